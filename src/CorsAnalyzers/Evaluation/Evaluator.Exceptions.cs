using CorsAnalyzers.Evaluation.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CorsAnalyzers.Evaluation;

/// <summary><c>try</c>, <c>catch</c> and <c>finally</c>.</summary>
internal sealed partial class Evaluator
{
    private Value Try(ITryOperation attempt)
    {
        var (origin, returns, jumps, unseen) = (State, _activation.Returns.Count, JumpCounts(), _unseenCalls);
        _throws.Push([]);
        Evaluate(attempt.Body);
        var thrown = _throws.Pop();
        var uncaught = attempt.Catches.IsEmpty ? thrown : Catch(attempt, origin, thrown, mayFailUnseen: _unseenCalls > unseen);
        if (attempt.Finally is { } last)
        {
            uncaught = uncaught.ConvertAll(state => Finally(last, state)).OfType<State>().ToList();
            FinallyOnTheWayOut(last, returns, jumps);
            Evaluate(last);
        }

        if (_throws.Count > 0)
        {
            _throws.Peek().AddRange(uncaught);
        }

        return Value.Unknown;
    }

    /// <summary>Runs the handlers; the states in which the exception goes on.</summary>
    private List<State> Catch(ITryOperation attempt, State origin, List<State> thrown, bool mayFailUnseen)
    {
        // What fails out of sight is thought to fail at the end: then a handler that changes nothing makes nothing uncertain.
        var isSeen = thrown.Count > 0;
        if (!isSeen && !(IsLive && mayFailUnseen))
        {
            return [];
        }

        var (normal, wasLive) = (State, IsLive);
        var start = isSeen ? Joins.States(origin, thrown, Budget) : normal;
        var ends = wasLive ? new List<State> { normal } : [];
        _throws.Push([]);
        foreach (var handler in attempt.Catches)
        {
            (State, IsLive) = (start, true);
            if (handler.Filter is { } filter && AsCondition(Evaluate(filter)) is Constant { Content: false })
            {
                continue;
            }

            Evaluate(handler.Handler);
            if (IsLive)
            {
                ends.Add(State);
            }
        }

        var goesOn = _throws.Pop();
        if (isSeen && !attempt.Catches.Any(CatchesAll))
        {
            goesOn.Add(start);
        }

        IsLive = ends.Count > 0;
        State = IsLive ? Joins.States(origin, ends, Budget) : origin;
        return goesOn;
    }

    private static bool CatchesAll(ICatchClauseOperation clause) =>
        clause.Filter is null && (clause.ExceptionType is null || clause.ExceptionType.SpecialType == SpecialType.System_Object
            || clause.ExceptionType is { Name: nameof(Exception), ContainingNamespace.Name: nameof(System) });

    /// <summary>Runs the block on the paths that leave by <c>return</c>, <c>break</c> and the like.</summary>
    private void FinallyOnTheWayOut(IBlockOperation last, int returns, Dictionary<ILabelSymbol, int> jumps)
    {
        for (var i = returns; i < _activation.Returns.Count; i++)
        {
            if (Finally(last, _activation.Returns[i].State) is { } state)
            {
                _activation.Returns[i] = _activation.Returns[i] with { State = state };
            }
        }

        foreach (var pair in _jumps.ToList())
        {
            for (var i = jumps.TryGetValue(pair.Key, out var before) ? before : 0; i < pair.Value.Count; i++)
            {
                pair.Value[i] = Finally(last, pair.Value[i]) ?? pair.Value[i];
            }
        }
    }

    /// <summary>Runs the block from a state; where it leads to, unless it ends in an exception of its own.</summary>
    private State? Finally(IBlockOperation last, State from)
    {
        var (state, live) = (State, IsLive);
        (State, IsLive) = (from, true);
        Evaluate(last);
        var result = IsLive ? State : null;
        (State, IsLive) = (state, live);
        return result;
    }

    private Dictionary<ILabelSymbol, int> JumpCounts() =>
        _jumps.ToDictionary(pair => pair.Key, pair => pair.Value.Count, (IEqualityComparer<ILabelSymbol>)SymbolEqualityComparer.Default);
}
