using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.CodeFixes.Editing;

/// <summary>How the user lays out code, read off the file itself.</summary>
internal sealed record SourceStyle(string NewLine, string Indent, bool BraceOnOwnLine)
{
    public static SourceStyle Of(SyntaxNode root, SourceText text)
    {
        var braces = root.DescendantTokens().Where(token => token.IsKind(SyntaxKind.OpenBraceToken) && EndsItsLine(token, text)).ToList();
        return new SourceStyle(NewLineOf(text), IndentOf(braces, text), OnOwnLine(braces, text));
    }

    /// <summary>The line break and white space that precede a block's opening brace.</summary>
    public string BeforeBrace(string indentation) => BraceOnOwnLine ? NewLine + indentation : " ";

    private static string NewLineOf(SourceText text)
    {
        var first = text.Lines[0];
        return first.EndIncludingLineBreak > first.End ? text.ToString(TextSpan.FromBounds(first.End, first.EndIncludingLineBreak)) : "\n";
    }

    private static string IndentOf(IReadOnlyList<SyntaxToken> braces, SourceText text)
    {
        foreach (var brace in braces)
        {
            var outer = text.IndentationAt(brace.SpanStart);
            var inner = text.IndentationAt(brace.GetNextToken().SpanStart);
            if (inner.Length > outer.Length && inner.StartsWith(outer, StringComparison.Ordinal))
            {
                return inner.Substring(outer.Length);
            }
        }

        return text.Lines.Any(line => line.Span.Length > 0 && text[line.Start] == '\t') ? "\t" : "    ";
    }

    private static bool OnOwnLine(IReadOnlyList<SyntaxToken> braces, SourceText text)
    {
        var own = braces.Count(brace => text.StartsLine(brace.SpanStart));
        return own * 2 >= braces.Count;
    }

    private static bool EndsItsLine(SyntaxToken brace, SourceText text) =>
        brace.Parent is not (InitializerExpressionSyntax or InterpolationSyntax)
        && text.EndsLine(brace.Span.End)
        && !brace.GetNextToken().IsKind(SyntaxKind.None);
}
