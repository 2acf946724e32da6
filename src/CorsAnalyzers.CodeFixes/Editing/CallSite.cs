using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CorsAnalyzers.CodeFixes.Editing;

/// <summary>A call written <c>receiver.Name(arguments)</c>.</summary>
internal readonly record struct CallSite(InvocationExpressionSyntax Invocation, MemberAccessExpressionSyntax Access)
{
    public ExpressionSyntax Receiver => Access.Expression;

    public string Name => Access.Name.Identifier.ValueText;

    public static CallSite? At(SyntaxToken name) =>
        name.Parent is SimpleNameSyntax simple
        && simple.Parent is MemberAccessExpressionSyntax access && access.Name == simple
            ? Of(access.Parent)
            : null;

    public static CallSite? Of(SyntaxNode? node) =>
        node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } invocation
            ? new CallSite(invocation, access)
            : null;

    /// <summary>What the chain of calls starts from: <c>p</c> in <c>p.A().B()</c>.</summary>
    public ExpressionSyntax ChainStart()
    {
        var start = Receiver;
        while (Of(start) is { } inner)
        {
            start = inner.Receiver;
        }

        return start;
    }

    /// <summary>The whole chain of calls: <c>p.A().B()</c> for the call of <c>A</c>.</summary>
    public ExpressionSyntax WholeChain()
    {
        ExpressionSyntax chain = Invocation;
        while (chain.Parent is MemberAccessExpressionSyntax access
            && access.Expression == chain
            && access.Parent is InvocationExpressionSyntax outer)
        {
            chain = outer;
        }

        return chain;
    }
}
