namespace CorsAnalyzers.Evaluation.Values;

/// <summary>Brings what several paths have left back together: what differs is kept as alternatives, each with what its path assumed.</summary>
/// <remarks>
/// Every join is commutative and associative up to the order of its alternatives, idempotent, and never knows more than each of its sides.
/// </remarks>
internal static class Joins
{
    /// <summary>The state that holds where paths meet. Costs what differs between them, not what there is.</summary>
    /// <param name="origin">The state the paths parted from.</param>
    /// <param name="paths">At least one.</param>
    /// <param name="budget">Pays for it.</param>
    public static State States(State origin, IReadOnlyList<State> paths, Budget budget)
    {
        // What the only way to get here took for granted holds from here on.
        if (paths.Count == 1)
        {
            return paths[0];
        }

        return new State(Variables(origin, paths, budget), Heap(origin, paths, budget), origin.Path);
    }

    /// <summary>The one value, or the choice between them.</summary>
    public static Value Values(IReadOnlyList<OnPath<Value>> paths)
    {
        var first = paths[0].What;
        if (paths.All(path => Equals(path.What, first)))
        {
            return first;
        }

        var alternatives = paths.SelectMany(path => Of(path.What, path.When)).Distinct().ToEquatableArray();
        return alternatives.Length > Choice.Most ? Value.Unknown : new Choice(alternatives);
    }

    /// <summary>What the path from one state to another takes for granted.</summary>
    public static EquatableArray<Assumption> Since(State origin, State path) =>
        path.Path.Length > origin.Path.Length ? path.Path.Skip(origin.Path.Length).ToEquatableArray() : [];

    /// <summary>
    /// All alternatives of all paths, but for those that contradict what their path takes for granted; <see langword="null"/> where there are
    /// none or too many to be kept apart.
    /// </summary>
    public static EquatableArray<T>? Alternatives<T>(
        IEnumerable<OnPath<EquatableArray<T>>> paths, Func<T, EquatableArray<Assumption>> when, Func<T, EquatableArray<Assumption>, T> with)
    {
        var joined = paths
            .SelectMany(path => path.What
                .Where(each => Agree(when(each), path.When))
                .Select(each => path.When.IsEmpty ? each : with(each, when(each).AddRange(path.When.Except(when(each))))))
            .Distinct()
            .ToEquatableArray();
        return joined.Length is 0 or > Choice.Most ? null : joined;
    }

    private static IEnumerable<Alternative> Of(Value value, EquatableArray<Assumption> when) => value is Choice choice
        ? choice.Alternatives.Select(alternative => new Alternative(alternative.Value, alternative.When.AddRange(when)))
        : [new Alternative(value, when)];

    private static IntMap<Value> Variables(State origin, IReadOnlyList<State> paths, Budget budget)
    {
        var joined = paths[0].Variables;
        foreach (var variable in Changed(paths, path => path.Variables))
        {
            budget.Spend(paths.Count);
            joined = joined.With(variable, Values([.. paths.Select(path =>
                new OnPath<Value>(path.Variables[variable] ?? Value.Unknown, Since(origin, path)))]));
        }

        return joined;
    }

    private static IntMap<Cell> Heap(State origin, IReadOnlyList<State> paths, Budget budget)
    {
        var joined = paths[0].Heap;
        foreach (var id in Changed(paths, path => path.Heap))
        {
            budget.Spend(paths.Count);
            var cells = paths
                .Where(path => path.Heap[id] is not null)
                .Select(path => new OnPath<Cell>(path.Heap[id]!, Since(origin, path)))
                .ToList();
            var first = cells[0].What;
            joined = joined.With(id, cells.All(each => ReferenceEquals(each.What, first)) ? first : first.Join(origin.Heap[id], cells));
        }

        return joined;
    }

    private static IEnumerable<int> Changed<T>(IReadOnlyList<State> paths, Func<State, IntMap<T>> part)
        where T : class
    {
        var first = part(paths[0]);
        var changed = new SortedSet<int>();
        for (var i = 1; i < paths.Count; i++)
        {
            changed.UnionWith(first.Differences(part(paths[i])));
        }

        return changed;
    }

    private static bool Agree(EquatableArray<Assumption> known, EquatableArray<Assumption> more) =>
        !known.Any(assumption => more.Any(assumption.Contradicts));
}
