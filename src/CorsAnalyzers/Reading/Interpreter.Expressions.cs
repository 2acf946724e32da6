using CorsAnalyzers.App;
using CorsAnalyzers.Reading.Framework;
using CorsAnalyzers.Reading.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CorsAnalyzers.Reading;

internal sealed partial class Interpreter
{
    /// <summary>Kinds that came after Roslyn 4.5, by number: the type names do not exist there, the numbers do not change.</summary>
    private const OperationKind CollectionExpression = (OperationKind)127;
    private const OperationKind Spread = (OperationKind)128;

    private Value? EvaluateExpression(IOperation operation)
    {
        switch (operation)
        {
            case IInvocationOperation invocation:
                return Invoke(invocation);
            case IObjectCreationOperation creation:
                return Create(creation);
            case IConversionOperation conversion:
                return Convert(conversion);
            case IParenthesizedOperation parenthesized:
                return Evaluate(parenthesized.Operand);
            case IAwaitOperation awaited:
                return Evaluate(awaited.Operation);
            case IArgumentOperation argument:
                return Evaluate(argument.Value);
            case ILocalReferenceOperation local:
                return Observed(Typed(Read(local.Local), local.Type));
            case IParameterReferenceOperation parameter:
                return Observed(Typed(Read(parameter.Parameter), parameter.Type));
            case IFieldReferenceOperation field:
                return Observed(Typed(ReadMember(field.Field, field.Instance is null ? null : Evaluate(field.Instance)), field.Type));
            case IPropertyReferenceOperation property:
                return Observed(Typed(ReadProperty(property), property.Type));
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
            case ICompoundAssignmentOperation compound:
                return AssignTo(compound.Target, Binary(compound.OperatorKind, Evaluate(compound.Target), () => Evaluate(compound.Value), compound));
            case IIncrementOrDecrementOperation increment:
                return Increment(increment);
            case IBinaryOperation binary:
                return Binary(binary.OperatorKind, Evaluate(binary.LeftOperand), () => Evaluate(binary.RightOperand), binary);
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } unary:
                return Not(AsCondition(Evaluate(unary.Operand)));
            case IIsPatternOperation matched:
                return Match(matched.Pattern, Evaluate(matched.Value));
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
            case IDefaultValueOperation:
                return Value.Null;
            case IDiscardOperation or ITypeOfOperation or INameOfOperation or ILiteralOperation:
                return Value.Unknown;
            case { Kind: CollectionExpression }:
                return CollectionOf(operation);
            default:
                return null;
        }
    }

    /// <summary>The place of the literal behind a constant, through constants and locals that are one.</summary>
    private Location LiteralLocation(IOperation operation)
    {
        var symbol = operation switch
        {
            IConversionOperation conversion => (conversion.Operand as IFieldReferenceOperation)?.Field ?? (ISymbol?)(conversion.Operand as ILocalReferenceOperation)?.Local,
            IFieldReferenceOperation field => field.Field,
            ILocalReferenceOperation local => local.Local,
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
                    return Fork([new Arm(truth.WhenTrue, () => Evaluate(arm.Value)), new Arm(truth.WhenFalse, () => SwitchExpression(choice, value, next))]);
            }
        }

        return Throw();
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

        return ForEachAlternative([left, right()], operands => (kind, operands[0], operands[1]) switch
        {
            (BinaryOperatorKind.And, _, _) when operation.Type?.SpecialType == SpecialType.System_Boolean => And(operands[0], () => operands[1]),
            (BinaryOperatorKind.Or, _, _) when operation.Type?.SpecialType == SpecialType.System_Boolean => Or(operands[0], operands[1]),
            (BinaryOperatorKind.Add, Constant { Content: string or char or null } a, Constant { Content: string or char or null or int } b)
                when operation.Type?.SpecialType == SpecialType.System_String => Value.Of($"{a.Content}{b.Content}", operation.Syntax.GetLocation()),
            (BinaryOperatorKind.Add, Constant { Content: int a }, Constant { Content: int b }) => Value.Of(unchecked(a + b)),
            (BinaryOperatorKind.Subtract, Constant { Content: int a }, Constant { Content: int b }) => Value.Of(unchecked(a - b)),
            _ => Relational(kind, operands[0], operands[1]),
        });
    }

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
        return ForEachAlternative(parts, operands => operands.All(part => part is Constant)
            ? Value.Of(string.Concat(operands.Select(part => System.Convert.ToString(((Constant)part).Content, System.Globalization.CultureInfo.InvariantCulture))), text.Syntax.GetLocation())
            : Value.Unknown);
    }

    private Value ArrayOf(IArrayCreationOperation array)
    {
        if (array.Initializer is not null)
        {
            return Evaluate(array.Initializer);
        }

        // `new string[n]` holds n nulls to be filled in; only the empty one says something.
        var size = array.DimensionSizes.Length == 1 ? Evaluate(array.DimensionSizes[0]) : Value.Unknown;
        return New(ListCell.Of([], openEnded: size is not Constant { Content: 0 }));
    }

    private Value CollectionOf(IOperation collection)
    {
        var parts = new List<EquatableArray<ListContent>>();
        foreach (var element in collection.ChildOperations)
        {
            if (element.Kind == Spread && collection.ChildOperations.Count == 1 && Evaluate(element.ChildOperations.First()) is Unknown { Source: not null } configured)
            {
                return configured;
            }

            parts.Add(element.Kind == Spread
                ? [.. Contents(Evaluate(element.ChildOperations.First())) ?? [new ListContent([], true, [])]]
                : [.. ContentsOfElement(Evaluate(element))]);
        }

        return ListOf(parts);
    }

    /// <summary>A new list; an element that may be this or that gives a list that may be this or that.</summary>
    public Reference NewList(EquatableArray<Value> items) => ListOf(items.Select(item => ContentsOfElement(item).ToEquatableArray()));

    /// <summary>As many items as a list keeps: one that grows in a loop must not take all memory.</summary>
    public const int MostItems = 50_000;

    /// <summary>A new list of the parts in a row.</summary>
    public Reference ListOf(IEnumerable<EquatableArray<ListContent>> parts)
    {
        var all = new List<(ImmutableArray<Value>.Builder Items, bool IsOpenEnded, EquatableArray<Assumption> When)> { (ImmutableArray.CreateBuilder<Value>(), false, []) };
        foreach (var part in parts)
        {
            if (part.Length > 1 && all.Count * part.Length > Choice.Most)
            {
                all = [(all[0].Items, true, [])];
            }
            else if (part.Length == 1)
            {
                // The usual case, kept linear: lists of thousands of literals are real.
                all = all.ConvertAll(content => Append(content, part[0]));
            }
            else
            {
                all = all.SelectMany(content => part.Select(more => Append((Copy(content.Items), content.IsOpenEnded, content.When), more))).ToList();
            }
        }

        return New(new ListCell([.. all.Select(content => new ListContent(new EquatableArray<Value>(content.Items.ToImmutable()), content.IsOpenEnded, content.When))]));

        static (ImmutableArray<Value>.Builder, bool, EquatableArray<Assumption>) Append(
            (ImmutableArray<Value>.Builder Items, bool IsOpenEnded, EquatableArray<Assumption> When) content, ListContent more)
        {
            if (content.Items.Count + more.Items.Length > MostItems)
            {
                content.Items.Clear();
                return (content.Items, true, content.When.AddRange(more.When));
            }

            content.Items.AddRange(more.Items);
            return (content.Items, content.IsOpenEnded || more.IsOpenEnded, content.When.AddRange(more.When));
        }

        static ImmutableArray<Value>.Builder Copy(ImmutableArray<Value>.Builder items)
        {
            var copy = ImmutableArray.CreateBuilder<Value>(items.Count + 1);
            copy.AddRange(items);
            return copy;
        }
    }

    private static IEnumerable<ListContent> ContentsOfElement(Value element) => element is Choice choice
        ? choice.Alternatives.Select(alternative => new ListContent([alternative.Value], false, alternative.When))
        : [new ListContent([element], false, [])];

    /// <summary>What a list may hold; <see langword="null"/> where it is no list that can be known.</summary>
    public IReadOnlyList<ListContent>? Contents(Value value) => value switch
    {
        Reference when Cell<ListCell>(value) is { } list => list.Alternatives,
        PolicyList list when Cell<PolicyCell>(list.Policy) is { Variants: [var variant] } =>
            [new ListContent([.. PolicyLists.Get(variant, list.Kind).Entries.Select(AsValue)], PolicyLists.Get(variant, list.Kind).IsOpenEnded, [])],
        Choice choice when choice.Alternatives.Select(alternative => (alternative.When, Contents: Contents(alternative.Value))).ToList() is var all
            && all.All(each => each.Contents is not null) =>
            [.. all.SelectMany(each => each.Contents!.Select(content => content with { When = content.When.AddRange(each.When) }))],
        _ => null,
    };

    private static Value AsValue(Entry entry) => entry.Text.IsKnown ? Value.Of(entry.Text.Value, entry.Text.At) : Value.Unknown;

    private Value ElementAt(Value list, Value index) => (Contents(list), index) switch
    {
        ([{ } content], Constant { Content: int at and >= 0 }) when at < content.Items.Length => content.Items[at],
        ([{ IsOpenEnded: false }], Constant { Content: int }) => Throw(),
        _ => Value.Unknown,
    };
}
