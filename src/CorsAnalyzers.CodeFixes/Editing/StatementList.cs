using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CorsAnalyzers.CodeFixes.Editing;

/// <summary>Statements that run one after the other: a block, or the top-level statements.</summary>
internal static class StatementList
{
    /// <summary>The statements beside a statement, itself included; none where it does not stand in a list.</summary>
    public static IReadOnlyList<StatementSyntax> Around(StatementSyntax statement) => statement.Parent switch
    {
        BlockSyntax block => block.Statements.ToList(),
        GlobalStatementSyntax { Parent: CompilationUnitSyntax unit } =>
            unit.Members.OfType<GlobalStatementSyntax>().Select(static member => member.Statement).ToList(),
        _ => [],
    };

    /// <summary>The statement of this list that a node is part of, if it runs with it: not from a lambda or a local function.</summary>
    public static StatementSyntax? Holding(IReadOnlyList<StatementSyntax> list, SyntaxNode node) =>
        node.AncestorsAndSelf()
            .TakeWhile(static each =>
                each is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or TypeDeclarationSyntax))
            .OfType<StatementSyntax>()
            .FirstOrDefault(list.Contains);

    /// <summary>The innermost list that a node is part of.</summary>
    public static IReadOnlyList<StatementSyntax> Of(SyntaxNode node) =>
        node.AncestorsAndSelf().OfType<StatementSyntax>().Select(Around).FirstOrDefault(static list => list.Count > 0) ?? [];

    /// <summary>Calls in a statement that run with it, in the order of the text.</summary>
    public static IEnumerable<CallSite> Calls(StatementSyntax statement) => statement
        .DescendantNodes(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
        .Select(CallSite.Of)
        .OfType<CallSite>();

    /// <summary>What a local, parameter or member is called that an expression is; null if it is not just a name.</summary>
    public static ISymbol? SymbolOf(SourceFile file, ExpressionSyntax expression) =>
        expression is IdentifierNameSyntax name ? file.Model.GetSymbolInfo(name).Symbol : null;

    /// <summary>Whether the code between two places is compiled under the same symbols at both.</summary>
    public static bool AreUnderSameSymbols(SourceFile file, int start, int end)
    {
        if (!file.Root.ContainsDirectives)
        {
            return true;
        }

        var depth = 0;
        foreach (var trivia in file.Root.DescendantTrivia().Where(trivia => trivia.SpanStart >= start && trivia.SpanStart < end))
        {
            depth += trivia.Kind() switch
            {
                SyntaxKind.IfDirectiveTrivia => 1,
                SyntaxKind.EndIfDirectiveTrivia => -1,
                _ => 0,
            };
            var isOtherBranch = trivia.IsKind(SyntaxKind.ElifDirectiveTrivia) || trivia.IsKind(SyntaxKind.ElseDirectiveTrivia);
            if (depth < 0 || (isOtherBranch && depth == 0))
            {
                return false;
            }
        }

        return depth == 0;
    }
}
