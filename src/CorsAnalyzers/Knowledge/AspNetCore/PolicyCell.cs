using CorsAnalyzers.App;
using CorsAnalyzers.Evaluation;
using CorsAnalyzers.Evaluation.Values;

namespace CorsAnalyzers.Knowledge.AspNetCore;

/// <summary>A policy, its builder included: <c>Build</c> returns the live object (facts §1.1).</summary>
/// <param name="Variants">The states it may be in; never empty.</param>
internal sealed record PolicyCell(EquatableArray<PolicyVariant> Variants) : Cell
{
    /// <summary>Somebody's policy, of which nothing is known.</summary>
    public static readonly PolicyCell Unknown = new([PolicyVariant.Unknown]);

    /// <summary>A policy in these states, if they are few enough to be kept apart.</summary>
    public static PolicyCell Of(EquatableArray<PolicyVariant> variants) => variants.Length is 0 or > Choice.Most ? Unknown : new PolicyCell(variants);

    public PolicyCell Select(Func<PolicyVariant, PolicyVariant> change) => new(Variants.Select(change).ToEquatableArray());

    public override Cell Join(Cell? before, IReadOnlyList<OnPath<Cell>> paths) => Joins.Alternatives(
        paths.Select(path => new OnPath<EquatableArray<PolicyVariant>>(((PolicyCell)path.What).Variants, path.When)),
        variant => variant.When,
        (variant, when) => variant with { When = when }) is { } variants ? new PolicyCell(variants) : Unknown;

    public override Cell Widen(Cell before) => Select(variant => variant with
    {
        Origins = Open(variant.Origins),
        Methods = Open(variant.Methods),
        Headers = Open(variant.Headers),
        ExposedHeaders = Open(variant.ExposedHeaders),
    });

    public override Cell Escape(Evaluator evaluator) => Unknown;

    // A list that the body left at a lone star stays "any": AllowAny… clears it on every turn.
    private static EntryList Open(EntryList list) => list.IsAny || list.IsKnownEmpty ? list : list with { IsOpenEnded = true };
}

/// <summary>One of the lists of a policy object.</summary>
/// <param name="Policy">The number of the <see cref="PolicyCell"/>.</param>
/// <param name="Kind">Which list.</param>
internal sealed record PolicyList(int Policy, PolicyListKind Kind) : Value
{
    public override void Escape(Evaluator evaluator) => evaluator.EscapeCell(Policy);

    public override IReadOnlyList<ListContent>? Contents(Evaluator evaluator) =>
        evaluator.Cell<PolicyCell>(Policy) is { Variants: [var variant] } && PolicyLists.Get(variant, Kind) is var list
            ? [new ListContent([.. list.Entries.Select(AsValue)], list.IsOpenEnded, [])]
            : null;

    private static Value AsValue(Entry entry) => entry.Text.IsKnown ? Of(entry.Text.Value, entry.Text.At) : Unknown;
}

internal enum PolicyListKind
{
    Origins,
    Methods,
    Headers,
    ExposedHeaders,
}
