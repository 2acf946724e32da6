using CorsAnalyzers.App;
using CorsAnalyzers.Evaluation;
using CorsAnalyzers.Evaluation.Values;

namespace CorsAnalyzers.Knowledge.AspNetCore;

/// <summary>A host while the startup code sets it up. What is known of it at the end is its <see cref="Host"/> with the lists filled in.</summary>
internal sealed record HostCell : Cell
{
    public const string StandardDefaultPolicyName = "__DefaultCorsPolicy";

    /// <summary>What the app's model keeps, but for what grows.</summary>
    public CorsHost Host { get; init; } = new() { DefaultPolicyName = Fact<string>.Known(StandardDefaultPolicyName) };

    /// <summary>The policies that were registered.</summary>
    public Log<Policy> Policies { get; init; } = Log<Policy>.Empty;

    /// <summary>Calls that use policies.</summary>
    public Log<PolicyUse> Uses { get; init; } = Log<PolicyUse>.Empty;

    /// <summary>The pipelines, step by step.</summary>
    public Log<Middleware> Pipeline { get; init; } = Log<Middleware>.Empty;

    /// <summary>The numbers of the endpoints' cells.</summary>
    public Log<int> Endpoints { get; init; } = Log<int>.Empty;

    /// <summary>Configuration lambdas that the framework runs when the pipeline is built.</summary>
    public Log<Deferred> Deferred { get; init; } = Log<Deferred>.Empty;

    /// <summary>What fills the app's own options, in the order of registration.</summary>
    public Log<OptionsStep> Options { get; init; } = Log<OptionsStep>.Empty;

    /// <summary>Services of the app's own.</summary>
    public Log<RegisteredService> Registered { get; init; } = Log<RegisteredService>.Empty;

    /// <summary>The host is built: its services are fixed.</summary>
    public bool IsBuilt { get; init; }

    /// <summary>A pipeline was seen, so that what uses the policies can be told.</summary>
    public bool HasPipeline { get; init; }

    /// <summary>Code out of sight has had the services or the pipeline, or something else may name policies.</summary>
    public bool MayHideUses { get; init; }

    /// <summary>Only part of it is made here: whoever calls this code adds what they like before and after.</summary>
    public bool IsPartial { get; init; }

    /// <summary>A <c>Startup</c> class whose host is not in sight: it uses its policies itself, but the host may add to it.</summary>
    public bool IsHostedElsewhere { get; init; }

    /// <summary>gRPC services are called by browsers unless they say otherwise.</summary>
    public bool IsGrpcWebDefault { get; init; }

    public override Cell Join(Cell? before, IReadOnlyList<OnPath<Cell>> paths)
    {
        var all = paths.Select(path => (HostCell)path.What).ToList();
        return this with
        {
            Host = HostJoin.Of(all.ConvertAll(path => path.Host)),
            Policies = Log<Policy>.Join(
                all.ConvertAll(path => path.Policies),
                policy => (policy.RegisteredBy, policy.Id),
                (same, isInAll) => isInAll ? same[0] : same[0] with { IsCertain = false }),
            Pipeline = Log<Middleware>.Join(all.ConvertAll(path => path.Pipeline), step => step.By, HostJoin.Steps),
            Endpoints = Log<int>.Join(all.ConvertAll(path => path.Endpoints), id => id, (same, _) => same[0]),
            Uses = Log<PolicyUse>.Join(all.ConvertAll(path => path.Uses), use => use, (same, _) => same[0]),
            Deferred = Log<Deferred>.Join(
                all.ConvertAll(path => path.Deferred),
                deferred => (deferred.Function, deferred.Argument),
                (same, isInAll) => same.Count == 1 && !isInAll
                    ? same[0] with { IsCertain = false }
                    : same[0] with { When = same.Count == 1 ? same[0].When : [], IsCertain = isInAll && same.All(each => each.IsCertain) }),
            Options = Log<OptionsStep>.Join(
                all.ConvertAll(path => path.Options),
                step => (step.Options, step.Name, step.Fill, step.By),
                (same, isInAll) => isInAll && same.All(each => each.IsCertain)
                    ? same[0] with { When = [] }
                    : same[0] with { IsCertain = false, When = same.Count == 1 ? same[0].When : [] }),
            Registered = Log<RegisteredService>.Join(
                all.ConvertAll(path => path.Registered),
                service => (service.Service, service.Provided, service.Class),
                (same, isInAll) => same[0] with { IsCertain = isInAll && same.All(each => each.IsCertain) }),
            IsBuilt = all.Any(path => path.IsBuilt),
            HasPipeline = all.Any(path => path.HasPipeline),
            MayHideUses = all.Any(path => path.MayHideUses),
            IsPartial = all.Any(path => path.IsPartial),
            IsHostedElsewhere = all.Any(path => path.IsHostedElsewhere),
            IsGrpcWebDefault = all.All(path => path.IsGrpcWebDefault),
        };
    }

    // A step, policy or endpoint that a loop adds is there as often as it runs, which changes nothing for the order of what is there.
    public override Cell Widen(Cell before) => this;

    public override Cell Escape(Evaluator evaluator) => this with { MayHideUses = true };
}

/// <summary>A lambda for later.</summary>
/// <param name="Function">Configures.</param>
/// <param name="Argument">What it is given.</param>
/// <param name="IsCertain">Whether it is handed over on every path.</param>
/// <param name="When">What the path that hands it over takes for granted; still true when it runs.</param>
internal sealed record Deferred(Value Function, Value Argument, bool IsCertain, EquatableArray<Assumption> When);

/// <summary>What holds of a host whichever path was taken.</summary>
internal static class HostJoin
{
    public static CorsHost Of(List<CorsHost> paths)
    {
        var first = paths[0];
        return first with
        {
            DefaultPolicyName = paths.All(path => path.DefaultPolicyName == first.DefaultPolicyName) ? first.DefaultPolicyName : Fact<string>.Unknown,
            Services = Union(paths, path => path.Services),
            LateServices = Union(paths, path => path.LateServices),
            SuppressedChecks = Union(paths, path => path.SuppressedChecks),
            UnreadOptions = Union(paths, path => path.UnreadOptions),
            Authentication = paths.Aggregate(Authentication.None, (all, path) => all | path.Authentication),
            IsWebApplication = paths.Any(path => path.IsWebApplication),
            HasFallbackPolicy = paths.Any(path => path.HasFallbackPolicy),
            ServesPages = paths.Any(path => path.ServesPages),
            LimitsWebSocketOrigins = paths.Any(path => path.LimitsWebSocketOrigins),
            VariesByEnvironment = paths.Any(path => path.VariesByEnvironment),
        };
    }

    /// <summary><c>UseCors(isPartner ? "Partners" : "Shop")</c> is one step, with the one policy or the other.</summary>
    public static Middleware Steps(IReadOnlyList<Middleware> same, bool isInAll)
    {
        var step = isInAll ? same[0] : same[0] with { IsCertain = false };
        var uses = same.Select(each => each.Cors).OfType<PolicyUse>().Distinct().ToList();
        return uses.Count <= 1 ? step : step with
        {
            Cors = uses[0] with
            {
                Names = uses.SelectMany(use => use.Names).Distinct().ToEquatableArray(),
                IsNameKnown = uses.All(use => use is { IsNameKnown: true, IsUnnamed: false, Inline: null }),
                Inline = null,
            },
        };
    }

    private static EquatableArray<T> Union<T>(List<CorsHost> paths, Func<CorsHost, EquatableArray<T>> part)
    {
        var first = part(paths[0]);
        return paths.All(path => part(path).Equals(first)) ? first : paths.SelectMany(path => part(path)).Distinct().ToEquatableArray();
    }
}

/// <summary>Changes a host.</summary>
internal static class HostChanges
{
    /// <summary>Makes a host of which one face is in hand.</summary>
    public static HostFacet NewHost(this Evaluator evaluator, Facet facet)
    {
        var host = evaluator.New(new HostCell());
        evaluator.App().Hosts.Add(host.Id);
        return new HostFacet(host.Id, facet);
    }

    public static void ChangeHost(this Evaluator evaluator, int host, Func<HostCell, HostCell> change) =>
        evaluator.Set(host, change(evaluator.Cell<HostCell>(host) ?? new HostCell()));

    /// <summary>Changes what the model keeps of it.</summary>
    public static void ChangeModel(this Evaluator evaluator, int host, Func<CorsHost, CorsHost> change) =>
        evaluator.ChangeHost(host, cell => cell with { Host = change(cell.Host) });
}
