using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CorsAnalyzers.Catalogue.Picture;

/// <summary>A dark editor, readable on light pages and dark ones.</summary>
internal static class Colors
{
    public const string Background = "#1f2430";
    public const string Panel = "#2b3142";
    public const string Chosen = "#3a4766";
    public const string Removed = "#4a2a33";
    public const string Added = "#22443a";
    public const string Plain = "#e6e9f0";
    public const string Faint = "#7d869c";
    public const string Warning = "#e5c07b";

    public static string Of(SyntaxToken token) => token switch
    {
        _ when token.IsKeyword() => "#82aaff",
        _ when token.IsKind(SyntaxKind.StringLiteralToken) => "#ecc48d",
        { Parent: IdentifierNameSyntax { Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } access } } when access.Name.Identifier == token => "#dcdcaa",
        _ => Plain,
    };
}
