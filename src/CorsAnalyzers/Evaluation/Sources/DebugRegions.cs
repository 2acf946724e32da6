using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.Evaluation.Sources;

/// <summary>The parts of a file that are there only because <c>DEBUG</c> is defined, and so are not there in Production.</summary>
internal static class DebugRegions
{
    public static IReadOnlyList<TextSpan> Of(SyntaxTree tree, CancellationToken cancellation)
    {
        var root = tree.GetRoot(cancellation);
        if (!root.ContainsDirectives)
        {
            return [];
        }

        var symbols = new HashSet<string>(tree.Options.PreprocessorSymbolNames, StringComparer.Ordinal);
        symbols.Remove("DEBUG");
        var regions = new List<TextSpan>();
        for (var directive = root.GetFirstDirective(); directive is not null; directive = directive.GetNextDirective())
        {
            if (directive is IfDirectiveTriviaSyntax)
            {
                Collect(directive.GetRelatedDirectives(), symbols, regions);
            }
        }

        return regions;
    }

    /// <param name="branches"><c>#if</c>, any <c>#elif</c> and <c>#else</c>, <c>#endif</c>.</param>
    private static void Collect(List<DirectiveTriviaSyntax> branches, HashSet<string> symbols, List<TextSpan> regions)
    {
        var taken = false;
        for (var i = 0; i + 1 < branches.Count; i++)
        {
            var isThereWithoutDebug = !taken && branches[i] switch
            {
                ConditionalDirectiveTriviaSyntax conditional => IsTrue(conditional.Condition, symbols),
                _ => true,
            };
            taken |= isThereWithoutDebug;
            if (branches[i] is BranchingDirectiveTriviaSyntax { BranchTaken: true } && !isThereWithoutDebug)
            {
                regions.Add(TextSpan.FromBounds(branches[i].FullSpan.End, branches[i + 1].FullSpan.Start));
            }
        }
    }

    private static bool IsTrue(ExpressionSyntax condition, HashSet<string> symbols) => condition switch
    {
        IdentifierNameSyntax name => symbols.Contains(name.Identifier.ValueText),
        LiteralExpressionSyntax literal => literal.IsKind(SyntaxKind.TrueLiteralExpression),
        ParenthesizedExpressionSyntax parenthesized => IsTrue(parenthesized.Expression, symbols),
        PrefixUnaryExpressionSyntax not => !IsTrue(not.Operand, symbols),
        BinaryExpressionSyntax binary => binary.Kind() switch
        {
            SyntaxKind.LogicalAndExpression => IsTrue(binary.Left, symbols) && IsTrue(binary.Right, symbols),
            SyntaxKind.LogicalOrExpression => IsTrue(binary.Left, symbols) || IsTrue(binary.Right, symbols),
            SyntaxKind.EqualsExpression => IsTrue(binary.Left, symbols) == IsTrue(binary.Right, symbols),
            _ => IsTrue(binary.Left, symbols) != IsTrue(binary.Right, symbols),
        },
        _ => false,
    };
}
