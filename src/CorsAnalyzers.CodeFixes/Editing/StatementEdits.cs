using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.CodeFixes.Editing;

/// <summary>Puts statements under a condition or into a block, in the user's layout.</summary>
internal static class StatementEdits
{
    /// <summary>Whether a statement stands in a list of statements, so that others can be put beside it.</summary>
    public static bool IsInList(StatementSyntax statement) =>
        statement.Parent is BlockSyntax or GlobalStatementSyntax or SwitchSectionSyntax;

    /// <summary>Wraps a statement of a list in <c>if (condition) { … }</c>; on a line that it shares, without braces.</summary>
    public static IReadOnlyList<TextChange> WrapInIf(SourceFile file, StatementSyntax statement, string condition)
    {
        var (text, style) = (file.Text, file.Style);
        var (start, end) = (statement.SpanStart, statement.Span.End);
        if (!text.StartsLine(start) || !text.EndsLine(end))
        {
            return [new TextChange(new TextSpan(start, 0), $"if ({condition}) ")];
        }

        var outer = text.IndentationAt(start);
        var changes = new List<TextChange>
        {
            new(new TextSpan(start, 0), $"if ({condition}){style.BeforeBrace(outer)}{{{style.NewLine}{outer}{style.Indent}"),
        };
        changes.AddRange(LinesToIndent(text, statement).Select(line => new TextChange(new TextSpan(line, 0), style.Indent)));
        changes.Add(new TextChange(new TextSpan(text.Lines.GetLineFromPosition(end).End, 0), $"{style.NewLine}{outer}}}"));
        return changes;
    }

    /// <summary>Writes a statement into a block that has none; null where other things stand in it.</summary>
    public static TextChange? Fill(SourceFile file, BlockSyntax block, string statement)
    {
        var (text, style) = (file.Text, file.Style);
        var (open, close) = (block.OpenBraceToken.Span.End, block.CloseBraceToken.SpanStart);
        if (text.SameLine(open, close))
        {
            return text.OnlyBlanks(open, close) ? new TextChange(TextSpan.FromBounds(open, close), $" {statement} ") : null;
        }

        var indentation = text.IndentationAt(close);
        return text.StartsLine(close)
            ? new TextChange(new TextSpan(text.Lines.GetLineFromPosition(close).Start, 0),
                indentation + style.Indent + statement + style.NewLine)
            : null;
    }

    /// <summary>
    /// Makes a block of a lambda's expression and a statement behind it; null where a comment stands between the arrow and it.
    /// </summary>
    public static IReadOnlyList<TextChange>? ToBlock(SourceFile file, LambdaExpressionSyntax lambda, string statement)
    {
        var (text, style) = (file.Text, file.Style);
        var (arrow, body) = (lambda.ArrowToken.Span.End, lambda.ExpressionBody!);
        var outer = text.IndentationAt(arrow);
        var open = style.BeforeBrace(outer) + "{";
        var changes = new List<TextChange>();
        var inner = outer + style.Indent;
        if (text.StartsLine(body.SpanStart))
        {
            inner = text.IndentationAt(body.SpanStart);
            changes.Add(new TextChange(new TextSpan(arrow, 0), open));
        }
        else if (text.OnlyBlanks(arrow, body.SpanStart))
        {
            changes.Add(new TextChange(TextSpan.FromBounds(arrow, body.SpanStart), open + style.NewLine + inner));
            changes.AddRange(LinesToIndent(text, body).Select(line => new TextChange(new TextSpan(line, 0), style.Indent)));
        }
        else
        {
            return null;
        }

        changes.Add(new TextChange(new TextSpan(body.Span.End, 0), $";{style.NewLine}{inner}{statement}{style.NewLine}{outer}}}"));
        return changes;
    }

    /// <summary>
    /// An <c>if</c> statement around one statement, as lines at the given indentation, without a line break at either end.
    /// </summary>
    public static string If(SourceStyle style, string indentation, string condition, string statement) =>
        $"{indentation}if ({condition}){style.BeforeBrace(indentation)}{{{style.NewLine}"
        + $"{indentation}{style.Indent}{statement}{style.NewLine}"
        + $"{indentation}}}";

    /// <summary>
    /// Starts of the lines after a node's first that carry code: not the inside of a string, not a blank line, not a directive.
    /// </summary>
    public static IEnumerable<int> LinesToIndent(SourceText text, SyntaxNode node)
    {
        var first = text.Lines.GetLineFromPosition(node.SpanStart).LineNumber;
        var last = text.Lines.GetLineFromPosition(node.Span.End).LineNumber;
        for (var number = first + 1; number <= last; number++)
        {
            var line = text.Lines[number];
            var inString = node.FindToken(line.Start) is var token
                && token.SpanStart < line.Start && token.Span.Contains(line.Start) && !token.IsKind(SyntaxKind.None);
            var isDirective = text.ToString(line.Span).TrimStart().StartsWith("#", StringComparison.Ordinal);
            if (!inString && !isDirective && !text.IsBlank(line))
            {
                yield return line.Start;
            }
        }
    }
}
