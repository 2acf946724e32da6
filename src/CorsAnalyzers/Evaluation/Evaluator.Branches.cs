using CorsAnalyzers.Evaluation.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CorsAnalyzers.Evaluation;

/// <summary>One way to go on, and what going it takes for granted.</summary>
internal sealed record Arm(EquatableArray<Assumption> When, Func<Value> Run)
{
    public Arm(Assumption? when, Func<Value> run)
        : this(when is null ? [] : [when], run)
    {
    }
}

/// <summary>Paths: where they part and meet, and what is given up on one.</summary>
internal sealed partial class Evaluator
{
    /// <summary>Runs every arm from the present state and brings their states and values back together.</summary>
    public Value Fork(IEnumerable<Arm> arms)
    {
        if (!IsLive)
        {
            return Value.Unknown;
        }

        var origin = State;
        var outcomes = new List<Outcome>();
        foreach (var arm in arms.ToList())
        {
            if (arm.When.Any(origin.Contradicts))
            {
                continue;
            }

            Budget.Spend(1);
            State = arm.When.IsEmpty ? origin : origin with { Path = origin.Path.AddRange(arm.When) };
            IsLive = true;
            var value = arm.Run();
            if (IsLive)
            {
                outcomes.Add(new Outcome(State, value));
            }
        }

        return Join(origin, outcomes);
    }

    /// <summary>
    /// Runs something once for every value its operands may have. Where those are too many combinations, the operands that may be the most
    /// are unknown.
    /// </summary>
    public Value ForEachAlternative(EquatableArray<Value> operands, Func<EquatableArray<Value>, Value> run)
    {
        operands = WithFewAlternatives(operands);
        var at = -1;
        for (var i = 0; i < operands.Length && at < 0; i++)
        {
            at = operands[i] is Choice ? i : -1;
        }

        return at < 0
            ? run(operands)
            : Fork(((Choice)operands[at]).Alternatives.Select(alternative =>
                new Arm(alternative.When, () => ForEachAlternative(operands.SetItem(at, alternative.Value), run))));
    }

    /// <summary>
    /// Runs a piece of code with half of what is left, so that one that does not come to an end takes nothing from what comes after it.
    /// </summary>
    private Value Piece(Func<Value> run, Func<Value> whenGivenUp)
    {
        var (state, activation, depth, calls, throws) = (State, _activation, _depth, _callDepth, _throws.Count);
        var limit = Budget.Narrow(Budget.Left / 2);
        try
        {
            return run();
        }
        catch (OutOfBudgetException) when (Inquiry is null)
        {
            (State, IsLive, _activation, _depth, _callDepth) = (state, true, activation, depth, calls);
            while (_throws.Count > throws)
            {
                _throws.Pop();
            }
        }
        finally
        {
            limit.Dispose();
        }

        return whenGivenUp();
    }

    /// <summary>Code was not run to its end: whatever it mentions may be anything from here on.</summary>
    private Value Forget(IOperation piece)
    {
        foreach (var operation in piece.DescendantsAndSelf())
        {
            switch (operation)
            {
                case ILocalReferenceOperation local:
                    Forget(local.Local, operation);
                    break;
                case IParameterReferenceOperation parameter:
                    Forget(parameter.Parameter, operation);
                    break;
                case IVariableDeclaratorOperation declarator:
                    Assign(declarator.Symbol, Value.Unknown);
                    break;
                case IInstanceReferenceOperation:
                    Escape(Self());
                    break;
            }
        }

        return Value.Unknown;
    }

    private void Forget(ISymbol variable, IOperation reference)
    {
        Escape(Read(variable));
        var isWritten = reference.Parent is IAssignmentOperation { Target: var target } && target == reference
            || reference.Parent is IIncrementOrDecrementOperation or IArgumentOperation { Parameter.RefKind: RefKind.Out or RefKind.Ref };
        if (isWritten)
        {
            Assign(variable, Value.Unknown);
        }
    }

    private static EquatableArray<Value> WithFewAlternatives(EquatableArray<Value> operands)
    {
        while (operands.OfType<Choice>().Aggregate(1L, (product, choice) => product * choice.Alternatives.Length) > Choice.Most)
        {
            var most = operands.OfType<Choice>().Max(choice => choice.Alternatives.Length);
            operands = operands.Select(each => each is Choice choice && choice.Alternatives.Length == most ? Value.Unknown : each).ToEquatableArray();
        }

        return operands;
    }

    /// <summary>Goes on from where several paths have got to; nowhere if none has.</summary>
    private Value Join(State origin, List<Outcome> outcomes)
    {
        IsLive = outcomes.Count > 0;
        State = IsLive ? Joins.States(origin, outcomes.ConvertAll(outcome => outcome.State), Budget) : origin;
        return IsLive
            ? Joins.Values(outcomes.ConvertAll(outcome => new OnPath<Value>(outcome.Value, Joins.Since(origin, outcome.State))))
            : Value.Unknown;
    }

    private Value Conditional(IConditionalOperation conditional) =>
        ForEachAlternative([Evaluate(conditional.Condition)], conditions => Conditional(conditional, AsCondition(conditions[0])));

    private Value Conditional(IConditionalOperation conditional, Value condition)
    {
        if (condition is Constant { Content: bool taken })
        {
            MarkSkipped(taken ? conditional.WhenFalse : conditional.WhenTrue);
            return OpenIfEmpty(Evaluate(taken ? conditional.WhenTrue : conditional.WhenFalse));
        }

        var truth = condition as Truth ?? Truth.Either;
        return Fork(
        [
            new Arm(truth.WhenTrue, () => Evaluate(conditional.WhenTrue)),
            new Arm(truth.WhenFalse, () => Evaluate(conditional.WhenFalse)),
        ]);
    }

    /// <summary>An empty list that another environment would fill is empty on purpose.</summary>
    private Value OpenIfEmpty(Value value)
    {
        if (Cell<ListCell>(value) is { } list && list.Alternatives.All(content => content.Items.IsEmpty))
        {
            Escape(value);
        }

        return value;
    }

    private void MarkSkipped(IEnumerable<IOperation> skipped)
    {
        foreach (var operation in skipped)
        {
            MarkSkipped(operation);
        }
    }

    /// <summary>Code that is not run here but somewhere else, such as in another environment.</summary>
    private void MarkSkipped(IOperation? skipped)
    {
        if (skipped is not null && IsLive)
        {
            Knowledge.Skipped(this, skipped);
        }
    }

    private Value Coalesce(Value value, Func<Value> otherwise) => value switch
    {
        Constant { Content: null } => otherwise(),
        Unknown { Source: { } source } => Fork([new Arm(source.Present, () => value), new Arm(source.Missing, otherwise)]),
        Unknown => Fork([new Arm([], () => value), new Arm([], otherwise)]),
        Choice choice => Fork(choice.Alternatives.Select(alternative =>
            new Arm(alternative.When, () => Coalesce(alternative.Value, otherwise)))),
        _ => value,
    };
}
