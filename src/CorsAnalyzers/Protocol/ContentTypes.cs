namespace CorsAnalyzers.Protocol;

/// <summary>Media types of request bodies, as far as they decide about a preflight.</summary>
internal static class ContentTypes
{
    /// <summary>
    /// Whether a <c>Content-Type</c> goes without a preflight: the three types an HTML form can send, with any parameters
    /// (Fetch standard §2.2.2, CORS-safelisted request-header).
    /// </summary>
    public static bool IsSafelisted(string? contentType)
    {
        if (contentType is null || contentType.Any(RequestHeaders.IsUnsafeByte))
        {
            return false;
        }

        var essence = contentType.Split(';')[0].Trim(' ', '\t', '\r', '\n').ToLowerInvariant();
        return essence is "application/x-www-form-urlencoded" or "multipart/form-data" or "text/plain";
    }
}
