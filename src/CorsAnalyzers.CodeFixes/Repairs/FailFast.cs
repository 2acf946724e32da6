using CorsAnalyzers.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.CodeFixes.Repairs;

/// <summary>Throws where missing configuration would open the policy.</summary>
internal static class FailFast
{
    public static string Throw(SourceFile file, int position, string key)
    {
        var message = $"Set {key} to the origins that may call this API.";
        return $"throw new {Reach.TypeName(file, position, "System", "InvalidOperationException")}({OriginText.Literal(message)})";
    }

    public static Repair? For(Finding finding, string key)
    {
        var throwing = Throw(finding.File, finding.Token.SpanStart, key);
        var title = $"Throw when '{key}' is missing, instead of allowing any origin";
        return Fallback(finding) is { } change ? new Repair(FixKeys.FailFast, title, [change(throwing)]) : null;
    }

    // The smallest place around the mark that is there only for the missing value.
    private static Func<string, TextChange>? Fallback(Finding finding)
    {
        for (var node = StarIn(finding.Node) ?? finding.Token.Parent!; node.Parent is { } parent; node = parent)
        {
            var place = node;
            switch (parent)
            {
                case BinaryExpressionSyntax coalesce when coalesce.IsKind(SyntaxKind.CoalesceExpression) && coalesce.Right == node:
                case ConditionalExpressionSyntax conditional when conditional.Condition != node && !IsThrow(conditional):
                case SwitchExpressionArmSyntax arm when arm.Expression == node:
                    return throwing => new TextChange(place.Span, throwing);

                // `x ??= throw …` is no C#, `x = x ?? throw …` is.
                case AssignmentExpressionSyntax { Left: IdentifierNameSyntax left } store
                    when store.IsKind(SyntaxKind.CoalesceAssignmentExpression) && store.Right == node:
                    return throwing =>
                        new TextChange(TextSpan.FromBounds(store.OperatorToken.SpanStart, place.Span.End), $"= {left} ?? {throwing}");

                case ExpressionStatementSyntax statement:
                    return Branch(finding.File, statement);

                case StatementSyntax or AnonymousFunctionExpressionSyntax or MemberDeclarationSyntax:
                    return null;
            }

            // A list with something beside the star is no plain fallback to any origin.
            if (ListElement.Of(node) is { IsSole: false })
            {
                return null;
            }
        }

        return null;
    }

    // A larger expression is marked where the star is made into a list, as in `(x ?? "*").Split(';')`.
    private static SyntaxNode? StarIn(SyntaxNode marked)
    {
        var stars = marked.DescendantNodes()
            .OfType<LiteralExpressionSyntax>()
            .Where(static literal => literal.Token.ValueText == "*")
            .Take(2).ToList();
        return stars.Count == 1 ? stars[0] : null;
    }

    private static bool IsThrow(ConditionalExpressionSyntax conditional) =>
        conditional.WhenTrue is ThrowExpressionSyntax || conditional.WhenFalse is ThrowExpressionSyntax;

    // From the statement to the end of its branch: what follows a throw could not be reached.
    private static Func<string, TextChange>? Branch(SourceFile file, ExpressionStatementSyntax statement)
    {
        if (IsBranch(statement))
        {
            return throwing => new TextChange(statement.Span, throwing + ";");
        }

        if (statement.Parent is not BlockSyntax block || !IsBranch(block) || block.Statements.Any(DeclaresFunction))
        {
            return null;
        }

        return throwing => new TextChange(TextSpan.FromBounds(statement.SpanStart, block.Statements.Last().Span.End), throwing + ";");
    }

    private static bool IsBranch(StatementSyntax statement) => statement.Parent is IfStatementSyntax or ElseClauseSyntax;

    private static bool DeclaresFunction(StatementSyntax statement) => statement is LocalFunctionStatementSyntax or LabeledStatementSyntax;
}
