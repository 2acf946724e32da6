using CorsAnalyzers.CodeFixes.Applying;
using CorsAnalyzers.CodeFixes.Editing;
using CorsAnalyzers.CodeFixes.Repairs;
using CorsAnalyzers.Shared.HandOver;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CorsAnalyzers.CodeFixes.Fixes;

/// <summary>Puts an approved origin in place of one that is not: one action for each that resembles it, the nearest first.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NotApprovedFix))]
public sealed class NotApprovedFix : CorsCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.NotApproved);

    // A pattern for an origin, or the reverse, would need the wildcard call to come or go.
    internal override IEnumerable<Repair> Repairs(Finding finding) => finding is { Literal: { } literal, Data: CorrectionsData data }
        ? data.Choices
            .Select(static choice => choice[0])
            .Where(choice => OriginText.IsPattern(choice) == OriginText.IsPattern(literal.Token.ValueText))
            .Select((choice, index) => Replace(finding, choice, index))
            .OfType<Repair>()
        : [];

    private static Repair? Replace(Finding finding, string approved, int index)
    {
        var literal = finding.Literal!;
        return LiteralEdits.Replace(finding.File, literal, [approved], out _) is { } changes
            ? new Repair(FixKeys.Choice(FixKeys.ApprovedOrigin, index), FixTitles.ReplaceByApproved(literal.Token.ValueText, approved),
                changes)
            : null;
    }
}
