using CorsAnalyzers.App;
using CorsAnalyzers.Options;
using CorsAnalyzers.Shared.HandOver;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Rules;

/// <summary>CORS206 (facts #54).</summary>
internal sealed class CopiedPredicateRule() : Rule(Description)
{
    private static readonly DiagnosticDescriptor Description = new(
        RuleIds.CopiedPredicate,
        "Origins added to a copied policy are ignored",
        "The origins added here are never looked at: the new builder keeps the check of the policy it was copied from, which goes by that "
        + "policy's origins. Build the policy anew.",
        RuleCategory.Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The constructor CorsPolicyBuilder(policy) copies the lists and also the predicate, and the predicate is bound to the old "
        + "policy's list.",
        RuleIds.Pages + RuleIds.CopiedPredicate + ".md");

    public override IEnumerable<Finding> Find(CorsApp app, AnalyzerOptions options)
    {
        foreach (var (_, variant) in app.Variants())
        {
            if (variant is not { IsAnyOrigin: false, Predicate: { Kind: PredicateKind.Copied } copied })
            {
                continue;
            }

            var afterCopy = variant.Calls.SkipWhile(call => call != copied.By).Skip(1).ToList();
            foreach (var call in variant.Origins.Entries.Select(entry => entry.By).Distinct().Where(afterCopy.Contains))
            {
                yield return At(call.At).With(new CopiedPolicyData(copied.By.At));
            }
        }
    }
}
