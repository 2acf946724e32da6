using CorsAnalyzers.CodeFixes.Applying;
using CorsAnalyzers.CodeFixes.Repairs;
using CorsAnalyzers.Shared.HandOver;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CorsAnalyzers.CodeFixes.Fixes;

/// <summary>Lets the app stop at start-up where missing configuration would open it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FallsOpenFix))]
public sealed class FallsOpenFix : CorsCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.FallsOpen);

    internal override IEnumerable<Repair> Repairs(Finding finding) =>
        finding.Data is ConfigurationData data && FailFast.For(finding, data.Key) is { } repair ? [repair] : [];
}
