using CorsAnalyzers.Protocol;

namespace CorsAnalyzers.App;

/// <summary>
/// What the app answers to a browser's request, and what the browser makes of it; <see langword="null"/> where a fact that decides is not
/// known. The differential test holds these answers against those of the real server.
/// </summary>
internal static class Answers
{
    private static readonly ImmutableArray<string> Any = ImmutableArray.Create("*");

    /// <summary>The answer of an endpoint: its status, and the headers that CORS adds.</summary>
    public static BrowserResponse? Answer(this Endpoint endpoint, CorsRequest request) => endpoint.Effective switch
    {
        { None: { } reason } => StatusWithout(reason, endpoint, request) is { } status ? new(status, HeaderList.Empty) : null,
        { Policies: [{ Variants: [var variant] }] } => variant.ToPolicy(request.Origin!)?.Respond(request).ToBrowserResponse(),
        _ => null,
    };

    /// <summary>Whether a page can call an endpoint, and if not, why.</summary>
    public static Verdict? Judge(this Endpoint endpoint, BrowserRequest request)
    {
        var preflight = endpoint.Answer(request.ToPreflight());
        var response = endpoint.Answer(request.ToActual());
        return response is null || (preflight is null && Browser.NeedsPreflight(request)) ? null : Browser.Judge(request, preflight, response);
    }

    /// <summary>
    /// What a browser makes of a request from a page that the policy lets in, whoever that is, if all that is not known were in its favour:
    /// a refusal is certain.
    /// </summary>
    public static Verdict JudgeAtBest(this PolicyVariant variant, BrowserRequest request) => Browser.Judge(request, new CorsPolicy
    {
        Methods = Texts(variant.Methods) ?? Any,
        Headers = Texts(variant.Headers) ?? Any,
        ExposedHeaders = Texts(variant.ExposedHeaders) ?? Any,
        SupportsCredentials = !variant.Credentials.Is(false),
        IsOriginAllowed = static _ => true,
    });

    /// <summary>The policy as the server holds it; <see langword="null"/> if not all is known that bears on this origin.</summary>
    public static CorsPolicy? ToPolicy(this PolicyVariant variant, string origin)
    {
        if (!variant.IsPredicateKnown || !variant.Credentials.IsKnown || !variant.MaxAge.IsKnown
            || Texts(variant.Origins) is not { } origins || variant.Lists() is not { } lists)
        {
            return null;
        }

        var policy = lists with
        {
            Origins = variant.Origins.Entries
                .Zip(origins, (entry, text) => entry.IsNormalized ? OriginNormalization.Normalize(text)! : text)
                .ToImmutableArray(),
            SupportsCredentials = variant.Credentials.Value,
            PreflightMaxAge = variant.MaxAge.Value,
        };
        return variant.Predicate switch
        {
            null => policy,
            { Kind: PredicateKind.WildcardSubdomains } => policy with { WildcardSubdomains = true },
            { Kind: PredicateKind.Custom } predicate => predicate.Answers.FirstOrDefault(answer => answer.Probe.Origin == origin)?.Answer switch
            {
                App.Answer.Admitted => policy with { IsOriginAllowed = static _ => true },
                App.Answer.Refused => policy with { IsOriginAllowed = static _ => false },
                App.Answer.Throws => policy with { IsOriginAllowed = static _ => throw new InvalidOperationException() },
                _ => null,
            },
            _ => null,
        };
    }

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

    /// <summary>The lists of methods and headers, without a word on origins.</summary>
    private static CorsPolicy? Lists(this PolicyVariant variant) =>
        Texts(variant.Methods) is { } methods && Texts(variant.Headers) is { } headers && Texts(variant.ExposedHeaders) is { } exposed
            ? new CorsPolicy { Methods = methods, Headers = headers, ExposedHeaders = exposed }
            : null;

    private static ImmutableArray<string>? Texts(EntryList list) => list.IsOpenEnded || list.Entries.Any(entry => !entry.Text.IsKnown)
        ? null
        : list.Entries.Select(entry => entry.Text.Value!).ToImmutableArray();
}
