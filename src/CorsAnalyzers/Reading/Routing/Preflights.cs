using CorsAnalyzers.App;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Reading.Routing;

/// <summary>Endpoints that are there to answer preflights by hand.</summary>
internal static class Preflights
{
    /// <summary>Whether a handler answers OPTIONS and names CORS headers: an OPTIONS endpoint may serve other ends.</summary>
    public static bool AreAnsweredBy(IMethodSymbol handler, Fact<EquatableArray<string>> methods, CancellationToken cancellation) =>
        methods is { IsKnown: true, Value: ["OPTIONS"] }
        && handler.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is { } syntax
        && syntax.DescendantTokens().Any(SourceIndex.NamesCorsHeader);
}
