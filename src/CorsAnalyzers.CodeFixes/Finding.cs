using CorsAnalyzers.CodeFixes.Editing;
using CorsAnalyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.CodeFixes;

/// <summary>A diagnostic in its file, with what the rule sent along.</summary>
internal sealed class Finding(SourceFile file, Diagnostic diagnostic)
{
    private static readonly char[] LineBreaks = ['\r', '\n'];

    public SourceFile File { get; } = file;

    public string RuleId { get; } = diagnostic.Id;

    /// <summary>The token the diagnostic starts at: a call's or property's name, or a literal.</summary>
    public SyntaxToken Token { get; } = file.TokenAt(diagnostic.Location.SourceSpan);

    /// <summary>What is marked, as a node.</summary>
    public SyntaxNode Node => File.Root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);

    /// <summary>The marked literal, if it is one that can be rewritten: raw and interpolated strings are left alone.</summary>
    public LiteralExpressionSyntax? Literal => Token.IsKind(SyntaxKind.StringLiteralToken) ? Token.Parent as LiteralExpressionSyntax : null;

    public IReadOnlyList<string> Origins { get; } = Lines(diagnostic, FindingProperties.Origins);

    public IReadOnlyList<string> Remaining { get; } = Lines(diagnostic, FindingProperties.Remaining);

    public IReadOnlyList<string> Choices { get; } = Lines(diagnostic, FindingProperties.Choices);

    public IReadOnlyList<string> Missing { get; } = Lines(diagnostic, FindingProperties.Missing);

    public IReadOnlyList<string> PolicyNames { get; } = Lines(diagnostic, FindingProperties.PolicyNames);

    /// <summary>Origins that only what is marked lets in.</summary>
    public IReadOnlyList<string> OnlyHere { get; } = Lines(diagnostic, FindingProperties.OnlyHere);

    /// <summary>Domains whose subdomains belong to one owner: a check of the domain's name is a check of who owns it.</summary>
    public IReadOnlyList<string> OwnDomains { get; } = Lines(diagnostic, FindingProperties.OwnDomains);

    /// <summary>The made-up origin, if a fix that writes <see cref="Origins"/> would write one.</summary>
    public string? Placeholder => Text(FindingProperties.OriginsSource) == "placeholder" && Origins.Count > 0 ? Origins[0] : null;

    /// <summary>Whether the app has a policy or the CORS middleware already.</summary>
    public bool HasPolicy => Text(FindingProperties.HasPolicy) == "true";

    public string? Text(string property) => diagnostic.Properties.TryGetValue(property, out var value) ? value : null;

    /// <summary>The name token at the additional location whose index the property holds; null if it is absent or in another file.</summary>
    public SyntaxToken? NameAt(string property)
    {
        if (!int.TryParse(Text(property), out var index) || index < 0 || index >= diagnostic.AdditionalLocations.Count)
        {
            return null;
        }

        var location = diagnostic.AdditionalLocations[index];
        if (!File.Holds(location))
        {
            return null;
        }

        var token = File.TokenAt(location.SourceSpan);
        return token.IsKind(SyntaxKind.IdentifierToken) && File.IsWellFormed(token) ? token : null;
    }

    /// <summary>The lines of a property; none if it is absent.</summary>
    public static string[] Lines(Diagnostic diagnostic, string property) =>
        diagnostic.Properties.TryGetValue(property, out var value) && value is not null
            ? value.Split(LineBreaks, StringSplitOptions.RemoveEmptyEntries)
            : [];
}
