using System.Runtime.CompilerServices;
using CorsAnalyzers.Evaluation.Sources;
using CorsAnalyzers.Evaluation.Values;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Evaluation;

/// <summary>
/// Runs operations in evaluation order over <see cref="Value"/>s. What a condition cannot tell is run both ways. This file is the loop, the
/// state and what becomes of values out of sight; statements, expressions, calls, members, lists, conditions and branches have files of
/// their own. What code of other assemblies does is asked of <see cref="IKnowledge"/>.
/// </summary>
internal sealed partial class Evaluator
{
    /// <summary>Operations inside one another, over all calls: as deep as a thread with 1 MB of stack can go.</summary>
    private const int MostDepth = 240;

    /// <summary>Source methods inside one another.</summary>
    private const int MostCalls = 8;

    private readonly Numbers _numbers;
    private readonly Stack<Value> _implicitReceivers = new();
    private readonly Stack<Value> _conditionalReceivers = new();
    private readonly Dictionary<ILabelSymbol, List<State>> _jumps = new(SymbolEqualityComparer.Default);
    private readonly Stack<List<State>> _throws = new();
    private readonly Stack<Value> _escaping = new();
    private readonly HashSet<int> _escaped = [];
    private Activation _activation = new(0, null, null, null);
    private int _depth;
    private int _callDepth;
    private int _unseenCalls;
    private bool _isEscaping;

    public Evaluator(SourceModels sources, IKnowledge knowledge, Budget budget, CancellationToken cancellation)
    {
        (Sources, Knowledge, Budget, Cancellation) = (sources, knowledge, budget, cancellation);
        _numbers = new Numbers();
    }

    private Evaluator(Evaluator parent, Inquiry inquiry)
    {
        (Sources, Knowledge, Budget, Cancellation) = (parent.Sources, parent.Knowledge, parent.Budget, parent.Cancellation);
        (_numbers, _activation, _depth, State, Visited) = (parent._numbers, parent._activation, parent._depth, parent.State, parent.Visited);
        Inquiry = inquiry;
        _throws.Push([]);
    }

    public SourceModels Sources { get; }

    public IKnowledge Knowledge { get; }

    public Budget Budget { get; }

    public CancellationToken Cancellation { get; }

    /// <summary>The question that code is being run to answer, if this is such a run.</summary>
    public Inquiry? Inquiry { get; }

    /// <summary>What the path being run has left so far.</summary>
    public State State { get; private set; } = State.Start;

    /// <summary>Whether the path goes on: false after <c>return</c>, <c>throw</c>, <c>break</c>.</summary>
    public bool IsLive { get; private set; } = true;

    /// <summary>Every source method that was run, so that roots which others call are not run again.</summary>
    public HashSet<IMethodSymbol> Visited { get; } = new(SymbolEqualityComparer.Default);

    public int NewId() => _numbers.NewId();

    /// <summary>Makes something mutable.</summary>
    public Reference New(Cell cell)
    {
        var id = NewId();
        State = State.With(id, cell);
        return new Reference(id);
    }

    /// <summary>The cell a value points to, if it is of this kind.</summary>
    public T? Cell<T>(Value? value) where T : Cell => value is Reference reference ? Cell<T>(reference.Id) : null;

    /// <summary>The cell of this number, if it is of this kind.</summary>
    public T? Cell<T>(int id) where T : Cell => State.Heap[id] as T;

    /// <summary>Changes a cell on the path being run.</summary>
    public void Set(int id, Cell cell)
    {
        if (IsLive)
        {
            State = State.With(id, cell);
        }
    }

    /// <summary>What an operation comes to. Statements come to nothing that matters.</summary>
    /// <exception cref="OutOfBudgetException">It takes more than may be spent, or lies too deep in others.</exception>
    public Value Evaluate(IOperation? operation)
    {
        if (operation is null || !IsLive)
        {
            return Value.Unknown;
        }

        if (_depth >= MostDepth)
        {
            throw new OutOfBudgetException();
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        Cancellation.ThrowIfCancellationRequested();
        Budget.Spend(1);
        _depth++;
        try
        {
            // A string that is being typed runs to the end of its line: whatever it says, it is not what will stand there.
            var isHalfTyped = operation.Kind == OperationKind.Literal && operation.Syntax.ContainsDiagnostics;
            return operation.ConstantValue is { HasValue: true, Value: var content } && !isHalfTyped && !Assigns(operation)
                ? Observed(Value.Of(content, LiteralLocation(operation)))
                : EvaluateKind(operation);
        }
        finally
        {
            _depth--;
        }
    }

    /// <summary>Ends the path with an exception.</summary>
    public Value Throw()
    {
        if (IsLive && _throws.Count > 0)
        {
            _throws.Peek().Add(State);
        }

        IsLive = false;
        return Value.Unknown;
    }

    /// <summary>Goes on although the path has ended: what is run next does not depend on how the last root ended.</summary>
    public void Restart() => IsLive = true;

    /// <summary>Code out of sight has been run, which may have failed.</summary>
    public void NoteUnseenCall() => _unseenCalls++;

    /// <summary>Every value that a value may be.</summary>
    public static IEnumerable<Value> Each(Value value) =>
        value is Choice choice ? choice.Alternatives.Select(alternative => alternative.Value) : [value];

    /// <summary>
    /// Code out of sight has this now: what it leads to can be anything from here on, but nothing else can. Objects that lead to one
    /// another wait in line, however many they are.
    /// </summary>
    public void Escape(Value? value)
    {
        if (value is null or Constant)
        {
            return;
        }

        _escaping.Push(value);
        if (_isEscaping)
        {
            return;
        }

        _isEscaping = true;
        try
        {
            _escaped.Clear();
            while (_escaping.Count > 0)
            {
                _escaping.Pop().Escape(this);
            }
        }
        finally
        {
            _escaping.Clear();
            _isEscaping = false;
        }
    }

    /// <summary>The same for the content of a cell, once for each escape.</summary>
    public void EscapeCell(int id)
    {
        if (_escaped.Add(id) && State.Heap[id] is { } cell)
        {
            Budget.Spend(1);
            Set(id, cell.Escape(this));
        }
    }

    /// <summary>
    /// Answers a question by running code aside: whatever it does, this run is left as it is. False if it took more than it may.
    /// </summary>
    /// <param name="inquiry">The question.</param>
    /// <param name="units">The work that it may take.</param>
    /// <param name="run">Runs the code in the evaluator it is given.</param>
    public bool Aside(Inquiry inquiry, long units, Action<Evaluator> run)
    {
        using var limit = Budget.Narrow(units);
        try
        {
            run(new Evaluator(this, inquiry));
            return true;
        }
        catch (OutOfBudgetException)
        {
            return false;
        }
    }

    /// <summary>The full name of a type, generic arguments left out.</summary>
    public string TypeName(INamedTypeSymbol? type) => type is null ? string.Empty : _numbers.NameOf(type.OriginalDefinition);

    /// <summary>Whether a symbol has source in this very compilation; that of others must not be touched.</summary>
    public bool IsSource(ISymbol symbol) => SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, Sources.Compilation.Assembly);

    private Value Observed(Value value)
    {
        if (Inquiry is { } inquiry)
        {
            inquiry.Saw(value);
            if (Cell<ListCell>(value) is { } list)
            {
                foreach (var item in list.Alternatives.SelectMany(content => content.Items))
                {
                    Budget.Spend(1);
                    inquiry.Saw(item);
                }
            }
        }

        return value;
    }

    /// <summary>What an evaluation and those aside of it count together.</summary>
    private sealed class Numbers
    {
        private readonly Dictionary<ISymbol, string> _typeNames = new(SymbolEqualityComparer.Default);
        private int _lastId;

        public VariableNumbers Variables { get; } = new();

        public int NewId() => ++_lastId;

        public string NameOf(INamedTypeSymbol type)
        {
            if (!_typeNames.TryGetValue(type, out var name))
            {
                _typeNames[type] = name = type.FullName();
            }

            return name;
        }
    }
}
