using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.CodeFixes.Editing;

/// <summary>
/// An expression among others between commas: an argument, an element of an initializer or of a collection expression.
/// Collection expressions are newer than the Roslyn this is built against, so they are known by their brackets.
/// </summary>
internal readonly record struct ListElement(SyntaxNode List, SyntaxNode Element)
{
    public static ListElement? Of(SyntaxNode expression)
    {
        while (expression.Parent is ParenthesizedExpressionSyntax parenthesized)
        {
            expression = parenthesized;
        }

        return expression.Parent switch
        {
            ArgumentSyntax { Parent: ArgumentListSyntax arguments } argument => new ListElement(arguments, argument),
            InitializerExpressionSyntax initializer => new ListElement(initializer, expression),
            { Parent: { } list } element when IsCollectionElement(list, element, expression) => new ListElement(list, element),
            _ => null,
        };
    }

    public static bool IsCollectionExpression(SyntaxNode node) =>
        node is ExpressionSyntax and not InstanceExpressionSyntax
        && node.GetFirstToken().IsKind(SyntaxKind.OpenBracketToken)
        && node.GetFirstToken().Parent == node
        && node.GetLastToken().Parent == node;

    public bool IsCollection => List is not ArgumentListSyntax;

    public bool IsSole => Elements.Count == 1;

    public IReadOnlyList<SyntaxNode> Elements => [.. List.ChildNodes()];

    /// <summary>Values of the string literals beside this element.</summary>
    public IEnumerable<string> OtherLiterals
    {
        get
        {
            var self = Element;
            return Elements.Where(element => element != self)
                .Where(static element => element.GetFirstToken() == element.GetLastToken())
                .Select(static element => element.GetFirstToken())
                .Where(static token => token.IsKind(SyntaxKind.StringLiteralToken))
                .Select(static token => token.ValueText);
        }
    }

    /// <summary>Whether the list may have another number of elements and still means a list of the same kind.</summary>
    public bool IsResizable(SourceFile file) => List switch
    {
        ArgumentListSyntax arguments => IsInParamsTail(file, arguments),
        InitializerExpressionSyntax { Parent: ArrayCreationExpressionSyntax array } =>
            array.Type.RankSpecifiers.All(static rank => rank.Sizes.All(static size => size.IsKind(SyntaxKind.OmittedArraySizeExpression))),
        InitializerExpressionSyntax { Parent: InitializerExpressionSyntax } => false,
        _ => true,
    };

    /// <summary>
    /// Takes the element out together with one comma, and the lines that are its own; null if an empty list could not stand there.
    /// </summary>
    public IReadOnlyList<TextChange>? Remove(SourceFile file)
    {
        if (IsSole && List is InitializerExpressionSyntax { Parent: ImplicitArrayCreationExpressionSyntax })
        {
            return null;
        }

        var (before, after) = Commas();
        var next = after is { } comma ? comma.GetNextToken() : List.GetLastToken();
        return ListText.Without(file.Text, Element.Span, before?.Span, after?.Span, next.SpanStart);
    }

    /// <summary>What stands between two elements that are written here: on lines of their own where the user does so.</summary>
    public string Separator(SourceFile file) => ListText.Separator(file.Text, Element.SpanStart, file.Style.NewLine);

    private (SyntaxToken? Before, SyntaxToken? After) Commas()
    {
        SyntaxToken? before = null;
        var passed = false;
        foreach (var child in List.ChildNodesAndTokens())
        {
            if (child.AsNode() == Element && child.IsNode)
            {
                passed = true;
            }
            else if (child.IsKind(SyntaxKind.CommaToken) && passed)
            {
                return (before, child.AsToken());
            }
            else if (child.IsKind(SyntaxKind.CommaToken))
            {
                before = child.AsToken();
            }
        }

        return (before, null);
    }

    private static bool IsCollectionElement(SyntaxNode list, SyntaxNode element, SyntaxNode expression) =>
        element is not (ExpressionSyntax or ArgumentSyntax) && element.Span == expression.Span && IsCollectionExpression(list);

    private bool IsInParamsTail(SourceFile file, ArgumentListSyntax arguments) =>
        arguments.Parent is { } call
        && Element is ArgumentSyntax { NameColon: null } argument
        && file.Model.GetSymbolInfo(call).Symbol is IMethodSymbol method
        && method.Parameters.Length > 0
        && method.Parameters[method.Parameters.Length - 1].IsParams
        && arguments.Arguments.IndexOf(argument) >= method.Parameters.Length - 1;
}
