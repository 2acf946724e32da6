using CorsAnalyzers.App;
using CorsAnalyzers.Reading.Framework;
using CorsAnalyzers.Reading.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CorsAnalyzers.Reading;

/// <summary>One way to go on, and what going it takes for granted.</summary>
internal sealed record Arm(EquatableArray<Assumption> When, Func<Value> Run)
{
    public Arm(Assumption? when, Func<Value> run)
        : this(when is null ? [] : [when], run)
    {
    }
}

internal sealed partial class Interpreter
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
        foreach (var arm in arms)
        {
            if (arm.When.Any(origin.Contradicts))
            {
                continue;
            }

            State = origin with { Path = origin.Path.AddRange(arm.When) };
            IsLive = true;
            var value = arm.Run();
            if (IsLive)
            {
                outcomes.Add(new Outcome(State, value));
            }
        }

        return Meet(origin, outcomes);
    }

    /// <summary>Goes on from where several paths have got to; nowhere if none has.</summary>
    private Value Meet(State origin, List<Outcome> outcomes)
    {
        IsLive = outcomes.Count > 0;
        State = IsLive ? StateJoin.Join(origin, outcomes.ConvertAll(outcome => outcome.State)) : origin;
        return IsLive ? StateJoin.Join(origin, outcomes) : Value.Unknown;
    }

    /// <summary>Runs something once for every value its operands may have.</summary>
    public Value ForEachAlternative(EquatableArray<Value> operands, Func<EquatableArray<Value>, Value> run)
    {
        var at = -1;
        for (var i = 0; i < operands.Length && at < 0; i++)
        {
            at = operands[i] is Choice ? i : -1;
        }

        if (at < 0)
        {
            return run(operands);
        }

        return Fork(((Choice)operands[at]).Alternatives.Select(alternative => new Arm(
            alternative.When,
            () => ForEachAlternative(operands.SetItem(at, alternative.Value), run))).ToList());
    }

    private Value Conditional(IConditionalOperation conditional) =>
        ForEachAlternative([Evaluate(conditional.Condition)], conditions => Conditional(conditional, AsCondition(conditions[0])));

    private Value Conditional(IConditionalOperation conditional, Value condition)
    {
        if (condition is Constant { Content: bool taken })
        {
            MarkSkipped(taken ? conditional.WhenFalse : conditional.WhenTrue);
            var value = Evaluate(taken ? conditional.WhenTrue : conditional.WhenFalse);
            return OpenIfEmpty(value);
        }

        var truth = condition as Truth ?? Truth.Either;
        return Fork([new Arm(truth.WhenTrue, () => Evaluate(conditional.WhenTrue)), new Arm(truth.WhenFalse, () => Evaluate(conditional.WhenFalse))]);
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

    /// <summary>
    /// Code that is not run here but somewhere else, such as in Development: a policy that it touches may lack something here on purpose.
    /// </summary>
    private void MarkSkipped(IOperation? skipped)
    {
        if (skipped is null || !IsLive)
        {
            return;
        }

        foreach (var operation in skipped.DescendantsAndSelf())
        {
            ISymbol? symbol = operation switch
            {
                ILocalReferenceOperation local => local.Local,
                IParameterReferenceOperation parameter => parameter.Parameter,
                _ => null,
            };
            if (symbol is not null)
            {
                MarkVarying(Read(symbol));
            }

            if (operation.ConstantValue is { HasValue: true, Value: string text })
            {
                SkippedTexts.Add(text);
            }

            if (operation is IInvocationOperation call && MayAddCors(call))
            {
                MarkPipeline(call);
            }
        }
    }

    // Whatever else is added in another environment, such as a page for developers, says nothing about CORS.
    private bool MayAddCors(IInvocationOperation call) =>
        IsSource(call.TargetMethod) || TypeName(call.TargetMethod.ContainingType) == KnownTypes.CorsMiddleware || !Reach.IsFramework(call.TargetMethod.ContainingAssembly);

    private void MarkPipeline(IInvocationOperation call)
    {
        foreach (var reference in call.DescendantsAndSelf())
        {
            ISymbol? symbol = (reference as ILocalReferenceOperation)?.Local ?? (ISymbol?)(reference as IParameterReferenceOperation)?.Parameter;
            if (symbol is not null && Read(symbol) is HostFacet { Facet: Facet.Application } app)
            {
                ChangeHost(app.Host, host => host with { VariesByEnvironment = true });
            }
        }
    }

    private void MarkVarying(Value value)
    {
        if (value is Reference reference && Cell<PolicyCell>(reference) is { } policy)
        {
            Set(reference.Id, policy.Select(variant => variant with { VariesByEnvironment = true }));
        }
    }

    private void MarkSkipped(IEnumerable<IOperation> skipped)
    {
        foreach (var operation in skipped)
        {
            MarkSkipped(operation);
        }
    }

    /// <summary>True, false, or a <see cref="Truth"/> that says what either would mean.</summary>
    public Value AsCondition(Value value) => value switch
    {
        Constant { Content: bool } or Truth => value,
        Unknown { Source: { } source } when ReferenceEquals(source, ConfigurationSource.OfOriginCheck) => OriginCheckTruth,
        Choice choice => AsCondition(choice),
        _ => Truth.Either,
    };

    private static Truth OriginCheckTruth => new(Assumption.Present(ConfigurationSource.OfOriginCheck.Key), Assumption.Missing(ConfigurationSource.OfOriginCheck.Key));

    /// <summary>An answer says of the configuration what all alternatives say that may give it.</summary>
    private Value AsCondition(Choice choice)
    {
        var answers = choice.Alternatives.Select(alternative => (alternative.When, Answer: AsCondition(alternative.Value))).ToList();
        var whenTrue = answers.Where(each => each.Answer is not Constant { Content: false }).Select(each => each.When.AsEnumerable<Assumption?>().ToEquatableArray().Add((each.Answer as Truth)?.WhenTrue)).ToList();
        var whenFalse = answers.Where(each => each.Answer is not Constant { Content: true }).Select(each => each.When.AsEnumerable<Assumption?>().ToEquatableArray().Add((each.Answer as Truth)?.WhenFalse)).ToList();
        return whenTrue.Count == 0 ? Value.False
            : whenFalse.Count == 0 ? Value.True
            : new Truth(Common(whenTrue), Common(whenFalse));

        static Assumption? Common(List<EquatableArray<Assumption?>> each) => each[0].FirstOrDefault(assumption => assumption is not null && each.All(others => others.Contains(assumption)));
    }

    public static Value Not(Value condition) => condition switch
    {
        Constant { Content: bool known } => Value.Of(!known),
        Truth truth => truth.Negated,
        _ => Truth.Either,
    };

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

    /// <summary>Whether two values are equal, as <c>==</c> finds for strings, numbers and null.</summary>
    public Value AreEqual(Value left, Value right, StringComparison comparison = StringComparison.Ordinal)
    {
        switch (left, right)
        {
            case (Constant { Content: string a }, Constant { Content: string b }):
                return Value.Of(string.Equals(a, b, comparison));
            case (Constant a, Constant b):
                return Value.Of(Equals(Normal(a.Content), Normal(b.Content)));
            case (Unknown { Source: { Aspect: ConfigurationAspect.Content } source }, Constant { Content: null or "" }):
                return new Truth(Assumption.Missing(source.Key), Assumption.Present(source.Key));
            case (Constant { Content: null or "" }, Unknown { Source.Aspect: ConfigurationAspect.Content }):
                return AreEqual(right, left, comparison);
            case (Unknown { Source: { Aspect: ConfigurationAspect.Count } source }, Constant { Content: 0 }):
                return new Truth(Assumption.Missing(source.Key), Assumption.Present(source.Key));
            case (Truth truth, Constant { Content: bool expected }):
                return expected ? truth : truth.Negated;
            case (Constant { Content: bool expected }, Truth truth):
                return expected ? truth : truth.Negated;
            case (Constant { Content: null }, not (Unknown or Choice)) or (not (Unknown or Choice), Constant { Content: null }):
                return Value.False;
            case (Unknown, Constant) when IsOfSubject(right):
            case (Constant, Unknown) when IsOfSubject(left):
                return OriginCheckTruth;
            case (Choice, _) or (_, Choice):
                return AsCondition(ForEachAlternative([left, right], operands => AreEqual(operands[0], operands[1], comparison)));
            default:
                return Truth.Either;
        }
    }

    // Enums arrive as their underlying number, and a number may be a byte here and an int there.
    private static object? Normal(object? content) =>
        content is sbyte or byte or short or ushort or int or uint or long ? System.Convert.ToInt64(content, System.Globalization.CultureInfo.InvariantCulture) : content;

    private Value Compare(Value left, Value right, Func<int, bool> holds)
    {
        if (left is Constant { Content: int a } && right is Constant { Content: int b })
        {
            return Value.Of(holds(a.CompareTo(b)));
        }

        // A count is missing when it is 0 and present when it is 1 or more: whichever of the two the comparison singles out.
        if (left is Unknown { Source: { Aspect: ConfigurationAspect.Count } source } && right is Constant { Content: int bound })
        {
            return (holds(0.CompareTo(bound)), holds(1.CompareTo(bound))) switch
            {
                (true, false) => new Truth(Assumption.Missing(source.Key), Assumption.Present(source.Key)),
                (false, true) => new Truth(Assumption.Present(source.Key), Assumption.Missing(source.Key)),
                _ => Truth.Either,
            };
        }

        return left is Constant && right is Unknown { Source.Aspect: ConfigurationAspect.Count } ? Compare(right, left, sign => holds(-sign)) : Truth.Either;
    }

    private Value Coalesce(Value value, Func<Value> otherwise) => value switch
    {
        Constant { Content: null } => otherwise(),
        Unknown { Source: { } source } => Fork(
        [
            new Arm(Assumption.Present(source.Key), () => value),
            new Arm(Assumption.Missing(source.Key), otherwise),
        ]),
        Unknown => Fork([new Arm([], () => value), new Arm([], otherwise)]),
        Choice choice => Fork(choice.Alternatives.Select(alternative => new Arm(alternative.When, () => Coalesce(alternative.Value, otherwise))).ToList()),
        _ => value,
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
                Assign(recursive.DeclaredSymbol, value);
                return recursive.PropertySubpatterns.Aggregate(NotNull(value), (matched, sub) => And(matched, () => Match(sub.Pattern, Member(sub.Member, value))));
            default:
                Escape(value);
                return Truth.Either;
        }
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
}
