using CorsAnalyzers.App;
using CorsAnalyzers.Options;
using CorsAnalyzers.Shared.HandOver;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Rules;

/// <summary>CORS306 (facts #31).</summary>
internal sealed class CorsAfterAuthorizationRule() : Rule(Description)
{
    private static readonly DiagnosticDescriptor Description = new(
        RuleIds.CorsAfterAuthorization,
        "UseCors behind UseAuthorization",
        "Answers 401 and 403 reach no page of another origin: UseAuthorization sends them before UseCors gets to write its headers{0}. "
        + "Call UseCors first.",
        RuleCategory.Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Middleware runs in the order in which it is added. What authorization refuses never gets to the CORS middleware behind it, so "
        + "the browser hides even the status from the script.",
        RuleIds.Pages + RuleIds.CorsAfterAuthorization + ".md");

    public override IEnumerable<Finding> Find(CorsApp app, AnalyzerOptions options)
    {
        foreach (var host in app.OrderedHosts())
        {
            foreach (var (first, cors) in host.CorsBehind(MiddlewareKind.Authorization))
            {
                yield return At(cors.By.At, host.PreflightsNeedUsers() ? ", and preflights get a 401" : string.Empty)
                    .With(new CallOrderData(CallMove.MarkedBefore, first.By.At));
            }
        }
    }
}
