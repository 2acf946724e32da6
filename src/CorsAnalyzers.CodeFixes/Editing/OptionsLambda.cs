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
            var isAll = statement.Parent is BlockSyntax { Statements.Count: 1 } block
                && block.Parent is LambdaExpressionSyntax
                && !HasComments(block);
            return isAll
                && RemoveLambda(file, (LambdaExpressionSyntax)statement.Parent!.Parent!) is { } whole
                    ? whole
                    : Removal.OfStatement(file, statement);
        }

        return code.Parent is LambdaExpressionSyntax lambda && lambda.Body == code ? RemoveLambda(file, lambda)
            : CallSite.Of(code) is { } call ? Removal.OfCall(file, call)
            : null;
    }

    /// <summary>
    /// Adds a call on the options as the last one; null where the registration or the end of its lambda does not run every time, or there
    /// is no lambda to add to.
    /// </summary>
    /// <param name="file">The file.</param>
    /// <param name="registration">The call that takes the lambda, or may.</param>
    /// <param name="call">The call, as <c>AddDefaultPolicy(…)</c>.</param>
    public static IReadOnlyList<TextChange>? Add(SourceFile file, CallSite registration, string call)
    {
        var arguments = registration.Invocation.ArgumentList;
        if (IsConditional(registration.Invocation))
        {
            return null;
        }

        if (arguments.Arguments.Count == 0)
        {
            var span = TextSpan.FromBounds(arguments.OpenParenToken.Span.End, arguments.CloseParenToken.SpanStart);
            return file.Text.OnlyBlanks(span.Start, span.End) ? [new TextChange(span, $"options => options.{call}")] : null;
        }

        return arguments.Arguments is [{ Expression: LambdaExpressionSyntax lambda }] && ParameterOf(lambda) is { } options
            ? AddStatement(file, lambda, $"{options}.{call};")
            : null;
    }

    private static IReadOnlyList<TextChange>? AddStatement(SourceFile file, LambdaExpressionSyntax lambda, string statement)
    {
        if (lambda.ExpressionBody is InvocationExpressionSyntax or AssignmentExpressionSyntax)
        {
            return StatementEdits.ToBlock(file, lambda, statement);
        }

        if (lambda.Block is not { } block)
        {
            return null;
        }

        var last = block.Statements.LastOrDefault();
        var change = last is null ? StatementEdits.Fill(file, block, statement)
            : LeavesEarly(block) || !StatementList.AreUnderSameSymbols(file, block.SpanStart, last.Span.End) ? null
            : StatementMoves.InsertAfter(file, last, statement);
        return change is { } only ? [only] : null;
    }

    private static string? ParameterOf(LambdaExpressionSyntax lambda) => lambda switch
    {
        SimpleLambdaExpressionSyntax simple => simple.Parameter.Identifier.Text,
        ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters: { Count: 1 } parameters } => parameters[0].Identifier.Text,
        _ => null,
    };

    private static bool IsConditional(SyntaxNode code) => code.Ancestors()
        .TakeWhile(static node => node is not (MemberDeclarationSyntax or LocalFunctionStatementSyntax))
        .Any(static node =>
            node is StatementSyntax and not (
                ExpressionStatementSyntax or BlockSyntax or LocalDeclarationStatementSyntax or ReturnStatementSyntax)
            or ConditionalExpressionSyntax or SwitchExpressionSyntax or ConditionalAccessExpressionSyntax);

    private static bool LeavesEarly(BlockSyntax block) => block
        .DescendantNodes(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
        .Any(static node => node is ReturnStatementSyntax or ThrowStatementSyntax or GotoStatementSyntax);

    private static IReadOnlyList<TextChange>? RemoveLambda(SourceFile file, LambdaExpressionSyntax lambda)
    {
        if (lambda.Parent is not ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax invocation } arguments }
            || CallSite.Of(invocation) is not { } call)
        {
            return null;
        }

        return call.Name is "Configure" or "PostConfigure" or "ConfigureAll" or "PostConfigureAll" ? Removal.OfCall(file, call)
            : arguments.Arguments.Count == 1
            && call.Name.StartsWith("Add", StringComparison.Ordinal)
                ? [new TextChange(TextSpan.FromBounds(arguments.OpenParenToken.Span.End, arguments.CloseParenToken.SpanStart), "")]
            : null;
    }

    private static bool HasComments(SyntaxNode node) =>
        node.DescendantTrivia().Any(trivia => node.Span.Contains(trivia.Span) && StatementMoves.IsComment(trivia));
}
