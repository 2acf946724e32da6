using CorsAnalyzers.CodeFixes.Applying;
using CorsAnalyzers.CodeFixes.Editing;
using CorsAnalyzers.CodeFixes.Repairs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CorsAnalyzers.CodeFixes.Fixes;

/// <summary>Takes out a policy that another one of the same name replaces.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DuplicatePolicyFix))]
public sealed class DuplicatePolicyFix : CorsCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.DuplicatePolicy);

    internal override IEnumerable<Repair> Repairs(Finding finding) =>
        CallSite.At(finding.Token) is { } call
            && HasOneName(finding.File, call)
            && Removal.OfNamed(finding.File, finding.Token) is { } changes
            ? [new Repair(FixKeys.RemoveWithoutEffect, $"Remove this {call.Name}, which changes nothing: another policy takes its place",
                changes)]
            : [];

    // A call in a helper that is handed the name may register other policies too, which nothing replaces.
    private static bool HasOneName(SourceFile file, CallSite call) =>
        call.Name == "AddDefaultPolicy"
        || (call.Name == "AddPolicy"
            && call.Invocation.ArgumentList.Arguments.FirstOrDefault() is { Expression: var name }
            && file.Model.GetConstantValue(name).HasValue);
}
