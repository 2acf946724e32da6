using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.CodeFixes.Editing;

/// <summary>Questions about lines, as text.</summary>
internal static class SourceTextLines
{
    /// <summary>The white space that the position's line begins with.</summary>
    public static string IndentationAt(this SourceText text, int position)
    {
        var line = text.Lines.GetLineFromPosition(position);
        var end = line.Start;
        while (end < line.End && text[end] is ' ' or '\t')
        {
            end++;
        }

        return text.ToString(TextSpan.FromBounds(line.Start, end));
    }

    /// <summary>Whether only white space precedes the position on its line.</summary>
    public static bool StartsLine(this SourceText text, int position) =>
        string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(text.Lines.GetLineFromPosition(position).Start, position)));

    /// <summary>Whether at most white space and a line comment follow the position on its line.</summary>
    public static bool EndsLine(this SourceText text, int position)
    {
        var rest = text.RestOfLine(position).TrimStart();
        return rest.Length == 0 || rest.StartsWith("//", StringComparison.Ordinal);
    }

    public static string RestOfLine(this SourceText text, int position) =>
        text.ToString(TextSpan.FromBounds(position, text.Lines.GetLineFromPosition(position).End));

    /// <summary>The lines from that of <paramref name="start"/> to that of <paramref name="end"/>, line break included.</summary>
    public static TextSpan WholeLines(this SourceText text, int start, int end) =>
        TextSpan.FromBounds(text.Lines.GetLineFromPosition(start).Start, text.Lines.GetLineFromPosition(end).EndIncludingLineBreak);

    public static bool IsBlank(this SourceText text, TextLine line) => string.IsNullOrWhiteSpace(text.ToString(line.Span));

    public static bool OnlyBlanks(this SourceText text, int start, int end) =>
        string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(start, end)));

    public static bool SameLine(this SourceText text, int first, int second) =>
        text.Lines.GetLineFromPosition(first).LineNumber == text.Lines.GetLineFromPosition(second).LineNumber;
}
