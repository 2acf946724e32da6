using CorsAnalyzers.Evaluation;
using CorsAnalyzers.Evaluation.Values;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Knowledge.BaseLibrary;

/// <summary>Questions to lists, and lists made of lists: LINQ and what lists, arrays and spans offer of their own.</summary>
internal static class Queries
{
    /// <summary>Items that a lambda is run on, one by one.</summary>
    private const int MostItemsForCallbacks = 1_000;

    private delegate Value? OnContents(Evaluator evaluator, Value list, IReadOnlyList<ListContent> contents, Call call);

    public static void Register(RowTable rows)
    {
        RegisterLinq(rows, KnownTypes.Enumerable);
        rows.Methods(KnownTypes.Enumerable, (evaluator, _) => evaluator.NewList([]), "Empty");
        rows.Methods("System.Linq.ImmutableArrayExtensions", On(Copied), "ToArray");
        rows.Methods("System.Linq.ImmutableArrayExtensions", On(Select), "Select");
        rows.Methods("System.Linq.ImmutableArrayExtensions", On(Where), "Where");
        rows.Methods("System.Linq.ImmutableArrayExtensions", On(Any), "Any");
        rows.Methods("System.Linq.ImmutableArrayExtensions", On(EveryOne), "All");

        const string All = Collections.All;
        rows.Methods(All, On(AsSet), "ToFrozenSet", "ToImmutableHashSet");
        rows.Methods(All, On(Copied), "ToArray", "AsReadOnly", "ToImmutableArray", "ToImmutableList", "Reverse");
        rows.Methods(All, On(Select), "ConvertAll");
        rows.Methods(All, On(Where), "FindAll");
        rows.Methods(All, On(ForEach), "ForEach");
        rows.Methods(All, On(Any), "Exists");
        rows.Methods(All, On(EveryOne), "TrueForAll");
        rows.Methods(All, On(Contains), "Contains");
        rows.Methods(All, On(IndexOf), "IndexOf");
        rows.Methods(KnownTypes.MemoryExtensions, On(Copied), "AsSpan");
        rows.Methods(KnownTypes.MemoryExtensions, On(Contains), "Contains");
        rows.Methods(KnownTypes.MemoryExtensions, On(IndexOf), "IndexOf");
        rows.Methods("System.Array", On(Copied), "Clone");
        rows.Methods("System.ReadOnlySpan", On(Copied), "ToArray");
        rows.Methods("System.Span", On(Copied), "ToArray");

        // Of arrays, some are static.
        rows.Methods("System.Array", (evaluator, call) => Static(evaluator, call, (contents, other) => IndexOf(evaluator, contents, other)), "IndexOf");
        rows.Methods("System.Array", (evaluator, call) => Static(evaluator, call, (contents, other) => Quantify(evaluator, contents, other, any: true)), "Exists");
        rows.Methods("System.Array", (evaluator, call) => Static(evaluator, call, (contents, other) => Quantify(evaluator, contents, other, any: false)), "TrueForAll");
    }

    private static void RegisterLinq(RowTable rows, string type)
    {
        rows.Methods(type, On(AsSet), "ToHashSet");
        rows.Methods(
            type, On(Copied), "ToArray", "ToList", "AsEnumerable", "Distinct", "OfType", "Cast", "OrderBy", "OrderByDescending", "Order", "Reverse");
        rows.Methods(type, On(Concat), "Concat", "Union");
        rows.Methods(type, On((evaluator, _, contents, call) => evaluator.ListOf([[.. contents], [.. Evaluator.ContentsOfElement(call[0])]])), "Append");
        rows.Methods(type, On((evaluator, _, contents, call) => evaluator.ListOf([[.. Evaluator.ContentsOfElement(call[0])], [.. contents]])), "Prepend");
        rows.Methods(type, On(Select), "Select");
        rows.Methods(type, On(Flatten), "SelectMany");
        rows.Methods(type, On(Where), "Where");
        rows.Methods(type, On(DefaultIfEmpty), "DefaultIfEmpty");
        rows.Methods(type, On(Any), "Any");
        rows.Methods(type, On(EveryOne), "All");
        rows.Methods(type, On((evaluator, _, contents, call) => Counted(evaluator, contents, call, content => content.Items.Length > 0)), "Any");
        rows.Methods(type, On((evaluator, _, contents, call) => Counted(evaluator, contents, call, content => content.Items.Length)), "Count", "LongCount");
        rows.Methods(type, On(Contains), "Contains");
        rows.Methods(type, On(First), "First", "FirstOrDefault", "Single", "SingleOrDefault");
        rows.Methods(type, On(Last), "Last", "LastOrDefault");
        rows.Methods(type, On(ElementAt), "ElementAt", "ElementAtOrDefault");
    }

    private static Value? AsSet(Evaluator evaluator, Value list, IReadOnlyList<ListContent> contents, Call call) =>
        Collections.Copy(evaluator, list, Collections.ComparerIn(call.Arguments));

    private static Value? Copied(Evaluator evaluator, Value list, IReadOnlyList<ListContent> contents, Call call) =>
        Collections.Copy(evaluator, list);

    private static Value? Any(Evaluator evaluator, Value list, IReadOnlyList<ListContent> contents, Call call) =>
        call.Count == 1 ? Quantify(evaluator, contents, call[0], any: true) : null;

    private static Value? EveryOne(Evaluator evaluator, Value list, IReadOnlyList<ListContent> contents, Call call) =>
        Quantify(evaluator, contents, call[0], any: false);

    private static Value? IndexOf(Evaluator evaluator, Value list, IReadOnlyList<ListContent> contents, Call call) =>
        call.Count == 1 ? IndexOf(evaluator, contents, call[0]) : null;

    private static Value? First(Evaluator evaluator, Value list, IReadOnlyList<ListContent> contents, Call call) =>
        call.Count == 0 && contents is [{ Items: [var first, ..] }] ? first : null;

    private static Value? Last(Evaluator evaluator, Value list, IReadOnlyList<ListContent> contents, Call call) =>
        call.Count == 0 && contents is [{ IsOpenEnded: false, Items: [.., var last] }] ? last : null;

    /// <summary>A method of a list that is known, of one that configuration fills, or of a header, whose value is a list of one string.</summary>
    private static CallMeaning On(OnContents meaning) => (evaluator, call) => call.Receiver switch
    {
        null => null,
        Unknown { Source: { IsUnseenCheck: false } source } unknown => OfConfiguration(evaluator, unknown, source, call),
        Constant { Content: null } => evaluator.Throw(),
        Constant { Content: string } header when IsOfStrings(call) && evaluator.NewList([header]) is var one =>
            meaning(evaluator, one, evaluator.Contents(one)!, call),
        { } list => evaluator.Contents(list) is { } contents ? meaning(evaluator, list, contents, call) : null,
    };

    private static Value? Static(Evaluator evaluator, Call call, Func<IReadOnlyList<ListContent>, Value, Value?> meaning) =>
        call is { Receiver: null, Count: 2 } && evaluator.Contents(call[0]) is { } contents ? meaning(contents, call[1]) : null;

    private static bool IsOfStrings(Call call) =>
        call.Method.TypeArguments.FirstOrDefault()?.SpecialType == SpecialType.System_String
        || call.Method.ContainingType.TypeArguments.FirstOrDefault()?.SpecialType == SpecialType.System_String;

    private static Value Concat(Evaluator evaluator, Value list, IReadOnlyList<ListContent> contents, Call call) =>
        evaluator.ListOf([[.. contents], Collections.Contents(evaluator, call[0])]);

    private static Value? Select(Evaluator evaluator, Value list, IReadOnlyList<ListContent> contents, Call call) =>
        Map(evaluator, contents, (item, mapped) => mapped.Add(evaluator.Apply(call[0], item)));

    private static Value? Flatten(Evaluator evaluator, Value list, IReadOnlyList<ListContent> contents, Call call)
    {
        if (contents is not [{ } content] || content.Items.Length > MostItemsForCallbacks)
        {
            return null;
        }

        var parts = content.Items.Select(item => Collections.Contents(evaluator, evaluator.Apply(call[0], item))).ToList();
        return evaluator.ListOf(content.IsOpenEnded ? [.. parts, [ListContent.Unknown]] : parts);
    }

    private static Value? Where(Evaluator evaluator, Value list, IReadOnlyList<ListContent> contents, Call call) =>
        Map(evaluator, contents, (item, kept) =>
        {
            switch (evaluator.AsCondition(evaluator.Apply(call[0], item)))
            {
                case Constant { Content: true }:
                    kept.Add(item);
                    break;
                case not Constant:
                    kept.MayHaveMore = true;
                    break;
            }
        });

    private static Value? DefaultIfEmpty(Evaluator evaluator, Value list, IReadOnlyList<ListContent> contents, Call call) =>
        contents is [{ IsOpenEnded: false, Items.IsEmpty: true }] ? evaluator.NewList([call[0]]) : Collections.Copy(evaluator, list);

    private static Value? ForEach(Evaluator evaluator, Value list, IReadOnlyList<ListContent> contents, Call call)
    {
        Map(evaluator, contents, (item, _) => evaluator.Apply(call[0], item));
        return Value.Unknown;
    }

    private static Value? Map(Evaluator evaluator, IReadOnlyList<ListContent> contents, Action<Value, Mapped> step)
    {
        if (contents.Any(content => content.Items.Length > MostItemsForCallbacks))
        {
            return null;
        }

        var all = new List<ListContent>();
        foreach (var content in contents)
        {
            var mapped = new Mapped { MayHaveMore = content.IsOpenEnded };
            foreach (var item in content.Items)
            {
                step(item, mapped);
            }

            all.Add(new ListContent(mapped.Items.ToEquatableArray(), mapped.MayHaveMore, content.When));
        }

        return evaluator.New(new ListCell(all.ToEquatableArray()));
    }

    private static Value? Counted(Evaluator evaluator, IReadOnlyList<ListContent> contents, Call call, Func<ListContent, object> count) =>
        call.Count == 0 && contents.All(content => !content.IsOpenEnded)
            ? evaluator.Fork(contents.Select(content => new Arm(content.When, () => Value.Of(count(content)))))
            : null;

    private static Value? Quantify(Evaluator evaluator, IReadOnlyList<ListContent> contents, Value predicate, bool any)
    {
        if (contents is not [{ } content] || content.Items.Length > MostItemsForCallbacks)
        {
            return null;
        }

        return Answer(content, item => evaluator.Apply(predicate, item), any, evaluator);
    }

    private static Value? Contains(Evaluator evaluator, Value list, IReadOnlyList<ListContent> contents, Call call)
    {
        if (contents is not [{ } content])
        {
            return null;
        }

        var comparer = Collections.ComparerIn(call.Arguments.Skip(1)) ?? evaluator.Cell<ListCell>(list)?.Comparer ?? StringComparer.Ordinal;
        var comparison = comparer.Equals("a", "A") ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        evaluator.Budget.Spend(content.Items.Length);
        return Answer(content, item => evaluator.AreEqual(item, call[0], comparison), any: true, evaluator);
    }

    /// <summary>Whether any or all items are found to be so; <see langword="null"/> where it is not certain.</summary>
    private static Value? Answer(ListContent content, Func<Value, Value> question, bool any, Evaluator evaluator)
    {
        var isSure = !content.IsOpenEnded;
        foreach (var item in content.Items)
        {
            switch (evaluator.AsCondition(question(item)))
            {
                case Constant { Content: bool holds } when holds == any:
                    return Value.Of(any);
                case Constant:
                    break;
                default:
                    isSure = false;
                    break;
            }
        }

        return isSure ? Value.Of(!any) : null;
    }

    private static Value? IndexOf(Evaluator evaluator, IReadOnlyList<ListContent> contents, Value sought)
    {
        if (contents is not [{ IsOpenEnded: false } content] || sought is not Constant || content.Items.Any(item => item is not Constant))
        {
            return null;
        }

        evaluator.Budget.Spend(content.Items.Length);
        for (var i = 0; i < content.Items.Length; i++)
        {
            if (evaluator.AreEqual(content.Items[i], sought) is Constant { Content: true })
            {
                return Value.Of(i);
            }
        }

        return Value.Of(-1);
    }

    private static Value? ElementAt(Evaluator evaluator, Value list, IReadOnlyList<ListContent> contents, Call call) =>
        contents is [{ } content] && call[0] is Constant { Content: int at and >= 0 } && at < content.Items.Length ? content.Items[at] : null;

    /// <summary>A list that configuration fills, and what is made of it.</summary>
    private static Value? OfConfiguration(Evaluator evaluator, Unknown list, ExternalSource source, Call call) => call.Name switch
    {
        "Any" when call.Count == 0 => source.IsThere,
        "Count" when call.Count == 0 => new Unknown(source with { Aspect = ExternalAspect.Count }),
        "DefaultIfEmpty" when call.Count == 1 => evaluator.Fork(
        [
            new Arm(source.Present, () => list),
            new Arm(source.Missing, () => evaluator.NewList([call[0]])),
        ]),
        "Concat" or "Union" => evaluator.ListOf([[ListContent.Unknown], Collections.Contents(evaluator, call[0])]),
        "Append" or "Prepend" => evaluator.ListOf([[ListContent.Unknown], [.. Evaluator.ContentsOfElement(call[0])]]),
        "Select" => new Unknown(source with { IsNullable = false, SplitAt = null }),
        "Where" or "ToArray" or "ToList" or "ToHashSet" or "Distinct" or "OfType" or "Cast" or "AsEnumerable" or "ToImmutableArray" or "SelectMany" =>
            new Unknown(source with { IsNullable = false }),
        _ => null,
    };

    /// <summary>What a lambda makes of the items of a list.</summary>
    private sealed class Mapped
    {
        public List<Value> Items { get; } = [];

        public bool MayHaveMore { get; set; }

        public void Add(Value item) => Items.Add(item);
    }
}
