using System.Collections;
using System.Runtime.CompilerServices;

namespace CorsAnalyzers;

/// <summary>An immutable list that is equal to another if their items are, so that records made of them are values through and through.</summary>
/// <remarks>The default value is the empty list.</remarks>
[CollectionBuilder(typeof(Seq), nameof(Seq.Of))]
internal readonly struct Seq<T> : IReadOnlyList<T>, IEquatable<Seq<T>>
{
    private readonly ImmutableArray<T> _items;

    public Seq(ImmutableArray<T> items) => _items = items;

    public int Length => _items.IsDefault ? 0 : _items.Length;

    public bool IsEmpty => Length == 0;

    int IReadOnlyCollection<T>.Count => Length;

    private ImmutableArray<T> Items => _items.IsDefault ? ImmutableArray<T>.Empty : _items;

    public T this[int index] => _items[index];

    public Seq<T> Add(T item) => new(Items.Add(item));

    public Seq<T> AddRange(IEnumerable<T> items) => new(Items.AddRange(items));

    public Seq<T> Insert(int index, T item) => new(Items.Insert(index, item));

    public Seq<T> RemoveAt(int index) => new(Items.RemoveAt(index));

    public Seq<T> SetItem(int index, T item) => new(Items.SetItem(index, item));

    public bool Contains(T item) => Items.Contains(item);

    public ImmutableArray<T>.Enumerator GetEnumerator() => Items.GetEnumerator();

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)Items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable)Items).GetEnumerator();

    public bool Equals(Seq<T> other) => Items == other.Items || (Length == other.Length && Items.SequenceEqual(other.Items));

    public override bool Equals(object? obj) => obj is Seq<T> other && Equals(other);

    public override int GetHashCode() => IsEmpty ? 0 : (Length * 397) ^ (this[0]?.GetHashCode() ?? 0);
}

internal static class Seq
{
    public static Seq<T> Of<T>(ReadOnlySpan<T> items)
    {
        var builder = ImmutableArray.CreateBuilder<T>(items.Length);
        foreach (var item in items)
        {
            builder.Add(item);
        }

        return new Seq<T>(builder.MoveToImmutable());
    }

    public static Seq<T> ToSeq<T>(this IEnumerable<T> items) => new(ImmutableArray.CreateRange(items));
}
