using CorsAnalyzers.Evaluation.Sources;
using CorsAnalyzers.Evaluation.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CorsAnalyzers.Evaluation;

/// <summary>Variables, fields and properties: reading and writing them.</summary>
internal sealed partial class Evaluator
{
    /// <summary>Gives a variable of the app's own code a value.</summary>
    public void Assign(ISymbol? symbol, Value value)
    {
        if (symbol is null || !IsLive)
        {
            return;
        }

        // A lambda writes to the variable of the run that declared it.
        var owner = _activation;
        while (owner.Parent is not null && State.Variables[_numbers.Variables[owner.Id, symbol]] is null && IsDeclaredOutside(owner, symbol))
        {
            owner = owner.Parent;
        }

        State = State.WithVariable(_numbers.Variables[owner.Id, symbol], value);
    }

    /// <summary>What the declaration of a field or property gives it.</summary>
    public Value Initializer(ISymbol member) =>
        SourceMembers.Initializer(member, Cancellation) is { } syntax && Sources.Operation(syntax, Cancellation) is { } operation
            ? InActivation(
                new Activation(NewId(), null, null, null),
                () => Evaluate(operation is ISymbolInitializerOperation initializer ? initializer.Value : operation))
            : Value.Unknown;

    /// <summary>The type of a field or property.</summary>
    public static ITypeSymbol? MemberType(ISymbol member) => (member as IPropertySymbol)?.Type ?? (member as IFieldSymbol)?.Type;

    private Value Self()
    {
        for (var activation = _activation; activation is not null; activation = activation.Parent)
        {
            if (activation.Self is { } self)
            {
                return self;
            }
        }

        return Value.Unknown;
    }

    /// <summary>What a local or parameter holds for the code being run.</summary>
    public Value Read(ISymbol symbol)
    {
        for (var activation = _activation; activation is not null; activation = activation.Parent)
        {
            if (State.Variables[_numbers.Variables[activation.Id, symbol]] is { } value)
            {
                return value;
            }
        }

        // The parameters of a primary constructor live as long as the object.
        return Cell<ObjectCell>(Self()) is { } self && self.Members.TryGetValue(symbol, out var captured) ? captured : Value.Unknown;
    }

    private static bool IsDeclaredOutside(Activation activation, ISymbol symbol) =>
        !SymbolEqualityComparer.Default.Equals(symbol.ContainingSymbol, activation.Method);

    private Value AssignTo(IOperation target, Value value)
    {
        switch (target)
        {
            case ILocalReferenceOperation local:
                Assign(local.Local, value);
                break;
            case IParameterReferenceOperation parameter:
                Assign(parameter.Parameter, value);
                break;
            case IDeclarationExpressionOperation declaration:
                return AssignTo(declaration.Expression, value);
            case IVariableDeclaratorOperation declarator:
                Assign(declarator.Symbol, value);
                break;
            case ITupleOperation tuple:
                for (var i = 0; i < tuple.Elements.Length; i++)
                {
                    AssignTo(tuple.Elements[i], (value as TupleValue)?.Items.ElementAtOrDefault(i) ?? Value.Unknown);
                }

                break;
            case IFieldReferenceOperation field:
                WriteMember(field.Field, field.Instance is null ? null : Evaluate(field.Instance), value);
                break;
            case IPropertyReferenceOperation property:
                WriteProperty(property, value);
                break;
            case IArrayElementReferenceOperation element:
                var index = element.Indices.Length == 1 ? Evaluate(element.Indices[0]) : Value.Unknown;
                WriteElement(Evaluate(element.ArrayReference), index, value);
                break;
            case IDiscardOperation:
                break;
            default:
                Escape(Evaluate(target));
                Escape(value);
                break;
        }

        return value;
    }

    private void WriteMember(ISymbol member, Value? receiver, Value value)
    {
        if (member.IsStatic)
        {
            State = State.WithVariable(_numbers.Variables[0, member], value);
        }
        else if (receiver is Reference reference && Cell<ObjectCell>(reference) is { } cell)
        {
            Set(reference.Id, cell with { Members = cell.Members.SetItem(member, value) });
        }
        else
        {
            Escape(value);
        }
    }

    private Value ReadField(IFieldReferenceOperation reference)
    {
        var receiver = reference.Instance is null ? null : Evaluate(reference.Instance);
        return receiver is TupleValue tuple
            ? TupleItem(tuple, reference.Field)
            : ReadMember(reference.Field, receiver);
    }

    // However it is called, a field of a tuple is `Item1`, `Item2` and so on.
    private static Value TupleItem(TupleValue tuple, IFieldSymbol field)
    {
        var name = (field.CorrespondingTupleField ?? field).Name;
        return name.StartsWith("Item", StringComparison.Ordinal)
            && int.TryParse(name.Substring(4), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var at)
            && at >= 1 && at <= tuple.Items.Length
                ? tuple.Items[at - 1]
                : Value.Unknown;
    }

    private Value ReadMember(ISymbol member, Value? receiver)
    {
        if (receiver is Choice)
        {
            return ForEachAlternative([receiver], receivers => ReadMember(member, receivers[0]));
        }

        if (member.IsStatic)
        {
            return ReadStatic(member);
        }

        if (Cell<ObjectCell>(receiver) is not { } cell)
        {
            return receiver?.Member(this, member, () => Initializer(member)) ?? Value.Unknown;
        }

        if (!cell.Members.TryGetValue(member, out var value))
        {
            value = cell.IsOpenEnded ? Value.Unknown : Initializer(member);
        }

        return cell.FilledFrom is { } source ? source.Member(this, member, () => value) ?? value : value;
    }

    private Value ReadStatic(ISymbol member)
    {
        var variable = _numbers.Variables[0, member];
        if (State.Variables[variable] is { } known)
        {
            return known;
        }

        if (!IsSource(member))
        {
            return member is IFieldSymbol field ? Knowledge.Field(this, field) ?? Value.Unknown : Value.Unknown;
        }

        if (!SourceMembers.IsAssignedOnce(member, Cancellation))
        {
            return Value.Unknown;
        }

        // Until its initialiser has run, a member that leads to itself is unknown.
        State = State.WithVariable(variable, Value.Unknown);
        var value = Initializer(member);
        State = State.WithVariable(variable, value);
        return value;
    }

    private Value ReadProperty(IPropertyReferenceOperation reference)
    {
        var property = reference.Property;
        var receiver = reference.Instance is null ? null : Evaluate(reference.Instance);
        var arguments = reference.Arguments.Select(argument => Evaluate(argument.Value)).ToEquatableArray();
        return ForEachAlternative(receiver is null ? arguments : arguments.Insert(0, receiver), operands =>
        {
            var on = receiver is null ? null : operands[0];
            var indices = receiver is null ? operands : operands.RemoveAt(0);
            if (!IsSource(property))
            {
                return Knowledge.Read(this, Access(reference, on, indices)) ?? Value.Unknown;
            }

            if (Generated(property) is { } generated)
            {
                return generated;
            }

            var isKept = Cell<ObjectCell>(on)?.Members.ContainsKey(property) == true;
            return !isKept && property.GetMethod is { } getter && SourceMembers.HasBody(getter, Cancellation)
                ? Run(Dispatch(getter, on) ?? getter, on, indices)
                : ReadMember(property, on);
        });
    }

    /// <summary>What a member gives whose code is a generator's: that code is the generator's affair, and the attribute says what it does.</summary>
    private Value? Generated(ISymbol member) => SourceMembers.MayBeGenerated(member, Cancellation) ? Knowledge.Generated(this, member) : null;

    private void WriteProperty(IPropertyReferenceOperation reference, Value value)
    {
        var property = reference.Property;
        var receiver = reference.Instance is null ? null : Evaluate(reference.Instance);
        var arguments = reference.Arguments.Select(argument => Evaluate(argument.Value)).ToEquatableArray();
        if (IsSource(property))
        {
            if (property.SetMethod is { } setter && SourceMembers.HasBody(setter, Cancellation))
            {
                Run(setter, receiver, arguments.Add(value));
            }
            else
            {
                WriteMember(property, receiver, value);
            }

            return;
        }

        if (receiver is not null && Cell<ListCell>(receiver) is not null && arguments.Length == 1)
        {
            WriteElement(receiver, arguments[0], value);
            return;
        }

        ForEachAlternative([receiver ?? Value.Unknown, value], operands =>
        {
            Knowledge.Write(this, Access(reference, operands[0], arguments), operands[1]);
            return Value.Unknown;
        });
    }

    private PropertyAccess Access(IPropertyReferenceOperation reference, Value? receiver, EquatableArray<Value> indices) => new(
        reference.Property,
        TypeName(reference.Property.ContainingType),
        receiver,
        indices,
        new CallSite(reference.Property.Name, Evaluation.Call.NameLocation(reference.Syntax)));

    /// <summary>An unknown value of a type that can only be one thing.</summary>
    public Value Typed(Value value, ITypeSymbol? type) => value is Unknown { Source: null } && type is INamedTypeSymbol named
        ? Knowledge.UnknownOf(this, named) ?? value
        : value;
}
