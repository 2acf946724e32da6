using System.Collections;

namespace CorsAnalyzers.Evaluation.Values;

/// <summary>
/// An immutable list that only grows. Adding takes the same time however long it is, and what two of them have in common is found at the cost
/// of what differs.
/// </summary>
internal sealed class Log<T> : IEnumerable<T>
{
    public static readonly Log<T> Empty = new(null!, default!, 0);

    private readonly Log<T> _before;
    private readonly T _last;

    private Log(Log<T> before, T last, int count) => (_before, _last, Count) = (before, last, count);

    public int Count { get; }

    public Log<T> Add(T item) => new(this, item, Count + 1);

    public Log<T> AddRange(IEnumerable<T> items) => items.Aggregate(this, (log, item) => log.Add(item));

    /// <summary>The items in the order in which they were added.</summary>
    public IEnumerator<T> GetEnumerator() => After(Empty).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>What was added to an earlier state of this list.</summary>
    public List<T> After(Log<T> earlier)
    {
        var items = new List<T>(Math.Max(0, Count - earlier.Count));
        for (var at = this; at.Count > earlier.Count; at = at._before)
        {
            items.Add(at._last);
        }

        items.Reverse();
        return items;
    }

    /// <summary>All that any path has added, in order; what not every path has is not certain.</summary>
    /// <param name="paths">At least one.</param>
    /// <param name="key">What makes items of two paths the same.</param>
    /// <param name="merge">
    /// Makes one item of those that are the same, one for each path that has it; the flag tells whether every path does.
    /// </param>
    public static Log<T> Join<TKey>(IReadOnlyList<Log<T>> paths, Func<T, TKey> key, Func<IReadOnlyList<T>, bool, T> merge)
    {
        var common = paths.Skip(1).Aggregate(paths[0], Common);
        var groups = new Dictionary<TKey, (List<T> Items, int Paths, int LastPath)>();
        var order = new List<TKey>();
        for (var i = 0; i < paths.Count; i++)
        {
            foreach (var item in paths[i].After(common))
            {
                var of = key(item);
                if (!groups.TryGetValue(of, out var group))
                {
                    order.Add(of);
                    group = ([], 0, -1);
                }

                group.Items.Add(item);
                groups[of] = group.LastPath == i ? group : (group.Items, group.Paths + 1, i);
            }
        }

        return common.AddRange(order.Select(of => merge(groups[of].Items, groups[of].Paths == paths.Count)));
    }

    private static Log<T> Common(Log<T> one, Log<T> other)
    {
        while (!ReferenceEquals(one, other))
        {
            (one, other) = one.Count >= other.Count ? (one._before, other) : (one, other._before);
        }

        return one;
    }
}
