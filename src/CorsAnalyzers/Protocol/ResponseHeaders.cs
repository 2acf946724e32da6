namespace CorsAnalyzers.Protocol;

/// <summary>Response headers as the Fetch standard (§2.2.2) sees them. Names are compared without regard to case.</summary>
internal static class ResponseHeaders
{
    private static readonly ImmutableHashSet<string> Safelisted = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "Cache-Control", "Content-Language", "Content-Length", "Content-Type", "Expires", "Last-Modified", "Pragma");

    private static readonly ImmutableHashSet<string> ResponseOnly = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "Accept-Ranges", "Access-Control-Allow-Credentials", "Access-Control-Allow-Headers", "Access-Control-Allow-Methods",
        "Access-Control-Allow-Origin", "Access-Control-Allow-Private-Network", "Access-Control-Expose-Headers", "Access-Control-Max-Age",
        "Age", "Allow", "Clear-Site-Data", "Content-Security-Policy", "Cross-Origin-Embedder-Policy", "Cross-Origin-Opener-Policy",
        "Cross-Origin-Resource-Policy", "ETag", "Expires", "Last-Modified", "Location", "Permissions-Policy", "Proxy-Authenticate",
        "Referrer-Policy", "Retry-After", "Server", "Set-Cookie", "Strict-Transport-Security", "Timing-Allow-Origin", "Vary",
        "WWW-Authenticate", "X-Content-Type-Options", "X-Frame-Options", "X-Powered-By");

    /// <summary>A CORS-safelisted response-header name: a page may always read it.</summary>
    public static bool IsSafelisted(string? name) => name is not null && Safelisted.Contains(name);

    /// <summary>A forbidden response-header name: no page may ever read it, exposed or not.</summary>
    public static bool IsForbidden(string? name) =>
        string.Equals(name, "Set-Cookie", StringComparison.OrdinalIgnoreCase)
        || string.Equals(name, "Set-Cookie2", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether ASP.NET Core sends the header in answers to preflights only, which no page sees.</summary>
    public static bool IsOfPreflights(string? name) => name?.ToLowerInvariant()
        is "access-control-allow-headers" or "access-control-allow-methods" or "access-control-allow-private-network" or "access-control-max-age";

    /// <summary>Whether the name has a meaning in responses only, so that allowing it in requests does nothing (facts #71).</summary>
    public static bool IsResponseOnly(string? name) => name is not null && ResponseOnly.Contains(name);
}
