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

    /// <summary>Sends requests that meet a condition through a pipeline of their own, and that is where they end.</summary>
    Branch,

    /// <summary>Sends requests that meet a condition through some more steps, from which they come back.</summary>
    Detour,

    /// <summary>Serves files of a path or a folder of its own.</summary>
    StaticFiles,

    /// <summary>Serves files as the templates do, for the host's own pages.</summary>
    OwnFiles,

    /// <summary>Sees to the connection only: HTTPS redirection, HSTS.</summary>
    Transport,

    /// <summary>Answers some requests itself: health checks, API documents.</summary>
    Responder,

    /// <summary>Refuses some requests: rate limits, API keys.</summary>
    Guard,

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
internal sealed record PolicyUse(CallSite By, EquatableArray<Fact<string>> Names, bool IsNameKnown, int? Inline)
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
internal sealed record Middleware(MiddlewareKind Kind, CallSite By, int Branch, bool IsCertain, PolicyUse? Cors = null)
{
    /// <summary>The pipeline that a <see cref="MiddlewareKind.Branch"/> or <see cref="MiddlewareKind.Detour"/> leads into.</summary>
    public int? Into { get; init; }

    /// <summary>Where its code is, if that is elsewhere.</summary>
    public Microsoft.CodeAnalysis.Location? Code { get; init; }

    /// <summary>Whether it answers every preflight itself.</summary>
    public bool AnswersPreflights { get; init; }

    /// <summary>Whether it writes CORS headers by hand while it does so.</summary>
    public bool WritesCorsHeaders { get; init; }
}

/// <summary>What services a call registers, as far as it matters to CORS.</summary>
[Flags]
internal enum ServiceKinds
{
    None = 0,

    /// <summary>Those behind the CORS middleware (facts §1.4).</summary>
    Cors = 1,

    /// <summary>Takes policies.</summary>
    Policies = 2,

    /// <summary>What <c>UseAuthentication</c> needs.</summary>
    Authentication = 4,

    /// <summary>What <c>UseAuthorization</c> needs, so that <c>WebApplication</c> adds it by itself (facts §1.7).</summary>
    Authorization = 8,
}

/// <summary>A call that registers services of interest.</summary>
/// <param name="By">The call.</param>
/// <param name="Kinds">What it registers.</param>
internal sealed record ServiceCall(CallSite By, ServiceKinds Kinds);

/// <summary>How users are told apart.</summary>
[Flags]
internal enum Authentication
{
    None = 0,

    /// <summary>By a token in the <c>Authorization</c> header.</summary>
    Bearer = 1,

    /// <summary>By cookies or by what else browsers send along by themselves.</summary>
    Cookies = 2,

    /// <summary>In a way of the app's own.</summary>
    Other = 4,
}

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

    public EquatableArray<Middleware> Pipeline { get; init; } = [];

    public EquatableArray<Endpoint> Endpoints { get; init; } = [];

    /// <summary>Its policies, those given in place included.</summary>
    public EquatableArray<Policy> Policies { get; init; } = [];

    /// <summary>Those that were registered, in order.</summary>
    public EquatableArray<Policy> Registered => Policies.Where(policy => policy.Inline is null).ToEquatableArray();

    public Fact<string> DefaultPolicyName { get; init; }

    /// <summary>Calls that register services of interest.</summary>
    public EquatableArray<ServiceCall> Services { get; init; } = [];

    /// <summary>Such calls when it is too late: the services are read-only then.</summary>
    public EquatableArray<ServiceCall> LateServices { get; init; } = [];

    /// <summary>Calls that register CORS services: <c>AddCors</c>, and <c>AddControllers</c> and its kin, which do it too (facts §1.4).</summary>
    public EquatableArray<CallSite> CorsServices => Calls(Services, ServiceKinds.Cors);

    /// <summary>Those of them that take policies.</summary>
    public EquatableArray<CallSite> PolicyServices => Calls(Services, ServiceKinds.Policies);

    /// <summary>Calls that take policies when it is too late.</summary>
    public EquatableArray<CallSite> LateCorsServices => Calls(LateServices, ServiceKinds.Policies);

    public bool HasAuthenticationServices => !Calls(Services, ServiceKinds.Authentication).IsEmpty;

    public bool HasAuthorizationServices => !Calls(Services, ServiceKinds.Authorization).IsEmpty;

    /// <summary>The schemes that are registered.</summary>
    public Authentication Authentication { get; init; }

    /// <summary>Pages are served by the host itself, so that its static files are for its own pages.</summary>
    public bool ServesPages { get; init; }

    /// <summary><c>WebSocketOptions.AllowedOrigins</c> is filled.</summary>
    public bool LimitsWebSocketOrigins { get; init; }

    /// <summary>The assignments that switch off the check for CORS metadata that nothing handles.</summary>
    public EquatableArray<CallSite> SuppressedChecks { get; init; } = [];

    /// <summary>Calls that fill CORS options under a name, which nobody reads (facts §1.4).</summary>
    public EquatableArray<CallSite> UnreadOptions { get; init; } = [];

    /// <summary>Endpoints without a say of their own require a user.</summary>
    public bool HasFallbackPolicy { get; init; }

    /// <summary>The main pipeline.</summary>
    public IEnumerable<Middleware> Main => Pipeline.Where(step => step.Branch == 0);

    /// <summary>The ways that requests may take, each from the front: the main pipeline, and one for each branch.</summary>
    public IEnumerable<IEnumerable<Middleware>> Paths => Pipeline.Select(step => step.Into ?? 0).Concat(Pipeline.Select(step => step.Branch)).Prepend(0).Distinct().Select(PathThrough);

    /// <summary>The steps on the way through a pipeline: what is in front of its branch, its own, and behind a detour the rest.</summary>
    public IEnumerable<Middleware> PathThrough(int branch)
    {
        var own = Pipeline.Where(step => step.Branch == branch);
        if (Pipeline.FirstOrDefault(step => step.Into == branch) is not { } into || into.Branch == branch)
        {
            return own;
        }

        var around = PathThrough(into.Branch).ToList();
        var at = around.IndexOf(into);
        return around.Take(at + 1).Concat(own).Concat(into.Kind == MiddlewareKind.Detour ? around.Skip(at + 1) : []);
    }

    /// <summary>Everything that names a policy, attributes aside.</summary>
    public IEnumerable<PolicyUse> Uses => Pipeline.Select(step => step.Cors).OfType<PolicyUse>().Concat(Endpoints.SelectMany(endpoint => endpoint.Cors));

    private static EquatableArray<CallSite> Calls(EquatableArray<ServiceCall> services, ServiceKinds kinds) =>
        services.Where(call => (call.Kinds & kinds) != 0).Select(call => call.By).ToEquatableArray();
}
