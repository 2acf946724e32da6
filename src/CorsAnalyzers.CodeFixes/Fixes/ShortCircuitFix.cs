using CorsAnalyzers.CodeFixes.Applying;
using CorsAnalyzers.CodeFixes.Editing;
using CorsAnalyzers.CodeFixes.Repairs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CorsAnalyzers.CodeFixes.Fixes;

/// <summary>Lets an endpoint run behind the middleware that it needs.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ShortCircuitFix))]
public sealed class ShortCircuitFix : CorsCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.ShortCircuit);

    internal override IEnumerable<Repair> Repairs(Finding finding) =>
        CallSite.At(finding.Token) is { Name: "ShortCircuit" } call && Removal.OfCall(finding.File, call) is { } changes
            ? [new Repair(FixKeys.RemoveShortCircuit, "Remove ShortCircuit, so that the endpoint runs behind UseCors", changes)]
            : [];
}
