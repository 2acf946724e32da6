using CorsAnalyzers.App;
using CorsAnalyzers.Evaluation;
using CorsAnalyzers.Evaluation.Values;

namespace CorsAnalyzers.Knowledge.AspNetCore;

/// <summary>A handler is asked what it answers to a request from an origin by a method.</summary>
/// <param name="observed">What it looks at on the way.</param>
/// <param name="origin">The value of the request's <c>Origin</c> header.</param>
/// <param name="method">The method; unknown where any may be meant.</param>
/// <param name="exchange">The number of the <see cref="ExchangeCell"/>.</param>
/// <param name="isEchoing">Whether the page that asks sends its own origin wherever it may choose a text.</param>
internal sealed class ExchangeInquiry(Observation observed, Value origin, Value method, int exchange, bool isEchoing) : Inquiry(observed, origin)
{
    /// <summary>
    /// A text that the page chooses: in the query, the route, a form or what is bound from them. In a run of its own it is the page's origin; where
    /// that run leaves a header that lets the page in, any page gets in.
    /// </summary>
    public Value? Chosen()
    {
        Observed.AsksForChoice = true;
        return isEchoing ? Subject : null;
    }

    public Value Method { get; } = method;

    public int Exchange { get; } = exchange;
}

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
internal sealed record HttpFacet(HttpPart Part) : Value
{
    public override void Escape(Evaluator evaluator)
    {
        if (Part == HttpPart.Next)
        {
            HttpExchanges.GoOn(evaluator);
        }
    }

    public override Value? Invoke(Evaluator evaluator, EquatableArray<Value> arguments) =>
        Part == HttpPart.Next ? HttpExchanges.GoOn(evaluator) : null;
}

/// <summary>What handlers have written into the response so far, by path.</summary>
internal sealed record ExchangeCell(EquatableArray<ResponseHead> Alternatives) : Cell
{
    public static readonly ExchangeCell Empty = new([new ResponseHead([], [])]);

    public ExchangeCell Select(Func<ResponseHead, ResponseHead> change) => new(Alternatives.Select(change).ToEquatableArray());

    // Of more paths than can be kept apart nobody knows which is taken.
    public override Cell Join(Cell? before, IReadOnlyList<OnPath<Cell>> paths) => new ExchangeCell(Joins.Alternatives(
        paths.Select(path => new OnPath<EquatableArray<ResponseHead>>(((ExchangeCell)path.What).Alternatives, path.When)),
        head => head.When,
        (head, when) => head with { When = when }) ?? [new ResponseHead([], [Assumption.UnseenCheckPassed])]);

    public override Cell Widen(Cell before) => this;

    public override Cell Escape(Evaluator evaluator) => this;
}

/// <summary>The headers of a response, and what the path to it takes for granted.</summary>
internal sealed record ResponseHead(EquatableArray<WrittenHeader> Headers, EquatableArray<Assumption> When)
{
    /// <summary>Whether the rest of the pipeline was run.</summary>
    public bool WentOn { get; init; }

    /// <summary>The status code that was set, if it is known.</summary>
    public int? Status { get; init; }

    public IEnumerable<WrittenHeader> Named(string name) => Headers.Where(header => header.Is(name));

    // Others are not kept: each that is written on some paths only would double what there is to keep.
    public ResponseHead Append(WrittenHeader header) => IsKept(header.Name) ? this with { Headers = Headers.Add(header) } : this;

    /// <summary>Whether a header has to do with CORS.</summary>
    public static bool IsKept(string name) =>
        name.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase) || name.Equals("Vary", StringComparison.OrdinalIgnoreCase);

    public ResponseHead Remove(string name) => this with { Headers = Headers.Where(other => !other.Is(name)).ToEquatableArray() };
}

/// <summary>A header that was written, and by which call.</summary>
internal sealed record WrittenHeader(string Name, Value Value, CallSite By)
{
    public bool Is(string name) => string.Equals(Name, name, StringComparison.OrdinalIgnoreCase);
}
