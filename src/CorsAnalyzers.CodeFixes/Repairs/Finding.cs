using CorsAnalyzers.CodeFixes.Editing;
using CorsAnalyzers.Shared.HandOver;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.CodeFixes.Repairs;

/// <summary>A diagnostic in its file, with what the rule sent along.</summary>
internal sealed class Finding(SourceFile file, Diagnostic diagnostic)
{
    public SourceFile File { get; } = file;

    public string RuleId { get; } = diagnostic.Id;

    /// <summary>The token the diagnostic starts at: a call's or property's name, or a literal.</summary>
    public SyntaxToken Token { get; } = file.TokenAt(diagnostic.Location.SourceSpan);

    /// <summary>What is marked, as a node.</summary>
    public SyntaxNode Node => File.Root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);

    /// <summary>The marked literal, if it is one that can be rewritten: raw and interpolated strings are left alone.</summary>
    public LiteralExpressionSyntax? Literal => Token.IsKind(SyntaxKind.StringLiteralToken) ? Token.Parent as LiteralExpressionSyntax : null;

    /// <summary>What the rule sent along.</summary>
    public FixData? Data { get; } = FixDataCodec.Read(diagnostic);

    /// <summary>The name token at a place that the rule sent along; null if there is none or it is in another file.</summary>
    public SyntaxToken? NameAt(Location? location)
    {
        if (location is null || !File.Holds(location))
        {
            return null;
        }

        var token = File.TokenAt(location.SourceSpan);
        return token.IsKind(SyntaxKind.IdentifierToken) && File.IsWellFormed(token) ? token : null;
    }
}
