using CorsAnalyzers.App;
using CorsAnalyzers.Options;
using CorsAnalyzers.Shared.HandOver;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Rules;

/// <summary>CORS103 (facts #2, #3, #11).</summary>
internal sealed class AnyOriginRule() : Rule(Description)
{
    private static readonly DiagnosticDescriptor Description = new(
        RuleIds.AnyOrigin,
        "Any origin may read responses",
        "Every website can read what this API answers to its visitors' browsers{0}. List the origins that may, or allow this in "
        + "Development only.",
        RuleCategory.Security,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "With any origin allowed, a script on any page can read the responses that the visitor's browser gets, also from addresses that "
        + "only the "
        + "visitor can reach. That is right for truly public data (name such policies in cors_analyzers.public_policies) and wrong for "
        + "everything else.",
        RuleIds.Pages + RuleIds.AnyOrigin + ".md",
        RuleCategory.SecurityTags);

    public override IEnumerable<Finding> Find(CorsApp app, AnalyzerOptions options)
    {
        foreach (var (policy, variant) in app.ExposedVariants())
        {
            if (!variant.IsOpen
                || variant.HasCredentials
                || policy.OpenedByMissing(variant) is not null
                || (policy.Name.IsKnown && options.PublicPolicies.Contains(policy.Name.Value!)))
            {
                continue;
            }

            var finding = variant.IsAnyOrigin
                ? At(variant.Origins.Entries[0], string.Empty)
                : At(variant.Predicate!.By.At, ": the check accepts any origin, 'https://evil.test' included");
            yield return finding
                .With(new OpenPolicyData(app.SuggestOrigins(options), variant.OthersThan(null), CredentialsBy: null, policy.OnlyUse(app)));
        }
    }
}
