using System.Globalization;
using CorsAnalyzers.Evaluation.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CorsAnalyzers.Evaluation;

/// <summary>Expressions, but for calls, members, lists, conditions and patterns.</summary>
internal sealed partial class Evaluator
{
    private Value EvaluateExpression(IOperation operation)
    {
        switch (operation)
        {
            case IObjectCreationOperation creation:
                return Create(creation);
            case IWithOperation copy:
                return Copy(copy);
            case ITupleOperation tuple:
                return new TupleValue([.. tuple.Elements.Select(Evaluate)]);
            case IParenthesizedOperation parenthesized:
                return Evaluate(parenthesized.Operand);
            case IAwaitOperation awaited:
                return Evaluate(awaited.Operation);
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }:
                return Self();
            case IInstanceReferenceOperation:
                return _implicitReceivers.Count > 0 ? _implicitReceivers.Peek() : Value.Unknown;
            case IConditionalAccessOperation access:
                return ConditionalAccess(access);
            case IConditionalAccessInstanceOperation:
                return _conditionalReceivers.Count > 0 ? _conditionalReceivers.Peek() : Value.Unknown;
            case IConditionalOperation conditional:
                return Conditional(conditional);
            case ISwitchExpressionOperation choice:
                return SwitchExpression(choice, Evaluate(choice.Value), 0);
            case ICoalesceOperation coalesce:
                return Coalesce(Evaluate(coalesce.Value), () => Evaluate(coalesce.WhenNull));
            case ICoalesceAssignmentOperation coalesce:
                return AssignTo(coalesce.Target, Coalesce(Evaluate(coalesce.Target), () => Evaluate(coalesce.Value)));
            case ISimpleAssignmentOperation assignment:
                return AssignTo(assignment.Target, Evaluate(assignment.Value));
            case IDeconstructionAssignmentOperation assignment:
                return AssignTo(assignment.Target, Evaluate(assignment.Value));
            case ICompoundAssignmentOperation compound:
                return AssignTo(compound.Target, Binary(compound.OperatorKind, Evaluate(compound.Target), () => Evaluate(compound.Value), compound));
            case IIncrementOrDecrementOperation increment:
                return Increment(increment);
            case IBinaryOperation binary:
                return Binary(binary);
            case IUnaryOperation unary:
                return Unary(unary);
            case IIsPatternOperation matched:
                return Match(matched.Pattern, Evaluate(matched.Value));
            case IIsTypeOperation test:
                return IsOfType(Evaluate(test.ValueOperand), test.TypeOperand, test.IsNegated);
            case IInterpolatedStringOperation text:
                return Observed(Interpolate(text));
            case IDelegateCreationOperation creation:
                return Evaluate(creation.Target);
            case IAnonymousFunctionOperation lambda:
                return new Function(lambda.Symbol, lambda, _activation, Self());
            case IMethodReferenceOperation method:
                return new Function(method.Method, null, _activation, method.Instance is null ? null : Evaluate(method.Instance));
            case IArrayCreationOperation array:
                return ArrayOf(array);
            case IArrayInitializerOperation initializer:
                return NewList([.. initializer.ElementValues.Select(Evaluate)]);
            case IArrayElementReferenceOperation element:
                return ElementAt(Evaluate(element.ArrayReference), element.Indices.Length == 1 ? Evaluate(element.Indices[0]) : Value.Unknown);
            case IDeclarationExpressionOperation declaration:
                return Evaluate(declaration.Expression);
            case IDefaultValueOperation { Type: { IsValueType: true, SpecialType: SpecialType.None } }:
                return Value.Unknown;
            case IDefaultValueOperation:
                return Value.Null;
            case IDiscardOperation or ITypeOfOperation or INameOfOperation or ILiteralOperation or ISizeOfOperation or IUtf8StringOperation:
                return Value.Unknown;
            case { Kind: CollectionExpression }:
                return CollectionOf(operation);
            default:
                return EvaluateUnhandled(operation);
        }
    }

    /// <summary>The place of the literal behind a constant, through constants and locals that are one.</summary>
    private Location LiteralLocation(IOperation operation)
    {
        var symbol = operation switch
        {
            IConversionOperation { Operand: IFieldReferenceOperation field } => field.Field,
            IConversionOperation { Operand: ILocalReferenceOperation local } => local.Local,
            IFieldReferenceOperation field => field.Field,
            ILocalReferenceOperation local => (ISymbol)local.Local,
            _ => null,
        };
        var declaration = symbol?.DeclaringSyntaxReferences.FirstOrDefault();
        return declaration is not null
            && Sources.Compilation.ContainsSyntaxTree(declaration.SyntaxTree)
            && declaration.GetSyntax(Cancellation) is VariableDeclaratorSyntax { Initializer.Value: LiteralExpressionSyntax literal }
                ? literal.GetLocation()
                : operation.Syntax.GetLocation();
    }

    private Value Convert(IConversionOperation conversion)
    {
        var value = Evaluate(conversion.Operand);
        return conversion.OperatorMethod is { } method && IsSource(method) ? Run(method, null, [value]) : value;
    }

    private Value ConditionalAccess(IConditionalAccessOperation access) => ForEachAlternative([Evaluate(access.Operation)], receivers =>
    {
        if (receivers[0].IsNull)
        {
            return Value.Null;
        }

        _conditionalReceivers.Push(receivers[0]);
        try
        {
            return Evaluate(access.WhenNotNull);
        }
        finally
        {
            _conditionalReceivers.Pop();
        }
    });

    private Value SwitchExpression(ISwitchExpressionOperation choice, Value value, int first)
    {
        for (var i = first; i < choice.Arms.Length; i++)
        {
            var arm = choice.Arms[i];
            var next = i + 1;
            switch (AsCondition(And(Match(arm.Pattern, value), () => arm.Guard is null ? Value.True : Evaluate(arm.Guard))))
            {
                case Constant { Content: true }:
                    MarkSkipped(choice.Arms.Where(other => other != arm).Select(other => other.Value));
                    return OpenIfEmpty(Evaluate(arm.Value));
                case Truth truth:
                    return Fork(
                    [
                        new Arm(truth.WhenTrue, () => Evaluate(arm.Value)),
                        new Arm(truth.WhenFalse, () => SwitchExpression(choice, value, next)),
                    ]);
            }
        }

        return Throw();
    }

    /// <summary>A chain of <c>a + b + c</c> leans to the left, as deep as it is long: it is run from its first operand on.</summary>
    private Value Binary(IBinaryOperation operation)
    {
        var chain = new Stack<IBinaryOperation>();
        IOperation first = operation;
        for (; first is IBinaryOperation binary && !first.ConstantValue.HasValue; first = binary.LeftOperand)
        {
            chain.Push(binary);
        }

        var value = Evaluate(first);
        while (chain.Count > 0)
        {
            Budget.Spend(1);
            var link = chain.Pop();
            value = Binary(link.OperatorKind, value, () => Evaluate(link.RightOperand), link);
        }

        return value;
    }

    private Value Binary(BinaryOperatorKind kind, Value left, Func<Value> right, IOperation operation)
    {
        switch (kind)
        {
            case BinaryOperatorKind.ConditionalAnd:
                return And(left, right);
            case BinaryOperatorKind.ConditionalOr:
                return Or(left, right);
        }

        return ForEachAlternative([left, right()], operands => Binary(kind, operands[0], operands[1], operation));
    }

    private Value Binary(BinaryOperatorKind kind, Value left, Value right, IOperation operation)
    {
        var isText = operation.Type?.SpecialType == SpecialType.System_String;
        var isBoolean = operation.Type?.SpecialType == SpecialType.System_Boolean;
        return (kind, left, right) switch
        {
            (BinaryOperatorKind.And, _, _) when isBoolean => And(left, () => right),
            (BinaryOperatorKind.Or, _, _) when isBoolean => Or(left, right),
            (BinaryOperatorKind.Add, Constant { Content: string or char or null } a, Constant { Content: string or char or null or int } b) when isText =>
                Concat(operation, a, b),
            (BinaryOperatorKind.Add, Constant { Content: int a }, Constant { Content: int b }) => Value.Of(unchecked(a + b)),
            (BinaryOperatorKind.Subtract, Constant { Content: int a }, Constant { Content: int b }) => Value.Of(unchecked(a - b)),
            (BinaryOperatorKind.Multiply, Constant { Content: int a }, Constant { Content: int b }) => Value.Of(unchecked(a * b)),
            (BinaryOperatorKind.Multiply, Constant { Content: long or int } a, Constant { Content: long or int } b) =>
                Value.Of(unchecked(Number(a) * Number(b))),
            _ => Relational(kind, left, right),
        };
    }

    private static long Number(Constant value) => System.Convert.ToInt64(value.Content, CultureInfo.InvariantCulture);

    private Value Concat(IOperation operation, params Constant[] parts)
    {
        var texts = Array.ConvertAll(parts, part => System.Convert.ToString(part.Content, CultureInfo.InvariantCulture) ?? string.Empty);
        var length = texts.Sum(text => (long)text.Length);
        Budget.SpendText(length);
        return length > Value.MostText ? Value.Unknown : Value.Of(string.Concat(texts), operation.Syntax.GetLocation());
    }

    private Value Unary(IUnaryOperation unary) => (unary.OperatorKind, Evaluate(unary.Operand)) switch
    {
        (UnaryOperatorKind.Not, var operand) => Not(AsCondition(operand)),
        (UnaryOperatorKind.Minus, Constant { Content: int number }) => Value.Of(unchecked(-number)),
        (UnaryOperatorKind.Minus, Constant { Content: double number }) => Value.Of(-number),
        (UnaryOperatorKind.Minus, Constant { Content: long number }) => Value.Of(unchecked(-number)),
        (UnaryOperatorKind.Minus, Constant { Content: TimeSpan duration }) when duration != TimeSpan.MinValue => Value.Of(-duration),
        (UnaryOperatorKind.Plus, var operand) => operand,
        (UnaryOperatorKind.Hat, Constant { Content: int fromEnd }) => new IndexFromEnd(fromEnd),
        _ => Value.Unknown,
    };

    private Value Increment(IIncrementOrDecrementOperation increment)
    {
        var before = Evaluate(increment.Target);
        var step = increment.Kind == OperationKind.Increment ? 1 : -1;
        var after = before is Constant { Content: int number } ? Value.Of(unchecked(number + step)) : Value.Unknown;
        AssignTo(increment.Target, after);
        return increment.IsPostfix ? before : after;
    }

    private Value Interpolate(IInterpolatedStringOperation text)
    {
        var parts = text.Parts.Select(part => part switch
        {
            IInterpolatedStringTextOperation literal => Evaluate(literal.Text),
            IInterpolationOperation { Alignment: null, FormatString: null } hole => Evaluate(hole.Expression),
            _ => Value.Unknown,
        }).ToEquatableArray();
        return ForEachAlternative(parts, operands =>
            operands.All(part => part is Constant) ? Concat(text, [.. operands.Cast<Constant>()]) : Value.Unknown);
    }
}
