using CorsAnalyzers.App;
using CorsAnalyzers.Options;
using CorsAnalyzers.Protocol;
using CorsAnalyzers.Shared.HandOver;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Rules;

/// <summary>CORS109 (facts #9).</summary>
internal sealed class LoopbackWithCredentialsRule() : Rule(Description)
{
    private static readonly DiagnosticDescriptor Description = new(
        RuleIds.LoopbackWithCredentials,
        "A local origin is allowed with credentials in Production",
        "In Production too, any program that serves a page on '{0}' on a user's machine can call this API as that user. Allow it in "
        + "Development only.",
        RuleCategory.Security,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "Development servers, browser extensions' helpers and malware alike serve pages on localhost. In Production their origin should "
        + "not be trusted "
        + "with the user's cookies.",
        RuleIds.Pages + RuleIds.LoopbackWithCredentials + ".md",
        RuleCategory.SecurityTags);

    public override IEnumerable<Finding> Find(CorsApp app, AnalyzerOptions options)
    {
        foreach (var (policy, variant) in app.ExposedVariants().Where(each => each.Variant.HasCredentials))
        {
            foreach (var (entry, _) in variant.LiveOrigins()
                .Where(each => each.Origin is { Kind: OriginKind.Exact, Origin: { IsLoopback: true, Scheme: "http" or "https" } }))
            {
                var others = variant.OthersThan(entry).Where(other => !IsLoopback(other));
                yield return At(entry, entry.Text.Value!)
                    .With(new LoopbackOriginData([.. others], policy.OnlyUse(app)));
            }
        }
    }

    private static bool IsLoopback(string origin) => ConfiguredOrigin.Classify(origin, normalized: true).Origin is { IsLoopback: true };
}
