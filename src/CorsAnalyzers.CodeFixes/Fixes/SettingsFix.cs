using CorsAnalyzers.CodeFixes.Editing;
using CorsAnalyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.CodeFixes.Fixes;

/// <summary>Corrects values of settings files where they stand: the same repairs under the same titles as for literals in code.</summary>
[ExportCodeFixProvider(
    LanguageNames.CSharp,
    Name = nameof(SettingsFix),
    DocumentKinds = new[] { nameof(TextDocumentKind.AdditionalDocument) },
    DocumentExtensions = new[] { ".json" })]
public sealed class SettingsFix : CodeFixProvider
{
    private static readonly char[] Blank = [' '];

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(
        RuleIds.AnyOriginWithCredentials,
        RuleIds.AnyOrigin,
        RuleIds.NullOrigin,
        RuleIds.PublicSuffixWildcard,
        RuleIds.PlainHttpWithCredentials,
        RuleIds.NotApproved,
        RuleIds.OriginNeverMatches,
        RuleIds.PatternThrows,
        RuleIds.NameNeverMatches,
        RuleIds.SeveralNamesInOne,
        RuleIds.LiteralStar,
        RuleIds.HeaderWithoutEffect);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => SettingsFixAll.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var file = context.TextDocument;
        var text = await file.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            foreach (var repair in Repairs(file, text, diagnostic))
            {
                var changed = text.WithChanges(repair.Changes);
                context.RegisterCodeFix(
                    CodeAction.Create(repair.Title, _ => Task.FromResult(file.Project.Solution.WithAdditionalDocumentText(file.Id, changed)), repair.Key),
                    diagnostic);
            }
        }
    }

    /// <summary>The repairs of a finding in a settings file; safest first.</summary>
    internal static IEnumerable<Repair> Repairs(TextDocument file, SourceText text, Diagnostic diagnostic) =>
        SettingsFinding.Of(file, text, diagnostic) is { } finding ? Repairs(finding).OfType<Repair>() : [];

    private static IEnumerable<Repair?> Repairs(SettingsFinding finding) => finding.RuleId switch
    {
        RuleIds.AnyOriginWithCredentials or RuleIds.AnyOrigin => [AllowOnly(finding)],
        RuleIds.NullOrigin when finding.Remaining.Count > 0 => [Remove(finding, FixKeys.ExplicitOrigins, FixTitles.Remove(finding.Value.Literal, finding.Remaining))],
        RuleIds.NullOrigin => [ReplaceByOwn(finding)],
        RuleIds.PublicSuffixWildcard => finding.IsOnlyPattern ? [] : [ReplaceByOwn(finding)],
        RuleIds.NotApproved => finding.Choices
            .Where(choice => OriginText.IsPattern(choice) == OriginText.IsPattern(finding.Value.Value))
            .Select((choice, index) => ReplaceByApproved(finding, choice, index)),
        RuleIds.NameNeverMatches => finding.Choices.Take(1).Select(choice => Change(finding, choice, FixKeys.CorrectName)),
        RuleIds.SeveralNamesInOne => finding.Choices.Take(1).Select(choice => Split(finding, choice)),
        RuleIds.LiteralStar => !finding.IsRemovable ? [] : [Remove(finding, FixKeys.RemoveWithoutEffect, FixTitles.RemoveLiteralStar(finding.Value.Literal))],
        RuleIds.HeaderWithoutEffect => [Remove(finding, FixKeys.RemoveWithoutEffect, FixTitles.RemoveWithoutEffect(finding.Value.Literal))],
        _ => finding.Choices.Select((choice, index) => Change(finding, choice, FixKeys.Choice(FixKeys.CorrectOrigin, index))),
    };

    private static Repair? AllowOnly(SettingsFinding finding) =>
        finding.Value.Value == "*" && finding.Value.ReplaceBy(finding.Origins, out var written) is { } changes
            ? new Repair(FixKeys.ExplicitOrigins, FixTitles.AllowOnly(written), changes)
            : null;

    private static Repair? ReplaceByOwn(SettingsFinding finding) =>
        finding.Value.ReplaceBy(finding.Origins, out var written) is { } changes
            ? new Repair(FixKeys.ExplicitOrigins, FixTitles.Replace(finding.Value.Value, written), changes)
            : null;

    private static Repair? ReplaceByApproved(SettingsFinding finding, string approved, int index) =>
        finding.Value.Replace([approved]) is { } changes
            ? new Repair(FixKeys.Choice(FixKeys.ApprovedOrigin, index), FixTitles.ReplaceByApproved(finding.Value.Value, approved), changes)
            : null;

    private static Repair? Change(SettingsFinding finding, string choice, string key)
    {
        var parts = choice.Split(Blank, StringSplitOptions.RemoveEmptyEntries);
        var changes = !LiteralEdits.HasMoreParts(finding.Value.Value, parts.Length) ? finding.Value.Replace(parts)
            : parts.Length == 1 ? finding.Value.ReplacePart(parts[0])
            : null;
        return changes is null ? null : new Repair(key, FixTitles.ChangeTo(parts), changes);
    }

    private static Repair? Split(SettingsFinding finding, string choice)
    {
        var names = choice.Split(Blank, StringSplitOptions.RemoveEmptyEntries);
        return finding.Value.Replace(names) is { } changes ? new Repair(FixKeys.SplitNames, FixTitles.SplitInto(names), changes) : null;
    }

    private static Repair? Remove(SettingsFinding finding, string key, string title) =>
        finding.Value.Remove(finding.IsInCommonFile) is { } changes ? new Repair(key, title, changes) : null;
}
