using CorsAnalyzers.CodeFixes.Applying;
using CorsAnalyzers.CodeFixes.Editing;
using CorsAnalyzers.CodeFixes.Repairs;
using CorsAnalyzers.Shared.HandOver;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CorsAnalyzers.CodeFixes.Fixes;

/// <summary>Takes out an origin that anybody can have: <c>null</c>, or a wildcard over a public suffix.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UntrustedOriginFix))]
public sealed class UntrustedOriginFix : CorsCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(RuleIds.NullOrigin, RuleIds.PublicSuffixWildcard);

    internal override IEnumerable<Repair> Repairs(Finding finding)
    {
        // Not a literal: the name of a predicate that admits more than it should.
        var repair = finding.Data is not UnwantedOriginsData data ? null
            : finding.Literal is null ? ExplicitOrigins.For(finding, data)
            : data is OpenPatternData pattern ? Replace(finding, pattern.Origins, pattern.WildcardCall)
            : ExplicitOrigins.KeepRemaining(finding, data.Remaining) ?? Replace(finding, data.Origins, wildcardCall: null);
        return repair is null ? [] : [repair];
    }

    private static Repair? Replace(Finding finding, SuggestedOrigins origins, Location? wildcardCall)
    {
        if (finding.Literal is not { } literal
            || LiteralEdits.Replace(finding.File, literal, origins.Names, out var written) is not { } changes)
        {
            return null;
        }

        // Without a pattern the call has nothing to work on, and would be the next finding.
        if (finding.NameAt(wildcardCall) is { } name)
        {
            if (Removal.OfNamed(finding.File, name) is not { } removal)
            {
                return null;
            }

            changes = [.. changes, .. removal];
        }

        return new Repair(FixKeys.ExplicitOrigins, FixTitles.Replace(literal.Token.ValueText, written), changes)
        {
            Placeholder = origins.MadeUp,
        };
    }
}
