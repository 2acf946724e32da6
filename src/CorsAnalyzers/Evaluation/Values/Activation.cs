using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Evaluation.Values;

/// <summary>One run of a method or lambda: the owner of its locals. A lambda's runs have the run they were made in as parent.</summary>
internal sealed class Activation(int id, IMethodSymbol? method, Activation? parent, Value? self)
{
    /// <summary>Identifies the run among all of an evaluation; 0 is that of static members.</summary>
    public int Id { get; } = id;

    public IMethodSymbol? Method { get; } = method;

    public Activation? Parent { get; } = parent;

    /// <summary>The value of <c>this</c>.</summary>
    public Value? Self { get; } = self;

    /// <summary>Where each <c>return</c> of this run left the state.</summary>
    public List<Outcome> Returns { get; } = [];
}

/// <summary>A path's end: the state it left and the value it gave.</summary>
internal readonly record struct Outcome(State State, Value Value);
