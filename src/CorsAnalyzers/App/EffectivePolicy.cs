namespace CorsAnalyzers.App;

/// <summary>Why no policy answers for an endpoint.</summary>
internal enum NoPolicy
{
    /// <summary><c>[DisableCors]</c>: preflights are answered without a header (facts §1.5).</summary>
    Disabled,

    /// <summary>No CORS middleware is on the way to the endpoint.</summary>
    NoMiddleware,

    /// <summary>No policy has the name, or there is no default one: a preflight goes on to the endpoint (facts §2).</summary>
    NotFound,
}

/// <summary>Which policy answers browsers for an endpoint.</summary>
internal sealed record EffectivePolicy
{
    /// <summary>It cannot be told.</summary>
    public static readonly EffectivePolicy Unknown = new();

    private EffectivePolicy()
    {
    }

    /// <summary>The policies that it may be; more than one where a condition at start-up decides. Empty if there is none or it is not known.</summary>
    public EquatableArray<Policy> Policies { get; private init; } = [];

    /// <summary>The metadata or middleware that decided.</summary>
    public PolicyUse? By { get; private init; }

    /// <summary>Why there is none.</summary>
    public NoPolicy? None { get; private init; }

    /// <summary>
    /// The policy of an endpoint: its last CORS metadata decides, and where that gives no policy, or there is none, the middleware does
    /// (facts §1.5). Policies are never merged.
    /// </summary>
    public static EffectivePolicy Of(CorsHost host, Endpoint endpoint)
    {
        if (!host.IsWhole || endpoint.Metadata.Any(each => !each.IsCertain) || Middleware(host, endpoint) is not { } middleware)
        {
            return Unknown;
        }

        if (middleware.IsEmpty)
        {
            return Not(NoPolicy.NoMiddleware);
        }

        // Each adds its headers to the answer; which of them count depends on the origin (facts #56).
        if (middleware is not [{ IsCertain: true, Cors: { } policyOfMiddleware }])
        {
            return Unknown;
        }

        return endpoint.Metadata.IsEmpty ? Of(host, policyOfMiddleware)
            : endpoint.Metadata[endpoint.Metadata.Length - 1].Policy is not { } own ? Not(NoPolicy.Disabled)
            : Of(host, own.IsUnnamed ? policyOfMiddleware : own);
    }

    /// <summary>The CORS middleware on the way to an endpoint; <see langword="null"/> where the way depends on the request or the order is wrong.</summary>
    private static EquatableArray<Middleware>? Middleware(CorsHost host, Endpoint endpoint)
    {
        var path = host.PathThrough(endpoint.Branch).ToList();
        var way = path.TakeWhile(step => step.Kind is not (MiddlewareKind.Endpoints or MiddlewareKind.Terminal)).ToList();
        var cors = way.Where(step => step.Kind == MiddlewareKind.Cors).ToEquatableArray();

        // The routing that finds the endpoint is that of its branch, if it has its own; in front of it the middleware does not see the metadata (facts #23).
        var routing = Math.Max(path.FindIndex(step => step.Kind == MiddlewareKind.Routing), path.FindIndex(step => step.Kind == MiddlewareKind.Routing && step.Branch == endpoint.Branch));
        var isBeforeRouting = !endpoint.Metadata.IsEmpty && way.Take(routing).Any(step => step.Kind == MiddlewareKind.Cors);

        // What runs endpoints in front of that passes on those it does not know.
        var mayBePassedOn = path.Take(routing).Any(step => step.Kind == MiddlewareKind.Endpoints) && path.Any(step => step.Kind == MiddlewareKind.Cors);
        var mayTakeDetour = way.Any(step => step.Kind == MiddlewareKind.Detour && host.Pipeline.Any(inner => inner.Branch == step.Into && inner.Kind == MiddlewareKind.Cors));
        return endpoint.ShortCircuit is not null || isBeforeRouting || mayBePassedOn || mayTakeDetour || way.Any(step => step.Kind == MiddlewareKind.LegacyMvc) ? null : cors;
    }

    /// <summary>The policy that middleware or metadata goes by.</summary>
    public static EffectivePolicy Of(CorsHost host, PolicyUse use)
    {
        if (use.Inline is { } inline)
        {
            return host.Policies.Where(policy => policy.Inline == inline).ToEquatableArray() is { IsEmpty: false } given ? Those(given, use) : Unknown;
        }

        var names = use.IsUnnamed ? [host.DefaultPolicyName] : use.Names;
        if (!use.IsNameKnown || names.Any(name => !name.IsKnown) || host.Policies.Any(policy => policy.Inline is null && !policy.Name.IsKnown))
        {
            return Unknown;
        }

        var found = names.SelectMany(name => Named(host, name.Value!)).ToEquatableArray();
        return found.IsEmpty ? Unknown with { None = NoPolicy.NotFound, By = use } : Those(found, use);
    }

    // The last one of a name counts, unless it may not be registered: then the one before it may be it, too.
    private static IEnumerable<Policy> Named(CorsHost host, string name)
    {
        foreach (var policy in host.Policies.Reverse().Where(policy => policy.Inline is null && policy.Name.Is(name)))
        {
            yield return policy;
            if (policy.IsCertain)
            {
                yield break;
            }
        }
    }

    private static EffectivePolicy Those(EquatableArray<Policy> policies, PolicyUse by) => Unknown with { Policies = policies, By = by };

    private static EffectivePolicy Not(NoPolicy reason) => Unknown with { None = reason };
}
