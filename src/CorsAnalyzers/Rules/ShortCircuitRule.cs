using CorsAnalyzers.App;
using CorsAnalyzers.Options;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Rules;

/// <summary>CORS317 (facts #30).</summary>
internal sealed class ShortCircuitRule() : Rule(Description)
{
    private static readonly DiagnosticDescriptor Description = new(
        RuleIds.ShortCircuit,
        "A short-circuited endpoint cannot use CORS",
        "Every request to this endpoint fails with status 500: ShortCircuit runs it before all middleware, and its CORS metadata needs "
        + "UseCors. Drop one of the two.",
        RuleCategory.Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A short-circuited endpoint runs right behind routing. ASP.NET Core refuses to run one that asks for CORS, because the middleware "
        + "cannot have run.",
        RuleIds.Pages + RuleIds.ShortCircuit + ".md");

    public override IEnumerable<Finding> Find(CorsApp app, AnalyzerOptions options) => app.Hosts
        .SelectMany(host => host.Endpoints)
        .Where(endpoint => endpoint.ShortCircuit is not null && !endpoint.Metadata.IsEmpty)
        .Select(endpoint => At(endpoint.ShortCircuit!.At));
}
