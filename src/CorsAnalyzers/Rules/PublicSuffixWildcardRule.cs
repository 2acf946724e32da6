using CorsAnalyzers.App;
using CorsAnalyzers.Options;
using CorsAnalyzers.Protocol;
using CorsAnalyzers.Shared.HandOver;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Rules;

/// <summary>CORS107 (facts #7).</summary>
internal sealed class PublicSuffixWildcardRule() : Rule(Description)
{
    private static readonly DiagnosticDescriptor Description = new(
        RuleIds.PublicSuffixWildcard,
        "Anyone can own a host that this pattern matches",
        "Anyone can get a host name under '{0}', and a page there can then {1}. List your own hosts.",
        RuleCategory.Security,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Under a public suffix such as com, co.uk, azurewebsites.net or github.io, anyone can register a name. A pattern over all of its "
        + "subdomains "
        + "allows whoever does.",
        RuleIds.Pages + RuleIds.PublicSuffixWildcard + ".md",
        RuleCategory.SecurityTags);

    public override IEnumerable<Finding> Find(CorsApp app, AnalyzerOptions options)
    {
        foreach (var (_, variant) in app.ExposedVariants().Where(each => each.Variant.AllowsWildcards()))
        {
            var patterns = variant.LiveOrigins().Where(each => each.Origin.Kind == OriginKind.SubdomainPattern).ToList();
            foreach (var (entry, origin) in patterns)
            {
                if (OriginPattern.BaseDomain(origin.Stored) is { } domain && PublicSuffix.IsOpenToStrangers(domain))
                {
                    var wildcardCall = patterns.Count == 1 ? variant.Predicate!.By.At : null;
                    yield return At(entry, domain, variant.Consequence())
                        .With(new OpenPatternData(app.SuggestOrigins(options), variant.OthersThan(entry), wildcardCall));
                }
            }
        }
    }
}
