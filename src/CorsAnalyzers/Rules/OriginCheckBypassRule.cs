using CorsAnalyzers.App;
using CorsAnalyzers.Options;
using CorsAnalyzers.Protocol;
using CorsAnalyzers.Shared.HandOver;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Rules;

/// <summary>CORS105 (facts #4, #5).</summary>
internal sealed class OriginCheckBypassRule() : Rule(Description)
{
    private static readonly DiagnosticDescriptor Description = new(
        RuleIds.OriginCheckBypass,
        "The origin check can be bypassed",
        "'{0}' passes this check, and {1} can {2}. Compare scheme and host exactly, or list the origins.",
        RuleCategory.Security,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "An origin is scheme, host and port in one string, and comparing a part of it lets others in: 'EndsWith' those who own a longer "
        + "name, "
        + "'StartsWith' those who put it in front of their own, 'Contains' both. The check was run on such origins, and the one named "
        + "here passed.",
        RuleIds.Pages + RuleIds.OriginCheckBypass + ".md",
        RuleCategory.SecurityTags);

    public override IEnumerable<Finding> Find(CorsApp app, AnalyzerOptions options)
    {
        foreach (var (policy, variant) in app.ExposedVariants())
        {
            if (variant is not { IsAnyOrigin: false, Predicate: { Kind: PredicateKind.Custom } predicate }
                || Witness(variant, predicate) is not var (origin, who))
            {
                continue;
            }

            yield return At(predicate.By.At, origin, who, variant.Consequence())
                .WithRelated(policy.OnlyUse(app))
                .With(new OriginCheckData(
                    app.SuggestOrigins(options, predicate, variant.HasCredentials), variant.OthersThan(null), [.. OwnDomains(predicate)]));
        }
    }

    /// <summary>Domains that the check names, from the whole host to the shortest that strangers cannot register below.</summary>
    private static IEnumerable<string> OwnDomains(OriginPredicate predicate) => predicate.Answers
        .Select(answer => answer.Probe.Resembles)
        .OfType<string>()
        .Distinct()
        .SelectMany(ParentsAndSelf)
        .Where(domain => PublicSuffix.RegistrableDomain(domain) is not null && !PublicSuffix.IsOpenToStrangers(domain))
        .Distinct();

    private static IEnumerable<string> ParentsAndSelf(string host)
    {
        for (var at = 0; at >= 0; at = host.IndexOf('.', at) is var dot and >= 0 ? dot + 1 : -1)
        {
            yield return host.Substring(at);
        }
    }

    private static (string Origin, string Who)? Witness(PolicyVariant variant, OriginPredicate predicate) =>
        predicate.Intruder is { } intruder ? (intruder.Origin, "whoever owns it")
        : variant.HasCredentials
        && predicate.PlainHttp is { } plain ? (plain.Origin, "whoever controls the network between a user and that page")
        : null;
}
