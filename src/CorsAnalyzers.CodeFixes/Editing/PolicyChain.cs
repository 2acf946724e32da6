using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CorsAnalyzers.CodeFixes.Editing;

/// <summary>A chain of calls on a <c>CorsPolicyBuilder</c>.</summary>
internal static class PolicyChain
{
    public static bool IsBuilder(SourceFile file, ExpressionSyntax expression) =>
        file.Model.GetTypeInfo(expression).Type is { Name: "CorsPolicyBuilder" } type
        && type.ContainingNamespace.ToDisplayString() == "Microsoft.AspNetCore.Cors.Infrastructure";

    /// <summary>
    /// The last call of a chain that hands on the builder, in front of a <c>Build</c>; null where the chain does not run every time that
    /// the code around it does.
    /// </summary>
    public static CallSite? End(SourceFile file, CallSite first)
    {
        var isConditional = first.Invocation.Ancestors()
            .TakeWhile(static node =>
                node is not (AnonymousFunctionExpressionSyntax or MemberDeclarationSyntax or LocalFunctionStatementSyntax))
            .Any(static node =>
                node is ConditionalExpressionSyntax or SwitchExpressionSyntax
                || node is StatementSyntax
                    and not (ExpressionStatementSyntax or BlockSyntax or LocalDeclarationStatementSyntax or ReturnStatementSyntax));
        return isConditional
            ? null
            : Calls(first).Where(call => IsBuilder(file, call.Invocation)).Select(static call => (CallSite?)call).LastOrDefault();
    }

    /// <summary>A call of that name in the chain.</summary>
    public static CallSite? Find(CallSite first, string name) =>
        Calls(first).Where(call => call.Name == name).Select(static call => (CallSite?)call).LastOrDefault();

    // From the given one on.
    private static IEnumerable<CallSite> Calls(CallSite first)
    {
        for (CallSite? call = first; call is { } each; call = CallSite.Of(each.Invocation.Parent is MemberAccessExpressionSyntax access
            && access.Expression == each.Invocation ? access.Parent : null))
        {
            yield return each;
        }
    }
}
