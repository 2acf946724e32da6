namespace CorsAnalyzers.Protocol;

/// <summary>A response as it reaches the browser.</summary>
internal sealed record BrowserResponse(int Status, HeaderList Headers)
{
    /// <summary>Whether a preflight with this status can succeed: an ok status of the Fetch standard.</summary>
    public bool IsOk => Status is >= 200 and <= 299;

    /// <summary>Whether it is one of the five redirects that a browser follows.</summary>
    public bool IsRedirect => Status is 301 or 302 or 303 or 307 or 308;
}
