using CorsAnalyzers.Evaluation.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CorsAnalyzers.Evaluation;

/// <summary>Statements, but for loops and what catches exceptions.</summary>
internal sealed partial class Evaluator
{
    private Value EvaluateStatement(IOperation operation)
    {
        switch (operation)
        {
            case IMethodBodyOperation body:
                return Evaluate((IOperation?)body.BlockBody ?? body.ExpressionBody);
            case IConstructorBodyOperation body:
                Evaluate(body.Initializer);
                return Evaluate((IOperation?)body.BlockBody ?? body.ExpressionBody);
            case IVariableDeclarationGroupOperation group:
                return EvaluateAll(group.Declarations);
            case IVariableDeclarationOperation declaration:
                return EvaluateAll(declaration.Declarators);
            case IVariableDeclaratorOperation declarator:
                return Declare(declarator);
            case IReturnOperation { Kind: OperationKind.YieldReturn } yielded:
                return Yield(Evaluate(yielded.ReturnedValue));
            case IReturnOperation { Kind: OperationKind.YieldBreak }:
                return Return(Yielded(_activation));
            case IReturnOperation returned:
                return Return(Evaluate(returned.ReturnedValue));
            case IThrowOperation thrown:
                Evaluate(thrown.Exception);
                return Throw();
            case IBranchOperation branch:
                return Jump(branch);
            case ILabeledOperation labeled:
                return Evaluate(labeled.Operation);
            case ILoopOperation loop:
                return Loop(loop);
            case ISwitchOperation choice:
                return Switch(choice);
            case ITryOperation attempt:
                return Try(attempt);
            case IUsingOperation scope:
                Evaluate(scope.Resources);
                return Evaluate(scope.Body);
            case IUsingDeclarationOperation scope:
                return Evaluate(scope.DeclarationGroup);
            case ILockOperation scope:
                return Evaluate(scope.Body);
            default:
                return Value.Unknown;
        }
    }

    /// <summary>Statements in a row. One that takes too much is given up, and those behind it go on.</summary>
    private Value EvaluateAll<T>(ImmutableArray<T> operations) where T : IOperation
    {
        foreach (var operation in operations)
        {
            if (operation is ILabeledOperation { Label: var label })
            {
                JoinJumps(State, label);
            }

            if (IsDebugOnly(operation.Syntax.SpanStart, operation))
            {
                MarkSkipped(operation);
                continue;
            }

            var (state, activation, depth, calls) = (State, _activation, _depth, _callDepth);
            try
            {
                Evaluate(operation);
            }
            catch (OutOfBudgetException) when (Budget.Left > 0 && Inquiry is null)
            {
                (State, IsLive, _activation, _depth, _callDepth) = (state, true, activation, depth, calls);
                Forget(operation);
            }
        }

        return Value.Unknown;
    }

    private bool IsDebugOnly(int position, IOperation operation) =>
        Sources.IsDebugOnly(operation.Syntax.SyntaxTree, position, Cancellation);

    private Value Declare(IVariableDeclaratorOperation declarator)
    {
        var initializer = declarator.Initializer ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer;
        Assign(declarator.Symbol, initializer is null ? Value.Unknown : Evaluate(initializer.Value));
        return Value.Unknown;
    }

    private Value Return(Value value)
    {
        if (IsLive)
        {
            _activation.Returns.Add(new Outcome(State, value));
            IsLive = false;
        }

        return Value.Unknown;
    }

    private Value Yield(Value value)
    {
        if (_activation.Method is not { } method)
        {
            return Value.Unknown;
        }

        var variable = _numbers.Variables[_activation.Id, method];
        if (State.Variables[variable] is Reference list && Cell<ListCell>(list) is { } cell)
        {
            Set(list.Id, cell.Select(content => content with { Items = content.Items.Add(value) }));
        }
        else
        {
            var made = New(ListCell.Of([value]));
            State = State.WithVariable(variable, made);
        }

        return Value.Unknown;
    }

    private Value Jump(IBranchOperation branch)
    {
        // A check that jumps back runs in a circle that is not followed.
        var isBack = branch.BranchKind == BranchKind.GoTo && branch.Target.Locations is [var label]
            && label.SourceSpan.Start < branch.Syntax.SpanStart;
        if (isBack && Inquiry is not null)
        {
            throw new OutOfBudgetException();
        }

        if (IsLive)
        {
            if (!_jumps.TryGetValue(branch.Target, out var states))
            {
                _jumps[branch.Target] = states = [];
            }

            states.Add(State);
            IsLive = false;
        }

        return Value.Unknown;
    }

    /// <summary>The paths that jumped to a label go on from here, together with the one that came by itself.</summary>
    private void JoinJumps(State origin, ILabelSymbol? label)
    {
        if (label is null || !_jumps.TryGetValue(label, out var states))
        {
            return;
        }

        _jumps.Remove(label);
        if (IsLive)
        {
            states.Add(State);
        }

        State = Joins.States(origin, states, Budget);
        IsLive = true;
    }

    private Value Switch(ISwitchOperation choice)
    {
        var origin = State;
        SwitchFrom(choice, Evaluate(choice.Value), 0);
        JoinJumps(origin, choice.ExitLabel);
        return Value.Unknown;
    }

    private Value SwitchFrom(ISwitchOperation choice, Value value, int first)
    {
        for (var i = first; i < choice.Cases.Length; i++)
        {
            var section = choice.Cases[i];
            var match = section.Clauses.Select(clause => Matches(clause, value, choice)).Aggregate(Or);
            switch (AsCondition(match))
            {
                case Constant { Content: true }:
                    return EvaluateAll(section.Body);
                case Constant:
                    MarkSkipped(section.Body);
                    continue;
                case Truth truth:
                    var next = i + 1;
                    return Fork(
                    [
                        new Arm(truth.WhenTrue, () => EvaluateAll(section.Body)),
                        new Arm(truth.WhenFalse, () => SwitchFrom(choice, value, next)),
                    ]);
            }
        }

        return Value.Unknown;
    }

    private Value Matches(ICaseClauseOperation clause, Value value, ISwitchOperation choice) => clause switch
    {
        // Only taken when nothing else is: written first, it must not hide what follows.
        IDefaultCaseClauseOperation => choice.Cases.Last().Clauses.Contains(clause) ? Value.True : Truth.Either,
        ISingleValueCaseClauseOperation single => AreEqual(value, Evaluate(single.Value)),
        IPatternCaseClauseOperation pattern =>
            And(Match(pattern.Pattern, value), () => pattern.Guard is null ? Value.True : Evaluate(pattern.Guard)),
        _ => Truth.Either,
    };
}
