using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.CodeFixes.Editing;

/// <summary>One C# file as fixes see it: syntax, text, meaning and style.</summary>
internal sealed class SourceFile(CompilationUnitSyntax root, SourceText text, SemanticModel model)
{
    private SourceStyle? _style;

    public CompilationUnitSyntax Root { get; } = root;

    public SourceText Text { get; } = text;

    public SemanticModel Model { get; } = model;

    public SourceStyle Style => _style ??= SourceStyle.Of(Root, Text);

    public static async Task<SourceFile?> ReadAsync(Document document, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        return root is CompilationUnitSyntax unit && model is not null ? new SourceFile(unit, text, model) : null;
    }

    public SyntaxToken TokenAt(TextSpan span) => Root.FindToken(span.Start);

    /// <summary>Whether a location lies in this file. Hosts may hand over a location of an older tree of the same path.</summary>
    public bool Holds(Location location) =>
        location.SourceTree is { } tree
        && location.SourceSpan.End <= Text.Length
        && (tree == Root.SyntaxTree || (tree.FilePath.Length > 0 && tree.FilePath == Root.SyntaxTree.FilePath));

    /// <summary>Whether the statement or member around a token parses: half-typed code is not mended.</summary>
    public bool IsWellFormed(SyntaxToken token) =>
        token.Parent?.FirstAncestorOrSelf<SyntaxNode>(static node => node is StatementSyntax or MemberDeclarationSyntax)
            is not { ContainsDiagnostics: true };

    /// <summary>
    /// Whether an edit of the span would take a preprocessor directive with it, or text that is compiled under another symbol.
    /// </summary>
    public bool HasDirectiveIn(TextSpan span) =>
        Root.ContainsDirectives && Root.DescendantTrivia(span).Any(trivia =>
            trivia.Span.OverlapsWith(span) && (trivia.IsDirective || trivia.IsKind(SyntaxKind.DisabledTextTrivia)));
}
