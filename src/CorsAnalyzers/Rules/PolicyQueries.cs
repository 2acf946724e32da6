using CorsAnalyzers.App;
using CorsAnalyzers.Options;
using CorsAnalyzers.Protocol;
using CorsAnalyzers.Shared.HandOver;

namespace CorsAnalyzers.Rules;

/// <summary>Questions that several rules ask of a policy.</summary>
internal static class PolicyQueries
{
    /// <summary>Every state of every policy.</summary>
    public static IEnumerable<(Policy Policy, PolicyVariant Variant)> Variants(this CorsApp app) =>
        app.Policies.SelectMany(policy => policy.Variants.Select(variant => (policy, variant)));

    /// <summary>Every state of every policy that may answer a browser.</summary>
    public static IEnumerable<(Policy Policy, PolicyVariant Variant)> ExposedVariants(this CorsApp app) =>
        app.Variants().Where(each => each.Policy.IsExposed);

    /// <summary>The origins that the list decides about: none if it is a lone star or a predicate decides instead.</summary>
    public static IEnumerable<(Entry Entry, ConfiguredOrigin Origin)> LiveOrigins(this PolicyVariant variant) =>
        variant.IsAnyOrigin || !variant.IsPredicateKnown || variant.Predicate is { Kind: not PredicateKind.WildcardSubdomains }
            ? []
            : variant.Origins.Known.Select(entry => (entry, ConfiguredOrigin.Read(entry.Text.Value, entry.IsNormalized)));

    /// <summary>
    /// The configuration key whose absence opens this variant of the policy. A key that is missing while the policy is as open with it has
    /// nothing to do with that.
    /// </summary>
    public static string? OpenedByMissing(this Policy policy, PolicyVariant variant) => variant.When
        .Where(assumption => assumption is { IsMissing: true, IsOfUnseenCheck: false })
        .Select(assumption => assumption.Key)
        .FirstOrDefault(key => !policy.Variants.Any(other => other.IsOpen && other.When.Contains(Assumption.Present(key))));

    /// <summary>A sentence with what to write instead; empty where that is not known.</summary>
    public static string Proposal(this ConfiguredOrigin origin)
    {
        var choices = origin.Corrections.Select(choice => string.Join(", ", choice.Select(literal => $"'{literal}'")));
        return origin.Corrections.IsEmpty ? string.Empty : $" Write {string.Join(" or ", choices)}.";
    }

    /// <summary>The same for a fix.</summary>
    public static CorrectionsData Choices(this ConfiguredOrigin origin) => new([.. origin.Corrections.Select(choice => choice.ToArray())]);

    /// <summary>What an origin that is let in by mistake can do, for a message.</summary>
    public static string Consequence(this PolicyVariant variant) =>
        variant.HasCredentials ? "call this API as the signed-in user and read the answers" : "read what this API answers";

    /// <summary>Whether it is there for pages of the developer's own machine.</summary>
    public static bool AdmitsOnlyLoopback(this PolicyVariant variant) =>
        !variant.Origins.IsOpenEnded && variant.Origins.Entries.All(entry => entry.Text.IsKnown)
        && variant.LiveOrigins().ToList() is { Count: > 0 } live && live.All(each => each.Origin.Origin is { IsLoopback: true });

    public static bool AllowsWildcards(this PolicyVariant variant) => variant.Predicate is { Kind: PredicateKind.WildcardSubdomains };

    /// <summary>The exact origins that go on being allowed when this entry is gone.</summary>
    public static string[] OthersThan(this PolicyVariant variant, Entry? gone) =>
    [
        .. variant.Origins.Known
            .Concat(variant.DiscardedOrigins.Where(entry => entry.Text.IsKnown))
            .Where(entry =>
                entry != gone && !entry.Text.Is("*") && IsExplicit(ConfiguredOrigin.Classify(entry.Text.Value!, entry.IsNormalized).Kind))
            .Select(entry => entry.Text.Value!)
            .Distinct(),
    ];

    /// <summary>Whether it names an origin, or those below a domain.</summary>
    public static bool IsExplicit(OriginKind kind) => kind is OriginKind.Exact or OriginKind.SubdomainPattern;

    /// <summary>The place of the one <c>UseCors</c> that puts a policy to use.</summary>
    public static Microsoft.CodeAnalysis.Location? OnlyUse(this Policy policy, CorsApp app) =>
        policy.UsedBy is [var use]
            && app.Hosts.Any(host => host.Pipeline.Any(step => step.Kind == MiddlewareKind.Cors && step.By == use)) ? use.At : null;

    /// <summary>
    /// The origins that a fix writes: the approved ones, else those that the predicate to be replaced names, else those of the app's other
    /// policies, else a placeholder.
    /// </summary>
    public static SuggestedOrigins SuggestOrigins(
        this CorsApp app, AnalyzerOptions options, OriginPredicate? replaced = null, bool withCredentials = false)
    {
        var named = replaced is null ? [] : replaced.Named(withCredentials).Distinct().ToEquatableArray();
        var origins = !options.ApprovedOrigins.IsEmpty ? options.ApprovedOrigins : named.IsEmpty ? app.TrustedOrigins() : named;
        return origins.IsEmpty
            ? new SuggestedOrigins([SuggestedOrigins.Placeholder], IsPlaceholder: true)
            : new SuggestedOrigins([.. origins], IsPlaceholder: false);
    }

    // With credentials, plain http would be the next finding (CORS108), and so would the developer's own machine (CORS109).
    private static IEnumerable<string> Named(this OriginPredicate predicate, bool withCredentials) => predicate.Answers
        .Where(answer => answer is { Answer: Answer.Admitted, Probe.Kind: ProbeKind.Named })
        .Select(answer => Origin.TryParse(answer.Probe.Origin, out var origin) ? origin : null)
        .OfType<Origin>()
        .Where(origin => !PublicSuffix.IsPublicSuffix(origin.Host) && (!withCredentials || !origin.IsLoopback))
        .Select(origin => withCredentials && !origin.IsHttps ? origin.ToString().Replace("http://", "https://") : origin.ToString());

    private static EquatableArray<string> TrustedOrigins(this CorsApp app) => app.ExposedVariants()
        .SelectMany(each => each.Variant.LiveOrigins())
        .Where(each => each.Origin is { Kind: OriginKind.Exact, Origin: { IsHttps: true, IsLoopback: false } })
        .Select(each => each.Entry.Text.Value!)
        .Distinct()
        .ToEquatableArray();
}
