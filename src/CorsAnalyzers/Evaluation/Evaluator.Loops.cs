using CorsAnalyzers.Evaluation.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CorsAnalyzers.Evaluation;

/// <summary>Loops: run as often as it is known, otherwise once or never.</summary>
internal sealed partial class Evaluator
{
    /// <summary>Turns that a loop is run one by one; one that goes on is as unknown as one of which nothing is known.</summary>
    private const int MostTurns = 256;

    private Value Loop(ILoopOperation loop) => Piece(
        () =>
        {
            switch (loop)
            {
                case IForEachLoopOperation forEach:
                    ForEach(forEach);
                    break;
                case IForLoopOperation { Before: var before } counted:
                    EvaluateAll(before);
                    While(loop, counted.Condition, counted.AtLoopBottom, bodyFirst: false);
                    break;
                case IWhileLoopOperation { Condition: var condition } conditional:
                    While(loop, condition, ImmutableArray<IOperation>.Empty, bodyFirst: !conditional.ConditionIsTop);
                    break;
                default:
                    Forget(loop);
                    break;
            }

            return Value.Unknown;
        },
        () => Forget(loop));

    private void ForEach(IForEachLoopOperation loop)
    {
        var origin = State;
        var contents = Contents(Evaluate(loop.Collection));
        if (contents is null || contents.Any(content => content.Items.Length > MostTurns))
        {
            OnceOrNever(loop, () => AssignLoopVariable(loop, Value.Unknown), ImmutableArray<IOperation>.Empty);
        }
        else
        {
            Fork(contents.Select(content => new Arm(content.When, () => ForEach(loop, content))));
        }

        JoinJumps(origin, loop.ExitLabel);
    }

    private Value ForEach(IForEachLoopOperation loop, ListContent content)
    {
        foreach (var item in content.Items)
        {
            AssignLoopVariable(loop, item);
            Evaluate(loop.Body);
            JoinJumps(State, loop.ContinueLabel);
        }

        if (content.IsOpenEnded)
        {
            OnceOrNever(loop, () => AssignLoopVariable(loop, Value.Unknown), ImmutableArray<IOperation>.Empty);
        }

        return Value.Unknown;
    }

    private void AssignLoopVariable(IForEachLoopOperation loop, Value value)
    {
        switch (loop.LoopControlVariable)
        {
            case IVariableDeclaratorOperation declarator:
                Assign(declarator.Symbol, value);
                break;
            case { } target:
                AssignTo(target, value);
                break;
        }
    }

    private void While(ILoopOperation loop, IOperation? condition, ImmutableArray<IOperation> bottom, bool bodyFirst)
    {
        var origin = State;
        for (var i = 0; IsLive; i++)
        {
            var goesOn = (bodyFirst && i == 0) || condition is null ? Value.True : AsCondition(Evaluate(condition));
            if (goesOn is Constant { Content: false })
            {
                break;
            }

            if (goesOn is not Constant || i >= MostTurns)
            {
                OnceOrNever(loop, () => { }, bottom);
                break;
            }

            Evaluate(loop.Body);
            JoinJumps(State, loop.ContinueLabel);
            EvaluateAll(bottom);
        }

        JoinJumps(origin, loop.ExitLabel);
    }

    /// <summary>A loop that runs nobody knows how often: what its body adds may be there more than once or not at all.</summary>
    private void OnceOrNever(ILoopOperation loop, Action before, ImmutableArray<IOperation> bottom)
    {
        var origin = State;
        Fork(
        [
            new Arm([], () => Value.Unknown),
            new Arm([], () =>
            {
                before();
                Evaluate(loop.Body);
                JoinJumps(State, loop.ContinueLabel);
                EvaluateAll(bottom);
                if (IsLive)
                {
                    State = State.Widen(origin);
                }

                return Value.Unknown;
            }),
        ]);
    }
}
