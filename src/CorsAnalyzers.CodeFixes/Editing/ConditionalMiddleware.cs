using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.CodeFixes.Editing;

/// <summary>Takes a call out of the <c>if</c> that it stands in.</summary>
internal static class ConditionalMiddleware
{
    /// <summary>
    /// Moves <c>app.UseCors();</c> in front of the <c>if</c> on the environment around it, which goes when nothing is left in it. A policy
    /// that is named or given there stays where it is: it may be meant for Development only.
    /// </summary>
    public static IReadOnlyList<TextChange>? MakeUnconditional(SourceFile file, CallSite call)
    {
        if (call is not
            {
                Receiver: IdentifierNameSyntax,
                Invocation: { ArgumentList.Arguments.Count: 0, Parent: ExpressionStatementSyntax statement }
            }
            || ConditionOf(statement) is not { Else: null, Parent: not ElseClauseSyntax } condition
            || StatementList.Around(condition).Count == 0
            || !IsOnEnvironment(condition.Condition)
            || file.HasDirectiveIn(condition.Span))
        {
            return null;
        }

        if (statement.Parent is BlockSyntax { Statements.Count: > 1 })
        {
            return Removal.OfStatement(file, statement) is { } removal
                ? [StatementMoves.InsertBefore(file, condition, statement.ToString()), .. removal]
                : null;
        }

        var isCommented =
            condition.DescendantTrivia().Any(trivia => condition.Span.Contains(trivia.Span) && StatementMoves.IsComment(trivia));
        return isCommented ? null : [new TextChange(condition.Span, statement.ToString())];
    }

    private static IfStatementSyntax? ConditionOf(StatementSyntax statement) => statement.Parent switch
    {
        IfStatementSyntax condition => condition,
        BlockSyntax { Parent: IfStatementSyntax condition } => condition,
        _ => null,
    };

    private static bool IsOnEnvironment(ExpressionSyntax condition) => condition.DescendantNodesAndSelf()
        .Select(CallSite.Of)
        .Any(static call => call is { Name: "IsDevelopment" or "IsStaging" or "IsProduction" or "IsEnvironment" });
}
