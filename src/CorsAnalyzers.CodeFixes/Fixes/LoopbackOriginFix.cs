using CorsAnalyzers.CodeFixes.Repairs;
using CorsAnalyzers.Rules;
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
        var repair = finding.Remaining.Count > 0 ? DevelopmentOnly.ForOrigin(finding) : DevelopmentOnly.ForPolicy(finding);
        return repair is null ? [] : [repair];
    }
}
