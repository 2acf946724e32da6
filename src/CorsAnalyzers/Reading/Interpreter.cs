using System.Runtime.CompilerServices;
using CorsAnalyzers.App;
using CorsAnalyzers.Reading.Http;
using CorsAnalyzers.Reading.Settings;
using CorsAnalyzers.Reading.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CorsAnalyzers.Reading;

/// <summary>
/// Runs operations in evaluation order over <see cref="Value"/>s, as if in one environment. What a condition cannot tell is run both ways.
/// This file is the loop; statements, expressions, calls and branches have files of their own, and what framework methods mean is in <c>Framework</c>.
/// </summary>
internal sealed partial class Interpreter(SourceModels sources, string environment, CancellationToken cancellation)
{
    /// <summary>Operations per root. Startup code takes a few thousand; more than this is a program, not startup code.</summary>
    private const int MostSteps = 200_000;

    /// <summary>Source methods inside one another (design, "The interpreter").</summary>
    private const int MostCalls = 8;

    private readonly Stack<Value> _implicitReceivers = new();
    private readonly Stack<Value> _conditionalReceivers = new();
    private readonly Dictionary<ILabelSymbol, List<State>> _jumps = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, string> _typeNames = new(SymbolEqualityComparer.Default);
    private bool _mayBeService;
    private readonly HashSet<ITypeSymbol> _services = new(SymbolEqualityComparer.Default);
    private Stack<List<State>> _throws = new();
    private Activation _activation = new(0, null, null, null);
    private int _stepsLeft = MostSteps;
    private int _callDepth;
    private int _nextId;
    private Observation? _observation;

    public SourceModels Sources { get; } = sources;

    /// <summary>What the settings files say in that environment.</summary>
    public AppSettings Settings { get; } = sources.Settings(environment);

    /// <summary>The environment the code is run in; compared without regard to case, as the framework does.</summary>
    public string Environment { get; } = environment;

    public CancellationToken Cancellation { get; } = cancellation;

    /// <summary>What the path being run has left so far.</summary>
    public State State { get; private set; } = State.Start;

    /// <summary>Whether the path goes on: false after <c>return</c>, <c>throw</c>, <c>break</c>.</summary>
    public bool IsLive { get; private set; } = true;

    /// <summary>Every source method that was run, so that roots which others call are not run again.</summary>
    public HashSet<IMethodSymbol> Visited { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>The hosts made so far, in order.</summary>
    public List<int> Hosts { get; } = [];

    public int NewId() => ++_nextId;

    public Reference New(Cell cell)
    {
        var id = NewId();
        State = State.With(id, cell);
        return new Reference(id);
    }

    public HostFacet NewHost(Facet facet)
    {
        var host = New(new HostCell());
        Hosts.Add(host.Id);
        return new HostFacet(host.Id, facet);
    }

    /// <summary>The cell a value points to, if it is of this kind.</summary>
    public T? Cell<T>(Value? value) where T : Cell => value is Reference reference ? Cell<T>(reference.Id) : null;

    public T? Cell<T>(int id) where T : Cell => State.Heap.TryGetValue(id, out var cell) ? cell as T : null;

    public void Set(int id, Cell cell)
    {
        if (IsLive)
        {
            State = State.With(id, cell);
        }
    }

    /// <summary>Whether a type is registered as a service, so that handlers get it from there.</summary>
    public bool IsService(ITypeSymbol type) => _mayBeService || _services.Contains(type);

    /// <summary>A registration by a type that is found at run time: any type may be a service.</summary>
    public void AddAnyService() => _mayBeService = true;

    public void AddServices(IEnumerable<ITypeSymbol> types) => _services.UnionWith(types);

    public void ChangeHost(int host, Func<HostCell, HostCell> change) => Set(host, change(Cell<HostCell>(host) ?? new HostCell()));

    /// <summary>What an operation comes to. Statements come to nothing that matters.</summary>
    public Value Evaluate(IOperation? operation)
    {
        if (operation is null || !IsLive)
        {
            return Value.Unknown;
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        Cancellation.ThrowIfCancellationRequested();
        Spend(1);

        // A string that is being typed runs to the end of its line: whatever it says, it is not what will stand there.
        var isHalfTyped = operation is ILiteralOperation && operation.Syntax.ContainsDiagnostics;
        if (operation.ConstantValue is { HasValue: true, Value: var content } && operation is not IAssignmentOperation && !isHalfTyped)
        {
            return Observed(Value.Of(content, LiteralLocation(operation)));
        }

        return EvaluateStatement(operation) ?? EvaluateExpression(operation) ?? EvaluateUnhandled(operation);
    }

    /// <summary>An operation without a meaning here: its parts are run, and what they hand over is out of sight from then on.</summary>
    private Value EvaluateUnhandled(IOperation operation)
    {
        foreach (var child in operation.ChildOperations)
        {
            Escape(Evaluate(child));
        }

        return Value.Unknown;
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
    public void Revive() => IsLive = true;

    /// <summary>Every value that a value may be.</summary>
    public IEnumerable<Value> Each(Value value) => value is Choice choice ? choice.Alternatives.Select(alternative => alternative.Value) : [value];

    /// <summary>Code out of sight has this now: what it points to can be anything from here on, but nothing else can.</summary>
    public void Escape(Value? value)
    {
        switch (value)
        {
            case Choice choice:
                foreach (var alternative in choice.Alternatives)
                {
                    Escape(alternative.Value);
                }

                break;
            case PolicyList list:
                Escape(new Reference(list.Policy));
                break;
            case HostFacet { Facet: Facet.Services or Facet.Application or Facet.Builder or Facet.CorsOptions or Facet.MvcBuilder } facet:
                ChangeHost(facet.Host, host => host with { MayHideUses = true });
                break;
            case HttpFacet { Part: HttpPart.Next }:
                HttpCalls.GoOn(this);
                break;
            case Endpoints endpoints:
                ChangeHost(endpoints.Host, host => host with { MayHideUses = true });
                break;
            case Function function:
                foreach (var captured in HostsIn(function))
                {
                    Escape(captured);
                }

                break;
            case Reference reference when State.Heap.TryGetValue(reference.Id, out var cell):
                EscapeCell(reference.Id, cell);
                break;
        }
    }

    private void EscapeCell(int id, Cell cell)
    {
        switch (cell)
        {
            case PolicyCell:
                Set(id, new PolicyCell([PolicyVariant.Unknown]));
                break;
            case ListCell list:
                Set(id, list.Select(content => content with { IsOpenEnded = true }));
                foreach (var facet in list.Alternatives.SelectMany(content => content.Items).OfType<HostFacet>().Distinct())
                {
                    Escape(facet);
                }

                break;
            case ObjectCell { IsOpenEnded: false } open:
                Set(id, open with { IsOpenEnded = true });
                foreach (var member in open.Members.Values)
                {
                    Escape(member);
                }

                break;
        }
    }

    /// <summary>From now on, what is read is told to this.</summary>
    public void Observe(Observation? observation) => _observation = observation;

    /// <summary>The exchange that a handler is being run on, if one is.</summary>
    public Reference? Exchange { get; private set; }

    /// <summary>The value of the request's <c>Origin</c> header.</summary>
    public Value ProbedOrigin { get; private set; } = Value.Unknown;

    /// <summary>The method of the request.</summary>
    public Value ProbedMethod { get; private set; } = Value.Unknown;

    /// <summary>Texts in code that only other environments run.</summary>
    public HashSet<string> SkippedTexts { get; } = new(StringComparer.Ordinal);

    /// <summary>Headers that the app writes itself, found on the way.</summary>
    public List<HandMadeHeader> HandMadeHeaders { get; } = [];

    /// <summary>Runs a handler on a request from this origin by this method; what it leaves in the response, by path.</summary>
    public EquatableArray<ResponseHead> Handle(Value origin, Value method, Action handler)
    {
        (Exchange, ProbedOrigin, ProbedMethod) = (New(ExchangeCell.Empty), origin, method);
        try
        {
            handler();
            return IsLive ? Cell<ExchangeCell>(Exchange)!.Alternatives : [];
        }
        finally
        {
            (Exchange, ProbedOrigin, ProbedMethod) = (null, Value.Unknown, Value.Unknown);
        }
    }

    /// <summary>Whether a value is the origin being asked about, or a part of it such as its host.</summary>
    private bool IsOfSubject(Value value) => _observation?.Subject is Constant { Content: string origin } && value switch
    {
        Constant { Content: string { Length: > 3 } text } => origin.IndexOf(text, StringComparison.OrdinalIgnoreCase) >= 0 || text.IndexOf(origin, StringComparison.OrdinalIgnoreCase) >= 0,
        Constant { Content: Uri uri } => origin.IndexOf(uri.OriginalString, StringComparison.OrdinalIgnoreCase) >= 0,
        _ => false,
    };

    /// <summary>A regular expression was run, if anybody wants to know.</summary>
    public void Matched(string pattern) => _observation?.Matched(pattern);

    /// <summary>Takes steps for work that is done without evaluating operations, such as going through a long list.</summary>
    public void Spend(int steps)
    {
        _stepsLeft -= steps;
        if (_stepsLeft < 0)
        {
            throw new OutOfStepsException();
        }
    }

    private Value Observed(Value value)
    {
        if (_observation is { } observation)
        {
            observation.Saw(value);
            if (Cell<ListCell>(value) is { } list)
            {
                foreach (var item in list.Alternatives.SelectMany(content => content.Items))
                {
                    observation.Saw(item);
                }
            }
        }

        return value;
    }

    /// <summary>Runs something with a budget of its own; false if the budget ran out. The state is as it was afterwards.</summary>
    public bool TryOnTheSide(ref int steps, Action run)
    {
        var (state, live, stepsLeft, throws, depth, activation) = (State, IsLive, _stepsLeft, _throws, _callDepth, _activation);
        (_stepsLeft, _throws) = (steps, new Stack<List<State>>());
        _throws.Push([]);
        try
        {
            run();
            return true;
        }
        catch (OutOfStepsException)
        {
            _stepsLeft = 0;
            return false;
        }
        finally
        {
            steps = _stepsLeft;
            (State, IsLive, _stepsLeft, _throws, _callDepth, _activation) = (state, live, stepsLeft, throws, depth, activation);
        }
    }
}

/// <summary>The code runs longer than startup code does; nothing is known of what it leaves.</summary>
internal sealed class OutOfStepsException : Exception;
