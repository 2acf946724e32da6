using CorsAnalyzers.App;
using CorsAnalyzers.Options;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Rules;

/// <summary>CORS315 (facts #26).</summary>
internal sealed class LateServicesRule() : Rule(Description)
{
    private static readonly DiagnosticDescriptor Description = new(
        RuleIds.LateServices,
        "CORS services added after Build",
        "The app stops with an InvalidOperationException when it gets here: the services are read-only once Build was called. Call {0} "
        + "before Build.",
        RuleCategory.Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Build makes the container, and from then on nothing can be registered.",
        RuleIds.Pages + RuleIds.LateServices + ".md");

    public override IEnumerable<Finding> Find(CorsApp app, AnalyzerOptions options) =>
        app.Hosts.SelectMany(host => host.LateCorsServices).Select(call => At(call.At, call.Name));
}
