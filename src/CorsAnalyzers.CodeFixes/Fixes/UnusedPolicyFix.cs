using CorsAnalyzers.CodeFixes.Applying;
using CorsAnalyzers.CodeFixes.Editing;
using CorsAnalyzers.CodeFixes.Repairs;
using CorsAnalyzers.Shared.HandOver;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CorsAnalyzers.CodeFixes.Fixes;

/// <summary>Takes out a policy that nothing uses.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnusedPolicyFix))]
public sealed class UnusedPolicyFix : CorsCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.UnusedPolicy);

    internal override IEnumerable<Repair> Repairs(Finding finding) =>
        finding.Data is UnusedPolicyData data
        && finding.NameAt(data.RegisteredBy) is { } name
        && CallSite.At(name) is { } call
        && Policy(finding.File, call) is { } policy
        && OptionsLambda.Remove(finding.File, call.Invocation) is { } changes
            ? [new Repair(FixKeys.RemovePolicy, $"Remove {policy}, which nothing uses", changes)]
            : [];

    // A call in a helper that is handed the name may register policies that are used, too.
    private static string? Policy(SourceFile file, CallSite call) =>
        call.Name == "AddDefaultPolicy" ? "the default policy"
        : call.Name == "AddPolicy"
            && call.Invocation.ArgumentList.Arguments.FirstOrDefault() is { Expression: var name }
            && file.Model.GetConstantValue(name) is { HasValue: true, Value: string text } ? $"the policy '{text}'"
        : null;
}
