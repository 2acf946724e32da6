using CorsAnalyzers.App;
using CorsAnalyzers.Options;
using CorsAnalyzers.Shared.HandOver;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Rules;

/// <summary>CORS101 (facts #20, #21).</summary>
internal sealed class AnyOriginWithCredentialsRule() : Rule(Description)
{
    private static readonly DiagnosticDescriptor Description = new(
        RuleIds.AnyOriginWithCredentials,
        "Any origin cannot be combined with credentials",
        "{0}: 'any origin' and credentials exclude each other. List the origins that may send cookies, or drop credentials.",
        RuleCategory.Security,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A policy that allows any origin and credentials is refused: the builder throws when the app starts, a CorsPolicy object throws "
        + "in every "
        + "request that has an Origin. Browsers would not accept such an answer either.",
        RuleIds.Pages + RuleIds.AnyOriginWithCredentials + ".md",
        RuleCategory.SecurityTags);

    public override IEnumerable<Finding> Find(CorsApp app, AnalyzerOptions options)
    {
        foreach (var (policy, variant) in app.Variants())
        {
            if (!variant.IsAnyOrigin || !variant.HasCredentials || (variant.IsObject && !policy.IsExposed))
            {
                continue;
            }

            var consequence = variant.IsObject
                ? "Every request from a web page of another origin fails with status 500 (ArgumentException)"
                : "The app stops with an InvalidOperationException when it starts";
            yield return At(variant.Origins.Entries[0], consequence)
                .With(new OpenPolicyData(app.SuggestOrigins(options), variant.OthersThan(null), variant.CredentialsBy?.At, UsedBy: null));
        }
    }
}
