using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CorsAnalyzers.Evaluation.Values;

/// <summary>
/// What an expression comes to, as far as it can be known. Immutable; what changes lives in a <see cref="Cell"/>. Knowledge adds kinds of its
/// own, which say here how they behave where the evaluator meets them.
/// </summary>
internal abstract record Value
{
    public static readonly Value Unknown = new Unknown(null);

    public static readonly Value Null = new Constant(null, null);

    public static readonly Value True = new Constant(true, null);

    public static readonly Value False = new Constant(false, null);

    /// <summary>Longer texts are not kept: a loop that doubles one would take all memory in a few rounds.</summary>
    public const int MostText = 100_000;

    public bool IsNull => this is Constant { Content: null };

    /// <summary>Whether it leads to something shared, which a lambda that has captured it can change whenever it is run.</summary>
    public virtual bool IsHandle => false;

    public static Value Of(object? content, Location? at = null) => content is string { Length: > MostText } ? Unknown : new Constant(content, at);

    /// <summary>Code out of sight has this now: what it leads to can be anything from here on, but nothing else can.</summary>
    public virtual void Escape(Evaluator evaluator)
    {
    }

    /// <summary>What it comes to when it is called as a delegate; <see langword="null"/> where it is none.</summary>
    public virtual Value? Invoke(Evaluator evaluator, EquatableArray<Value> arguments) => null;

    /// <summary>What it may hold as a list; <see langword="null"/> where it is none that can be known.</summary>
    public virtual IReadOnlyList<ListContent>? Contents(Evaluator evaluator) => null;

    /// <summary>A field or property that a class of the app declares, read on this; <see langword="null"/> where nothing is known.</summary>
    /// <param name="evaluator">Reads it.</param>
    /// <param name="member">The field or property.</param>
    /// <param name="otherwise">What it holds where nothing has filled it.</param>
    public virtual Value? Member(Evaluator evaluator, ISymbol member, Func<Value> otherwise) => null;
}

/// <summary>Nothing is known, except perhaps what outside the code decides.</summary>
internal sealed record Unknown(ExternalSource? Source) : Value;

/// <summary>The aspect of an outside value that an unknown stands for.</summary>
internal enum ExternalAspect
{
    Content,
    Count,
}

/// <summary>What outside the code decides an unknown value.</summary>
/// <param name="Key">The configuration key.</param>
/// <param name="Aspect">What of its value.</param>
internal sealed record ExternalSource(string Key, ExternalAspect Aspect = ExternalAspect.Content)
{
    /// <summary>Code out of sight that was given the subject of an inquiry decides.</summary>
    public static readonly ExternalSource UnseenCheck = new(string.Empty) { IsUnseenCheck = true };

    public bool IsUnseenCheck { get; private init; }

    /// <summary>Whether the value is null where the key is missing.</summary>
    public bool IsNullable { get; init; }

    /// <summary>The call that made a list of a text by splitting it and left the blanks around its parts.</summary>
    public Location? SplitAt { get; init; }

    /// <summary>What a path takes for granted that goes on with the value.</summary>
    public Assumption Present => IsUnseenCheck ? Assumption.UnseenCheckPassed : Assumption.Present(Key);

    /// <summary>What a path takes for granted that goes on without it.</summary>
    public Assumption Missing => IsUnseenCheck ? Assumption.UnseenCheckFailed : Assumption.Missing(Key);

    /// <summary>Whether the value is there.</summary>
    public Truth IsThere => new(Present, Missing);
}

/// <summary>A string, number, boolean, null, or an immutable framework object such as <see cref="Uri"/>, and where it is written.</summary>
internal sealed record Constant(object? Content, Location? At) : Value
{
    public bool Equals(Constant? other) => other is not null && Equals(Content, other.Content) && Equals(At, other.At);

    public override int GetHashCode() => Content?.GetHashCode() ?? 0;
}

/// <summary>A boolean that cannot be known, and what each answer would say about what is outside the code.</summary>
internal sealed record Truth(Assumption? WhenTrue, Assumption? WhenFalse) : Value
{
    public static readonly Truth Either = new(null, null);

    public Truth Negated => new(WhenFalse, WhenTrue);
}

/// <summary>One of several values, depending on what cannot be known.</summary>
internal sealed record Choice(EquatableArray<Alternative> Alternatives) : Value
{
    /// <summary>As many as are kept apart; past that the value is unknown.</summary>
    public const int Most = 16;

    public override void Escape(Evaluator evaluator)
    {
        foreach (var alternative in Alternatives)
        {
            evaluator.Escape(alternative.Value);
        }
    }

    public override Value Invoke(Evaluator evaluator, EquatableArray<Value> arguments) =>
        evaluator.ForEachAlternative([this], functions => evaluator.Apply(functions[0], arguments));

    public override IReadOnlyList<ListContent>? Contents(Evaluator evaluator)
    {
        var all = new List<ListContent>();
        foreach (var alternative in Alternatives)
        {
            if (evaluator.Contents(alternative.Value) is not { } contents)
            {
                return null;
            }

            all.AddRange(contents.Select(content => content with { When = content.When.AddRange(alternative.When) }));
        }

        return all;
    }
}

/// <summary>One of the values of a <see cref="Choice"/>, and what the path to it takes for granted.</summary>
internal sealed record Alternative(Value Value, EquatableArray<Assumption> When);

/// <summary>A mutable thing: the number of its <see cref="Cell"/> in the <see cref="State"/>.</summary>
internal sealed record Reference(int Id) : Value
{
    public override void Escape(Evaluator evaluator) => evaluator.EscapeCell(Id);

    public override IReadOnlyList<ListContent>? Contents(Evaluator evaluator) => evaluator.Cell<Cell>(Id)?.Contents;
}

/// <summary>A lambda, local function or method with what it has captured.</summary>
internal sealed record Function(IMethodSymbol Method, IAnonymousFunctionOperation? Lambda, Activation? Captured, Value? Receiver) : Value
{
    public override void Escape(Evaluator evaluator)
    {
        foreach (var handle in evaluator.HandlesIn(this))
        {
            evaluator.Escape(handle);
        }
    }

    public override Value Invoke(Evaluator evaluator, EquatableArray<Value> arguments) => evaluator.Apply(this, arguments);
}
