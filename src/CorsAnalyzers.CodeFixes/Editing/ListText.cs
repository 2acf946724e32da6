using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.CodeFixes.Editing;

/// <summary>Takes an element out of a list between commas, as text: in C# and in JSON alike.</summary>
internal static class ListText
{
    /// <summary>The element goes together with one comma, and with the lines that are its own.</summary>
    /// <param name="text">The file.</param>
    /// <param name="element">The element.</param>
    /// <param name="before">The comma in front of it.</param>
    /// <param name="after">The comma behind it.</param>
    /// <param name="next">Where what follows begins, behind the comma if there is one: an element, or the end of the list.</param>
    public static IReadOnlyList<TextChange> Without(SourceText text, TextSpan element, TextSpan? before, TextSpan? after, int next)
    {
        var (start, end) = (element.Start, element.End);
        if (after is { } comma)
        {
            return text.StartsLine(start) && text.EndsLine(comma.End) ? [Delete(text.WholeLines(start, comma.End))]
                : before is { } first && IsBlankOnOneLine(text, first.End, start) ? [Delete(TextSpan.FromBounds(first.Start, end))]
                : [Delete(TextSpan.FromBounds(start, IsBlankOnOneLine(text, comma.End, next) ? next : comma.End))];
        }

        if (before is not { } last)
        {
            return [Delete(TextSpan.FromBounds(start, IsBlankOnOneLine(text, end, next) ? next : end))];
        }

        return text.OnlyBlanks(last.End, start) ? [Delete(TextSpan.FromBounds(last.Start, end))]
            : text.StartsLine(start) && text.EndsLine(end) ? [Delete(last), Delete(text.WholeLines(start, end))]
            : [Delete(last), Delete(TextSpan.FromBounds(start, end))];
    }

    /// <summary>What stands between two elements that are written at a position: on lines of their own where the user does so.</summary>
    public static string Separator(SourceText text, int position, string newLine) =>
        text.StartsLine(position) ? "," + newLine + text.IndentationAt(position) : ", ";

    private static bool IsBlankOnOneLine(SourceText text, int start, int end) => text.OnlyBlanks(start, end) && text.SameLine(start, end);

    private static TextChange Delete(TextSpan span) => new(span, "");
}
