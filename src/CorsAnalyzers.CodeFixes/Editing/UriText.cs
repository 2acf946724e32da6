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
        $"{Reach.TypeName(file, position, "System", "Uri")}.TryCreate({Escaped(origin)}, "
        + $"{Reach.TypeName(file, position, "System", "UriKind")}.Absolute, out var {result})";

    /// <summary>A name for the parsed origin that neither the function nor what it can see has.</summary>
    public static string FreshName(SourceFile file, SyntaxNode function)
    {
        var own = function.DescendantTokens()
            .Where(static token => token.IsKind(SyntaxKind.IdentifierToken))
            .Select(static token => token.ValueText);
        var visible = file.Model.LookupSymbols(function.SpanStart).Select(static symbol => symbol.Name);
        var taken = new HashSet<string>(own.Concat(visible), StringComparer.Ordinal);
        return Names.Concat(Enumerable.Range(2, taken.Count + 1).Select(static number => $"uri{number}"))
            .First(name => !taken.Contains(name));
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
