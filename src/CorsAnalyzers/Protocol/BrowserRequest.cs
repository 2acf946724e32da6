namespace CorsAnalyzers.Protocol;

/// <summary>A request that a page's script makes to another origin with <c>fetch</c> in mode <c>cors</c>.</summary>
/// <param name="PageOrigin">The origin of the page, opaque for a sandboxed frame.</param>
/// <param name="Method">The method as the script writes it.</param>
/// <param name="Headers">The headers that the script sets, <c>Content-Type</c> among them.</param>
/// <param name="IsCredentialed">Whether the credentials mode is <c>include</c>.</param>
internal sealed record BrowserRequest(Origin PageOrigin, string Method, HeaderList Headers, bool IsCredentialed = false)
{
    /// <summary>The method on the wire.</summary>
    public string SentMethod => Methods.NormalizedByFetch(Method);

    /// <summary>A GET without headers of its own.</summary>
    public static BrowserRequest Get(Origin pageOrigin, bool isCredentialed = false) =>
        new(pageOrigin, "GET", HeaderList.Empty, isCredentialed);

    /// <summary>What the server's CORS middleware sees of the preflight (Fetch standard §4.9).</summary>
    public CorsRequest ToPreflight()
    {
        var names = RequestHeaders.UnsafeNames(Headers);
        return new("OPTIONS", PageOrigin.ToString(), SentMethod, names.Count == 0 ? null : string.Join(",", names));
    }

    /// <summary>What the server's CORS middleware sees of the request itself.</summary>
    public CorsRequest ToActual() => new(SentMethod, PageOrigin.ToString());
}
