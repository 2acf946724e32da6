using CorsAnalyzers.App;
using CorsAnalyzers.Options;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Rules;

/// <summary>CORS208 (facts #37).</summary>
internal sealed class SplitWithoutTrimRule() : Rule(Description)
{
    private static readonly DiagnosticDescriptor Description = new(
        RuleIds.SplitWithoutTrim,
        "A list of origins is split without trimming",
        "A blank in '{0}', as in 'https://a.example, https://b.example', makes an origin that never matches: {1} leaves it there. Trim "
        + "the parts.",
        RuleCategory.Reliability,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "Lists are written with a blank behind the comma more often than not. Split keeps it, nothing trims it, and an origin with a "
        + "blank in front matches no browser's.",
        RuleIds.Pages + RuleIds.SplitWithoutTrim + ".md");

    public override IEnumerable<Finding> Find(CorsApp app, AnalyzerOptions options)
    {
        foreach (var (_, variant) in app.Variants())
        {
            foreach (var origins in variant.ConfiguredOrigins)
            {
                if (origins.SplitAt is { } at)
                {
                    yield return At(at, origins.Key, "Split");
                }
            }
        }
    }
}
