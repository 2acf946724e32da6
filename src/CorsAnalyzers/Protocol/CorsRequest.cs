namespace CorsAnalyzers.Protocol;

/// <summary>The part of a request that the CORS middleware looks at.</summary>
/// <param name="Method">The request's method; a preflight's is <c>OPTIONS</c>.</param>
/// <param name="Origin">The <c>Origin</c> header as sent; null if the request has none.</param>
/// <param name="RequestedMethod">The <c>Access-Control-Request-Method</c> header; null if the request has none.</param>
/// <param name="RequestedHeaders">The <c>Access-Control-Request-Headers</c> header; null if the request has none.</param>
internal sealed record CorsRequest(string Method, string? Origin, string? RequestedMethod = null, string? RequestedHeaders = null)
{
    /// <summary>Whether the middleware takes the request for a preflight and answers it itself.</summary>
    public bool IsPreflight => RequestedMethod is not null && string.Equals(Method, "OPTIONS", StringComparison.OrdinalIgnoreCase);
}
