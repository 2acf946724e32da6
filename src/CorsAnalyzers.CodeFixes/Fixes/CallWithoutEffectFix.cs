using CorsAnalyzers.CodeFixes.Editing;
using CorsAnalyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CorsAnalyzers.CodeFixes.Fixes;

/// <summary>Settles which of two calls counts, by taking out the other.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CallWithoutEffectFix))]
public sealed class CallWithoutEffectFix : CorsCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.CallWithoutEffect);

    internal override IEnumerable<Repair> Repairs(Finding finding)
    {
        Repair?[] repairs = [RemoveMarked(finding), RemoveOverride(finding)];
        return repairs.OfType<Repair>();
    }

    private static Repair? RemoveMarked(Finding finding)
    {
        var changes = finding.Literal is { } literal ? LiteralEdits.Remove(finding.File, literal) : Removal.OfNamed(finding.File, finding.Token);
        var because = finding.NameAt(FindingProperties.OverriddenByAt) is { } name ? $", which {name.ValueText} overrides" : ", which has no effect";
        return changes is null ? null : new Repair(FixKeys.RemoveWithoutEffect, $"Remove {finding.Token.Text}{because}", changes);
    }

    private static Repair? RemoveOverride(Finding finding) =>
        string.Equals(finding.Text(FindingProperties.OverrideIsRemovable), "true", StringComparison.OrdinalIgnoreCase)
        && finding.NameAt(FindingProperties.OverriddenByAt) is { } name
        && Removal.OfNamed(finding.File, name) is { } changes
            ? new Repair(FixKeys.RemoveOverride, $"Remove {name.ValueText}, so that {finding.Token.Text} counts", changes)
            : null;
}
