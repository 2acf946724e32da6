using CorsAnalyzers.App;
using CorsAnalyzers.Options;
using CorsAnalyzers.Protocol;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Rules;

/// <summary>CORS109 (facts #9).</summary>
internal sealed class LoopbackWithCredentialsRule() : Rule(Description)
{
    private static readonly DiagnosticDescriptor Description = new(
        RuleIds.LoopbackWithCredentials,
        "A local origin is allowed with credentials in Production",
        "In Production too, any program that serves a page on '{0}' on a user's machine can call this API as that user. Allow it in Development only{1}.",
        RuleCategory.Security,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "Development servers, browser extensions' helpers and malware alike serve pages on localhost. In Production their origin should not be trusted "
        + "with the user's cookies.",
        RuleIds.Pages + RuleIds.LoopbackWithCredentials + ".md",
        RuleCategory.SecurityTags);

    public override IEnumerable<Finding> Find(CorsApp app, AnalyzerOptions options)
    {
        foreach (var (policy, variant) in app.ExposedVariants().Where(each => each.Variant.HasCredentials))
        {
            foreach (var (entry, origin) in variant.LiveOrigins().Where(each => IsLocal(each.Origin, variant.AllowsWildcards())))
            {
                var others = variant.OthersThan(entry).Where(other => !IsLoopback(other));
                yield return At(entry, entry.Text.Value!, origin.Origin is { Host: "localhost" } own && own.ToString() is "http://localhost" or "https://localhost" ? ", unless it is there for a Capacitor or Ionic app, whose pages have this origin" : string.Empty)
                    .WithLines(FindingProperties.Remaining, others)
                    .WithLocation(FindingProperties.UseAt, policy.OnlyUse(app));
            }
        }
    }

    private static bool IsLocal(ConfiguredOrigin origin, bool allowsWildcards) =>
        origin is { Kind: OriginKind.Exact, Origin: { IsLoopback: true, Scheme: "http" or "https" } } || (allowsWildcards && IsLocalPattern(origin));

    private static bool IsLocalPattern(ConfiguredOrigin origin) =>
        origin.Kind == OriginKind.SubdomainPattern && OriginPattern.BaseDomain(origin.Stored) is { } domain && Origin.IsLoopbackHost(domain);

    private static bool IsLoopback(string origin) => ConfiguredOrigin.Classify(origin, normalized: true) is var read && (read.Origin is { IsLoopback: true } || IsLocalPattern(read));
}
