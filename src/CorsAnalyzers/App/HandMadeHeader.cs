namespace CorsAnalyzers.App;

/// <summary><c>Access-Control-Allow-Origin</c> written by code of the app instead of the CORS middleware.</summary>
/// <param name="By">The write.</param>
/// <param name="Check">Which origins get themselves back as the value; no answers where the value does not depend on the origin.</param>
/// <param name="Fixed">The value, where it is always the same.</param>
internal sealed record HandMadeHeader(CallSite By, OriginPredicate Check, string? Fixed)
{
    /// <summary>Whether <c>Access-Control-Allow-Credentials: true</c> is written too.</summary>
    public bool HasCredentials { get; init; }

    /// <summary>Whether <c>Vary: Origin</c> is written too.</summary>
    public bool HasVary { get; init; }

    /// <summary>Whether more than one value is written.</summary>
    public bool IsRepeated { get; init; }

    /// <summary>Whether it is written to static files only, which are public as a rule.</summary>
    public bool IsOnStaticFiles { get; init; }
}
