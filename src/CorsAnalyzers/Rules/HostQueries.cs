using CorsAnalyzers.App;

namespace CorsAnalyzers.Rules;

/// <summary>Questions that several rules ask of a host.</summary>
internal static class HostQueries
{
    /// <summary>The hosts of which everything can be seen; the rules about what is missing or misplaced go by these only.</summary>
    public static IEnumerable<CorsHost> WholeHosts(this CorsApp app) => app.Hosts.Where(host => host.IsWhole);

    /// <summary>The first step of this kind that the main pipeline certainly has, and the CORS middleware behind it.</summary>
    public static IEnumerable<(Middleware First, Middleware Cors)> CorsBehind(this CorsHost host, params MiddlewareKind[] kinds)
    {
        var first = host.Main.FirstOrDefault(step => step.IsCertain && kinds.Contains(step.Kind));
        return first is null
            ? []
            : host.Main.SkipWhile(step => step != first).Where(step => step is { Kind: MiddlewareKind.Cors, IsCertain: true }).Take(1).Select(cors => (first, cors));
    }

    public static bool HasCors(this CorsHost host) => host.Pipeline.Any(step => step.Kind == MiddlewareKind.Cors);

    /// <summary>CORS metadata of endpoints, by call or attribute.</summary>
    public static IEnumerable<PolicyUse> Metadata(this CorsHost host, CorsApp app) => host.Endpoints.SelectMany(endpoint => endpoint.Cors).Concat(app.AttributeUses);

    /// <summary>Whether some endpoint wants a user.</summary>
    public static bool RequiresUsers(this CorsHost host, CorsApp app) => host.HasFallbackPolicy || app.RequiresUsersByAttribute || host.Endpoints.Any(endpoint => endpoint.RequiresAuthorization);

    /// <summary>The names that policies have, if all of them are known.</summary>
    public static Seq<string>? KnownNames(this CorsHost host) => host.PolicyNames.All(each => each.Name.IsKnown) ? host.PolicyNames.Select(each => each.Name.Value!).Distinct().ToSeq() : null;
}
