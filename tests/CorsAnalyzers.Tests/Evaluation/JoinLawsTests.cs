using CorsAnalyzers.App;
using CorsAnalyzers.Basics;
using CorsAnalyzers.Evaluation.Values;
using CorsAnalyzers.Knowledge.AspNetCore;
using CorsAnalyzers.Knowledge.BaseLibrary;
using FsCheck;
using FsCheck.Fluent;

namespace CorsAnalyzers.Tests.Evaluation;

/// <summary>
/// What holds of every join: it does not depend on the order of the paths, adds nothing to itself, and knows no more than each side.
/// </summary>
public sealed class JoinLawsTests
{
    private static readonly Gen<Value> Text = Gen.Elements("a", "b", "c", "d").Select(text => Value.Of(text));

    private static readonly Gen<Value> Any = Gen.Frequency(
        (6, Text),
        (1, Gen.Constant(Value.Unknown)),
        (1, Gen.Constant<Value>(new Unknown(new ExternalSource("Key")))),
        (1, Gen.Choose(1, 3).Select(id => (Value)new Reference(id))));

    private static readonly Gen<EquatableArray<Value>> Items =
        Gen.Choose(0, 3).SelectMany(length => Gen.ListOf(Text, length)).Select(items => items.ToEquatableArray());

    private static readonly Gen<Cell> Lists =
        from items in Items
        from isOpen in Gen.Elements(true, false)
        select (Cell)ListCell.Of(items, isOpen);

    private static readonly Gen<Cell> Maps =
        from keys in Items
        from isOpen in Gen.Elements(true, false)
        select (Cell)keys.Aggregate(new MapCell([], null) { IsOpenEnded = isOpen }, (map, key) => map.With(key, key));

    private static readonly Gen<Cell> Policies =
        from origins in Items
        from credentials in Gen.Elements(Fact<bool>.Known(true), Fact<bool>.Known(false), Fact<bool>.Unknown)
        select (Cell)new PolicyCell([PolicyVariant.Empty with { Origins = Entries(origins), Credentials = credentials }]);

    private static readonly Gen<Cell> Exchanges =
        from names in Items
        select (Cell)new ExchangeCell(
            [new ResponseHead([.. names.Select(name => new WrittenHeader((string)((Constant)name).Content!, name, Site("Append")))], [])]);

    private static readonly Gen<Cell> Hosts =
        from names in Items
        from varies in Gen.Elements(true, false)
        select (Cell)new HostCell
        {
            Pipeline = Log<Middleware>.Empty.AddRange(names.Select(name => new Middleware(
                MiddlewareKind.Other,
                Site((string)((Constant)name).Content!),
                0,
                IsCertain: true))
                .Distinct()),
            MayHideUses = varies,
        };

    /// <summary>Every kind of cell that random ones are made of.</summary>
    public static TheoryData<string> Kinds => ["lists", "dictionaries", "policies", "exchanges", "hosts"];

    [Fact]
    public void Values_join_the_same_in_any_order()
        => Check(Pair(Any), pair => SameSet(Join(pair.One, pair.Other), Join(pair.Other, pair.One)));

    [Fact]
    public void Values_join_the_same_in_any_grouping()
        => Check(Pair(Pair(Any)), pairs => SameSet(
            Join(Join(pairs.One.One, pairs.One.Other), pairs.Other.One),
            Join(pairs.One.One, Join(pairs.One.Other, pairs.Other.One))));

    [Fact]
    public void A_value_joined_with_itself_is_itself() => Check(Any, value => Equals(Join(value, value), value));

    [Fact]
    public void A_join_may_be_whatever_each_side_may_be()
        => Check(Pair(Any), pair => MayBe(Join(pair.One, pair.Other)).IsSupersetOf(MayBe(pair.One).Union(MayBe(pair.Other))));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Cells_join_the_same_in_any_order(string kind)
        => Check(Pair(CellsOf(kind)), pair => Known(Join(pair.One, pair.Other)).SetEquals(Known(Join(pair.Other, pair.One))));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_cell_joined_with_itself_is_itself(string kind)
        => Check(CellsOf(kind), cell => Known(Join(cell, cell)).SetEquals(Known(cell)));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_join_of_cells_knows_no_more_than_each_side(string kind)
        => Check(
            Pair(CellsOf(kind)),
            pair => Known(pair.One).Concat(Known(pair.Other)).All(state => Covers(Known(Join(pair.One, pair.Other)), state)));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Widening_comes_to_an_end(string kind)
        => Check(Pair(CellsOf(kind)), pair =>
        {
            var once = pair.Other.Widen(pair.One);
            return Known(once.Widen(once)).SetEquals(Known(once));
        });

    [Fact]
    public void Differences_of_maps_are_those_of_their_entries()
        => Check(
            Pair(Gen.ListOf(from key in Gen.Choose(0, 400) from value in Gen.Elements("x", "y") select (Key: key, Value: value), 12)),
            pair =>
            {
                var common = pair.One.Take(6).Aggregate(IntMap<string>.Empty, (map, entry) => map.With(entry.Key, entry.Value));
                var one = pair.One.Aggregate(common, (map, entry) => map.With(entry.Key, entry.Value));
                var other = pair.Other.Aggregate(common, (map, entry) => map.With(entry.Key, entry.Value));
                return one.Differences(other).SequenceEqual(Enumerable.Range(0, 401).Where(key => !ReferenceEquals(one[key], other[key])));
            });

    [Fact]
    public void Joined_logs_have_what_any_path_has_added_once()
        => Check(Pair(Gen.ListOf(Gen.Choose(0, 9), 4)), pair =>
        {
            var common = Log<int>.Empty.AddRange([100, 101]);
            var joined = Log<int>.Join([common.AddRange(pair.One), common.AddRange(pair.Other)], item => item, (same, _) => same[0]);
            return joined.SequenceEqual(new[] { 100, 101 }.Concat(pair.One.Concat(pair.Other).Distinct()));
        });

    private static void Check<T>(Gen<T> generator, Func<T, bool> law)
        => Prop.ForAll(generator.ToArbitrary(), law).QuickCheckThrowOnFailure();

    private static Gen<(T One, T Other)> Pair<T>(Gen<T> each) => from one in each from other in each select (one, other);

    private static Gen<Cell> CellsOf(string kind) => kind switch
    {
        "lists" => Lists,
        "dictionaries" => Maps,
        "policies" => Policies,
        "exchanges" => Exchanges,
        _ => Hosts,
    };

    private static Value Join(Value one, Value other) => Joins.Values([new(one, []), new(other, [])]);

    private static Cell Join(Cell one, Cell other) => one.Join(null, [new(one, []), new(other, [])]);

    private static bool SameSet(Value one, Value other) => MayBe(one).SetEquals(MayBe(other));

    /// <summary>The values that a value may be.</summary>
    private static HashSet<Value> MayBe(Value value) => [.. CorsAnalyzers.Evaluation.Evaluator.Each(value)];

    /// <summary>The states that a cell may be in, one text for each.</summary>
    private static HashSet<string> Known(Cell cell) => cell switch
    {
        ListCell list => [
            .. list.Alternatives.Select(content => $"{string.Join(",", content.Items.Select(Shown))}{(content.IsOpenEnded ? ",…" : "")}"),
        ],
        MapCell map => [string.Join(",", map.Entries.Select(entry => Shown(entry.Key)).Order()) + (map.IsOpenEnded ? ",…" : "")],
        PolicyCell policy => [
            .. policy.Variants.Select(variant =>
                $"{string.Join(",", variant.Origins.Entries.Select(entry => entry.Text.Value))}|{variant.Credentials}"),
        ],
        ExchangeCell exchange => [.. exchange.Alternatives.Select(head => string.Join(",", head.Headers.Select(header => header.Name)))],
        HostCell host => [
            string.Join(",", host.Pipeline.Select(step => step.By.Name + (step.IsCertain ? "" : "?")).Order())
                + (host.MayHideUses ? ",…" : ""),
        ],
        _ => throw new InvalidOperationException(cell.GetType().Name),
    };

    /// <summary>Whether a state is one of those, or one that they leave open.</summary>
    private static bool Covers(HashSet<string> states, string state) => states.Contains(state) || states.Any(each =>
    {
        var (names, mayHaveMore) = (each.Split(',')
            .Where(name => name is not ("" or "…"))
            .ToList(), each.EndsWith(",…", StringComparison.Ordinal));
        var those = state.Split(',').Where(name => name is not ("" or "…")).ToList();
        return names.Where(name => !name.EndsWith('?')).All(those.Contains)
            && (mayHaveMore
                || (those.All(name => names.Contains(name) || names.Contains(name + "?"))
                    && !state.EndsWith(",…", StringComparison.Ordinal)));
    });

    private static string Shown(Value value) => (value as Constant)?.Content?.ToString() ?? "?";

    private static EntryList Entries(EquatableArray<Value> items) =>
        new(
            [.. items.Select(item => new Entry(Fact<string>.Known((string)((Constant)item).Content!), Site("WithOrigins")))],
            IsOpenEnded: false);

    private static CallSite Site(string name) => new(name, Microsoft.CodeAnalysis.Location.None);
}
