using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Basics;

/// <summary>Something that is either known, with the place in the source that says so, or unknown. A rule that needs an unknown fact is silent.</summary>
internal readonly record struct Fact<T>
{
    private Fact(T value, Location? at) => (IsKnown, Value, At) = (true, value, at);

    public bool IsKnown { get; }

    /// <summary>The value; the default of <typeparamref name="T"/> where it is not known.</summary>
    public T? Value { get; }

    /// <summary>The literal or call that says so; <see langword="null"/> where nothing in the source does.</summary>
    public Location? At { get; }

    public static Fact<T> Unknown => default;

    public static Fact<T> Known(T value, Location? at = null) => new(value, at);

    /// <summary>Known, and equal to <paramref name="value"/>.</summary>
    public bool Is(T value) => IsKnown && EqualityComparer<T>.Default.Equals(Value!, value);
}
