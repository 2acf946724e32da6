using CorsAnalyzers.Evaluation.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CorsAnalyzers.Evaluation;

/// <summary>Arrays, collection expressions and what lists hold.</summary>
internal sealed partial class Evaluator
{
    /// <summary>What a list may hold; <see langword="null"/> where it is no list that can be known.</summary>
    public IReadOnlyList<ListContent>? Contents(Value value) => value.Contents(this);

    /// <summary>A new list; an element that may be this or that gives a list that may be this or that.</summary>
    public Reference NewList(EquatableArray<Value> items) => ListOf(items.Select(item => ContentsOfElement(item).ToEquatableArray()));

    /// <summary>A new list of the parts in a row.</summary>
    public Reference ListOf(IEnumerable<EquatableArray<ListContent>> parts) => New(new ListCell(Concatenated([[ListContent.Empty], .. parts])));

    /// <summary>What the parts hold in a row, for each combination of what they may be, as far as those are few.</summary>
    public EquatableArray<ListContent> Concatenated(IEnumerable<EquatableArray<ListContent>> parts)
    {
        var all = new List<Draft> { new([], IsOpenEnded: false, []) };
        foreach (var part in parts)
        {
            Budget.Spend(1 + (part.Sum(content => (long)content.Items.Length) / 8));
            if (part.Length > 1 && all.Count * part.Length > Choice.Most)
            {
                all = [new Draft([.. all[0].Items], IsOpenEnded: true, [])];
            }
            else if (part.Length == 1)
            {
                // The usual case, kept linear: lists of thousands of literals are real.
                all = all.ConvertAll(draft => draft.With(part[0]));
            }
            else
            {
                all = [.. all.SelectMany(draft => part.Select(more => (draft with { Items = [.. draft.Items] }).With(more)))];
            }
        }

        return [.. all.Select(draft => new ListContent(draft.Items.ToEquatableArray(), draft.IsOpenEnded, draft.When))];
    }

    /// <summary>An element as the list that it alone would make.</summary>
    public static IEnumerable<ListContent> ContentsOfElement(Value element) => element is Choice choice
        ? choice.Alternatives.Select(alternative => new ListContent([alternative.Value], IsOpenEnded: false, alternative.When))
        : [new ListContent([element], IsOpenEnded: false, [])];

    /// <summary>The item at an index, if both are known.</summary>
    public Value ElementAt(Value list, Value index) => (Contents(list), index) switch
    {
        ([{ } content], Constant { Content: int at and >= 0 }) when at < content.Items.Length => content.Items[at],
        ([{ IsOpenEnded: false } content], IndexFromEnd { Places: var places and > 0 }) when places <= content.Items.Length =>
            content.Items[content.Items.Length - places],
        ([{ IsOpenEnded: false }], Constant { Content: int }) => Throw(),
        _ => Value.Unknown,
    };

    private Value ArrayOf(IArrayCreationOperation array)
    {
        if (array.Initializer is not null)
        {
            return Evaluate(array.Initializer);
        }

        // `new string[n]` holds n nulls to be filled in; only the empty one says something.
        var size = array.DimensionSizes.Length == 1 ? Evaluate(array.DimensionSizes[0]) : Value.Unknown;
        return New(ListCell.Of([], openEnded: size is not Constant { Content: 0 }));
    }

    private Value CollectionOf(IOperation collection)
    {
        var elements = collection.ChildOperations.ToList();
        if (elements is [{ Kind: Spread } only] && Evaluate(only.ChildOperations.First()) is var all)
        {
            return all is Unknown { Source: not null } ? all : ListOf([[.. Contents(all) ?? [ListContent.Unknown]]]);
        }

        return ListOf(elements.ConvertAll(element => element.Kind == Spread
            ? [.. Contents(Evaluate(element.ChildOperations.First())) ?? [ListContent.Unknown]]
            : ContentsOfElement(Evaluate(element)).ToEquatableArray()));
    }

    /// <summary>Where it cannot be told which element is written, any of the old ones may be gone.</summary>
    private void WriteElement(Value list, Value index, Value value)
    {
        if (Cell<ListCell>(list) is not { } cell)
        {
            Escape(list);
            Escape(value);
            return;
        }

        Budget.Spend(1 + (cell.Alternatives.Sum(content => (long)content.Items.Length) / 8));
        Set(((Reference)list).Id, cell.Select(content => index is Constant { Content: int at and >= 0 } && at < content.Items.Length
            ? content with { Items = content.Items.SetItem(at, value) }
            : content with { Items = [], IsOpenEnded = true }));
    }

    /// <summary>A list being put together.</summary>
    private sealed record Draft(List<Value> Items, bool IsOpenEnded, EquatableArray<Assumption> When)
    {
        public Draft With(ListContent more)
        {
            if (Items.Count + more.Items.Length > ListCell.MostItems)
            {
                return new Draft([], IsOpenEnded: true, When.AddRange(more.When));
            }

            Items.AddRange(more.Items);
            return this with { IsOpenEnded = IsOpenEnded || more.IsOpenEnded, When = When.AddRange(more.When) };
        }
    }
}
