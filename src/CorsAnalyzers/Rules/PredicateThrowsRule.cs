using CorsAnalyzers.App;
using CorsAnalyzers.Options;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Rules;

/// <summary>CORS209 (facts #5).</summary>
internal sealed class PredicateThrowsRule() : Rule(Description)
{
    private static readonly DiagnosticDescriptor Description = new(
        RuleIds.PredicateThrows,
        "The origin check throws",
        "A request with 'Origin: {0}' fails with status 500, because this check throws{1}. Use Uri.TryCreate and answer false.",
        RuleCategory.Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The check gets whatever the Origin header says. 'null' is no URI and is sent by every sandboxed frame; an exception in the check "
        + "ends the request "
        + "with status 500 and an entry in the error log that anybody can cause.",
        RuleIds.Pages + RuleIds.PredicateThrows + ".md");

    public override IEnumerable<Finding> Find(CorsApp app, AnalyzerOptions options)
    {
        foreach (var (_, variant) in app.Variants())
        {
            if (variant is { IsAnyOrigin: false, Predicate: { Kind: PredicateKind.Custom, Failure: { } failure } predicate })
            {
                yield return At(predicate.By.At, failure.Origin, failure.Kind == ProbeKind.Null
                    ? "; any page can cause that from a sandboxed frame" : string.Empty);
            }
        }
    }
}
