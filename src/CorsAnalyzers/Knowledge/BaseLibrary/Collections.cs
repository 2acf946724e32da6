using CorsAnalyzers.Evaluation;
using CorsAnalyzers.Evaluation.Values;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Knowledge.BaseLibrary;

/// <summary>Arrays, lists and sets: how they are made, changed and looked into.</summary>
internal sealed class Collections : Module
{
    /// <summary>The types of these namespaces call the same things by the same names.</summary>
    public const string All = "System.Collections.*";

    private delegate Value? OnList(Evaluator evaluator, Reference list, ListCell cell, Call call);

    public override string Subject => "Lists and sets";

    public override void Register(RowTable rows)
    {
        Queries.Register(rows);
        rows.Constructor(All, Construct);
        rows.Methods(All, On(Add), "Add", "TryAdd", "Push", "Enqueue", "AddLast");
        rows.Methods(All, On(AddRange), "AddRange", "UnionWith");
        rows.Methods(All, On(Clear), "Clear");
        rows.Methods(
            All, On(Forget), "Insert", "InsertRange", "Remove", "RemoveAt", "RemoveAll", "RemoveRange", "RemoveWhere", "ExceptWith", "IntersectWith", "Pop", "Dequeue");
        rows.Methods(All, Create, "Create", "CreateRange", "ToImmutableArray", "ToImmutableList", "ToImmutableHashSet", "ToFrozenSet");
        rows.Methods("System.Array", (evaluator, _) => evaluator.NewList([]), "Empty");
        rows.Properties(All, Count, "Length", "Count");
        rows.Properties(All, IsEmpty, "IsEmpty");
        rows.Properties(All, Item, "this[]");
        rows.Properties("System.Array", Count, "Length");
        foreach (var span in new[] { "System.Span", "System.ReadOnlySpan" })
        {
            rows.Properties(span, Count, "Length");
            rows.Properties(span, IsEmpty, "IsEmpty");
            rows.Properties(span, Item, "this[]");
        }
    }

    /// <summary>What a value may hold as a list; anything, where it is not known.</summary>
    public static EquatableArray<ListContent> Contents(Evaluator evaluator, Value? value) =>
        value is null ? [ListContent.Empty] : [.. evaluator.Contents(value) ?? [ListContent.Unknown]];

    /// <summary>A list of its own with what another holds; what configuration fills stays that configuration's business.</summary>
    public static Value Copy(Evaluator evaluator, Value list, IEqualityComparer<string>? comparer = null)
    {
        if (list is Unknown { Source: not null })
        {
            return list;
        }

        var contents = Contents(evaluator, list);
        evaluator.Budget.Spend(1 + (contents.Sum(content => (long)content.Items.Length) / 64));
        return evaluator.New(new ListCell(contents, comparer));
    }

    /// <summary>How a set is told to compare its strings.</summary>
    public static IEqualityComparer<string>? ComparerIn(IEnumerable<Value> arguments) =>
        arguments.OfType<Constant>().Select(argument => argument.Content).OfType<IEqualityComparer<string>>().FirstOrDefault();

    private static CallMeaning On(OnList meaning) => (evaluator, call) => call.Receiver switch
    {
        Constant { Content: null } => evaluator.Throw(),
        Reference list when evaluator.Cell<ListCell>(list) is { } cell => meaning(evaluator, list, cell, call),
        _ => null,
    };

    private static Value? Construct(Evaluator evaluator, Call call)
    {
        var source = call.Arguments.FirstOrDefault(argument => evaluator.Contents(argument) is not null || argument is Unknown);
        return source is null
            ? evaluator.New(new ListCell([ListContent.Empty], ComparerIn(call.Arguments)))
            : Copy(evaluator, source, ComparerIn(call.Arguments));
    }

    private static Value? Create(Evaluator evaluator, Call call) => call switch
    {
        { Receiver: { } receiver } => Copy(evaluator, receiver, ComparerIn(call.Arguments)),
        { Count: 1 } when evaluator.Contents(call[0]) is not null || call[0] is Unknown => Copy(evaluator, call[0]),
        _ => evaluator.NewList(call.Arguments),
    };

    private static Value? Add(Evaluator evaluator, Reference list, ListCell cell, Call call) =>
        call.Count == 1 ? Append(evaluator, list, cell, [.. Evaluator.ContentsOfElement(call[0])]) : null;

    private static Value? AddRange(Evaluator evaluator, Reference list, ListCell cell, Call call) =>
        call.Count == 1 ? Append(evaluator, list, cell, Contents(evaluator, call[0])) : null;

    private static Value Append(Evaluator evaluator, Reference list, ListCell cell, EquatableArray<ListContent> more)
    {
        // The usual case copies the list once.
        var joined = cell.Alternatives is [{ } only] && more is [{ } added] && only.Items.Length + added.Items.Length <= ListCell.MostItems
            ? Extended(evaluator, only, added)
            : evaluator.Concatenated([cell.Alternatives, more]);
        evaluator.Set(list.Id, cell with { Alternatives = joined });
        return Value.Unknown;
    }

    private static EquatableArray<ListContent> Extended(Evaluator evaluator, ListContent content, ListContent more)
    {
        evaluator.Budget.Spend(1 + ((content.Items.Length + more.Items.Length) / 8));
        return
        [
            new ListContent(content.Items.AddRange(more.Items), content.IsOpenEnded || more.IsOpenEnded, content.When.AddRange(more.When)),
        ];
    }

    private static Value? Clear(Evaluator evaluator, Reference list, ListCell cell, Call call)
    {
        evaluator.Set(list.Id, cell.Select(content => content with { Items = [], IsOpenEnded = false }));
        return Value.Unknown;
    }

    private static Value? Forget(Evaluator evaluator, Reference list, ListCell cell, Call call)
    {
        evaluator.Set(list.Id, cell.Select(content => content with { Items = [], IsOpenEnded = true }));
        return Value.Unknown;
    }

    private static Value? Count(Evaluator evaluator, PropertyAccess access) =>
        Known(evaluator, access.Receiver) is { } contents && contents.All(content => !content.IsOpenEnded)
            ? evaluator.Fork(contents.Select(content => new Arm(content.When, () => Value.Of(content.Items.Length))))
            : null;

    private static Value? IsEmpty(Evaluator evaluator, PropertyAccess access) =>
        Known(evaluator, access.Receiver) is [{ IsOpenEnded: false } only] ? Value.Of(only.Items.IsEmpty) : null;

    private static Value? Item(Evaluator evaluator, PropertyAccess access) => (Known(evaluator, access.Receiver), access.Indices) switch
    {
        ([{ } content], [Constant { Content: int at and >= 0 }]) when at < content.Items.Length => content.Items[at],
        ([{ IsOpenEnded: false } content], [IndexFromEnd { Places: var at and > 0 }]) when at <= content.Items.Length =>
            content.Items[content.Items.Length - at],
        _ => null,
    };

    // What a number leads to in a dictionary is not what stands at that place.
    private static IReadOnlyList<ListContent>? Known(Evaluator evaluator, Value? receiver) =>
        receiver is null || evaluator.Cell<MapCell>(receiver) is not null ? null : evaluator.Contents(receiver);
}
