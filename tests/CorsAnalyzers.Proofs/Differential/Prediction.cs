using CorsAnalyzers.App;
using CorsAnalyzers.Basics;
using CorsAnalyzers.Protocol;

namespace CorsAnalyzers.Proofs.Differential;

/// <summary>What a server will answer, by what the analyzer has read in its source.</summary>
internal static class Prediction
{
    /// <summary>The answer for an endpoint, CORS headers only; <see langword="null"/> if it cannot be told.</summary>
    public static BrowserResponse? Of(Endpoint endpoint, CorsRequest request) => endpoint.Effective switch
    {
        { None: { } reason } => StatusWithout(reason, endpoint, request) is { } status ? new(status, HeaderList.Empty) : null,
        { Policies: [{ Variants: [var variant] }] } => ToProtocol(variant, request.Origin!)?.Respond(request).ToBrowserResponse(),
        _ => null,
    };

    /// <summary>The origins to ask about: those of the pages, or where code decides, those it was tried with.</summary>
    public static IEnumerable<string> Origins(Endpoint endpoint, IEnumerable<string> pages) =>
        endpoint.Effective.Policies is [{ Variants: [{ Predicate: { Kind: PredicateKind.Custom } predicate }] }]
            ? predicate.Answers.Select(answer => answer.Probe).Where(probe => probe.Kind != ProbeKind.Impossible).Select(probe => probe.Origin)
            : pages;

    /// <summary>The status where no policy answers (facts §2).</summary>
    private static int? StatusWithout(NoPolicy reason, Endpoint endpoint, CorsRequest request)
    {
        if (reason == NoPolicy.NoMiddleware && !endpoint.Metadata.IsEmpty)
        {
            return 500;
        }

        return !request.IsPreflight ? 200
            : reason == NoPolicy.Disabled ? 204
            : !endpoint.Metadata.IsEmpty ? 200
            : endpoint.Methods switch
            {
                { IsKnown: false } => null,
                { Value: { IsEmpty: true } } => 200,
                _ => 405,
            };
    }

    /// <summary>The policy as the server holds it; <see langword="null"/> if not all is known that bears on this origin.</summary>
    private static CorsPolicy? ToProtocol(PolicyVariant variant, string origin)
    {
        if (!variant.IsPredicateKnown || !variant.Credentials.IsKnown || !variant.MaxAge.IsKnown
            || Texts(variant.Origins) is not { } origins || Texts(variant.Methods) is not { } methods
            || Texts(variant.Headers) is not { } headers || Texts(variant.ExposedHeaders) is not { } exposed)
        {
            return null;
        }

        var policy = new CorsPolicy
        {
            Origins = [.. variant.Origins.Entries.Zip(origins, (entry, text) => entry.IsNormalized ? OriginNormalization.Normalize(text)! : text)],
            Methods = methods,
            Headers = headers,
            ExposedHeaders = exposed,
            SupportsCredentials = variant.Credentials.Value,
            PreflightMaxAge = variant.MaxAge.Value,
        };
        return variant.Predicate switch
        {
            null => policy,
            { Kind: PredicateKind.WildcardSubdomains } => policy with { WildcardSubdomains = true },
            { Kind: PredicateKind.Custom } predicate => predicate.Answers.FirstOrDefault(answer => answer.Probe.Origin == origin)?.Answer switch
            {
                Answer.Admitted => policy with { IsOriginAllowed = static _ => true },
                Answer.Refused => policy with { IsOriginAllowed = static _ => false },
                Answer.Throws => policy with { IsOriginAllowed = static _ => throw new InvalidOperationException() },
                _ => null,
            },
            _ => null,
        };
    }

    private static ImmutableArray<string>? Texts(EntryList list) =>
        list.IsOpenEnded || list.Entries.Any(entry => !entry.Text.IsKnown) ? null : [.. list.Entries.Select(entry => entry.Text.Value!)];
}
