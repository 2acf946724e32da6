using CorsAnalyzers.CodeFixes.Editing;
using CorsAnalyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CorsAnalyzers.CodeFixes.Fixes;

/// <summary>Corrects the name of a method or header, splits several, or takes out one that means nothing where it stands.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NameFix))]
public sealed class NameFix : CorsCodeFix
{
    private static readonly char[] Blank = [' '];

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(RuleIds.NameNeverMatches, RuleIds.SeveralNamesInOne, RuleIds.LiteralStar, RuleIds.HeaderWithoutEffect);

    internal override IEnumerable<Repair> Repairs(Finding finding)
    {
        if (finding.Literal is not { } literal)
        {
            return [];
        }

        var repair = finding.RuleId switch
        {
            RuleIds.NameNeverMatches => finding.Choices.Count > 0 ? Correct(finding, literal) : IsRemovable(finding) ? RemoveWithoutEffect(finding, literal) : null,
            RuleIds.SeveralNamesInOne => Split(finding, literal),
            RuleIds.LiteralStar => IsRemovable(finding) && HasNamesBeside(literal) ? Remove(finding, literal, FixTitles.RemoveLiteralStar(literal.Token.Text)) : null,
            _ => RemoveWithoutEffect(finding, literal),
        };
        return repair is null ? [] : [repair];
    }

    private static Repair? Correct(Finding finding, LiteralExpressionSyntax literal) =>
        LiteralEdits.Replace(finding.File, literal, [finding.Choices[0]], out var written) is { } changes
            ? new Repair(FixKeys.CorrectName, FixTitles.ChangeTo(written), changes)
            : null;

    private static Repair? Split(Finding finding, LiteralExpressionSyntax literal)
    {
        var names = finding.Choices.SelectMany(static choice => choice.Split(Blank, StringSplitOptions.RemoveEmptyEntries)).Distinct().ToList();
        return names.Count > 0 && LiteralEdits.Replace(finding.File, literal, names, out var written) is { } changes && written.Count == names.Count
            ? new Repair(FixKeys.SplitNames, FixTitles.SplitInto(names), changes)
            : null;
    }

    private static bool IsRemovable(Finding finding) => string.Equals(finding.Text(FindingProperties.IsRemovable), "true", StringComparison.Ordinal);

    private static Repair? RemoveWithoutEffect(Finding finding, LiteralExpressionSyntax literal) =>
        Remove(finding, literal, FixTitles.RemoveWithoutEffect(literal.Token.Text));

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
