using CorsAnalyzers.App;
using CorsAnalyzers.Reading.Framework;
using CorsAnalyzers.Reading.Http;
using CorsAnalyzers.Reading.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CorsAnalyzers.Reading;

/// <summary>Variables, fields and properties: reading and writing them.</summary>
internal sealed partial class Interpreter
{
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

    private Value Read(ISymbol symbol)
    {
        for (var activation = _activation; activation is not null; activation = activation.Parent)
        {
            if (State.Variables.TryGetValue(new Variable(activation.Id, symbol), out var value))
            {
                return value;
            }
        }

        // The parameters of a primary constructor live as long as the object.
        return Cell<ObjectCell>(Self()) is { } self && self.Members.TryGetValue(symbol, out var captured) ? captured : Value.Unknown;
    }

    public void Assign(ISymbol? symbol, Value value)
    {
        if (symbol is null || !IsLive)
        {
            return;
        }

        // A lambda writes to the variable of the run that declared it.
        var owner = _activation;
        while (owner.Parent is not null && !State.Variables.ContainsKey(new Variable(owner.Id, symbol)) && IsDeclaredOutside(owner, symbol))
        {
            owner = owner.Parent;
        }

        State = State.With(new Variable(owner.Id, symbol), value);
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
            case IFieldReferenceOperation field:
                WriteMember(field.Field, field.Instance is null ? null : Evaluate(field.Instance), value);
                break;
            case IPropertyReferenceOperation property:
                WriteProperty(property, value);
                break;
            case IArrayElementReferenceOperation element:
                WriteElement(Evaluate(element.ArrayReference), element.Indices.Length == 1 ? Evaluate(element.Indices[0]) : Value.Unknown, value);
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

    /// <summary>Where it cannot be told which element is written, any of the old ones may be gone.</summary>
    private void WriteElement(Value list, Value index, Value value)
    {
        if (Cell<ListCell>(list) is not { } cell)
        {
            Escape(list);
            Escape(value);
            return;
        }

        Set(((Reference)list).Id, cell.Select(content => index is Constant { Content: int at and >= 0 } && at < content.Items.Length
            ? content with { Items = content.Items.SetItem(at, value) }
            : content with { Items = [], IsOpenEnded = true }));
    }

    private void WriteMember(ISymbol member, Value? receiver, Value value)
    {
        if (member.IsStatic)
        {
            State = State.With(new Variable(0, member), value);
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

        if (receiver is Section section && MemberType(member) is { } type)
        {
            return ConfigurationCalls.BoundMember(this, section, member.Name, type, Initializer(member));
        }

        if (Cell<ObjectCell>(receiver) is not { } cell)
        {
            return Value.Unknown;
        }

        if (!cell.Members.TryGetValue(member, out var value))
        {
            value = cell.IsOpenEnded ? Value.Unknown : Initializer(member);
        }

        return cell.BoundTo is { } bound && MemberType(member) is { } boundType
            ? ConfigurationCalls.BoundMember(this, bound, member.Name, boundType, value)
            : value;
    }

    private static ITypeSymbol? MemberType(ISymbol member) => (member as IPropertySymbol)?.Type ?? (member as IFieldSymbol)?.Type;

    private Value ReadStatic(ISymbol member)
    {
        var variable = new Variable(0, member);
        if (State.Variables.TryGetValue(variable, out var known))
        {
            return known;
        }

        if (!IsSource(member))
        {
            return FrameworkProperties.Field(TypeName(member.ContainingType), member.Name) ?? Value.Unknown;
        }

        if (!SourceMembers.IsAssignedOnce(member, Cancellation))
        {
            return Value.Unknown;
        }

        var value = Initializer(member);
        State = State.With(variable, value);
        return value;
    }

    /// <summary>What the declaration of a field or property gives it.</summary>
    public Value Initializer(ISymbol member) =>
        SourceMembers.Initializer(member, Cancellation) is { } syntax && Sources.Operation(syntax, Cancellation) is { } operation
            ? InActivation(new Activation(NewId(), null, null, null), () => Evaluate(operation is ISymbolInitializerOperation initializer ? initializer.Value : operation))
            : Value.Unknown;

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
                return FrameworkProperties.Read(this, property, TypeName(property.ContainingType), on, indices, reference) ?? Value.Unknown;
            }

            if (Cell<ObjectCell>(on)?.Members.ContainsKey(property) != true && property.GetMethod is { } getter && SourceMembers.HasBody(getter, Cancellation))
            {
                return Run(Dispatch(getter, on) ?? getter, on, indices);
            }

            return ReadMember(property, on);
        });
    }

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

        var site = new CallSite(property.Name, Call.NameLocation(reference.Syntax));
        ForEachAlternative([receiver ?? Value.Unknown, value], operands =>
        {
            FrameworkProperties.Write(this, property, TypeName(property.ContainingType), operands[0], arguments, operands[1], site);
            return Value.Unknown;
        });
    }

    /// <summary>
    /// An unknown value of a type that can only be one thing: the environment, the configuration, the services of the one host there is.
    /// </summary>
    private Value Typed(Value value, ITypeSymbol? type) => value is Unknown { Source: null } && type is INamedTypeSymbol named
        ? HostValues.Known(this, TypeName(named)) ?? HttpCalls.FaceOf(this, TypeName(named)) ?? value
        : value;

    /// <summary>The full name of a type, generic arguments left out.</summary>
    public string TypeName(INamedTypeSymbol? type)
    {
        if (type is null)
        {
            return string.Empty;
        }

        type = type.OriginalDefinition;
        if (!_typeNames.TryGetValue(type, out var name))
        {
            var container = type.ContainingType is { } outer ? TypeName(outer)
                : type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() : string.Empty;
            _typeNames[type] = name = container.Length == 0 ? type.Name : container + "." + type.Name;
        }

        return name;
    }

    /// <summary>Whether a symbol has source in this very compilation; that of others must not be touched.</summary>
    public bool IsSource(ISymbol symbol) => SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, Sources.Compilation.Assembly);
}
