using CorsAnalyzers.Evaluation.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CorsAnalyzers.Evaluation;

/// <summary>Objects: how they are made and initialised.</summary>
internal sealed partial class Evaluator
{
    /// <summary>A new object of a class of the app, its constructor run.</summary>
    public Reference NewObject(INamedTypeSymbol type, IMethodSymbol? constructor, EquatableArray<Value> arguments)
    {
        var made = New(ObjectCell.New(type));
        if (constructor is null)
        {
            return made;
        }

        switch (constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(Cancellation))
        {
            case ConstructorDeclarationSyntax:
                Run(constructor, made, arguments);
                break;
            case TypeDeclarationSyntax:
                CapturePrimaryParameters(made, type, constructor, arguments);
                break;
        }

        return made;
    }

    private Value Create(IObjectCreationOperation creation)
    {
        var arguments = Arguments(creation.Constructor?.Parameters.Length ?? 0, creation.Arguments);
        return ForEachAlternative(arguments, values =>
        {
            var made = Construct(creation, values);
            Initialize(made, creation.Initializer);
            return made;
        });
    }

    private Value Construct(IObjectCreationOperation creation, EquatableArray<Value> arguments)
    {
        if (creation.Type is not INamedTypeSymbol type || creation.Constructor is not { } constructor)
        {
            Hidden(arguments);
            return Value.Unknown;
        }

        if (IsSource(type))
        {
            return NewObject(type, constructor, arguments);
        }

        var site = new CallSite(type.Name, Evaluation.Call.NameLocation(creation.Syntax));
        return Knowledge.Construct(this, new Call(constructor, TypeName(type), null, arguments, creation, site)) ?? Value.Unknown;
    }

    private void CapturePrimaryParameters(Reference made, INamedTypeSymbol type, IMethodSymbol constructor, EquatableArray<Value> arguments)
    {
        foreach (var parameter in constructor.Parameters)
        {
            var value = parameter.Ordinal < arguments.Length ? arguments[parameter.Ordinal] : Value.Unknown;
            if (Cell<ObjectCell>(made) is not { } cell)
            {
                return;
            }

            var members = cell.Members.SetItem(parameter, value);
            if (type.IsRecord && type.GetMembers(parameter.Name).OfType<IPropertySymbol>().FirstOrDefault() is { } property)
            {
                members = members.SetItem(property, value);
            }

            Set(made.Id, cell with { Members = members });
        }
    }

    private void Initialize(Value made, IObjectOrCollectionInitializerOperation? initializer)
    {
        if (initializer is null || InitializeList(made, initializer))
        {
            return;
        }

        _implicitReceivers.Push(made);
        try
        {
            foreach (var part in initializer.Initializers)
            {
                if (part is IMemberInitializerOperation member)
                {
                    Initialize(Evaluate(member.InitializedMember), member.Initializer);
                }
                else
                {
                    Evaluate(part);
                }
            }
        }
        finally
        {
            _implicitReceivers.Pop();
        }
    }

    /// <summary>The items of a collection initialiser all at once: one by one, each would copy the list.</summary>
    private bool InitializeList(Value made, IObjectOrCollectionInitializerOperation initializer)
    {
        if (made is not Reference list || Cell<ListCell>(list) is not { } cell || !initializer.Initializers.All(IsAddOfOne))
        {
            return false;
        }

        var items = initializer.Initializers
            .Select(part => ContentsOfElement(Evaluate(((IInvocationOperation)part).Arguments[0].Value)).ToEquatableArray())
            .ToList();
        Set(list.Id, cell with { Alternatives = Concatenated([cell.Alternatives, .. items]) });
        return true;
    }

    private static bool IsAddOfOne(IOperation part) =>
        part is IInvocationOperation { TargetMethod: { Name: "Add", IsStatic: false }, Arguments.Length: 1 };

    /// <summary><c>settings with { … }</c>.</summary>
    private Value Copy(IWithOperation copy) => ForEachAlternative([Evaluate(copy.Operand)], operands =>
    {
        var made = Cell<ObjectCell>(operands[0]) is { } cell ? New(cell) : Value.Unknown;
        Initialize(made, copy.Initializer);
        return made;
    });
}
