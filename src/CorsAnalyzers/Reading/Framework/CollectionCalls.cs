using CorsAnalyzers.App;
using CorsAnalyzers.Reading.Values;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Reading.Framework;

/// <summary>Arrays, lists, sets and LINQ over what is known of their items.</summary>
internal static class CollectionCalls
{
    private const int MostItemsForCallbacks = 1_000;

    public static Value? Perform(Interpreter interpreter, Call call)
    {
        if (!IsCollection(call.Type))
        {
            return null;
        }

        return call.Receiver switch
        {
            null => Static(interpreter, call),
            PolicyList list when PolicyObjects.Call(interpreter, list, call) is { } done => done,
            Unknown { Source: { } source } unknown => OfConfiguration(interpreter, unknown, source, call),
            Constant { Content: null } => interpreter.Throw(),
            Constant { Content: string } header when IsOfStrings(call) => OfHeader(interpreter, header, call),
            Reference { } list when interpreter.Cell<ListCell>(list) is { } cell => Change(interpreter, list, cell, call) ?? Query(interpreter, list, cell, call),
            PolicyList list => Query(interpreter, list, null, call),
            _ => null,
        };
    }

    public static Value? Construct(Interpreter interpreter, Call call)
    {
        if (!IsCollection(call.Type))
        {
            return null;
        }

        var source = call.Arguments.FirstOrDefault(argument => interpreter.Contents(argument) is not null || argument is Unknown);
        var comparer = call.Arguments.OfType<Constant>().Select(argument => argument.Content).OfType<IEqualityComparer<string>>().FirstOrDefault();
        return source is Unknown { Source: not null } ? source
            : interpreter.New(new ListCell([.. Contents(interpreter, source)], comparer));
    }

    public static Value? Property(Interpreter interpreter, IPropertySymbol property, Value? receiver, EquatableArray<Value> indices)
    {
        if (receiver is null || interpreter.Contents(receiver) is not { } contents)
        {
            return null;
        }

        switch (property.Name)
        {
            case "Length" or "Count" when contents.All(content => !content.IsOpenEnded):
                return interpreter.Fork(contents.Select(content => new Arm(content.When, () => Value.Of(content.Items.Length))).ToList());
            case "IsEmpty" when contents is [{ IsOpenEnded: false } only]:
                return Value.Of(only.Items.IsEmpty);
            case "Length" or "Count" or "IsEmpty":
                return null;
            default:
                return property.IsIndexer && contents is [{ } content] && indices is [Constant { Content: int at }] && at >= 0 && at < content.Items.Length ? content.Items[at] : null;
        }
    }

    private static bool IsCollection(string type) =>
        type.StartsWith("System.Collections.", StringComparison.Ordinal)
        || type is KnownTypes.Enumerable or KnownTypes.MemoryExtensions or "System.Array" or "System.ReadOnlySpan" or "System.Span";

    private static IEnumerable<ListContent> Contents(Interpreter interpreter, Value? value) =>
        value is null ? [new ListContent([], false, [])] : interpreter.Contents(value) ?? [new ListContent([], true, [])];

    private static Value? Static(Interpreter interpreter, Call call) => call.Name switch
    {
        "Empty" => interpreter.NewList([]),
        "Create" or "CreateRange" or "ToImmutableArray" when call.Count == 1 => Copy(interpreter, call[0]),
        "Create" => interpreter.NewList(call.Arguments),
        "IndexOf" when call.Count == 2 => IndexOf(interpreter, call[0], call[1]),
        "Exists" => Quantify(interpreter, call[0], call[1], any: true),
        "TrueForAll" => Quantify(interpreter, call[0], call[1], any: false),
        _ => null,
    };

    /// <summary>Calls that change the list.</summary>
    private static Value? Change(Interpreter interpreter, Reference list, ListCell cell, Call call)
    {
        switch (call.Name)
        {
            case "Add" or "TryAdd" or "Push" or "Enqueue" when call.Count == 1:
                Append(interpreter, list, cell, [new ListContent([call[0]], false, [])]);
                return Value.Unknown;
            case "AddRange" or "UnionWith" when call.Count == 1:
                Append(interpreter, list, cell, [.. Contents(interpreter, call[0])]);
                return Value.Unknown;
            case "Clear":
                interpreter.Set(list.Id, cell.Select(content => content with { Items = [], IsOpenEnded = false }));
                return Value.Unknown;
            case "Insert" or "InsertRange" or "Remove" or "RemoveAt" or "RemoveAll" or "RemoveRange" or "RemoveWhere" or "ExceptWith" or "IntersectWith" or "Pop" or "Dequeue":
                interpreter.Set(list.Id, cell.Select(content => content with { Items = [], IsOpenEnded = true }));
                return Value.Unknown;
            default:
                return null;
        }
    }

    private static void Append(Interpreter interpreter, Reference list, ListCell cell, EquatableArray<ListContent> more)
    {
        var joined = cell.Alternatives.SelectMany(content => more.Select(added => new ListContent(
            content.Items.AddRange(added.Items), content.IsOpenEnded || added.IsOpenEnded, content.When.AddRange(added.When)))).ToEquatableArray();
        var isTooLarge = joined.Length > Choice.Most || joined.Any(content => content.Items.Length > Interpreter.MostItems);
        interpreter.Set(list.Id, cell with { Alternatives = isTooLarge ? [new ListContent([], true, [])] : joined });
    }

    private static Value? Query(Interpreter interpreter, Value list, ListCell? cell, Call call)
    {
        switch (call.Name)
        {
            case "ToHashSet" or "ToFrozenSet" or "ToImmutableHashSet":
                var comparer = call.Arguments.OfType<Constant>().Select(argument => argument.Content).OfType<IEqualityComparer<string>>().FirstOrDefault();
                return interpreter.New(new ListCell([.. interpreter.Contents(list)!], comparer));
            case "ToArray" or "ToList" or "AsEnumerable" or "AsReadOnly" or "ToImmutableArray" or "ToImmutableList" or "Distinct" or "OfType" or "Cast" or "AsSpan"
                or "OrderBy" or "OrderByDescending" or "Order" or "Reverse" or "Clone":
                return Copy(interpreter, list);
            case "Concat" or "Union":
                return interpreter.ListOf([[.. interpreter.Contents(list)!], [.. Contents(interpreter, call[0])]]);
            case "Append":
                return interpreter.ListOf([[.. interpreter.Contents(list)!], [new ListContent([call[0]], false, [])]]);
            case "Prepend":
                return interpreter.ListOf([[new ListContent([call[0]], false, [])], [.. interpreter.Contents(list)!]]);
            case "Select" or "ConvertAll":
                return Map(interpreter, list, (item, content) => interpreter.Apply(call[0], item) is var mapped ? content with { Items = content.Items.Add(mapped) } : content);
            case "Where" or "FindAll":
                return Map(interpreter, list, (item, content) => interpreter.AsCondition(interpreter.Apply(call[0], item)) switch
                {
                    Constant { Content: true } => content with { Items = content.Items.Add(item) },
                    Constant => content,
                    _ => content with { IsOpenEnded = true },
                });
            case "DefaultIfEmpty":
                return interpreter.Contents(list) is [{ IsOpenEnded: false, Items.IsEmpty: true }] ? interpreter.NewList([call[0]]) : Copy(interpreter, list);
            case "Any" or "Exists" when call.Count == 1:
                return Quantify(interpreter, list, call[0], any: true);
            case "All" or "TrueForAll":
                return Quantify(interpreter, list, call[0], any: false);
            case "Any" or "Count" or "LongCount" when call.Count == 0:
                return interpreter.Contents(list)! is var contents && contents.All(content => !content.IsOpenEnded)
                    ? interpreter.Fork(contents.Select(content => new Arm(content.When, () => Value.Of(call.Name == "Any" ? content.Items.Length > 0 : content.Items.Length))).ToList())
                    : null;
            case "Contains":
                return Contains(interpreter, list, cell, call);
            case "IndexOf" when call.Count == 1:
                return IndexOf(interpreter, list, call[0]);
            case "First" or "FirstOrDefault" or "Single" or "SingleOrDefault" when call.Count == 0:
                return interpreter.Contents(list) is [{ Items: [var first, ..] }] ? first : null;
            case "Last" or "LastOrDefault" when call.Count == 0:
                return interpreter.Contents(list) is [{ IsOpenEnded: false, Items: [.., var last] }] ? last : null;
            case "ForEach":
                Map(interpreter, list, (item, content) => interpreter.Apply(call[0], item) is null ? content : content);
                return Value.Unknown;
            default:
                return null;
        }
    }

    private static Value Copy(Interpreter interpreter, Value list) => list is Unknown { Source: not null } ? list : interpreter.New(new ListCell([.. Contents(interpreter, list)]));

    private static Value? Map(Interpreter interpreter, Value list, Func<Value, ListContent, ListContent> step)
    {
        var contents = interpreter.Contents(list)!;
        if (contents.Any(content => content.Items.Length > MostItemsForCallbacks))
        {
            return null;
        }

        return interpreter.New(new ListCell([.. contents.Select(content =>
            content.Items.Aggregate(content with { Items = [] }, (mapped, item) => step(item, mapped)))]));
    }

    private static Value? Quantify(Interpreter interpreter, Value list, Value predicate, bool any)
    {
        if (interpreter.Contents(list) is not [{ } content] || content.Items.Length > MostItemsForCallbacks)
        {
            return null;
        }

        var isSure = !content.IsOpenEnded;
        foreach (var item in content.Items)
        {
            switch (interpreter.AsCondition(interpreter.Apply(predicate, item)))
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

    private static Value? Contains(Interpreter interpreter, Value list, ListCell? cell, Call call)
    {
        if (interpreter.Contents(list) is not [{ } content])
        {
            return null;
        }

        var comparer = call.Arguments.Skip(1).OfType<Constant>().Select(argument => argument.Content).OfType<IEqualityComparer<string>>().FirstOrDefault() ?? cell?.Comparer ?? StringComparer.Ordinal;
        var ignoresCase = comparer.Equals("a", "A");
        var isSure = !content.IsOpenEnded;
        interpreter.Spend(content.Items.Length);
        foreach (var item in content.Items)
        {
            switch (interpreter.AreEqual(item, call[0], ignoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal))
            {
                case Constant { Content: true }:
                    return Value.True;
                case Constant:
                    break;
                default:
                    isSure = false;
                    break;
            }
        }

        return isSure ? Value.False : null;
    }

    private static Value? IndexOf(Interpreter interpreter, Value list, Value sought)
    {
        if (interpreter.Contents(list) is not [{ IsOpenEnded: false } content] || sought is not Constant || content.Items.Any(item => item is not Constant))
        {
            return null;
        }

        for (var i = 0; i < content.Items.Length; i++)
        {
            if (interpreter.AreEqual(content.Items[i], sought) is Constant { Content: true })
            {
                return Value.Of(i);
            }
        }

        return Value.Of(-1);
    }

    /// <summary>A header's value is a list of strings as well as a string.</summary>
    private static Value? OfHeader(Interpreter interpreter, Constant header, Call call) =>
        Query(interpreter, interpreter.NewList([header]), null, call);

    private static bool IsOfStrings(Call call) =>
        call.Method.TypeArguments.FirstOrDefault()?.SpecialType == SpecialType.System_String || call.Method.ContainingType.TypeArguments.FirstOrDefault()?.SpecialType == SpecialType.System_String;

    /// <summary>A list that configuration fills, and what is made of it.</summary>
    private static Value? OfConfiguration(Interpreter interpreter, Unknown list, ConfigurationSource source, Call call) => call.Name switch
    {
        "Any" when call.Count == 0 => new Truth(Assumption.Present(source.Key), Assumption.Missing(source.Key)),
        "Count" when call.Count == 0 => new Unknown(source with { Aspect = ConfigurationAspect.Count }),
        "DefaultIfEmpty" when call.Count == 1 => interpreter.Fork(
        [
            new Arm(Assumption.Present(source.Key), () => list),
            new Arm(Assumption.Missing(source.Key), () => interpreter.NewList([call[0]])),
        ]),
        "Concat" or "Append" or "Prepend" or "Union" => interpreter.ListOf([[new ListContent([], true, [])], [.. call.Name is "Concat" or "Union" ? Contents(interpreter, call[0]) : [new ListContent([call[0]], false, [])]]]),
        "Select" or "Where" or "ToArray" or "ToList" or "ToHashSet" or "Distinct" or "OfType" or "Cast" or "AsEnumerable" or "ToImmutableArray" or "SelectMany" =>
            new Unknown(source with { IsNullable = false, SplitAt = call.Name is "Select" ? null : source.SplitAt }),
        _ => null,
    };
}
