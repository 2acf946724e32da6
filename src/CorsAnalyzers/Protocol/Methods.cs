namespace CorsAnalyzers.Protocol;

/// <summary>Request methods as the Fetch standard (§2.2.1) sees them. Comparison is case-sensitive wherever a preflight compares.</summary>
internal static class Methods
{
    /// <summary>Whether the text can be a method at all.</summary>
    public static bool IsToken(string? method) => Token.IsValid(method);

    /// <summary>A CORS-safelisted method: the preflight never refuses it, whatever the policy lists.</summary>
    public static bool IsSafelisted(string? method) => method is "GET" or "HEAD" or "POST";

    /// <summary>A forbidden method: no script can send it, in any case of letters.</summary>
    public static bool IsForbidden(string? method) => method?.ToUpperInvariant() is "CONNECT" or "TRACE" or "TRACK";

    /// <summary>
    /// What <c>fetch</c> and <c>XMLHttpRequest</c> send for a method: six are upper-cased, all others — PATCH too — stay as written.
    /// </summary>
    public static string NormalizedByFetch(string method) => method.ToUpperInvariant() switch
    {
        var upper and ("DELETE" or "GET" or "HEAD" or "OPTIONS" or "POST" or "PUT") => upper,
        _ => method,
    };
}
