namespace CorsAnalyzers.Protocol;

/// <summary>What <c>CorsPolicyBuilder.WithOrigins</c> does to a string before it keeps it (facts §1.2).</summary>
internal static class OriginNormalization
{
    /// <summary>
    /// The stored string. http and https URIs whose host has another form in DNS than in writing — international names and, less
    /// obviously, IPv6 addresses — are reduced to scheme, that host and non-default port. Everything else is lower-cased and kept, flaws
    /// included. Null where <c>WithOrigins</c> throws <see cref="UriFormatException"/>.
    /// </summary>
    public static string? Normalize(string text)
    {
        if (!BoundedUri.TryCreate(text, out var uri) || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps))
        {
            return text.ToLowerInvariant();
        }

        try
        {
            return uri.IdnHost == uri.Host
                ? text.ToLowerInvariant()
                : new UriBuilder(uri.Scheme, uri.IdnHost, uri.Port)
                    .Uri.GetComponents(UriComponents.SchemeAndServer, UriFormat.Unescaped);
        }
        catch (UriFormatException)
        {
            return null;
        }
    }
}
