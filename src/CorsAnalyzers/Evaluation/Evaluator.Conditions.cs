using System.Globalization;
using CorsAnalyzers.Evaluation.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CorsAnalyzers.Evaluation;

/// <summary>Conditions, comparisons and patterns.</summary>
internal sealed partial class Evaluator
{
    /// <summary>True, false, or a <see cref="Truth"/> that says what either would mean.</summary>
    public Value AsCondition(Value value) => value switch
    {
        Constant { Content: bool } or Truth => value,
        Unknown { Source: { IsUnseenCheck: true } source } => source.IsThere,
        Choice choice => AsCondition(choice),
        _ => Truth.Either,
    };

    public static Value Not(Value condition) => condition switch
    {
        Constant { Content: bool known } => Value.Of(!known),
        Truth truth => truth.Negated,
        _ => Truth.Either,
    };

    /// <summary>Whether two values are equal, as <c>==</c> finds for strings, numbers and null.</summary>
    public Value AreEqual(Value left, Value right, StringComparison comparison = StringComparison.Ordinal)
    {
        switch (left, right)
        {
            case (Constant { Content: string a }, Constant { Content: string b }):
                Budget.SpendText(Math.Min(a.Length, b.Length));
                return Value.Of(string.Equals(a, b, comparison));
            case (Constant a, Constant b):
                return Value.Of(Equals(Normal(a.Content), Normal(b.Content)));
            case (Unknown { Source: { Aspect: ExternalAspect.Content, IsUnseenCheck: false } source }, Constant { Content: null or "" }):
                return source.IsThere.Negated;
            case (Constant { Content: null or "" }, Unknown { Source: { Aspect: ExternalAspect.Content, IsUnseenCheck: false } }):
                return AreEqual(right, left, comparison);
            case (Unknown { Source: { Aspect: ExternalAspect.Count } source }, Constant { Content: 0 }):
                return source.IsThere.Negated;
            case (Truth truth, Constant { Content: bool expected }):
                return expected ? truth : truth.Negated;
            case (Constant { Content: bool expected }, Truth truth):
                return expected ? truth : truth.Negated;
            case (Constant { Content: null }, not (Unknown or Choice)) or (not (Unknown or Choice), Constant { Content: null }):
                return Value.False;
            case (Unknown, Constant) when Inquiry?.IsOfSubject(right) == true:
            case (Constant, Unknown) when Inquiry?.IsOfSubject(left) == true:
                return ExternalSource.UnseenCheck.IsThere;
            case (Choice, _) or (_, Choice):
                return AsCondition(ForEachAlternative([left, right], operands => AreEqual(operands[0], operands[1], comparison)));
            case (TupleValue a, TupleValue b) when a.Items.Length == b.Items.Length:
                return a.Items.Zip(b.Items, (x, y) => AreEqual(x, y, comparison)).Aggregate(Value.True, (all, each) => And(all, () => each));
            default:
                return Truth.Either;
        }
    }

    /// <summary>An answer says of what is outside what all alternatives say that may give it.</summary>
    private Value AsCondition(Choice choice)
    {
        var answers = choice.Alternatives.Select(alternative => (alternative.When, Answer: AsCondition(alternative.Value))).ToList();
        var whenTrue = answers
            .Where(each => each.Answer is not Constant { Content: false })
            .Select(each => Said(each.When, (each.Answer as Truth)?.WhenTrue))
            .ToList();
        var whenFalse = answers
            .Where(each => each.Answer is not Constant { Content: true })
            .Select(each => Said(each.When, (each.Answer as Truth)?.WhenFalse))
            .ToList();
        return whenTrue.Count == 0 ? Value.False
            : whenFalse.Count == 0 ? Value.True
            : new Truth(Common(whenTrue), Common(whenFalse));

        static EquatableArray<Assumption> Said(EquatableArray<Assumption> when, Assumption? more) => more is null ? when : when.Add(more);

        static Assumption? Common(List<EquatableArray<Assumption>> each) =>
            each[0].FirstOrDefault(assumption => each.All(others => others.Contains(assumption)));
    }

    private Value And(Value left, Func<Value> right)
    {
        left = AsCondition(left);
        if (left is Constant { Content: false })
        {
            return left;
        }

        if (left is Constant)
        {
            return AsCondition(right());
        }

        var truth = (Truth)left;
        Value second = Value.Unknown;
        Fork([new Arm(truth.WhenTrue, () => second = AsCondition(right())), new Arm(truth.WhenFalse, () => Value.False)]);
        return second switch
        {
            Constant { Content: true } => left,
            Constant { Content: false } => Value.False,
            Truth other => new Truth(truth.WhenTrue ?? other.WhenTrue, Equals(truth.WhenFalse, other.WhenFalse) ? truth.WhenFalse : null),
            _ => Truth.Either,
        };
    }

    private Value Or(Value left, Func<Value> right) => Not(And(Not(AsCondition(left)), () => Not(AsCondition(right()))));

    private Value Or(Value left, Value right) => Or(left, () => right);

    // Enums arrive as their underlying number, and a number may be a byte here and an int there.
    private static object? Normal(object? content) =>
        content is sbyte or byte or short or ushort or int or uint or long ? System.Convert.ToInt64(content, CultureInfo.InvariantCulture) : content;

    private Value Compare(Value left, Value right, Func<int, bool> holds)
    {
        if (left is Constant { Content: int a } && right is Constant { Content: int b })
        {
            return Value.Of(holds(a.CompareTo(b)));
        }

        // A count is missing when it is 0 and present when it is 1 or more: whichever of the two the comparison singles out.
        if (left is Unknown { Source: { Aspect: ExternalAspect.Count } source } && right is Constant { Content: int bound })
        {
            return (holds(0.CompareTo(bound)), holds(1.CompareTo(bound))) switch
            {
                (true, false) => source.IsThere.Negated,
                (false, true) => source.IsThere,
                _ => Truth.Either,
            };
        }

        return left is Constant && right is Unknown { Source.Aspect: ExternalAspect.Count }
            ? Compare(right, left, sign => holds(-sign))
            : Truth.Either;
    }

    private Value Relational(BinaryOperatorKind kind, Value left, Value right) => kind switch
    {
        BinaryOperatorKind.Equals => AreEqual(left, right),
        BinaryOperatorKind.NotEquals => Not(AreEqual(left, right)),
        BinaryOperatorKind.LessThan => Compare(left, right, sign => sign < 0),
        BinaryOperatorKind.LessThanOrEqual => Compare(left, right, sign => sign <= 0),
        BinaryOperatorKind.GreaterThan => Compare(left, right, sign => sign > 0),
        BinaryOperatorKind.GreaterThanOrEqual => Compare(left, right, sign => sign >= 0),
        _ => Truth.Either,
    };

    private Value Match(IPatternOperation pattern, Value value)
    {
        switch (pattern)
        {
            case IDiscardPatternOperation:
                return Value.True;
            case IConstantPatternOperation constant:
                return AreEqual(value, Evaluate(constant.Value));
            case INegatedPatternOperation negated:
                return Not(Match(negated.Pattern, value));
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either:
                return Or(Match(either.LeftPattern, value), () => Match(either.RightPattern, value));
            case IBinaryPatternOperation both:
                return And(Match(both.LeftPattern, value), () => Match(both.RightPattern, value));
            case IRelationalPatternOperation relational:
                return Relational(relational.OperatorKind, value, Evaluate(relational.Value));
            case IDeclarationPatternOperation declaration:
                Assign(declaration.DeclaredSymbol, value);
                return declaration.MatchesNull ? Value.True : NotNull(value);
            case ITypePatternOperation:
                return NotNull(value);
            case IRecursivePatternOperation recursive:
                return MatchParts(recursive, value);
            case IListPatternOperation list:
                return MatchItems(list, value);
            default:
                Escape(value);
                return Truth.Either;
        }
    }

    private Value MatchParts(IRecursivePatternOperation pattern, Value value)
    {
        Assign(pattern.DeclaredSymbol, value);
        var matched = value is TupleValue ? Value.True : NotNull(value);
        for (var i = 0; i < pattern.DeconstructionSubpatterns.Length; i++)
        {
            var (part, item) = (pattern.DeconstructionSubpatterns[i], (value as TupleValue)?.Items.ElementAtOrDefault(i) ?? Value.Unknown);
            matched = And(matched, () => Match(part, item));
        }

        return pattern.PropertySubpatterns.Aggregate(matched, (all, part) => And(all, () => Match(part.Pattern, Member(part.Member, value))));
    }

    private Value MatchItems(IListPatternOperation pattern, Value value)
    {
        Assign(pattern.DeclaredSymbol, value);
        var slice = pattern.Patterns.ToList().FindIndex(part => part is ISlicePatternOperation);
        var least = pattern.Patterns.Length - (slice < 0 ? 0 : 1);
        if (Contents(value) is not [{ IsOpenEnded: false, Items: var items }])
        {
            foreach (var part in pattern.Patterns)
            {
                Match(part, Value.Unknown);
            }

            return Truth.Either;
        }

        if (items.Length < least || (slice < 0 && items.Length > least))
        {
            return Value.False;
        }

        var matched = Value.True;
        for (var i = 0; i < pattern.Patterns.Length; i++)
        {
            var (part, at) = (pattern.Patterns[i], i);
            matched = part is ISlicePatternOperation { Pattern: var rest }
                ? And(matched, () => rest is null ? Value.True : Match(rest, NewList([.. items.Skip(at).Take(items.Length - least)])))
                : And(matched, () => Match(part, items[slice >= 0 && at > slice ? items.Length - (pattern.Patterns.Length - at) : at]));
        }

        return matched;
    }

    private Value IsOfType(Value value, ITypeSymbol type, bool isNegated)
    {
        var answer = value switch
        {
            Constant { Content: null } => Value.False,
            Constant { Content: string } when type.SpecialType == SpecialType.System_String => Value.True,
            _ => Truth.Either,
        };
        return isNegated ? Not(answer) : answer;
    }

    private Value Member(IOperation member, Value value)
    {
        _implicitReceivers.Push(value);
        try
        {
            return Evaluate(member);
        }
        finally
        {
            _implicitReceivers.Pop();
        }
    }

    private Value NotNull(Value value) => Not(AreEqual(value, Value.Null));
}
