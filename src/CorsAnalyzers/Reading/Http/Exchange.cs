using CorsAnalyzers.App;
using CorsAnalyzers.Reading.Values;

namespace CorsAnalyzers.Reading.Http;

internal enum HttpPart
{
    Context,
    Request,
    Response,
    RequestHeaders,
    ResponseHeaders,

    /// <summary>The rest of the pipeline, as middleware is given it.</summary>
    Next,
}

/// <summary>A part of the one exchange that a handler is run on.</summary>
internal sealed record HttpFacet(HttpPart Part) : Value;

/// <summary>What handlers have written into the response so far, by path.</summary>
internal sealed record ExchangeCell(EquatableArray<ResponseHead> Alternatives) : Cell
{
    public static readonly ExchangeCell Empty = new([new ResponseHead([], [])]);

    public ExchangeCell Select(Func<ResponseHead, ResponseHead> change) => new(Alternatives.Select(change).ToEquatableArray());
}

/// <summary>The headers of a response, and what the path to it takes for granted.</summary>
internal sealed record ResponseHead(EquatableArray<WrittenHeader> Headers, EquatableArray<Assumption> When)
{
    /// <summary>Whether the rest of the pipeline was run.</summary>
    public bool WentOn { get; init; }

    /// <summary>The status code that was set, if it is known.</summary>
    public int? Status { get; init; }

    public IEnumerable<WrittenHeader> Named(string name) => Headers.Where(header => string.Equals(header.Name, name, StringComparison.OrdinalIgnoreCase));

    public ResponseHead Set(WrittenHeader header) => this with { Headers = Headers.Where(other => !string.Equals(other.Name, header.Name, StringComparison.OrdinalIgnoreCase)).ToEquatableArray().Add(header) };

    public ResponseHead Append(WrittenHeader header) => this with { Headers = Headers.Add(header) };

    public ResponseHead Remove(string name) => this with { Headers = Headers.Where(other => !string.Equals(other.Name, name, StringComparison.OrdinalIgnoreCase)).ToEquatableArray() };
}

internal sealed record WrittenHeader(string Name, Value Value, CallSite By);
