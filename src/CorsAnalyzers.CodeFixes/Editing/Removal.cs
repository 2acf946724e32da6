using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.CodeFixes.Editing;

/// <summary>
/// Takes calls, assignments and statements out of the text, with the lines they own and nothing else; null where the rest would not be C#.
/// </summary>
internal static class Removal
{
    /// <summary>Removes the call or the assignment that a name stands for.</summary>
    public static IReadOnlyList<TextChange>? OfNamed(SourceFile file, SyntaxToken name) =>
        CallSite.At(name) is { } call ? OfCall(file, call) : AssignmentTo(name) is { } assignment ? OfAssignment(file, assignment) : null;

    /// <summary>The assignment whose target is the name: <c>Name = …</c> in an object initializer, or <c>x.Name = …</c>.</summary>
    public static AssignmentExpressionSyntax? AssignmentTo(SyntaxToken name)
    {
        var target = name.Parent;
        if (target?.Parent is MemberAccessExpressionSyntax access && access.Name == target)
        {
            target = access;
        }

        return target?.Parent is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment
            && assignment.Left == target
                ? assignment
                : null;
    }

    public static IReadOnlyList<TextChange>? OfCall(SourceFile file, CallSite call)
    {
        var invocation = call.Invocation;
        var leavesStatement = call.Receiver is InvocationExpressionSyntax or ObjectCreationExpressionSyntax;
        if (invocation.Parent is ExpressionStatementSyntax alone && !leavesStatement)
        {
            return OfStatement(file, alone);
        }

        if (invocation.Parent is AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax store } assignment
            && assignment.Right == invocation
            && SyntaxFactory.AreEquivalent(assignment.Left, call.Receiver))
        {
            return OfStatement(file, store);
        }

        return !leavesStatement && IsBodyWithoutValue(file, invocation) ? null : OfLink(file.Text, call);
    }

    public static IReadOnlyList<TextChange>? OfStatement(SourceFile file, StatementSyntax statement) => OfStatements(file, [statement]);

    /// <summary>Removes neighbours of one list of statements.</summary>
    public static IReadOnlyList<TextChange>? OfStatements(SourceFile file, IReadOnlyList<StatementSyntax> statements)
    {
        if (!statements.All(static statement =>
            statement.Parent is BlockSyntax or GlobalStatementSyntax or SwitchSectionSyntax { Statements.Count: > 1 }))
        {
            return null;
        }

        var text = file.Text;
        var (first, last) = (statements[0], statements[statements.Count - 1]);
        var (start, end) = (first.SpanStart, last.Span.End);
        if (text.StartsLine(start) && text.EndsLine(end))
        {
            return [Delete(WithSpareBlankLine(text, text.WholeLines(start, end)))];
        }

        var before = first.GetFirstToken().GetPreviousToken().Span.End;
        return text.StartsLine(start) || !text.OnlyBlanks(before, start)
            ? [Delete(TextSpan.FromBounds(start, end + BlanksAt(text, end)))]
            : [Delete(TextSpan.FromBounds(before, end))];
    }

    /// <summary>
    /// The lines of a statement, and a blank line in front that is of no use without it: between two blank lines, or last.
    /// </summary>
    public static TextSpan WithSpareBlankLine(SourceText text, TextSpan lines)
    {
        var first = text.Lines.GetLineFromPosition(lines.Start).LineNumber;
        if (first == 0 || !text.IsBlank(text.Lines[first - 1]))
        {
            return lines;
        }

        var next = lines.End < text.Length ? text.Lines.GetLineFromPosition(lines.End).ToString().Trim() : "";
        return next.Length == 0 || next[0] == '}' ? TextSpan.FromBounds(text.Lines[first - 1].Start, lines.End) : lines;
    }

    private static IReadOnlyList<TextChange>? OfAssignment(SourceFile file, AssignmentExpressionSyntax assignment) =>
        assignment.Parent switch
        {
            ExpressionStatementSyntax statement => OfStatement(file, statement),
            InitializerExpressionSyntax => ListElement.Of(assignment)?.Remove(file),
            _ => null,
        };

    // `a.B().C()` without B: from the end of the receiver to the end of the call, or the lines that the call has for itself.
    private static IReadOnlyList<TextChange> OfLink(SourceText text, CallSite call)
    {
        var receiverEnd = call.Receiver.Span.End;
        var dot = call.Access.OperatorToken.SpanStart;
        var end = call.Invocation.Span.End;
        var rest = text.RestOfLine(end);
        var ownsLines = text.StartsLine(dot) && text.EndsLine(end);
        if (ownsLines && (rest.Trim().Length > 0 || !text.OnlyBlanks(receiverEnd, dot)))
        {
            return [Delete(text.WholeLines(dot, end))];
        }

        if (text.OnlyBlanks(receiverEnd, dot))
        {
            return [Delete(TextSpan.FromBounds(receiverEnd, end))];
        }

        if (!text.StartsLine(dot))
        {
            return [Delete(TextSpan.FromBounds(dot, end))];
        }

        // A comment behind the receiver would swallow what follows the call, such as `;`: that moves in front of the comment.
        var lineBreak = text.Lines[text.Lines.GetLineFromPosition(dot).LineNumber - 1].End;
        return
        [
            new TextChange(new TextSpan(receiverEnd, 0), rest.TrimEnd()),
            Delete(TextSpan.FromBounds(lineBreak, end + rest.Length)),
        ];
    }

    private static bool IsBodyWithoutValue(SourceFile file, ExpressionSyntax body) => body.Parent switch
    {
        AnonymousFunctionExpressionSyntax lambda when lambda.Body == body =>
            file.Model.GetSymbolInfo(lambda).Symbol is not IMethodSymbol { ReturnsVoid: false },
        ArrowExpressionClauseSyntax { Parent: { } member } =>
            file.Model.GetDeclaredSymbol(member) is not IMethodSymbol { ReturnsVoid: false },
        ForStatementSyntax => true,
        ExpressionStatementSyntax => true,
        _ => false,
    };

    private static int BlanksAt(SourceText text, int position)
    {
        var rest = text.RestOfLine(position);
        return rest.Length - rest.TrimStart().Length;
    }

    private static TextChange Delete(TextSpan span) => new(span, "");
}
