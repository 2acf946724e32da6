using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.CodeFixes.Editing;

/// <summary>Code in a lambda that configures options: <c>services.AddCors(o => …)</c>.</summary>
internal static class OptionsLambda
{
    /// <summary>
    /// Takes a call or assignment out. Where the lambda does nothing else, it goes too: with the whole call if that is there for it, as
    /// <c>Configure</c> is.
    /// </summary>
    public static IReadOnlyList<TextChange>? Remove(SourceFile file, ExpressionSyntax code)
    {
        if (code.Parent is ExpressionStatementSyntax statement)
        {
            var isAll = statement.Parent is BlockSyntax { Statements.Count: 1 } block && block.Parent is LambdaExpressionSyntax && !HasComments(block);
            return isAll && RemoveLambda(file, (LambdaExpressionSyntax)statement.Parent!.Parent!) is { } whole ? whole : Removal.OfStatement(file, statement);
        }

        return code.Parent is LambdaExpressionSyntax lambda && lambda.Body == code ? RemoveLambda(file, lambda)
            : CallSite.Of(code) is { } call ? Removal.OfCall(file, call)
            : null;
    }

    private static IReadOnlyList<TextChange>? RemoveLambda(SourceFile file, LambdaExpressionSyntax lambda)
    {
        if (lambda.Parent is not ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax invocation } arguments }
            || CallSite.Of(invocation) is not { } call)
        {
            return null;
        }

        return call.Name is "Configure" or "PostConfigure" or "ConfigureAll" or "PostConfigureAll" ? Removal.OfCall(file, call)
            : arguments.Arguments.Count == 1 && call.Name.StartsWith("Add", StringComparison.Ordinal) ? [new TextChange(TextSpan.FromBounds(arguments.OpenParenToken.Span.End, arguments.CloseParenToken.SpanStart), "")]
            : null;
    }

    private static bool HasComments(SyntaxNode node) => node.DescendantTrivia().Any(trivia => node.Span.Contains(trivia.Span) && StatementMoves.IsComment(trivia));
}
