using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.CodeFixes.Editing;

/// <summary>Takes a string literal out of the list it stands in, or writes others in its place.</summary>
internal static class LiteralEdits
{
    private static readonly char[] Separators = [',', ';', ' ', '\t', '|'];

    /// <summary>Takes the literal out; null if its place cannot be empty.</summary>
    public static IReadOnlyList<TextChange>? Remove(SourceFile file, LiteralExpressionSyntax literal)
    {
        if (ListElement.Of(literal) is not { } element)
        {
            return null;
        }

        if (AddStatement(element) is { } statement)
        {
            return Removal.OfStatement(file, statement);
        }

        if (!element.IsResizable(file))
        {
            return null;
        }

        return element.IsSole
            && CallSite.Of(element.List.Parent) is { Name: "WithOrigins" or "WithMethods" or "WithHeaders" or "WithExposedHeaders" } call
            ? Removal.OfCall(file, call)
            : element.Remove(file);
    }

    /// <summary>
    /// Writes origins in place of the literal: all of them where a list can take them, else the first. Origins that stand beside it already
    /// are not written again. <paramref name="written"/> is what the place says afterwards.
    /// </summary>
    public static IReadOnlyList<TextChange>? Replace(
        SourceFile file, LiteralExpressionSyntax literal, IReadOnlyList<string> origins, out IReadOnlyList<string> written)
    {
        written = origins;
        if (origins.Count == 0 || !StandsForItself(literal))
        {
            return null;
        }

        if (ListElement.Of(literal) is { } element)
        {
            if (AddStatement(element) is { } statement)
            {
                return ReplaceAdded(file, literal, statement, origins);
            }

            if (element.IsResizable(file))
            {
                var beside = element.OtherLiterals.ToList();
                var missing = origins.Where(origin => !beside.Contains(origin)).ToList();
                return missing.Count == 0
                    ? element.Remove(file)
                    : [new TextChange(literal.Span, OriginText.Literals(missing, element.Separator(file)))];
            }
        }

        written = [origins[0]];
        return [new TextChange(literal.Span, OriginText.Literal(origins[0]))];
    }

    /// <summary>Whether a string is a list in one, of which a correction with fewer parts would lose some.</summary>
    public static bool HasMoreParts(string value, int parts) =>
        value.Split(Separators, StringSplitOptions.RemoveEmptyEntries).Length > parts;

    // `"…".Split(';')`, `"…" + x` and `$"{…}"` make another value of the literal than the one that the rule speaks of.
    private static bool StandsForItself(LiteralExpressionSyntax literal) =>
        literal.Parent is not (
            MemberAccessExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } or InterpolationSyntax)
        && !literal.Token.Text.StartsWith("\"\"\"", StringComparison.Ordinal);

    // `policy.Origins.Add("…");`: one statement an origin.
    private static ExpressionStatementSyntax? AddStatement(ListElement element) =>
        element.IsSole
        && CallSite.Of(element.List.Parent) is { Name: "Add", Invocation.Parent: ExpressionStatementSyntax statement }
            ? statement
            : null;

    private static IReadOnlyList<TextChange> ReplaceAdded(
        SourceFile file, LiteralExpressionSyntax literal, ExpressionStatementSyntax statement, IReadOnlyList<string> origins)
    {
        if (statement.Parent is not (BlockSyntax or GlobalStatementSyntax))
        {
            return [new TextChange(literal.Span, OriginText.Literal(origins[0]))];
        }

        var head = file.Text.ToString(TextSpan.FromBounds(statement.SpanStart, literal.SpanStart));
        var tail = file.Text.ToString(TextSpan.FromBounds(literal.Span.End, statement.Span.End));
        var separator = file.Style.NewLine + file.Text.IndentationAt(statement.SpanStart);
        return [new TextChange(literal.Span, string.Join(tail + separator + head, origins.Select(OriginText.Literal)))];
    }
}
