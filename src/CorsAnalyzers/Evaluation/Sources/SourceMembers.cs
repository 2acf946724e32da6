using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CorsAnalyzers.Evaluation.Sources;

/// <summary>What the declaration of a member of the app says, by syntax alone.</summary>
internal static class SourceMembers
{
    /// <summary>The expression that gives a field or property its first value.</summary>
    public static ExpressionSyntax? Initializer(ISymbol member, CancellationToken cancellation) =>
        member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) switch
        {
            VariableDeclaratorSyntax variable => variable.Initializer?.Value,
            PropertyDeclarationSyntax property => property.Initializer?.Value ?? property.ExpressionBody?.Expression,
            _ => null,
        };

    /// <summary>Whether a method or accessor has code: that of an automatic property has none.</summary>
    public static bool HasBody(IMethodSymbol method, CancellationToken cancellation) =>
        method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) switch
        {
            AccessorDeclarationSyntax accessor => accessor.Body is not null || accessor.ExpressionBody is not null,
            ArrowExpressionClauseSyntax => true,
            BaseMethodDeclarationSyntax declaration => declaration.Body is not null || declaration.ExpressionBody is not null,
            LocalFunctionStatementSyntax function => function.Body is not null || function.ExpressionBody is not null,
            CompilationUnitSyntax => true,
            _ => false,
        };

    /// <summary>Whether a generator may have written the code of a member: it is <c>partial</c> and bears an attribute.</summary>
    public static bool MayBeGenerated(ISymbol member, CancellationToken cancellation) =>
        !member.GetAttributes().IsEmpty
        && member.DeclaringSyntaxReferences.Any(declaration => declaration.GetSyntax(cancellation) is MemberDeclarationSyntax { Modifiers: var modifiers } && modifiers.Any(SyntaxKind.PartialKeyword));

    /// <summary>Whether nothing but its declaration can give a static field or property its value.</summary>
    /// <remarks>What other types assign to a member that they can write to is not looked for: such a member is unknown.</remarks>
    public static bool IsAssignedOnce(ISymbol member, CancellationToken cancellation) => member switch
    {
        IFieldSymbol field => field.IsReadOnly || (field.DeclaredAccessibility == Accessibility.Private && !IsAssignedIn(field.ContainingType, field.Name, cancellation)),
        IPropertySymbol property => property.SetMethod is null || (property.SetMethod.DeclaredAccessibility == Accessibility.Private && !IsAssignedIn(property.ContainingType, property.Name, cancellation)),
        _ => false,
    };

    private static bool IsAssignedIn(INamedTypeSymbol type, string name, CancellationToken cancellation) =>
        type.DeclaringSyntaxReferences.Any(declaration => declaration.GetSyntax(cancellation).DescendantNodes().Any(node => node switch
        {
            AssignmentExpressionSyntax assignment => Names(assignment.Left, name),
            PrefixUnaryExpressionSyntax unary when unary.IsKind(SyntaxKind.PreIncrementExpression) || unary.IsKind(SyntaxKind.PreDecrementExpression) => Names(unary.Operand, name),
            PostfixUnaryExpressionSyntax unary when unary.IsKind(SyntaxKind.PostIncrementExpression) || unary.IsKind(SyntaxKind.PostDecrementExpression) => Names(unary.Operand, name),
            ArgumentSyntax { RefOrOutKeyword.RawKind: not 0 } argument => Names(argument.Expression, name),
            _ => false,
        }));

    private static bool Names(ExpressionSyntax expression, string name) => expression switch
    {
        IdentifierNameSyntax identifier => identifier.Identifier.ValueText == name,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText == name,
        TupleExpressionSyntax tuple => tuple.Arguments.Any(argument => Names(argument.Expression, name)),
        _ => false,
    };
}
