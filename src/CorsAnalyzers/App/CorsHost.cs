namespace CorsAnalyzers.App;

/// <summary>What a piece of middleware does, as far as it matters to CORS.</summary>
internal enum MiddlewareKind
{
    Other,
    Routing,
    Cors,
    Authentication,
    Authorization,
    ResponseCaching,

    /// <summary>Runs the endpoint: nothing behind it runs for a request that has one.</summary>
    Endpoints,

    /// <summary>MVC as it was before endpoint routing: it runs its actions itself and asks for no CORS middleware (facts §1.5).</summary>
    LegacyMvc,

    /// <summary>Answers every request itself.</summary>
    Terminal,
}

/// <summary>How a piece of middleware or an endpoint names its policy.</summary>
/// <param name="By">The call or attribute.</param>
/// <param name="Names">The names it may be; empty where it gives none, or gives the policy in place.</param>
/// <param name="IsNameKnown">Whether <paramref name="Names"/> is all.</param>
/// <param name="Inline">Identifies the policy given in place, if any.</param>
internal sealed record PolicyUse(CallSite By, Seq<Fact<string>> Names, bool IsNameKnown, int? Inline)
{
    /// <summary>No name and no policy: the default one for middleware, that of the middleware for an endpoint (facts #57).</summary>
    public bool IsUnnamed => Names.IsEmpty && IsNameKnown && Inline is null;
}

/// <summary>A step of a pipeline, in the order in which requests go through.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="By">The call that adds it.</param>
/// <param name="Branch">The pipeline it is in; 0 is the main one.</param>
/// <param name="IsCertain">Whether it is added on every path through the startup code.</param>
/// <param name="Cors">The policy, for <see cref="MiddlewareKind.Cors"/>.</param>
internal sealed record Middleware(MiddlewareKind Kind, CallSite By, int Branch, bool IsCertain, PolicyUse? Cors = null);

/// <summary>An endpoint, or all endpoints that one call adds.</summary>
/// <param name="By">The call that adds it.</param>
/// <param name="Cors">Its CORS metadata that says which policy, groups first; the last counts.</param>
/// <param name="RequiresAuthorization">Whether <c>RequireAuthorization</c> was called on it or its group.</param>
/// <param name="ShortCircuit">The call that lets it run before all middleware, if any.</param>
internal sealed record Endpoint(CallSite By, Seq<PolicyUse> Cors, bool RequiresAuthorization, CallSite? ShortCircuit);

/// <summary>A name that was given to a policy.</summary>
internal sealed record PolicyName(Fact<string> Name, CallSite By, bool IsCertain);

/// <summary>One host: its services, its pipeline and its endpoints.</summary>
internal sealed record CorsHost
{
    /// <summary>Whether all that happens to its services and its pipeline can be seen.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Whether the steps that are seen follow each other as they are seen, whatever else may be added elsewhere.</summary>
    public bool IsOrdered { get; init; }

    /// <summary>A <c>WebApplication</c>, which adds routing and authorization by itself (facts §1.7).</summary>
    public bool IsWebApplication { get; init; }

    /// <summary>Another environment adds to the pipeline what this one lacks.</summary>
    public bool VariesByEnvironment { get; init; }

    public Seq<Middleware> Pipeline { get; init; } = [];

    public Seq<Endpoint> Endpoints { get; init; } = [];

    public Seq<PolicyName> PolicyNames { get; init; } = [];

    public Fact<string> DefaultPolicyName { get; init; }

    /// <summary>Calls that register CORS services: <c>AddCors</c>, and <c>AddControllers</c> and its kin, which do it too (facts §1.4).</summary>
    public Seq<CallSite> CorsServices { get; init; } = [];

    public bool HasAuthorizationServices { get; init; }

    /// <summary>Endpoints without a say of their own require a user.</summary>
    public bool HasFallbackPolicy { get; init; }

    /// <summary>Calls that register CORS services when it is too late: the services are read-only then.</summary>
    public Seq<CallSite> LateCorsServices { get; init; } = [];

    /// <summary>The main pipeline.</summary>
    public IEnumerable<Middleware> Main => Pipeline.Where(step => step.Branch == 0);

    /// <summary>Everything that names a policy, attributes aside.</summary>
    public IEnumerable<PolicyUse> Uses => Pipeline.Select(step => step.Cors).OfType<PolicyUse>().Concat(Endpoints.SelectMany(endpoint => endpoint.Cors));
}
