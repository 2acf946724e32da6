using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CorsAnalyzers.CodeFixes.Editing;

/// <summary>The code of an origin check that is written in this file.</summary>
/// <param name="Function">The lambda, local function or method.</param>
/// <param name="Parameter">The name under which it gets the origin.</param>
/// <param name="Body">An expression or a block.</param>
internal sealed record PredicateCode(SyntaxNode Function, string Parameter, SyntaxNode Body)
{
    /// <summary>The one expression that the check is, if it is no more than that.</summary>
    public ExpressionSyntax? Result => Body switch
    {
        ExpressionSyntax expression => expression,
        BlockSyntax { Statements: { Count: 1 } only } when only[0] is ReturnStatementSyntax { Expression: { } returned } => returned,
        _ => null,
    };

    /// <summary>The code behind the argument or value that the name of <c>SetIsOriginAllowed</c> or <c>IsOriginAllowed</c> gets.</summary>
    public static PredicateCode? Of(SourceFile file, SyntaxToken name)
    {
        var value = CallSite.At(name) is { Invocation.ArgumentList.Arguments: { Count: 1 } arguments } ? arguments[0].Expression
            : Removal.AssignmentTo(name)?.Right;
        var code = value is null ? null : Of(file, value);
        return code is { Function.ContainsDiagnostics: false } && !code.WritesParameter() ? code : null;
    }

    /// <summary>Whether a node is this check's parameter.</summary>
    public bool IsParameter(SyntaxNode node) => node is IdentifierNameSyntax name && name.Identifier.ValueText == Parameter;

    private static PredicateCode? Of(SourceFile file, ExpressionSyntax value)
    {
        while (value is ParenthesizedExpressionSyntax parenthesized)
        {
            value = parenthesized.Expression;
        }

        return value is AnonymousFunctionExpressionSyntax function ? Read(function)
            : value is IdentifierNameSyntax or MemberAccessExpressionSyntax
                && file.Model.GetSymbolInfo(value).Symbol is { DeclaringSyntaxReferences: [var declared] }
                && declared.SyntaxTree == file.Root.SyntaxTree
                    ? Read(declared.GetSyntax())
            : null;
    }

    private static PredicateCode? Read(SyntaxNode node) => node switch
    {
        SimpleLambdaExpressionSyntax lambda => new PredicateCode(lambda, lambda.Parameter.Identifier.ValueText, lambda.Body),
        ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters: { Count: 1 } parameters } lambda =>
            Read(lambda, parameters, lambda.Body),
        AnonymousMethodExpressionSyntax { ParameterList.Parameters: { Count: 1 } parameters } method =>
            Read(method, parameters, method.Block),
        LocalFunctionStatementSyntax { ParameterList.Parameters: { Count: 1 } parameters } function =>
            Read(function, parameters, (SyntaxNode?)function.Body ?? function.ExpressionBody?.Expression),
        MethodDeclarationSyntax { ParameterList.Parameters: { Count: 1 } parameters } method =>
            Read(method, parameters, (SyntaxNode?)method.Body ?? method.ExpressionBody?.Expression),
        VariableDeclaratorSyntax { Initializer.Value: AnonymousFunctionExpressionSyntax assigned } => Read(assigned),
        _ => null,
    };

    private static PredicateCode? Read(SyntaxNode function, SeparatedSyntaxList<ParameterSyntax> parameters, SyntaxNode? body) =>
        body is null ? null : new PredicateCode(function, parameters[0].Identifier.ValueText, body);

    private bool WritesParameter() => Body.DescendantNodes().Any(node => IsParameter(node) && node.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == node,
        ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None),
        PostfixUnaryExpressionSyntax or PrefixUnaryExpressionSyntax => !node.Parent.IsKind(SyntaxKind.SuppressNullableWarningExpression),
        _ => false,
    });
}
