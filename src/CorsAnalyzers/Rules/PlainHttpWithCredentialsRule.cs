using CorsAnalyzers.App;
using CorsAnalyzers.Options;
using CorsAnalyzers.Protocol;
using CorsAnalyzers.Shared.HandOver;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Rules;

/// <summary>CORS108 (facts #8).</summary>
internal sealed class PlainHttpWithCredentialsRule() : Rule(Description)
{
    private static readonly DiagnosticDescriptor Description = new(
        RuleIds.PlainHttpWithCredentials,
        "A plain-http origin is allowed with credentials",
        "Whoever controls the network between a user and '{0}' (a public Wi-Fi, say) can put a script into that page and call this API as "
        + "the user. Allow '{1}' instead.",
        RuleCategory.Security,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A page that came over plain http can be changed on its way. If its origin is trusted with credentials, whoever changes it acts "
        + "as the user.",
        RuleIds.Pages + RuleIds.PlainHttpWithCredentials + ".md",
        RuleCategory.SecurityTags);

    public override IEnumerable<Finding> Find(CorsApp app, AnalyzerOptions options)
    {
        foreach (var (_, variant) in app.ExposedVariants().Where(each => each.Variant.HasCredentials))
        {
            foreach (var (entry, origin) in variant.LiveOrigins().Where(each => IsPlainHttp(each.Origin, variant)))
            {
                var secure = "https" + entry.Text.Value!.Substring("http".Length);
                yield return At(entry, entry.Text.Value!, secure).With(CorrectionsData.Of([secure]));
            }
        }
    }

    private static bool IsPlainHttp(ConfiguredOrigin origin, PolicyVariant variant) => origin.Kind switch
    {
        OriginKind.Exact => origin.Origin is { IsPlainHttp: true, IsLoopback: false },
        OriginKind.SubdomainPattern => variant.AllowsWildcards()
            && origin.Stored.StartsWith("http://", StringComparison.Ordinal)
            && OriginPattern.BaseDomain(origin.Stored) is { } domain && !Origin.IsLoopbackHost(domain),
        _ => false,
    };
}
