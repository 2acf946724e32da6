using CorsAnalyzers.CodeFixes.Applying;
using CorsAnalyzers.CodeFixes.Repairs;
using CorsAnalyzers.Shared.HandOver;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CorsAnalyzers.CodeFixes.Fixes;

/// <summary>Keeps the developer's own machine out of Production.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LoopbackOriginFix))]
public sealed class LoopbackOriginFix : CorsCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.LoopbackWithCredentials);

    internal override IEnumerable<Repair> Repairs(Finding finding)
    {
        var repair = finding.Data is not LoopbackOriginData data ? null
            : data.Remaining.Count > 0 ? DevelopmentOnly.ForOrigin(finding, data.Remaining)
            : DevelopmentOnly.ForPolicy(finding, data.UsedBy);
        return repair is null ? [] : [repair];
    }
}
