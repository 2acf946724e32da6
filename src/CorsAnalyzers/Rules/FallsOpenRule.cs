using CorsAnalyzers.App;
using CorsAnalyzers.Options;
using CorsAnalyzers.Shared.HandOver;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Rules;

/// <summary>CORS104 (facts #10).</summary>
internal sealed class FallsOpenRule() : Rule(Description)
{
    private static readonly DiagnosticDescriptor Description = new(
        RuleIds.FallsOpen,
        "Missing configuration opens the API to every origin",
        "Where '{0}' is missing, every website can {1}. A typo or a forgotten setting opens the API without anybody noticing: stop at "
        + "start-up instead.",
        RuleCategory.Security,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A fallback should be closed. When the list of origins comes from configuration and its absence means 'any origin', one "
        + "deployment without "
        + "that setting is open to every website, and nothing tells.",
        RuleIds.Pages + RuleIds.FallsOpen + ".md",
        RuleCategory.SecurityTags);

    public override IEnumerable<Finding> Find(CorsApp app, AnalyzerOptions options)
    {
        foreach (var (policy, variant) in app.ExposedVariants())
        {
            if (variant.IsOpen && policy.OpenedByMissing(variant) is { } key && !(variant.IsAnyOrigin && variant.HasCredentials))
            {
                yield return At(
                        variant.IsAnyOrigin ? variant.Origins.Entries[0].At : variant.Predicate!.By.At,
                        key,
                        variant.Consequence())
                    .With(new ConfigurationData(key));
            }
        }
    }
}
