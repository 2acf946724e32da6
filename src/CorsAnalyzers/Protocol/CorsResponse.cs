namespace CorsAnalyzers.Protocol;

/// <summary>What the CORS middleware makes of a request (facts §2).</summary>
/// <param name="Status">The status if the middleware ends the request itself; null where the rest of the pipeline decides.</param>
/// <param name="Headers">The headers that it adds to the response.</param>
/// <param name="Throws">The name of the exception type if it throws instead, which a server turns into status 500.</param>
internal sealed record CorsResponse(int? Status, HeaderList Headers, string? Throws = null)
{
    /// <summary>The middleware stands aside: the rest of the pipeline answers as if it were not there.</summary>
    public static CorsResponse PassedOn { get; } = new(null, HeaderList.Empty);

    /// <summary>
    /// The whole answer, as a browser gets it, when the rest of the pipeline would give <paramref name="pipelineStatus"/>.
    /// </summary>
    public BrowserResponse ToBrowserResponse(int pipelineStatus = 200) =>
        Throws is null ? new(Status ?? pipelineStatus, Headers) : new(500, HeaderList.Empty);
}
