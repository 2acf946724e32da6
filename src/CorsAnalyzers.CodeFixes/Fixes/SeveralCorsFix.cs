using CorsAnalyzers.CodeFixes.Applying;
using CorsAnalyzers.CodeFixes.Editing;
using CorsAnalyzers.CodeFixes.Repairs;
using CorsAnalyzers.Shared.HandOver;
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
        finding is { Token.ValueText: "UseCors", Data: FurtherCorsData data } && Removal.OfNamed(finding.File, finding.Token) is { } changes
            ? [new Repair(FixKeys.RemoveFurtherUseCors, $"Remove this UseCors, and the plain reads that {Allowed(data.OnlyHere)}", changes)]
            : [];

    // One policy for both would let the pages of each do what only those of the other may, so that is for the user to decide.
    private static string Allowed(IReadOnlyList<string> origins) =>
        origins.Count == 0 ? "only it allows" : $"it allows {OriginText.InWords(origins)}";
}
