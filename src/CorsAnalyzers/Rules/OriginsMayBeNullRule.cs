using CorsAnalyzers.App;
using CorsAnalyzers.Options;
using CorsAnalyzers.Shared.HandOver;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Rules;

/// <summary>CORS207 (facts #28).</summary>
internal sealed class OriginsMayBeNullRule() : Rule(Description)
{
    private static readonly DiagnosticDescriptor Description = new(
        RuleIds.OriginsMayBeNull,
        "Missing configuration stops the app with an unclear error",
        "Where '{0}' is missing, {1} gets null and the app stops with an ArgumentNullException that does not say which setting is "
        + "missing. Throw an exception that names it.",
        RuleCategory.Reliability,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "Configuration gives null for a section that is not there, and the policy builder refuses null when the app starts. An exception "
        + "that names the setting saves whoever deploys the search.",
        RuleIds.Pages + RuleIds.OriginsMayBeNull + ".md");

    public override IEnumerable<Finding> Find(CorsApp app, AnalyzerOptions options)
    {
        foreach (var (_, variant) in app.Variants())
        {
            foreach (var origins in variant.ConfiguredOrigins.Where(origins => origins.MayBeNull))
            {
                yield return At(origins.At, origins.Key, origins.By.Name).With(new ConfigurationData(origins.Key));
            }
        }
    }
}
