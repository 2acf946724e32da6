using CorsAnalyzers.Reading.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CorsAnalyzers.Reading;

internal sealed partial class Interpreter
{
    /// <summary>Items of a list that a loop is run over one by one; a longer list is as unknown as an unknown one.</summary>
    private const int MostIterations = 256;

    private Value? EvaluateStatement(IOperation operation)
    {
        switch (operation)
        {
            case IMethodBodyOperation body:
                Evaluate((IOperation?)body.BlockBody ?? body.ExpressionBody);
                return Value.Unknown;
            case IConstructorBodyOperation body:
                Evaluate(body.Initializer);
                Evaluate((IOperation?)body.BlockBody ?? body.ExpressionBody);
                return Value.Unknown;
            case IBlockOperation block:
                EvaluateAll(block.Operations);
                return Value.Unknown;
            case IExpressionStatementOperation statement:
                return Evaluate(statement.Operation);
            case IVariableDeclarationGroupOperation group:
                EvaluateAll(group.Declarations);
                return Value.Unknown;
            case IVariableDeclarationOperation declaration:
                EvaluateAll(declaration.Declarators);
                return Value.Unknown;
            case IVariableDeclaratorOperation declarator:
                Declare(declarator);
                return Value.Unknown;
            case IReturnOperation { Kind: OperationKind.YieldReturn } yielded:
                Yield(Evaluate(yielded.ReturnedValue));
                return Value.Unknown;
            case IReturnOperation { Kind: OperationKind.YieldBreak }:
                Return(Yielded(_activation));
                return Value.Unknown;
            case IReturnOperation returned:
                Return(Evaluate(returned.ReturnedValue));
                return Value.Unknown;
            case IThrowOperation thrown:
                Evaluate(thrown.Exception);
                return Throw();
            // A check that jumps back runs in a circle that is not followed.
            case IBranchOperation { BranchKind: BranchKind.GoTo } back when _observation is not null && back.Target.Locations is [var label] && label.SourceSpan.Start < back.Syntax.SpanStart:
                throw new OutOfStepsException();
            case IBranchOperation branch:
                Jump(branch.Target);
                return Value.Unknown;
            case ILabeledOperation labeled:
                return Evaluate(labeled.Operation);
            case IForEachLoopOperation loop:
                ForEach(loop);
                return Value.Unknown;
            case IForLoopOperation loop:
                EvaluateAll(loop.Before);
                While(loop, loop.Condition, loop.Body, loop.AtLoopBottom, bodyFirst: false);
                return Value.Unknown;
            case IWhileLoopOperation loop:
                While(loop, loop.Condition, loop.Body, ImmutableArray<IOperation>.Empty, bodyFirst: !loop.ConditionIsTop);
                return Value.Unknown;
            case ISwitchOperation choice:
                Switch(choice);
                return Value.Unknown;
            case ITryOperation attempt:
                Try(attempt);
                return Value.Unknown;
            case IUsingOperation scope:
                Evaluate(scope.Resources);
                return Evaluate(scope.Body);
            case IUsingDeclarationOperation scope:
                return Evaluate(scope.DeclarationGroup);
            case ILockOperation scope:
                return Evaluate(scope.Body);
            case ILocalFunctionOperation or IEmptyOperation:
                return Value.Unknown;
            default:
                return null;
        }
    }

    private void EvaluateAll<T>(ImmutableArray<T> operations) where T : IOperation
    {
        foreach (var operation in operations)
        {
            if (IsDebugOnly(operation.Syntax.SpanStart, operation))
            {
                MarkSkipped(operation);
            }
            else
            {
                Evaluate(operation);
            }
        }
    }

    private bool IsDebugOnly(int position, IOperation operation) => Sources.IsDebugOnly(operation.Syntax.SyntaxTree, position, Cancellation);

    private void Declare(IVariableDeclaratorOperation declarator)
    {
        var initializer = declarator.Initializer ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer;
        var value = initializer is null ? Value.Unknown : Evaluate(initializer.Value);
        Assign(declarator.Symbol, value);
    }

    private void Return(Value value)
    {
        if (IsLive)
        {
            _activation.Returns.Add(new Outcome(State, value));
            IsLive = false;
        }
    }

    private void Yield(Value value)
    {
        var variable = new Variable(_activation.Id, _activation.Method!);
        var list = State.Variables.TryGetValue(variable, out var known) ? known : null;
        if (Cell<ListCell>(list) is { } cell)
        {
            Set(((Reference)list!).Id, cell.Select(content => content with { Items = content.Items.Add(value) }));
        }
        else
        {
            list = New(ListCell.Of([value]));
            State = State.With(variable, list);
        }
    }

    private void Jump(ILabelSymbol target)
    {
        if (IsLive)
        {
            if (!_jumps.TryGetValue(target, out var states))
            {
                _jumps[target] = states = [];
            }

            states.Add(State);
            IsLive = false;
        }
    }

    /// <summary>The paths that jumped to a label go on from here, together with the one that came by itself.</summary>
    private void Land(State origin, ILabelSymbol? label)
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

        State = StateJoin.Join(origin, states);
        IsLive = true;
    }

    private void ForEach(IForEachLoopOperation loop)
    {
        var origin = State;
        var contents = Contents(Evaluate(loop.Collection));
        if (contents is null || contents.Any(content => content.Items.Length > MostIterations))
        {
            OnceOrNever(loop, () => AssignLoopVariable(loop, Value.Unknown), loop.Body, ImmutableArray<IOperation>.Empty);
        }
        else
        {
            Fork(contents.Select(content => new Arm(content.When, () =>
            {
                foreach (var item in content.Items)
                {
                    AssignLoopVariable(loop, item);
                    Evaluate(loop.Body);
                    Land(State, loop.ContinueLabel);
                }

                if (content.IsOpenEnded)
                {
                    OnceOrNever(loop, () => AssignLoopVariable(loop, Value.Unknown), loop.Body, ImmutableArray<IOperation>.Empty);
                }

                return Value.Unknown;
            })));
        }

        Land(origin, loop.ExitLabel);
    }

    private void AssignLoopVariable(IForEachLoopOperation loop, Value value)
    {
        if (loop.LoopControlVariable is IVariableDeclaratorOperation declarator)
        {
            Assign(declarator.Symbol, value);
        }
        else
        {
            foreach (var local in loop.Locals)
            {
                Assign(local, Value.Unknown);
            }
        }
    }

    private void While(ILoopOperation loop, IOperation? condition, IOperation body, ImmutableArray<IOperation> bottom, bool bodyFirst)
    {
        var origin = State;
        for (var i = 0; IsLive; i++)
        {
            var goesOn = bodyFirst && i == 0 || condition is null ? Value.True : AsCondition(Evaluate(condition));
            if (goesOn is Constant { Content: false })
            {
                break;
            }

            if (goesOn is not Constant || i >= MostIterations)
            {
                OnceOrNever(loop, () => { }, body, bottom);
                break;
            }

            Evaluate(body);
            Land(State, loop.ContinueLabel);
            EvaluateAll(bottom);
        }

        Land(origin, loop.ExitLabel);
    }

    /// <summary>A loop that runs nobody knows how often: what its body adds may be there more than once or not at all.</summary>
    private void OnceOrNever(ILoopOperation loop, Action before, IOperation body, ImmutableArray<IOperation> bottom)
    {
        var origin = State;
        Fork(
        [
            new Arm([], () => Value.Unknown),
            new Arm([], () =>
            {
                before();
                Evaluate(body);
                Land(State, loop.ContinueLabel);
                EvaluateAll(bottom);
                if (IsLive)
                {
                    State = LoopWidening.Widen(origin, State);
                }

                return Value.Unknown;
            }),
        ]);
    }

    private void Switch(ISwitchOperation choice)
    {
        var origin = State;
        var value = Evaluate(choice.Value);
        SwitchFrom(choice, value, 0);
        Land(origin, choice.ExitLabel);
    }

    private void SwitchFrom(ISwitchOperation choice, Value value, int first)
    {
        for (var i = first; i < choice.Cases.Length; i++)
        {
            var section = choice.Cases[i];
            var match = section.Clauses.Select(clause => Matches(clause, value, choice)).Aggregate(Or);
            switch (AsCondition(match))
            {
                case Constant { Content: true }:
                    EvaluateAll(section.Body);
                    return;
                case Constant:
                    MarkSkipped(section.Body);
                    continue;
                case Truth truth:
                    var next = i + 1;
                    Fork(
                    [
                        new Arm(truth.WhenTrue, () => { EvaluateAll(section.Body); return Value.Unknown; }),
                        new Arm(truth.WhenFalse, () => { SwitchFrom(choice, value, next); return Value.Unknown; }),
                    ]);
                    return;
            }
        }
    }

    private Value Matches(ICaseClauseOperation clause, Value value, ISwitchOperation choice) => clause switch
    {
        // Only taken when nothing else is: written first, it must not hide what follows.
        IDefaultCaseClauseOperation => choice.Cases.Last().Clauses.Contains(clause) ? Value.True : Truth.Either,
        ISingleValueCaseClauseOperation single => AreEqual(value, Evaluate(single.Value)),
        IPatternCaseClauseOperation pattern => And(Match(pattern.Pattern, value), () => pattern.Guard is null ? Value.True : Evaluate(pattern.Guard)),
        _ => Truth.Either,
    };

    private void Try(ITryOperation attempt)
    {
        var origin = State;
        _throws.Push([]);
        Evaluate(attempt.Body);
        var thrown = _throws.Pop();
        if (attempt.Catches.IsEmpty)
        {
            foreach (var state in thrown.Where(_ => _throws.Count > 0))
            {
                _throws.Peek().Add(state);
            }
        }
        else if (thrown.Count > 0)
        {
            var (normal, wasLive) = (State, IsLive);
            State = StateJoin.Join(origin, thrown);
            IsLive = true;
            Evaluate(attempt.Catches[0].Handler);
            if (wasLive)
            {
                State = IsLive ? StateJoin.Join(origin, [normal, State]) : normal;
                IsLive = true;
            }
        }

        Evaluate(attempt.Finally);
    }
}
