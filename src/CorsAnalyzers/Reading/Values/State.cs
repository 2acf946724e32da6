using CorsAnalyzers.App;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Reading.Values;

/// <summary>Everything that a run has changed so far. Immutable, so that an unknown condition can send two copies on their ways.</summary>
internal sealed record State(
    ImmutableDictionary<Variable, Value> Variables,
    ImmutableDictionary<int, Cell> Heap,
    EquatableArray<Assumption> Path)
{
    public static readonly State Start = new(ImmutableDictionary<Variable, Value>.Empty, ImmutableDictionary<int, Cell>.Empty, []);

    public State With(int id, Cell cell) => this with { Heap = Heap.SetItem(id, cell) };

    public State With(Variable variable, Value value) => this with { Variables = Variables.SetItem(variable, value) };

    public State Assuming(Assumption? assumption) => assumption is null ? this : this with { Path = Path.Add(assumption) };

    public bool Contradicts(Assumption? assumption) => assumption is not null && Path.Any(known => known.Contradicts(assumption));
}

/// <summary>A local or parameter of one activation, or (activation 0) a static field.</summary>
internal readonly record struct Variable(int Activation, ISymbol Symbol)
{
    public bool Equals(Variable other) => Activation == other.Activation && SymbolEqualityComparer.Default.Equals(Symbol, other.Symbol);

    public override int GetHashCode() => SymbolEqualityComparer.Default.GetHashCode(Symbol) * 31 + Activation;
}
