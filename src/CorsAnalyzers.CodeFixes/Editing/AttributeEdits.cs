using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.CodeFixes.Editing;

/// <summary>Takes attributes off and puts them on.</summary>
internal static class AttributeEdits
{
    /// <summary>Takes an attribute off, with its brackets where it stands alone in them.</summary>
    public static TextChange? Remove(SourceFile file, AttributeSyntax attribute)
    {
        if (attribute.Parent is not AttributeListSyntax list)
        {
            return null;
        }

        var text = file.Text;
        if (list.Attributes.Count > 1)
        {
            var index = list.Attributes.IndexOf(attribute);
            var span = index + 1 < list.Attributes.Count
                ? TextSpan.FromBounds(attribute.SpanStart, list.Attributes[index + 1].SpanStart)
                : TextSpan.FromBounds(list.Attributes[index - 1].Span.End, attribute.Span.End);
            return HasComments(list, span) ? null : new TextChange(span, "");
        }

        if (text.StartsLine(list.SpanStart) && text.EndsLine(list.Span.End))
        {
            return new TextChange(text.WholeLines(list.SpanStart, list.Span.End), "");
        }

        var next = list.GetLastToken().GetNextToken().SpanStart;
        return new TextChange(TextSpan.FromBounds(list.SpanStart, text.OnlyBlanks(list.Span.End, next) ? next : list.Span.End), "");
    }

    /// <summary>Puts an attribute on a class, behind those that it has.</summary>
    public static TextChange Add(SourceFile file, TypeDeclarationSyntax type, string attribute)
    {
        var behind = type.AttributeLists.Count == 0 ? type.GetFirstToken() : type.AttributeLists.Last().GetLastToken().GetNextToken();
        var separator = file.Text.StartsLine(behind.SpanStart) ? file.Style.NewLine + file.Text.IndentationAt(behind.SpanStart) : " ";
        return new TextChange(new TextSpan(behind.SpanStart, 0), $"[{attribute}]{separator}");
    }

    private static bool HasComments(SyntaxNode node, TextSpan span) =>
        node.DescendantTrivia(span).Any(trivia => span.Contains(trivia.Span) && StatementMoves.IsComment(trivia));
}
