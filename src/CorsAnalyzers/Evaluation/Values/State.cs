using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Evaluation.Values;

/// <summary>Everything that a run has changed so far. Immutable, so that an unknown condition can send two copies on their ways.</summary>
/// <param name="Variables">By the number that <see cref="VariableNumbers"/> gives them.</param>
/// <param name="Heap">By the number in a <see cref="Reference"/>.</param>
/// <param name="Path">What the path that led here takes for granted.</param>
internal sealed record State(IntMap<Value> Variables, IntMap<Cell> Heap, EquatableArray<Assumption> Path)
{
    public static readonly State Start = new(IntMap<Value>.Empty, IntMap<Cell>.Empty, []);

    public State With(int id, Cell cell) => this with { Heap = Heap.With(id, cell) };

    public State WithVariable(int number, Value value) => this with { Variables = Variables.With(number, value) };

    public bool Contradicts(Assumption assumption) => Path.Any(assumption.Contradicts);

    /// <summary>
    /// What any number of runs of a loop's body leave, where one run led from <paramref name="before"/> to here: what it changed once it may
    /// have changed again.
    /// </summary>
    public State Widen(State before)
    {
        var widened = this;
        foreach (var id in before.Heap.Differences(Heap))
        {
            if (before.Heap[id] is { } old)
            {
                widened = widened.With(id, Heap[id]!.Widen(old));
            }
        }

        foreach (var number in before.Variables.Differences(Variables))
        {
            if (before.Variables[number] is { } old && !Equals(old, Variables[number]))
            {
                widened = widened.WithVariable(number, Value.Unknown);
            }
        }

        return widened;
    }
}

/// <summary>Numbers for variables: a local or parameter of one activation, or (activation 0) a static field.</summary>
internal sealed class VariableNumbers
{
    private readonly Dictionary<(int Activation, ISymbol Symbol), int> _numbers = new(Comparer.Instance);

    public int this[int activation, ISymbol symbol]
    {
        get
        {
            if (!_numbers.TryGetValue((activation, symbol), out var number))
            {
                _numbers[(activation, symbol)] = number = _numbers.Count;
            }

            return number;
        }
    }

    private sealed class Comparer : IEqualityComparer<(int Activation, ISymbol Symbol)>
    {
        public static readonly Comparer Instance = new();

        public bool Equals((int Activation, ISymbol Symbol) x, (int Activation, ISymbol Symbol) y) =>
            x.Activation == y.Activation && SymbolEqualityComparer.Default.Equals(x.Symbol, y.Symbol);

        public int GetHashCode((int Activation, ISymbol Symbol) key) => (SymbolEqualityComparer.Default.GetHashCode(key.Symbol) * 31) + key.Activation;
    }
}
