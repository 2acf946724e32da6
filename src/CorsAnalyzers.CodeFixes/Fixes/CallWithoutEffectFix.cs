using CorsAnalyzers.CodeFixes.Applying;
using CorsAnalyzers.CodeFixes.Editing;
using CorsAnalyzers.CodeFixes.Repairs;
using CorsAnalyzers.Shared.HandOver;
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
        var changes =
            finding.Literal is { } literal ? LiteralEdits.Remove(finding.File, literal) : Removal.OfNamed(finding.File, finding.Token);
        return changes is null
            ? null
            : new Repair(FixKeys.RemoveWithoutEffect, $"Remove {finding.Token.Text}, {Because(finding)}", changes);
    }

    private static string Because(Finding finding)
    {
        if ((finding.Data as OverriddenData)?.OverriddenBy is not { } place || finding.NameAt(place) is not { } name)
        {
            return "which has no effect";
        }

        // A star and the origins that make it inert may be arguments of one call.
        var isInside = CallSite.At(name)?.Invocation.ArgumentList.Span.Contains(finding.Token.Span) ?? false;
        return isInside ? "which has no effect beside other origins"
            : name.ValueText == finding.Token.ValueText ? $"which another {name.ValueText} overrides"
            : $"which {name.ValueText} overrides";
    }

    private static Repair? RemoveOverride(Finding finding) =>
        finding.Data is OverriddenData { IsOverrideRemovable: true } data
        && finding.NameAt(data.OverriddenBy) is { } name
        && Removal.OfNamed(finding.File, name) is { } changes
            ? new Repair(FixKeys.RemoveOverride, $"Remove {name.ValueText}, so that {finding.Token.Text} counts", changes)
            : null;
}
