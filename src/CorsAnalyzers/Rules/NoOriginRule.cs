using CorsAnalyzers.App;
using CorsAnalyzers.Options;
using CorsAnalyzers.Shared.HandOver;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Rules;

/// <summary>CORS205 (facts #49).</summary>
internal sealed class NoOriginRule() : Rule(Description)
{
    private static readonly DiagnosticDescriptor Description = new(
        RuleIds.NoOrigin,
        "The policy allows no origin",
        "No web page of another origin is allowed to read anything under this policy: it names no origin. Add WithOrigins(…).",
        RuleCategory.Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Headers, methods and credentials only say what an allowed origin may do. A policy without an origin allows nobody.",
        RuleIds.Pages + RuleIds.NoOrigin + ".md");

    public override IEnumerable<Finding> Find(CorsApp app, AnalyzerOptions options)
    {
        foreach (var policy in app.Policies)
        {
            if (policy.Variants.All(variant =>
                variant is { Origins.IsKnownEmpty: true, Predicate: null, IsPredicateKnown: true, VariesByEnvironment: false }))
            {
                yield return At(policy.RegisteredBy.At)
                    .With(new EmptyPolicyData(app.SuggestOrigins(options), policy.FirstCall()));
            }
        }
    }
}
