using CorsAnalyzers.App;
using CorsAnalyzers.Reading.Http;

namespace CorsAnalyzers.Reading.Values;

/// <summary>Brings the states of several paths back together: what differs is kept as alternatives, each with what its path assumed.</summary>
internal static class StateJoin
{
    /// <param name="origin">The state the paths parted from.</param>
    /// <param name="paths">At least one.</param>
    public static State Join(State origin, IReadOnlyList<State> paths)
    {
        // What the only way to get here took for granted holds from here on.
        if (paths.Count == 1)
        {
            return paths[0];
        }

        return new State(JoinVariables(origin, paths), JoinHeap(origin, paths), origin.Path);
    }

    /// <summary>The one value, or the choice between them.</summary>
    public static Value Join(State origin, IReadOnlyList<Outcome> outcomes)
    {
        var first = outcomes[0].Value;
        if (outcomes.All(outcome => Equals(outcome.Value, first)))
        {
            return first;
        }

        var alternatives = outcomes.SelectMany(outcome => Alternatives(outcome.Value, Since(origin, outcome.State))).Distinct(AlternativeComparer.Instance).ToEquatableArray();
        return alternatives.Length > Choice.Most ? Value.Unknown : new Choice(alternatives);
    }

    private static IEnumerable<Alternative> Alternatives(Value value, EquatableArray<Assumption> when) => value is Choice choice
        ? choice.Alternatives.Select(alternative => new Alternative(alternative.Value, alternative.When.AddRange(when)))
        : [new Alternative(value, when)];

    private static EquatableArray<Assumption> Since(State origin, State path) =>
        path.Path.Length > origin.Path.Length ? path.Path.Skip(origin.Path.Length).ToEquatableArray() : [];

    private static ImmutableDictionary<Variable, Value> JoinVariables(State origin, IReadOnlyList<State> paths)
    {
        var joined = paths[0].Variables.ToBuilder();
        foreach (var variable in paths.SelectMany(path => path.Variables.Keys).Distinct())
        {
            var outcomes = paths.Select(path => new Outcome(path, path.Variables.TryGetValue(variable, out var value) ? value : Value.Unknown)).ToList();
            joined[variable] = Join(origin, outcomes);
        }

        return joined.ToImmutable();
    }

    private static ImmutableDictionary<int, Cell> JoinHeap(State origin, IReadOnlyList<State> paths)
    {
        var joined = paths[0].Heap.ToBuilder();
        foreach (var id in paths.SelectMany(path => path.Heap.Keys).Distinct())
        {
            var cells = paths.Where(path => path.Heap.ContainsKey(id)).Select(path => (Cell: path.Heap[id], When: Since(origin, path))).ToList();
            joined[id] = cells.All(each => ReferenceEquals(each.Cell, cells[0].Cell)) ? cells[0].Cell : Join(origin, id, cells);
        }

        return joined.ToImmutable();
    }

    private static Cell Join(State origin, int id, List<(Cell Cell, EquatableArray<Assumption> When)> paths) => paths[0].Cell switch
    {
        PolicyCell => Join(paths.Select(path => ((PolicyCell)path.Cell, path.When))),
        ListCell first => Join(first, paths.Select(path => ((ListCell)path.Cell, path.When))),
        ExchangeCell => Join(paths.Select(path => ((ExchangeCell)path.Cell, path.When))),
        ObjectCell first => Join(first, origin, paths.Select(path => ((ObjectCell)path.Cell, path.When)).ToList()),
        EndpointCell first => Join(first, paths.Select(path => (EndpointCell)path.Cell).ToList()),
        HostCell => Join(origin.Heap.TryGetValue(id, out var before) ? (HostCell)before : new HostCell(), paths.Select(path => (HostCell)path.Cell).ToList()),
        var other => other,
    };

    private static PolicyCell Join(IEnumerable<(PolicyCell Cell, EquatableArray<Assumption> When)> paths)
    {
        var variants = paths
            .SelectMany(path => path.Cell.Variants.Where(variant => Agree(variant.When, path.When)).Select(variant => variant with { When = variant.When.AddRange(path.When) }))
            .Distinct()
            .ToEquatableArray();
        return variants.Length is 0 or > Choice.Most ? new PolicyCell([PolicyVariant.Unknown]) : new PolicyCell(variants);
    }

    private static ListCell Join(ListCell first, IEnumerable<(ListCell Cell, EquatableArray<Assumption> When)> paths)
    {
        var contents = paths
            .SelectMany(path => path.Cell.Alternatives.Where(content => Agree(content.When, path.When)).Select(content => content with { When = content.When.AddRange(path.When) }))
            .Distinct()
            .ToEquatableArray();
        return contents.Length is 0 or > Choice.Most ? first with { Alternatives = [new ListContent([], IsOpenEnded: true, [])] } : first with { Alternatives = contents };
    }

    private static ExchangeCell Join(IEnumerable<(ExchangeCell Cell, EquatableArray<Assumption> When)> paths)
    {
        var heads = paths
            .SelectMany(path => path.Cell.Alternatives.Where(head => Agree(head.When, path.When)).Select(head => head with { When = head.When.AddRange(path.When) }))
            .Distinct()
            .ToEquatableArray();
        return new ExchangeCell(heads.Length > Choice.Most ? [new ResponseHead([], [Assumption.Present(ConfigurationSource.OfOriginCheck.Key)])] : heads);
    }

    private static ObjectCell Join(ObjectCell first, State origin, List<(ObjectCell Cell, EquatableArray<Assumption> When)> paths)
    {
        var members = first.Members;
        foreach (var member in paths.SelectMany(path => path.Cell.Members.Keys).Distinct(Microsoft.CodeAnalysis.SymbolEqualityComparer.Default))
        {
            var outcomes = paths
                .Select(path => new Outcome(origin with { Path = origin.Path.AddRange(path.When) }, path.Cell.Members.TryGetValue(member!, out var value) ? value : Value.Unknown))
                .ToList();
            members = members.SetItem(member!, Join(origin, outcomes));
        }

        return first with { Members = members, IsOpenEnded = paths.Any(path => path.Cell.IsOpenEnded) };
    }

    // What only some paths say about an endpoint is metadata that it may have; of the rest, what all of them say.
    private static EndpointCell Join(EndpointCell first, List<EndpointCell> paths) => first with
    {
        Metadata = paths.SelectMany(path => path.Metadata).GroupBy(each => each.By)
            .Select(same => paths.All(path => path.Metadata.Contains(same.First())) ? same.First() : same.First() with { IsCertain = false })
            .ToEquatableArray(),
        Access = paths.All(path => path.Access == first.Access) ? first.Access : Access.Unsaid,
        ShortCircuit = paths.All(path => path.ShortCircuit is not null) ? first.ShortCircuit : null,
        IsGrpcWeb = paths.All(path => path.IsGrpcWeb),
    };

    private static HostCell Join(HostCell origin, List<HostCell> paths) => origin with
    {
        DefaultPolicyName = paths.All(path => path.DefaultPolicyName == paths[0].DefaultPolicyName) ? paths[0].DefaultPolicyName : Fact<string>.Unknown,
        Registrations = Union(paths, path => path.Registrations, each => (each.By, each.Policy), each => each with { IsCertain = false }),
        Pipeline = Union(paths, path => path.Pipeline, each => each.By, each => each with { IsCertain = false })
            .Select(step => step.Cors is null ? step : step with { Cors = Join(paths.SelectMany(path => path.Pipeline).Where(each => each.By == step.By).Select(each => each.Cors).OfType<PolicyUse>().Distinct().ToList()) })
            .ToEquatableArray(),
        Endpoints = Union(paths, path => path.Endpoints, each => each, each => each),
        Services = Union(paths, path => path.Services, each => each, each => each),
        LateServices = Union(paths, path => path.LateServices, each => each, each => each),
        IsWebApplication = paths.Any(path => path.IsWebApplication),
        IsBuilt = paths.Any(path => path.IsBuilt),
        HasFallbackPolicy = paths.Any(path => path.HasFallbackPolicy),
        Authentication = paths.Aggregate(Authentication.None, (all, path) => all | path.Authentication),
        ServesPages = paths.Any(path => path.ServesPages),
        LimitsWebSocketOrigins = paths.Any(path => path.LimitsWebSocketOrigins),
        IsGrpcWebDefault = paths.All(path => path.IsGrpcWebDefault),
        SuppressedChecks = Union(paths, path => path.SuppressedChecks, each => each, each => each),
        UnreadOptions = Union(paths, path => path.UnreadOptions, each => each, each => each),
        VariesByEnvironment = paths.Any(path => path.VariesByEnvironment),
        Uses = paths.SelectMany(path => path.Uses).Distinct().ToEquatableArray(),
        Deferred =
        [
            .. origin.Deferred,
            .. Join(paths.SelectMany(path => path.Deferred.Skip(origin.Deferred.Length))).Select(deferred =>
                deferred with { IsCertain = deferred.IsCertain && paths.All(path => path.Deferred.Any(deferred.RunsTheSameAs)) }),
        ],
        HasPipeline = paths.Any(path => path.HasPipeline),
        MayHideUses = paths.Any(path => path.MayHideUses),
        IsPartial = paths.Any(path => path.IsPartial),
        IsHostedElsewhere = paths.Any(path => path.IsHostedElsewhere),
    };

    // What two paths hand over does not depend on which of them was taken.
    private static IEnumerable<Deferred> Join(IEnumerable<Deferred> deferred)
    {
        var joined = new List<Deferred>();
        foreach (var each in deferred)
        {
            var known = joined.FindIndex(each.RunsTheSameAs);
            if (known < 0)
            {
                joined.Add(each);
            }
            else
            {
                joined[known] = joined[known] with { When = [], IsCertain = joined[known].IsCertain && each.IsCertain };
            }
        }

        return joined;
    }

    // `UseCors(isPartner ? "Partners" : "Shop")` is one step, with the one policy or the other.
    private static PolicyUse Join(List<PolicyUse> uses) => uses.Count == 1 ? uses[0] : uses[0] with
    {
        Names = uses.SelectMany(use => use.Names).Distinct().ToEquatableArray(),
        IsNameKnown = uses.All(use => use is { IsNameKnown: true, IsUnnamed: false, Inline: null }),
        Inline = null,
    };

    /// <summary>All that any path has, in order; what not every path has is not certain.</summary>
    private static EquatableArray<T> Union<T, TKey>(List<HostCell> paths, Func<HostCell, EquatableArray<T>> part, Func<T, TKey> key, Func<T, T> uncertain) =>
        paths.SelectMany(path => part(path)).GroupBy(key)
            .Select(same => paths.All(path => part(path).Any(each => Equals(key(each), same.Key))) ? same.First() : uncertain(same.First()))
            .ToEquatableArray();

    private static bool Agree(EquatableArray<Assumption> known, EquatableArray<Assumption> more) =>
        !known.Any(assumption => more.Any(assumption.Contradicts));

    private sealed class AlternativeComparer : IEqualityComparer<Alternative>
    {
        public static readonly AlternativeComparer Instance = new();

        public bool Equals(Alternative? x, Alternative? y) => Equals(x?.Value, y?.Value) && x!.When.SequenceEqual(y!.When);

        public int GetHashCode(Alternative alternative) => alternative.Value.GetHashCode();
    }
}
