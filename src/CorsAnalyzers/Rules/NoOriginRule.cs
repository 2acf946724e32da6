using CorsAnalyzers.App;
using CorsAnalyzers.Options;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Rules;

/// <summary>CORS205 (facts #49).</summary>
internal sealed class NoOriginRule() : Rule(Description)
{
    private static readonly DiagnosticDescriptor Description = new(
        RuleIds.NoOrigin,
        "The policy allows no origin",
        "No web page of another origin is allowed to read anything under this policy: {0}",
        RuleCategory.Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Headers, methods and credentials only say what an allowed origin may do. A policy without an origin allows nobody.",
        RuleIds.Pages + RuleIds.NoOrigin + ".md");

    public override IEnumerable<Finding> Find(CorsApp app, AnalyzerOptions options)
    {
        foreach (var policy in app.Policies)
        {
            if (policy.Variants.All(variant => variant is { Origins.IsKnownEmpty: true, Predicate: null, IsPredicateKnown: true, VariesByEnvironment: false }))
            {
                var finding = At(policy.RegisteredBy.At, "it names no origin. Add WithOrigins(…).")
                    .WithOrigins(app, options)
                    .WithLocation(FindingProperties.FirstCallAt, policy.FirstCall());
                yield return IsMeant(policy) ? finding with { Severity = DiagnosticSeverity.Info } : finding;
            }
            else if (policy.Variants.All(HasOnlyStars))
            {
                // What would be left of it without one of the stars is open to everybody, so that there is no fix.
                yield return At(policy.Variants[0].Origins.Entries.Last(), "'*' means any origin only while it stands there once. Name the origins instead.");
            }
        }
    }

    // Nobody writes an empty list, or calls a policy so, by mistake.
    private static bool IsMeant(Policy policy) =>
        policy.Variants.All(variant => variant.Calls.Any(call => call.Name == "WithOrigins"))
        || (policy.Name is { IsKnown: true, Value: { } name } && ClosedWords.Any(word => name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0));

    private static readonly string[] ClosedWords = ["deny", "disallow", "disable", "block", "forbid", "closed", "nobody", "none", "noCors", "no-cors"];

    private static bool HasOnlyStars(PolicyVariant variant) =>
        variant is { Origins: { IsAny: false, IsKnownEmpty: false, IsOpenEnded: false }, Predicate: null or { Kind: PredicateKind.WildcardSubdomains }, IsPredicateKnown: true }
        && variant.Origins.Entries.All(entry => entry.Text.Is("*"));
}
