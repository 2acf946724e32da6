using CorsAnalyzers.CodeFixes.Editing;
using CorsAnalyzers.CodeFixes.Repairs;
using CorsAnalyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CorsAnalyzers.CodeFixes.Fixes;

/// <summary>Takes out an origin that anybody can have: <c>null</c>, or a wildcard over a public suffix.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UntrustedOriginFix))]
public sealed class UntrustedOriginFix : CorsCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.NullOrigin, RuleIds.PublicSuffixWildcard);

    internal override IEnumerable<Repair> Repairs(Finding finding)
    {
        // Not a literal: the name of a predicate that admits more than it should.
        var repair = finding.Literal is null ? ExplicitOrigins.For(finding)
            : finding.RuleId == RuleIds.NullOrigin ? ExplicitOrigins.KeepRemaining(finding) ?? Replace(finding)
            : Replace(finding);
        return repair is null ? [] : [repair];
    }

    private static Repair? Replace(Finding finding)
    {
        if (finding.Literal is not { } literal
            || LiteralEdits.Replace(finding.File, literal, finding.Origins, out var written) is not { } changes)
        {
            return null;
        }

        // Without a pattern the call has nothing to work on, and would be the next finding.
        if (finding.NameAt(FindingProperties.WildcardCallAt) is { } wildcardCall)
        {
            if (Removal.OfNamed(finding.File, wildcardCall) is not { } removal)
            {
                return null;
            }

            changes = [.. changes, .. removal];
        }

        return new Repair(FixKeys.ExplicitOrigins, FixTitles.Replace(literal.Token.ValueText, written), changes)
        {
            Placeholder = finding.Placeholder,
        };
    }
}
