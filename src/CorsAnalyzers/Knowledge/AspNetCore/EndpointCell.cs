using CorsAnalyzers.App;
using CorsAnalyzers.Evaluation;
using CorsAnalyzers.Evaluation.Values;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Knowledge.AspNetCore;

/// <summary>What a call such as <c>MapGet</c> or <c>MapControllers</c> adds.</summary>
internal enum EndpointSource
{
    Handler,
    AttributeRoutedControllers,
    ConventionalControllers,
    Hub,
    Grpc,
}

/// <summary>An endpoint or a group of them while it is being configured.</summary>
/// <param name="Endpoint">What the calls about it have said so far.</param>
/// <param name="Group">The number of the group's cell that it is added to.</param>
/// <param name="IsGroup">Whether it is a group itself.</param>
internal sealed record EndpointCell(Endpoint Endpoint, int? Group, bool IsGroup) : Cell
{
    public EndpointSource Source { get; init; }

    /// <summary>The route as it is written; null where it is not known.</summary>
    public string? Pattern { get; init; }

    /// <summary>The handler, or the class of the hub or service.</summary>
    public ISymbol? Handler { get; init; }

    public bool IsGrpcWeb { get; init; }

    // What only some paths say about an endpoint is metadata that it may have; of the rest, what all of them say.
    public override Cell Join(Cell? before, IReadOnlyList<OnPath<Cell>> paths)
    {
        var all = paths.Select(path => ((EndpointCell)path.What).Endpoint).ToList();
        return this with
        {
            Endpoint = Endpoint with
            {
                Metadata = all.SelectMany(path => path.Metadata).GroupBy(each => each.By)
                    .Select(same => all.All(path => path.Metadata.Contains(same.First())) ? same.First() : same.First() with { IsCertain = false })
                    .ToEquatableArray(),
                Access = all.All(path => path.Access == Endpoint.Access) ? Endpoint.Access : Access.Unsaid,
                ShortCircuit = all.All(path => path.ShortCircuit is not null) ? Endpoint.ShortCircuit : null,
            },
            IsGrpcWeb = paths.All(path => ((EndpointCell)path.What).IsGrpcWeb),
        };
    }

    public override Cell Widen(Cell before) => this;

    public override Cell Escape(Evaluator evaluator) => this;
}
