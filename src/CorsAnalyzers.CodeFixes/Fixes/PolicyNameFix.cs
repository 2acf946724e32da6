using CorsAnalyzers.CodeFixes.Applying;
using CorsAnalyzers.CodeFixes.Editing;
using CorsAnalyzers.CodeFixes.Repairs;
using CorsAnalyzers.Shared.HandOver;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CorsAnalyzers.CodeFixes.Fixes;

/// <summary>Writes the name of a policy that there is, one action for each that may be meant; or adds one of that name.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PolicyNameFix))]
public sealed class PolicyNameFix : CorsCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.UnknownPolicy);

    internal override IEnumerable<Repair> Repairs(Finding finding) => finding.Data is UnknownPolicyData data
        ? Corrections(finding, data).Append(AddPolicy.Named(finding, data)).OfType<Repair>()
        : [];

    private static IEnumerable<Repair?> Corrections(Finding finding, UnknownPolicyData data) => finding.Literal is { } literal
        ? data.Nearest.Select((choice, index) => LiteralEdits.Replace(finding.File, literal, [choice], out _) is { } changes
            ? new Repair(FixKeys.Choice(FixKeys.CorrectPolicyName, index), $"Change to the policy '{choice}'", changes)
            : null)
        : [];
}
