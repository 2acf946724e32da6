using CorsAnalyzers.CodeFixes.Applying;
using CorsAnalyzers.CodeFixes.Editing;
using CorsAnalyzers.CodeFixes.Repairs;
using CorsAnalyzers.Shared.HandOver;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CorsAnalyzers.CodeFixes.Fixes;

/// <summary>Corrects the name of a method or header, splits several, or takes out one that means nothing where it stands.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NameFix))]
public sealed class NameFix : CorsCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(RuleIds.MethodNeverMatches, RuleIds.SeveralNamesInOne, RuleIds.LiteralStar, RuleIds.HeaderWithoutEffect);

    internal override IEnumerable<Repair> Repairs(Finding finding)
    {
        if (finding.Literal is not { } literal)
        {
            return [];
        }

        var correction = (finding.Data as CorrectionsData)?.Choices[0];
        var repair = finding.RuleId switch
        {
            RuleIds.MethodNeverMatches when correction is not null => Correct(finding, literal, correction),
            RuleIds.SeveralNamesInOne => correction is null ? null : Split(finding, literal, correction),
            RuleIds.LiteralStar =>
                HasNamesBeside(literal) ? Remove(finding, literal, FixTitles.RemoveLiteralStar(literal.Token.Text)) : null,
            _ => Remove(finding, literal, FixTitles.RemoveWithoutEffect(literal.Token.Text)),
        };
        return repair is null ? [] : [repair];
    }

    private static Repair? Correct(Finding finding, LiteralExpressionSyntax literal, IReadOnlyList<string> correction) =>
        LiteralEdits.Replace(finding.File, literal, correction, out var written) is { } changes
            ? new Repair(FixKeys.CorrectName, FixTitles.ChangeTo(written), changes)
            : null;

    private static Repair? Split(Finding finding, LiteralExpressionSyntax literal, IReadOnlyList<string> names) =>
        LiteralEdits.Replace(finding.File, literal, names, out var written) is { } changes && written.Count == names.Count
            ? new Repair(FixKeys.SplitNames, FixTitles.SplitInto(names), changes)
            : null;

    private static Repair? Remove(Finding finding, LiteralExpressionSyntax literal, string title) =>
        LiteralEdits.Remove(finding.File, literal) is { } changes
            ? new Repair(FixKeys.RemoveWithoutEffect, title, changes)
            : null;

    // For exposed headers a lone star may be all there is, and nobody but the user knows the names. Of methods and headers the rule reports
    // a star only beside names.
    private static bool HasNamesBeside(LiteralExpressionSyntax literal) =>
        ListElement.Of(literal) is { } element
        && (!element.IsSole || CallSite.Of(element.List.Parent) is { Name: "WithMethods" or "WithHeaders" });
}
