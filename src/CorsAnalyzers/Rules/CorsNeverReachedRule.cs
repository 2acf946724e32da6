using CorsAnalyzers.App;
using CorsAnalyzers.Options;
using CorsAnalyzers.Shared.HandOver;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Rules;

/// <summary>CORS308 (facts #33).</summary>
internal sealed class CorsNeverReachedRule() : Rule(Description)
{
    private static readonly DiagnosticDescriptor Description = new(
        RuleIds.CorsNeverReached,
        "UseCors is never reached",
        "No CORS header is sent: {0} answers before UseCors gets its turn. Call UseCors first.",
        RuleCategory.Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "UseEndpoints runs the endpoint and Run answers every request; middleware behind them gets only what they leave, which is nothing.",
        RuleIds.Pages + RuleIds.CorsNeverReached + ".md");

    public override IEnumerable<Finding> Find(CorsApp app, AnalyzerOptions options) => app.OrderedHosts()
        .SelectMany(host => host.CorsBehind(MiddlewareKind.Endpoints, MiddlewareKind.LegacyMvc, MiddlewareKind.Terminal))
        .Where(each => !MayBePassedOn(each.First, each.Cors))
        .Select(each => At(each.Cors.By.At, each.First.By.Name).With(new CallOrderData(CallMove.MarkedBefore, each.First.By.At)));

    // What runs endpoints passes on the requests it has none for; a branch behind it may find some for them.
    private static bool MayBePassedOn(Middleware first, Middleware cors) =>
        first.Kind != MiddlewareKind.Terminal && first.Branch != cors.Branch;
}
