using CorsAnalyzers.Evaluation;
using CorsAnalyzers.Evaluation.Values;

namespace CorsAnalyzers.Knowledge.BaseLibrary;

/// <summary>Dictionaries whose keys are known.</summary>
internal sealed class Dictionaries : Module
{
    /// <summary>Items that a dictionary is made of, one by one.</summary>
    private const int MostMade = 1_000;

    public override string Subject => "Dictionaries";

    public override void Register(RowTable rows)
    {
        const string All = Collections.All;
        rows.Constructor(All, Construct);
        rows.Property(All, "this[]", Item, SetItem);
        rows.Methods(All, Add, "Add", "TryAdd");
        rows.Methods(All, Remove, "Remove", "TryRemove", "Clear");
        rows.Methods(All, (evaluator, call) => Cell(evaluator, call) is { } cell ? cell.Has(evaluator, call[0]) : null, "ContainsKey");
        rows.Methods(All, TryGetValue, "TryGetValue");
        rows.Methods(All, GetValueOrDefault, "GetValueOrDefault");
        rows.Methods(All, Copy, "ToFrozenDictionary", "ToImmutableDictionary");
        rows.Methods(KnownTypes.Enumerable, Made, "ToDictionary");
        rows.Methods("System.Collections.Frozen.FrozenDictionary", Made, "ToFrozenDictionary");
        rows.Methods("System.Collections.Immutable.ImmutableDictionary", Made, "ToImmutableDictionary");
        rows.Properties("System.Collections.Generic.KeyValuePair", (_, access) => (access.Receiver as TupleValue)?.Items[0], "Key");
        rows.Properties("System.Collections.Generic.KeyValuePair", (_, access) => (access.Receiver as TupleValue)?.Items[1], "Value");
        rows.Properties(All, Count, "Count");
        rows.Properties(All, (evaluator, access) => Listed(evaluator, access.Receiver, entry => entry.Key), "Keys");
        rows.Properties(All, (evaluator, access) => Listed(evaluator, access.Receiver, entry => entry.Value), "Values");
    }

    private static Value? Count(Evaluator evaluator, PropertyAccess access) =>
        evaluator.Cell<MapCell>(access.Receiver) is { IsOpenEnded: false } cell ? Value.Of(cell.Entries.Length) : null;

    private static MapCell? Cell(Evaluator evaluator, Call call) => evaluator.Cell<MapCell>(call.Receiver);

    private static Value? Construct(Evaluator evaluator, Call call)
    {
        if (!call.Type.EndsWith("Dictionary", StringComparison.Ordinal))
        {
            return null;
        }

        var source = call.Arguments.Select(argument => evaluator.Cell<MapCell>(argument)).FirstOrDefault(cell => cell is not null);
        var isOfMore = source is null && call.Arguments.Any(argument => argument is Unknown or Reference);
        return evaluator.New(new MapCell(source?.Entries ?? [], Collections.ComparerIn(call.Arguments) ?? source?.Comparer)
        {
            IsOpenEnded = isOfMore || source is { IsOpenEnded: true },
        });
    }

    private static Value? Copy(Evaluator evaluator, Call call) => Cell(evaluator, call) is { } cell
        ? evaluator.New(cell with { Comparer = Collections.ComparerIn(call.Arguments) ?? cell.Comparer })
        : null;

    /// <summary><c>list.ToDictionary(key, value)</c>.</summary>
    private static Value? Made(Evaluator evaluator, Call call)
    {
        if (Cell(evaluator, call) is not null || call.Receiver is null || evaluator.Contents(call.Receiver) is not [{ } content]
            || content.Items.Length > MostMade || call.Arguments.FirstOrDefault() is not Function)
        {
            return null;
        }

        var map = new MapCell([], Collections.ComparerIn(call.Arguments)) { IsOpenEnded = content.IsOpenEnded };
        foreach (var item in content.Items)
        {
            var value = call[1] is Function part ? evaluator.Apply(part, item) : item;
            map = map.With(evaluator.Apply(call[0], item), value);
        }

        return evaluator.New(map);
    }

    private static Value? Item(Evaluator evaluator, PropertyAccess access) => evaluator.Cell<MapCell>(access.Receiver) is { } cell && access.Indices is [var key]
        ? cell.Get(evaluator, key) ?? (cell.Has(evaluator, key) is Constant { Content: false } ? evaluator.Throw() : null)
        : null;

    private static bool SetItem(Evaluator evaluator, PropertyAccess access, Value value)
    {
        if (access is not { Receiver: Reference map, Indices: [var key] } || evaluator.Cell<MapCell>(map) is not { } cell)
        {
            return false;
        }

        evaluator.Budget.Spend(1 + (cell.Entries.Length / 8));
        evaluator.Set(map.Id, cell.With(key, value));
        return true;
    }

    private static Value? Add(Evaluator evaluator, Call call)
    {
        if (call is not { Receiver: Reference map, Count: 2 } || evaluator.Cell<MapCell>(map) is not { } cell)
        {
            return null;
        }

        evaluator.Budget.Spend(1 + (cell.Entries.Length / 8));
        evaluator.Set(map.Id, cell.With(call[0], call[1]));
        return Value.Unknown;
    }

    private static Value? Remove(Evaluator evaluator, Call call)
    {
        if (call.Receiver is not Reference map || evaluator.Cell<MapCell>(map) is not { } cell)
        {
            return null;
        }

        evaluator.Set(map.Id, cell with { Entries = [], IsOpenEnded = call.Name != "Clear" });
        return Value.Unknown;
    }

    private static Value? TryGetValue(Evaluator evaluator, Call call)
    {
        if (Cell(evaluator, call) is not { } cell)
        {
            return null;
        }

        var has = cell.Has(evaluator, call[0]);
        evaluator.AssignOut(call, 1, cell.Get(evaluator, call[0]) ?? (has is Constant { Content: false } ? Value.Null : Value.Unknown));
        return has;
    }

    private static Value? GetValueOrDefault(Evaluator evaluator, Call call) => Cell(evaluator, call) is not { } cell ? null
        : cell.Get(evaluator, call[0]) ?? (cell.Has(evaluator, call[0]) is Constant { Content: false } ? Default(call) : null);

    private static Value? Default(Call call) => call.Count > 1 ? call[1]
        : call.Method.ReturnType.SpecialType == Microsoft.CodeAnalysis.SpecialType.System_Boolean ? Value.False
        : call.Method.ReturnType.IsReferenceType ? Value.Null
        : null;

    private static Value? Listed(Evaluator evaluator, Value? receiver, Func<MapEntry, Value> part) =>
        evaluator.Cell<MapCell>(receiver) is { } cell
            ? evaluator.New(ListCell.Of([.. cell.Entries.Select(part)], cell.IsOpenEnded))
            : null;
}

/// <summary>A dictionary: its entries in the order in which they were added.</summary>
/// <param name="Entries">Those that are known; each key once.</param>
/// <param name="Comparer">How it compares strings, where that was said.</param>
internal sealed record MapCell(EquatableArray<MapEntry> Entries, IEqualityComparer<string>? Comparer) : Cell
{
    /// <summary>Whether there may be more.</summary>
    public bool IsOpenEnded { get; init; }

    /// <summary>Keys and what they lead to, as pairs.</summary>
    public override IReadOnlyList<ListContent> Contents =>
        [new ListContent([.. Entries.Select(entry => new TupleValue([entry.Key, entry.Value]))], IsOpenEnded, [])];

    /// <summary>Whether a key is there; <see langword="null"/> where that is not certain.</summary>
    public Value? Has(Evaluator evaluator, Value key)
    {
        if (key is not Constant { Content: not null })
        {
            return null;
        }

        evaluator.Budget.Spend(1 + (Entries.Length / 4));
        return Find(key) >= 0 ? Value.True : IsOpenEnded ? null : Value.False;
    }

    /// <summary>What a key leads to, if it is known.</summary>
    public Value? Get(Evaluator evaluator, Value key)
    {
        evaluator.Budget.Spend(1 + (Entries.Length / 4));
        return Find(key) is >= 0 and var at ? Entries[at].Value : null;
    }

    /// <summary>The dictionary with another value for a key; where the key is not known, with anything.</summary>
    public MapCell With(Value key, Value value)
    {
        if (key is not Constant { Content: not null })
        {
            return this with { Entries = [], IsOpenEnded = true };
        }

        var entry = new MapEntry(key, value);
        return this with { Entries = Find(key) is >= 0 and var at ? Entries.SetItem(at, entry) : Entries.Add(entry) };
    }

    // Of dictionaries that differ, only what all of them say is known.
    public override Cell Join(Cell? before, IReadOnlyList<OnPath<Cell>> paths)
    {
        var all = paths.Select(path => (MapCell)path.What).ToList();
        var common = Entries.Where(entry => all.All(each => each.Entries.Contains(entry))).ToEquatableArray();
        return this with { Entries = common, IsOpenEnded = all.Any(each => each.IsOpenEnded || each.Entries.Length != common.Length) };
    }

    public override Cell Widen(Cell before)
    {
        var old = ((MapCell)before).Entries;
        return this with { Entries = Entries.Where(entry => old.Contains(entry)).ToEquatableArray(), IsOpenEnded = true };
    }

    public override Cell Escape(Evaluator evaluator)
    {
        foreach (var entry in Entries)
        {
            evaluator.Escape(entry.Value);
        }

        return this with { Entries = [], IsOpenEnded = true };
    }

    private int Find(Value key)
    {
        for (var i = 0; i < Entries.Length; i++)
        {
            if (AreEqual(((Constant)Entries[i].Key).Content, (key as Constant)?.Content))
            {
                return i;
            }
        }

        return -1;
    }

    private bool AreEqual(object? one, object? other) =>
        one is string a && other is string b ? (Comparer ?? StringComparer.Ordinal).Equals(a, b) : Equals(one, other);
}

/// <summary>A key, which is known, and what it leads to.</summary>
internal sealed record MapEntry(Value Key, Value Value);
