using CorsAnalyzers.CodeFixes.Editing;
using CorsAnalyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CorsAnalyzers.CodeFixes.Fixes;

/// <summary>Takes out the CORS middleware that never sees a preflight.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SeveralCorsFix))]
public sealed class SeveralCorsFix : CorsCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.SeveralCors);

    internal override IEnumerable<Repair> Repairs(Finding finding) =>
        finding.Token.ValueText == "UseCors" && Removal.OfNamed(finding.File, finding.Token) is { } changes
            ? [new Repair(FixKeys.RemoveFurtherUseCors, "Remove this UseCors: the first one answers every preflight", changes)]
            : [];
}
