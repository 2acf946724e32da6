using CorsAnalyzers.App;
using CorsAnalyzers.Options;
using CorsAnalyzers.Shared.HandOver;

namespace CorsAnalyzers.Rules;

/// <summary>Questions that several rules ask of a host.</summary>
internal static class HostQueries
{
    private static readonly string[] DevelopmentWords = ["Dev", "Local", "Test"];

    /// <summary>The hosts of which everything can be seen; the rules about what is missing or misplaced go by these only.</summary>
    public static IEnumerable<CorsHost> WholeHosts(this CorsApp app) => app.Hosts.Where(host => host.IsWhole);

    /// <summary>The hosts whose steps certainly run in the order seen; the rules about order go by these.</summary>
    public static IEnumerable<CorsHost> OrderedHosts(this CorsApp app) => app.Hosts.Where(host => host.IsOrdered);

    /// <summary>
    /// CORS middleware that is the first on its way, and the first step of these kinds that requests certainly meet in front of it.
    /// </summary>
    public static IEnumerable<(Middleware First, Middleware Cors)> CorsBehind(this CorsHost host, params MiddlewareKind[] kinds) =>
        from cors in host.Pipeline
        where cors is { Kind: MiddlewareKind.Cors, IsCertain: true }
        let before = host.PathThrough(cors.Branch).TakeWhile(step => step != cors).Where(step => step.IsCertain).ToList()
        where before.All(step => step.Kind != MiddlewareKind.Cors)
        let first = before.FirstOrDefault(step => kinds.Contains(step.Kind))
        where first is not null
        select (first, cors);

    public static bool HasCors(this CorsHost host) => host.Pipeline.Any(step => step.Kind == MiddlewareKind.Cors);

    /// <summary>CORS metadata that its endpoints have, by call or attribute.</summary>
    public static IEnumerable<PolicyUse> Metadata(this CorsHost host, CorsApp app) =>
        host.Endpoints.SelectMany(endpoint => endpoint.Cors).Concat(host.Attributes(app)).Distinct();

    /// <summary>Whether some endpoint has CORS metadata; <c>[DisableCors]</c> is some, too.</summary>
    public static bool HasMetadata(this CorsHost host, CorsApp app) =>
        host.Endpoints.Any(endpoint => !endpoint.Metadata.IsEmpty) || host.Attributes(app).Any();

    /// <summary>CORS metadata that its endpoints have or may have.</summary>
    public static IEnumerable<PolicyUse> PossibleMetadata(this CorsHost host, CorsApp app) =>
        host.Endpoints.SelectMany(endpoint => endpoint.Cors).Concat(app.AttributeUses);

    /// <summary>The attributes of its endpoints. Nothing says whose endpoint a controller is where there are several hosts.</summary>
    public static IEnumerable<PolicyUse> Attributes(this CorsHost host, CorsApp app) => host.IsAlone(app) ? app.AttributeUses : [];

    /// <summary>Whether some endpoint wants a user.</summary>
    public static bool RequiresUsers(this CorsHost host) =>
        host.HasFallbackPolicy || host.Endpoints.Any(endpoint => endpoint.Access == Access.User);

    /// <summary>
    /// Whether authorization in front of CORS refuses preflights: by the fallback policy, or where routing hands a preflight to an endpoint
    /// that wants a user, because it has CORS metadata or answers any method (facts, fact 2).
    /// </summary>
    public static bool PreflightsNeedUsers(this CorsHost host) =>
        host.HasFallbackPolicy
            || host.Endpoints.Any(endpoint =>
                endpoint.Access == Access.User
                    && (!endpoint.Metadata.IsEmpty || endpoint.Methods is { IsKnown: true, Value.IsEmpty: true }));

    /// <summary>
    /// What asks for a policy that is not there on behalf of endpoints with CORS metadata: their preflights run them (facts, fact 1).
    /// </summary>
    public static IEnumerable<PolicyUse> RunByPreflights(this CorsHost host) => host.Endpoints
        .Where(endpoint => !endpoint.Metadata.IsEmpty)
        .Select(endpoint => endpoint.Effective)
        .Where(policy => policy.None == NoPolicy.NotFound)
        .Select(policy => policy.By)
        .OfType<PolicyUse>();

    /// <summary>Whether there is the policy that middleware goes by; one whose name is not known is taken to be there.</summary>
    public static bool HasPolicy(this CorsHost host, PolicyUse use) => host.KnownNames() is not { } names
        || (use.IsUnnamed ? !host.DefaultPolicyName.IsKnown
            || names.Contains(host.DefaultPolicyName.Value!) : use.Names.All(name => !name.IsKnown || names.Contains(name.Value!)));

    /// <summary>
    /// The names in the order in which a fix proposes them: policies that let everybody in, or only the developer's own machine, come last,
    /// and among the others those that sound like it.
    /// </summary>
    public static IEnumerable<string> SafestFirst(this CorsHost host, IEnumerable<string> names) => names
        .OrderBy(name => host.Variants(name).Any(variant => variant.IsOpen))
        .ThenBy(name => host.Variants(name).Any(variant => variant.AdmitsOnlyLoopback()))
        .ThenBy(SoundsLikeDevelopment);

    private static IEnumerable<PolicyVariant> Variants(this CorsHost host, string name) =>
        host.Policies.Where(policy => policy.Name.Is(name)).SelectMany(policy => policy.Variants);

    private static bool SoundsLikeDevelopment(string name) =>
        DevelopmentWords.Any(word => name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>
    /// What a fix needs to add a policy: the origins, and the last <c>AddCors</c>, by which all earlier settings are made.
    /// </summary>
    public static PolicyToAdd? PolicyToAdd(this CorsHost host, CorsApp app, AnalyzerOptions options) =>
        host.PolicyServices.LastOrDefault() is { } call ? new PolicyToAdd(call.At, app.SuggestOrigins(options)) : null;

    private static bool IsAlone(this CorsHost host, CorsApp app) =>
        app.Hosts.All(other => ReferenceEquals(other, host) || (other.Pipeline.IsEmpty && other.Endpoints.IsEmpty));

    /// <summary>The names that policies have, if all of them are known.</summary>
    public static EquatableArray<string>? KnownNames(this CorsHost host) =>
        host.Registered.All(each => each.Name.IsKnown)
            ? host.Registered.Select(each => each.Name.Value!).Distinct().ToEquatableArray()
            : null;
}
