using CorsAnalyzers.App;

namespace CorsAnalyzers.Reading.Framework;

/// <summary>Which scheme a registration adds, by what it is called: most schemes live in packages of their own.</summary>
internal static class AuthenticationCalls
{
    public static Authentication Of(string call) => call switch
    {
        "AddJwtBearer" or "AddBearerToken" or "AddMicrosoftIdentityWebApi" or "AddMicrosoftIdentityWebApiAuthentication" => Authentication.Bearer,
        "AddCookie" or "AddIdentity" or "AddDefaultIdentity" or "AddIdentityCookies" or "AddOpenIdConnect" or "AddMicrosoftIdentityWebApp" or "AddMicrosoftIdentityWebAppAuthentication"
            or "AddNegotiate" or "AddCertificate" => Authentication.Cookies,
        "AddIdentityApiEndpoints" => Authentication.Bearer | Authentication.Cookies,
        "AddScheme" or "AddRemoteScheme" or "AddPolicyScheme" => Authentication.Other,
        _ => Authentication.None,
    };
}
