using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.CodeFixes.Editing;

/// <summary>Adds calls to a chain, on a line of their own where the chain has one call a line.</summary>
internal static class ChainEdits
{
    /// <summary>Adds calls behind an expression that is part of a chain, or starts one.</summary>
    public static TextChange Append(SourceFile file, ExpressionSyntax link, params string[] calls)
    {
        var own = CallSite.Of(link)?.Access.OperatorToken;
        var next = link.Parent is MemberAccessExpressionSyntax access
            && access.Expression == link ? access.OperatorToken : (SyntaxToken?)null;
        var separator = $"{LineBreak(file, own) ?? LineBreak(file, next)}.";
        return new TextChange(new TextSpan(link.Span.End, 0), string.Concat(calls.Select(call => separator + call)));
    }

    /// <summary>Adds <c>.call</c> in front of a call of a chain.</summary>
    public static TextChange InsertBefore(SourceFile file, CallSite first, string call)
    {
        var dot = first.Access.OperatorToken;
        var next = first.Invocation.Parent is MemberAccessExpressionSyntax access ? access.OperatorToken : (SyntaxToken?)null;
        return new TextChange(new TextSpan(dot.SpanStart, 0), $".{call}{LineBreak(file, dot) ?? LineBreak(file, next)}");
    }

    /// <summary>Puts other calls in place of one: from its name to the end of its arguments.</summary>
    public static TextChange Replace(SourceFile file, CallSite call, params string[] calls)
    {
        var next = call.Invocation.Parent is MemberAccessExpressionSyntax access ? access.OperatorToken : (SyntaxToken?)null;
        var separator = $"{LineBreak(file, call.Access.OperatorToken) ?? LineBreak(file, next)}.";
        return new TextChange(TextSpan.FromBounds(call.Access.Name.SpanStart, call.Invocation.Span.End), string.Join(separator, calls));
    }

    // The line break and white space in front of a dot that begins its line.
    private static string? LineBreak(SourceFile file, SyntaxToken? dot) =>
        dot is { } token && file.Text.StartsLine(token.SpanStart) ? file.Style.NewLine + file.Text.IndentationAt(token.SpanStart) : null;
}
