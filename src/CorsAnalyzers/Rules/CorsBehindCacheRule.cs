using CorsAnalyzers.App;
using CorsAnalyzers.Options;
using CorsAnalyzers.Shared.HandOver;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Rules;

/// <summary>CORS309 (facts #58, #59).</summary>
internal sealed class CorsBehindCacheRule() : Rule(Description)
{
    private static readonly DiagnosticDescriptor Description = new(
        RuleIds.CorsBehindCache,
        "UseCors behind a cache",
        "Answers from the cache have no CORS headers, so browsers refuse them: {0} stores answers before UseCors writes its headers. Call "
        + "UseCors first.",
        RuleCategory.Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The first answer is right and every cached one is not, whatever origin asks. In front of the cache, UseCors writes the headers "
        + "anew for each request.",
        RuleIds.Pages + RuleIds.CorsBehindCache + ".md");

    public override IEnumerable<Finding> Find(CorsApp app, AnalyzerOptions options) => app.OrderedHosts()
        .SelectMany(host => host.CorsBehind(MiddlewareKind.ResponseCaching))
        .Select(each => At(each.Cors.By.At, each.First.By.Name).With(new CallOrderData(CallMove.MarkedBefore, each.First.By.At)));
}
