using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CorsAnalyzers.CodeFixes.Editing;

/// <summary>The condition that a header is written under, as far as a policy can take its place.</summary>
/// <param name="List">The local list that holds the origins; null if the condition only asks whether there is an origin, or for a
/// preflight.</param>
internal sealed record HeaderGuard(ILocalSymbol? List)
{
    private static readonly HeaderGuard Harmless = new((ILocalSymbol?)null);

    public static HeaderGuard? Of(SourceFile file, ExpressionSyntax condition) => condition switch
    {
        ParenthesizedExpressionSyntax inner => Of(file, inner.Expression),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both => And(Of(file, both.Left), Of(file, both.Right)),
        _ when AsksForPresence(condition) || AsksForPreflight(condition) => Harmless,
        _ when CallSite.Of(condition) is
        {
            Name: "Contains", Receiver: IdentifierNameSyntax list,
            Invocation.ArgumentList.Arguments.Count: 1
        }
            && file.Model.GetSymbolInfo(list).Symbol is ILocalSymbol local => new HeaderGuard(local),
        _ => null,
    };

    /// <summary>The origins of a local list of literals that nothing changes.</summary>
    public static IReadOnlyList<string>? OriginsOf(SourceFile file, ILocalSymbol list)
    {
        if (list.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not VariableDeclaratorSyntax { Initializer.Value: { } value }
            || value.DescendantNodes()
            .Any(static node => node is IdentifierNameSyntax or InvocationExpressionSyntax or InterpolatedStringExpressionSyntax)
            || !References(file, list).All(static name =>
                name.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Contains" }))
        {
            return null;
        }

        var origins =
            value.DescendantNodes().OfType<LiteralExpressionSyntax>()
                .Where(static literal => literal.IsKind(SyntaxKind.StringLiteralExpression))
            .Select(static literal => literal.Token.ValueText).Distinct().ToList();
        return origins.Count > 0 && origins.All(IsOrigin) ? origins : null;
    }

    public static IEnumerable<IdentifierNameSyntax> References(SourceFile file, ISymbol symbol) => file.Root.DescendantNodes()
        .OfType<IdentifierNameSyntax>()
        .Where(name =>
            name.Identifier.ValueText == symbol.Name
                && SymbolEqualityComparer.Default.Equals(file.Model.GetSymbolInfo(name).Symbol, symbol));

    public static bool AsksForPreflight(ExpressionSyntax condition) => condition switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression } binary => IsOptions(binary.Left) || IsOptions(binary.Right),
        _ => CallSite.Of(condition) is { } call
            && (call.Name == "IsOptions"
                || (call.Name == "Equals"
                    && call.Invocation.ArgumentList.Arguments.Any(static argument => IsOptions(argument.Expression)))),
    };

    private static HeaderGuard? And(HeaderGuard? left, HeaderGuard? right) =>
        left is null || right is null || (left.List is not null && right.List is not null) ? null : left.List is null ? right : left;

    private static bool AsksForPresence(ExpressionSyntax condition) => condition switch
    {
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression, Operand: var operand } =>
            CallSite.Of(operand) is { Name: "IsNullOrEmpty" or "IsNullOrWhiteSpace" },
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.NotEqualsExpression, Left: IdentifierNameSyntax } binary =>
            binary.Right.IsKind(SyntaxKind.NullLiteralExpression) || binary.Right.ToString() is "\"\"" or "string.Empty",
        IsPatternExpressionSyntax { Expression: IdentifierNameSyntax, Pattern: var pattern } =>
            pattern.ToString() is "not null" or "{ Length: > 0 }",
        _ => CallSite.Of(condition) is { Name: "ContainsKey" or "TryGetValue" } call
            && call.Receiver.ToString().EndsWith("Request.Headers", StringComparison.Ordinal),
    };

    private static bool IsOptions(ExpressionSyntax expression) => expression.ToString() is "\"OPTIONS\"" or "HttpMethods.Options";

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
            && uri.Scheme is "http" or "https"
            && uri.GetLeftPart(UriPartial.Authority) == text;
}
