using CorsAnalyzers.App;
using CorsAnalyzers.Options;
using CorsAnalyzers.Shared.HandOver;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Rules;

/// <summary>CORS311 (facts #60, #62).</summary>
internal sealed class CorsBehindResponderRule() : Rule(Description)
{
    private static readonly DiagnosticDescriptor Description = new(
        RuleIds.CorsBehindResponder,
        "UseCors behind middleware that answers itself",
        "{0}",
        RuleCategory.Reliability,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "Middleware that answers a request itself ends the way through the pipeline. What stands behind it, UseCors too, has no say in "
        + "that answer.",
        RuleIds.Pages + RuleIds.CorsBehindResponder + ".md");

    public override bool YieldsToOthers => true;

    public override IEnumerable<Finding> Find(CorsApp app, AnalyzerOptions options) => app.OrderedHosts().SelectMany(host => host
        .CorsBehind(host.ServesPages
            ? [MiddlewareKind.Responder, MiddlewareKind.Guard]
            : [MiddlewareKind.StaticFiles, MiddlewareKind.Responder, MiddlewareKind.Guard])
        .Select(each => At(each.Cors.By.At, Message(each.First)).With(new CallOrderData(CallMove.MarkedBefore, each.First.By.At))));

    private static string Message(Middleware first) => first.Kind switch
    {
        MiddlewareKind.StaticFiles =>
            $"Pages of other origins cannot read the files of {first.By.Name}: it serves them before UseCors gets its turn. If they are "
            + "meant to, call UseCors first.",
        MiddlewareKind.Guard =>
            $"Pages of other origins cannot see why {first.By.Name} refuses a request, and where it refuses a preflight they get nothing "
            + "at all: it answers before UseCors gets its turn. Call UseCors first.",
        _ => $"Pages of other origins cannot read what {first.By.Name} answers: it does so before UseCors gets its turn. If they are "
            + "meant to, call UseCors first.",
    };
}
