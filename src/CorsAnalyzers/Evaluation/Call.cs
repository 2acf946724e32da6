using CorsAnalyzers.Evaluation.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CorsAnalyzers.Evaluation;

/// <summary>A call with its operands evaluated. The <c>this</c> of an extension method is the receiver.</summary>
/// <param name="Method">What is called.</param>
/// <param name="Type">The full name of the type that declares it, such as <c>System.String</c>.</param>
/// <param name="Receiver">What it is called on; <see langword="null"/> for a static method.</param>
/// <param name="Arguments">The others, in the order of the parameters.</param>
/// <param name="Operation">Where; <see langword="null"/> where a delegate made of a method is called by other code.</param>
/// <param name="Site">By which name and where a reader sees it.</param>
internal sealed record Call(
    IMethodSymbol Method, string Type, Value? Receiver, EquatableArray<Value> Arguments, IOperation? Operation, CallSite Site)
{
    public string Name => Method.Name;

    public Value this[int index] => index < Arguments.Length ? Arguments[index] : Value.Unknown;

    public int Count => Arguments.Length;

    /// <summary>Where the call stands in the source, if it does.</summary>
    public Location? At => Operation?.Syntax.GetLocation();

    /// <summary>The parameter an argument goes to.</summary>
    public IParameterSymbol? Parameter(int index)
    {
        var ordinal = Method.IsExtensionMethod && Method.ReducedFrom is null ? index + 1 : index;
        return ordinal < Method.Parameters.Length ? Method.Parameters[ordinal] : null;
    }

    /// <summary>The arguments as they are written.</summary>
    public ImmutableArray<IArgumentOperation> Written => Operation switch
    {
        IInvocationOperation invocation => invocation.Arguments,
        IObjectCreationOperation creation => creation.Arguments,
        _ => ImmutableArray<IArgumentOperation>.Empty,
    };

    /// <summary>The types given by <c>typeof</c>.</summary>
    public IEnumerable<ITypeSymbol> TypesGiven =>
        Written.Select(argument => argument.Value).OfType<ITypeOfOperation>().Select(each => each.TypeOperand);

    /// <summary>The receiver first, then the arguments.</summary>
    public IEnumerable<Value> Operands => Receiver is null ? Arguments : Arguments.Prepend(Receiver);

    /// <summary>Where the name of a called or assigned member stands, for a squiggle that covers the name and not the chain in front of it.</summary>
    public static Location NameLocation(SyntaxNode syntax) => syntax switch
    {
        InvocationExpressionSyntax invocation => NameLocation(invocation.Expression),
        MemberAccessExpressionSyntax access => access.Name.Identifier.GetLocation(),
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.GetLocation(),
        ObjectCreationExpressionSyntax creation => creation.Type.GetLocation(),
        ImplicitObjectCreationExpressionSyntax creation => creation.NewKeyword.GetLocation(),
        ElementAccessExpressionSyntax { ArgumentList.Arguments: [var key] } => key.GetLocation(),
        AssignmentExpressionSyntax assignment => NameLocation(assignment.Left),
        AttributeSyntax attribute => attribute.Name.GetLocation(),
        SimpleNameSyntax name => name.Identifier.GetLocation(),
        _ => syntax.GetLocation(),
    };
}
