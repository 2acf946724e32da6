using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.CodeFixes.Editing;

/// <summary>Puts statements before and behind others, with the comments that belong to them.</summary>
internal static class StatementMoves
{
    /// <summary>Writes statements in front of one, above its comments.</summary>
    public static TextChange InsertBefore(SourceFile file, StatementSyntax before, params string[] statements)
    {
        var (text, start) = (file.Text, before.SpanStart);
        if (!text.StartsLine(start))
        {
            return new TextChange(new TextSpan(start, 0), string.Concat(statements.Select(static statement => statement + " ")));
        }

        var indentation = text.IndentationAt(start);
        return new TextChange(
            new TextSpan(StartOfComments(file, before, withRegion: true), 0),
            string.Concat(statements.Select(statement => indentation + statement + file.Style.NewLine)));
    }

    /// <summary>Writes statements behind one, below what its line says.</summary>
    public static TextChange InsertAfter(SourceFile file, StatementSyntax after, params string[] statements)
    {
        var (text, end) = (file.Text, after.Span.End);
        if (!text.EndsLine(end) || !text.StartsLine(after.SpanStart))
        {
            return new TextChange(new TextSpan(end, 0), string.Concat(statements.Select(static statement => " " + statement)));
        }

        var indentation = text.IndentationAt(after.SpanStart);
        return new TextChange(
            new TextSpan(text.Lines.GetLineFromPosition(end).End, 0),
            string.Concat(statements.Select(statement => file.Style.NewLine + indentation + statement)));
    }

    /// <summary>
    /// Moves a statement in front of an earlier one of its list, with its comments; null where that would change what its names mean,
    /// or under which symbols it is compiled.
    /// </summary>
    public static IReadOnlyList<TextChange>? MoveBefore(SourceFile file, StatementSyntax moved, StatementSyntax before)
    {
        var list = StatementList.Around(moved);
        var start = StartOfComments(file, before, withRegion: true);
        if (moved == before || !list.Contains(before) || moved.SpanStart < before.SpanStart
            || DependsOn(file, moved, TextSpan.FromBounds(before.SpanStart, moved.SpanStart))
            || !StatementList.AreUnderSameSymbols(file, start, moved.SpanStart))
        {
            return null;
        }

        var text = file.Text;
        if (!text.StartsLine(before.SpanStart) || !text.StartsLine(moved.SpanStart) || !text.EndsLine(moved.Span.End))
        {
            return Removal.OfStatement(file, moved) is { } removal ? [InsertBefore(file, before, moved.ToString()), .. removal] : null;
        }

        var lines = text.WholeLines(StartOfComments(file, moved, withRegion: false), moved.Span.End);
        var code = text.ToString(lines);
        var ended = text.Lines.GetLineFromPosition(moved.Span.End) is var last
            && last.EndIncludingLineBreak > last.End ? code : code + file.Style.NewLine;
        return [new TextChange(new TextSpan(start, 0), ended), new TextChange(Removal.WithSpareBlankLine(text, lines), "")];
    }

    /// <summary>
    /// Moves a statement behind a later one of its list, with its comments; null where that would change what its names mean, or under
    /// which symbols it is compiled.
    /// </summary>
    public static IReadOnlyList<TextChange>? MoveBehind(SourceFile file, StatementSyntax moved, StatementSyntax after)
    {
        var (text, list) = (file.Text, StatementList.Around(moved));
        if (!list.Contains(after) || moved.SpanStart >= after.SpanStart
            || DependsOn(file, moved, TextSpan.FromBounds(moved.Span.End, after.Span.End))
            || !StatementList.AreUnderSameSymbols(file, moved.SpanStart, after.Span.End))
        {
            return null;
        }

        if (!text.StartsLine(moved.SpanStart)
            || !text.EndsLine(moved.Span.End)
            || !text.StartsLine(after.SpanStart)
            || !text.EndsLine(after.Span.End))
        {
            return Removal.OfStatement(file, moved) is { } removal ? [InsertAfter(file, after, moved.ToString()), .. removal] : null;
        }

        var lines = text.WholeLines(StartOfComments(file, moved, withRegion: false), moved.Span.End);
        var last = text.Lines.GetLineFromPosition(after.Span.End);
        var code = text.ToString(lines);
        var added = last.EndIncludingLineBreak > last.End ? code : file.Style.NewLine + code.TrimEnd('\r', '\n');
        return [new TextChange(Removal.WithSpareBlankLine(text, lines), ""),
            new TextChange(new TextSpan(last.EndIncludingLineBreak, 0), added)];
    }

    public static bool IsComment(SyntaxTrivia trivia) =>
        trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia);

    /// <summary>Whether the code names a local that is declared or assigned in the span.</summary>
    private static bool DependsOn(SourceFile file, StatementSyntax code, TextSpan span)
    {
        var locals = new HashSet<ISymbol>(
            code.DescendantNodes().OfType<IdentifierNameSyntax>()
                .Select(name => file.Model.GetSymbolInfo(name).Symbol)
                .OfType<ILocalSymbol>(),
            SymbolEqualityComparer.Default);
        return locals.Any(local => local.DeclaringSyntaxReferences.Any(reference => span.Contains(reference.Span.Start)))
            || file.Root.DescendantNodes(span).OfType<AssignmentExpressionSyntax>().Any(assignment =>
                span.Contains(assignment.Span) && StatementList.SymbolOf(file, assignment.Left) is { } target && locals.Contains(target));
    }

    /// <summary>
    /// The start of the line at which a statement's comments begin: those right above it, without a blank line or a directive between. A
    /// <c>#region</c> that begins with it belongs to it too where something is put in front.
    /// </summary>
    private static int StartOfComments(SourceFile file, StatementSyntax statement, bool withRegion)
    {
        var text = file.Text;
        var first = text.Lines.GetLineFromPosition(statement.SpanStart).LineNumber;
        var comments = new HashSet<int>(statement.GetLeadingTrivia()
            .Where(trivia => IsComment(trivia) || (withRegion && trivia.IsKind(SyntaxKind.RegionDirectiveTrivia)))
            .SelectMany(trivia => LinesOf(text, trivia.Span)));
        while (first > 0 && comments.Contains(first - 1) && !EndsWithCode(file, first - 1))
        {
            first--;
        }

        return text.Lines[first].Start;
    }

    private static IEnumerable<int> LinesOf(SourceText text, TextSpan span)
    {
        var first = text.Lines.GetLineFromPosition(span.Start).LineNumber;
        var last = text.Lines.GetLineFromPosition(Math.Max(span.Start, span.End - 1)).LineNumber;
        return Enumerable.Range(first, last - first + 1);
    }

    // `{ /* a comment that goes on`: its first line belongs to the code in front of it.
    private static bool EndsWithCode(SourceFile file, int line)
    {
        var span = file.Text.Lines[line].Span;
        return file.Root.DescendantTokens(span).Any(token => token.Span.Length > 0 && token.Span.OverlapsWith(span));
    }
}
