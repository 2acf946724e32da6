namespace CorsAnalyzers.Rules;

/// <summary>
/// What travels from a finding to its fix in <c>Diagnostic.Properties</c>: names as constants, values as text.
/// An index points into <c>Diagnostic.AdditionalLocations</c>. A property that does not apply is absent.
/// </summary>
internal static class FindingProperties
{
    /// <summary>Origins that a fix writes where it needs explicit ones, one a line.</summary>
    public const string Origins = "Origins";

    /// <summary>Where <see cref="Origins"/> come from: <c>approved</c> (option), <c>app</c> (another policy), <c>placeholder</c>.</summary>
    public const string OriginsSource = "OriginsSource";

    /// <summary>Explicit origins that the policy goes on to admit when the marked call or literal is removed, one a line; absent if none.</summary>
    public const string Remaining = "Remaining";

    /// <summary>Corrections of the marked literal: a choice a line, the literals of one choice separated by a blank.</summary>
    public const string Choices = "Choices";

    /// <summary>Index of the <c>AllowCredentials</c> call, or of the name <c>SupportsCredentials</c> where it is set.</summary>
    public const string CredentialsAt = "CredentialsAt";

    /// <summary>Index of the name of the <c>UseCors</c> call that puts the policy to use in Production; only when it is the one use.</summary>
    public const string UseAt = "UseAt";

    /// <summary>Index of <c>SetIsOriginAllowedToAllowWildcardSubdomains</c> when no pattern would be left for it.</summary>
    public const string WildcardCallAt = "WildcardCallAt";

    /// <summary>Index of the call that makes the marked one dead.</summary>
    public const string OverriddenByAt = "OverriddenByAt";

    /// <summary><c>true</c> if removing the overriding call instead would not open the policy.</summary>
    public const string OverrideIsRemovable = "OverrideIsRemovable";

    /// <summary>Index of the name of the first call on the policy's builder.</summary>
    public const string FirstCallAt = "FirstCallAt";

    /// <summary>Index of the constructor that copies a policy.</summary>
    public const string CopiedAt = "CopiedAt";

    /// <summary>The duration in whole seconds that was probably meant.</summary>
    public const string Seconds = "Seconds";

    /// <summary>Index of the call that a value from a settings file goes to.</summary>
    public const string ReadAt = "ReadAt";

    /// <summary>Names of policies that a fix may name, one a line.</summary>
    public const string PolicyNames = "PolicyNames";

    /// <summary><c>true</c> if a default policy is registered.</summary>
    public const string HasDefaultPolicy = "HasDefaultPolicy";

    /// <summary>Index of the call that adds authentication, if one does.</summary>
    public const string AuthenticationAt = "AuthenticationAt";

    /// <summary><c>true</c> if authentication is registered, without which <c>UseAuthentication</c> does not start.</summary>
    public const string HasAuthentication = "HasAuthentication";

    /// <summary>Index of the call in front of which the marked one belongs.</summary>
    public const string MoveBeforeAt = "MoveBeforeAt";

    /// <summary>The configuration key whose absence opens the policy.</summary>
    public const string ConfigurationKey = "ConfigurationKey";

    /// <summary>
    /// Domains that a check names and whose subdomains nobody but the owner can have, one a line: no public suffix is among them.
    /// </summary>
    public const string OwnDomains = "OwnDomains";

    /// <summary><c>true</c> if the app has a policy or the CORS middleware already.</summary>
    public const string HasPolicy = "HasPolicy";

    /// <summary>Index of the call behind which the marked one belongs.</summary>
    public const string MoveAfterAt = "MoveAfterAt";

    /// <summary>Index of the text that <c>DefaultPolicyName</c> is set to.</summary>
    public const string DefaultNameAt = "DefaultNameAt";

    /// <summary><c>true</c> if the marked attribute is on a handler of a Razor Page.</summary>
    public const string IsOnPageHandler = "IsOnPageHandler";

    /// <summary><c>true</c> if the marked call or attribute can go: something else does its work, or it does none.</summary>
    public const string IsRemovable = "IsRemovable";

    /// <summary><c>true</c> if the policy lets any origin in.</summary>
    public const string IsAnyOrigin = "IsAnyOrigin";

    /// <summary>Methods or headers that the policy lacks, one a line; <see cref="Credentials"/> stands for the call that allows those.</summary>
    public const string Missing = "Missing";

    /// <summary>The line of <see cref="Missing"/> that asks for <c>AllowCredentials</c>.</summary>
    public const string Credentials = "(credentials)";

    /// <summary>Index of the call that lets any origin in.</summary>
    public const string OpenedByAt = "OpenedByAt";

    /// <summary>Index of <c>UseRouting</c> where that belongs in front of the marked call.</summary>
    public const string RoutingAt = "RoutingAt";

    /// <summary>Index of the call that registers the policy.</summary>
    public const string RegisteredAt = "RegisteredAt";

    /// <summary>Index of the <c>AddCors</c> call that a missing policy can be added in.</summary>
    public const string AddCorsAt = "AddCorsAt";

    /// <summary>The name of the policy that is missing.</summary>
    public const string MissingPolicy = "MissingPolicy";

    /// <summary>Origins that only what is marked lets in, one a line; absent where they are not known.</summary>
    public const string OnlyHere = "OnlyHere";
}
