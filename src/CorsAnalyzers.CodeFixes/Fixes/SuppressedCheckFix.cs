using CorsAnalyzers.CodeFixes.Applying;
using CorsAnalyzers.CodeFixes.Editing;
using CorsAnalyzers.CodeFixes.Repairs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CorsAnalyzers.CodeFixes.Fixes;

/// <summary>Leaves the check for CORS metadata that nothing handles on.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SuppressedCheckFix))]
public sealed class SuppressedCheckFix : CorsCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.SuppressedCheck);

    internal override IEnumerable<Repair> Repairs(Finding finding) =>
        Removal.AssignmentTo(finding.Token) is { } assignment && OptionsLambda.Remove(finding.File, assignment) is { } changes
            ? [new Repair(FixKeys.RemoveSuppression, $"Remove {finding.Token.ValueText}, so that the check is on", changes)]
            : [];
}
