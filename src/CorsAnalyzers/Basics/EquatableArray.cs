using System.Collections;
using System.Runtime.CompilerServices;

namespace CorsAnalyzers;

/// <summary>An immutable list that is equal to another if their items are, so that records made of them are values through and through.</summary>
/// <remarks>The default value is the empty list.</remarks>
[CollectionBuilder(typeof(EquatableArray), nameof(EquatableArray.Create))]
internal readonly struct EquatableArray<T> : IReadOnlyList<T>, IEquatable<EquatableArray<T>>
{
    private readonly ImmutableArray<T> _items;

    public EquatableArray(ImmutableArray<T> items) => _items = items;

    public int Length => _items.IsDefault ? 0 : _items.Length;

    public bool IsEmpty => Length == 0;

    int IReadOnlyCollection<T>.Count => Length;

    private ImmutableArray<T> Items => _items.IsDefault ? ImmutableArray<T>.Empty : _items;

    public T this[int index] => _items[index];

    public EquatableArray<T> Add(T item) => new(Items.Add(item));

    public EquatableArray<T> AddRange(IEnumerable<T> items) => new(Items.AddRange(items));

    public EquatableArray<T> Insert(int index, T item) => new(Items.Insert(index, item));

    public EquatableArray<T> RemoveAt(int index) => new(Items.RemoveAt(index));

    public EquatableArray<T> SetItem(int index, T item) => new(Items.SetItem(index, item));

    public bool Contains(T item) => Items.Contains(item);

    public ImmutableArray<T>.Enumerator GetEnumerator() => Items.GetEnumerator();

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)Items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable)Items).GetEnumerator();

    public bool Equals(EquatableArray<T> other) => Items == other.Items || (Length == other.Length && Items.SequenceEqual(other.Items));

    public override bool Equals(object? obj) => obj is EquatableArray<T> other && Equals(other);

    public override int GetHashCode()
    {
        var hash = Length;
        foreach (var item in Items)
        {
            hash = (hash * 31) + (item?.GetHashCode() ?? 0);
        }

        return hash;
    }
}

internal static class EquatableArray
{
    public static EquatableArray<T> Create<T>(ReadOnlySpan<T> items)
    {
        var builder = ImmutableArray.CreateBuilder<T>(items.Length);
        foreach (var item in items)
        {
            builder.Add(item);
        }

        return new EquatableArray<T>(builder.MoveToImmutable());
    }

    public static EquatableArray<T> ToEquatableArray<T>(this IEnumerable<T> items) => new(ImmutableArray.CreateRange(items));
}
