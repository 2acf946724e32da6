using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CorsAnalyzers.CodeFixes.Editing;

/// <summary>Parsing an origin as C#.</summary>
internal static class UriText
{
    private static readonly string[] Names = ["uri", "originUri", "parsedOrigin"];

    /// <summary><c>Uri.TryCreate(origin, UriKind.Absolute, out var uri)</c>.</summary>
    public static string TryCreate(SourceFile file, int position, string origin, string result) =>
        $"{Reach.TypeName(file, position, "System", "Uri")}.TryCreate({Escaped(origin)}, {Reach.TypeName(file, position, "System", "UriKind")}.Absolute, out var {result})";

    /// <summary>A name for the parsed origin that nothing around the node has.</summary>
    public static string FreshName(SyntaxNode node)
    {
        var scope = node.Ancestors().FirstOrDefault(static outer => outer is MemberDeclarationSyntax and not GlobalStatementSyntax) ?? node.SyntaxTree.GetRoot();
        var taken = new HashSet<string>(
            scope.DescendantTokens().Where(static token => token.IsKind(SyntaxKind.IdentifierToken)).Select(static token => token.ValueText),
            StringComparer.Ordinal);
        return Names.Concat(Enumerable.Range(2, taken.Count + 1).Select(static number => $"uri{number}")).First(name => !taken.Contains(name));
    }

    /// <summary>Whether an expression is <c>new Uri(origin)</c> of the check's own parameter.</summary>
    public static bool IsUriOfParameter(SourceFile file, PredicateCode code, SyntaxNode node) =>
        node is BaseObjectCreationExpressionSyntax { Initializer: null, ArgumentList.Arguments: { Count: 1 or 2 } arguments } created
        && code.IsParameter(arguments[0].Expression)
        && (arguments.Count == 1 || arguments[1].Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Absolute" })
        && file.Model.GetTypeInfo(created).Type is { Name: "Uri" } type
        && type.ContainingNamespace.ToDisplayString() == "System";

    private static string Escaped(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
}
