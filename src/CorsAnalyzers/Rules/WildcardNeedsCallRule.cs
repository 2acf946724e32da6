using CorsAnalyzers.App;
using CorsAnalyzers.Options;
using CorsAnalyzers.Protocol;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Rules;

/// <summary>CORS202 (facts #38, #39).</summary>
internal sealed class WildcardNeedsCallRule() : Rule(Description)
{
    private static readonly DiagnosticDescriptor Description = new(
        RuleIds.WildcardNeedsCall,
        "A subdomain pattern and the call that enables it go together",
        "{0}",
        RuleCategory.Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "'https://*.example.com' stands for all subdomains only if the policy calls SetIsOriginAllowedToAllowWildcardSubdomains; without it the star is "
        + "a literal star. The call without such a pattern changes nothing.",
        RuleIds.Pages + RuleIds.WildcardNeedsCall + ".md");

    public override IEnumerable<Finding> Find(CorsApp app, AnalyzerOptions options)
    {
        foreach (var (_, variant) in app.Variants())
        {
            var patterns = variant.LiveOrigins().Where(each => each.Origin.Kind == OriginKind.SubdomainPattern);
            if (!variant.AllowsWildcards())
            {
                foreach (var (entry, origin) in patterns)
                {
                    yield return At(entry, $"No subdomain is allowed by '{origin.Text}': the '*' is taken literally until the policy calls SetIsOriginAllowedToAllowWildcardSubdomains()");
                }
            }
            else if (!variant.IsAnyOrigin && !variant.VariesByEnvironment && !variant.Origins.IsOpenEnded && variant.Origins.Entries.All(IsKnownWithoutPattern))
            {
                // Nobody gets in or stays out by that.
                yield return At(variant.Predicate!.By.At, "SetIsOriginAllowedToAllowWildcardSubdomains changes nothing: no origin of this policy starts with 'https://*.' or another scheme and '*.'") with { Severity = DiagnosticSeverity.Info };
            }
        }
    }

    private static bool IsKnownWithoutPattern(Entry entry) => entry.Text.IsKnown && !OriginPattern.IsPattern(entry.Text.Value!);
}
