using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Evaluation.Values;

/// <summary>Something together with what the path that leads to it takes for granted.</summary>
internal readonly record struct OnPath<T>(T What, EquatableArray<Assumption> When);

/// <summary>
/// The content of something mutable at one point of the run. Cells are immutable; a change puts a new one in the <see cref="State"/>.
/// Every kind says for itself what is left of it where paths meet, after a loop, and out of sight.
/// </summary>
internal abstract record Cell
{
    /// <summary>
    /// What holds of it whichever of several paths was taken. Independent of the order of the paths, and never more than each of them knows.
    /// </summary>
    /// <param name="before">Its content where the paths parted; <see langword="null"/> where it was made on the way.</param>
    /// <param name="paths">Its content on each path that has it; this is the first of them.</param>
    public abstract Cell Join(Cell? before, IReadOnlyList<OnPath<Cell>> paths);

    /// <summary>What any number of runs of a loop's body leave, where one run made this of <paramref name="before"/>.</summary>
    public abstract Cell Widen(Cell before);

    /// <summary>What is left when code out of sight has it; what it leads to escapes as well.</summary>
    public abstract Cell Escape(Evaluator evaluator);

    /// <summary>What a loop over it would run through; <see langword="null"/> where it is no collection.</summary>
    public virtual IReadOnlyList<ListContent>? Contents => null;
}

/// <summary>An array, list or set: what it may hold, by path.</summary>
/// <param name="Alternatives">What it may hold; never empty.</param>
/// <param name="Comparer">How a set or dictionary compares its strings, where that was said.</param>
internal sealed record ListCell(EquatableArray<ListContent> Alternatives, IEqualityComparer<string>? Comparer = null) : Cell
{
    /// <summary>As many items as a list keeps: one that grows in a loop must not take all memory.</summary>
    public const int MostItems = 50_000;

    public override IReadOnlyList<ListContent> Contents => Alternatives;

    public static ListCell Of(EquatableArray<Value> items, bool openEnded = false) => new([new ListContent(items, openEnded, [])]);

    public ListCell Select(Func<ListContent, ListContent> change) => this with { Alternatives = [.. Alternatives.Select(change)] };

    public override Cell Join(Cell? before, IReadOnlyList<OnPath<Cell>> paths) => this with
    {
        Alternatives = Joins.Alternatives(
            paths.Select(path => new OnPath<EquatableArray<ListContent>>(((ListCell)path.What).Alternatives, path.When)),
            content => content.When,
            (content, when) => content with { When = when }) ?? [ListContent.Unknown],
    };

    public override Cell Widen(Cell before) => Select(content => content with { IsOpenEnded = true });

    public override Cell Escape(Evaluator evaluator)
    {
        foreach (var content in Alternatives)
        {
            evaluator.Budget.Spend(content.Items.Length);
            foreach (var item in content.Items)
            {
                evaluator.Escape(item);
            }
        }

        return Select(content => content with { IsOpenEnded = true });
    }
}

/// <summary>The items of a list, and whether there may be more.</summary>
internal sealed record ListContent(EquatableArray<Value> Items, bool IsOpenEnded, EquatableArray<Assumption> When)
{
    public static readonly ListContent Empty = new([], IsOpenEnded: false, []);

    public static readonly ListContent Unknown = new([], IsOpenEnded: true, []);
}

/// <summary>An object of a class of the app.</summary>
internal sealed record ObjectCell(INamedTypeSymbol Type, ImmutableDictionary<ISymbol, Value> Members) : Cell
{
    /// <summary>Whether code out of sight may have written to it.</summary>
    public bool IsOpenEnded { get; init; }

    public static ObjectCell New(INamedTypeSymbol type) => new(type, ImmutableDictionary.Create<ISymbol, Value>(SymbolEqualityComparer.Default));

    public override Cell Join(Cell? before, IReadOnlyList<OnPath<Cell>> paths)
    {
        var members = Members;
        foreach (var member in paths.SelectMany(path => ((ObjectCell)path.What).Members.Keys).Distinct<ISymbol>(SymbolEqualityComparer.Default))
        {
            members = members.SetItem(member, Joins.Values([.. paths.Select(path => new OnPath<Value>(
                ((ObjectCell)path.What).Members.TryGetValue(member, out var value) ? value : Value.Unknown, path.When))]));
        }

        return this with
        {
            Members = members,
            IsOpenEnded = paths.Any(path => ((ObjectCell)path.What).IsOpenEnded),
        };
    }

    public override Cell Widen(Cell before)
    {
        var old = ((ObjectCell)before).Members;
        var changed = Members.Where(pair => !old.TryGetValue(pair.Key, out var value) || !Equals(value, pair.Value));
        return this with { Members = Members.SetItems(changed.Select(pair => new KeyValuePair<ISymbol, Value>(pair.Key, Value.Unknown))) };
    }

    public override Cell Escape(Evaluator evaluator)
    {
        foreach (var member in Members.Values)
        {
            evaluator.Escape(member);
        }

        return this with
        {
            IsOpenEnded = true,
            Members = Members.RemoveRange(Members.Keys.Where(member => !IsFixed(member))),
        };
    }

    // What nobody can write to after it was made.
    private static bool IsFixed(ISymbol member) => member switch
    {
        IFieldSymbol field => field.IsReadOnly,
        IPropertySymbol property => property.SetMethod is null or { IsInitOnly: true },
        _ => false,
    };
}
