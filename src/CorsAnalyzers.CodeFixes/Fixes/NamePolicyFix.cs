using CorsAnalyzers.CodeFixes.Editing;
using CorsAnalyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.CodeFixes.Fixes;

/// <summary>Names a policy in <c>UseCors()</c> where there is no default one: one action for each policy.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NamePolicyFix))]
public sealed class NamePolicyFix : CorsCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.NoDefaultPolicy);

    internal override IEnumerable<Repair> Repairs(Finding finding) =>
        finding.Token.ValueText == "UseCors" && CallSite.At(finding.Token) is { Invocation.ArgumentList: { Arguments.Count: 0 } arguments }
            ? finding.PolicyNames.Select((name, index) => new Repair(
                FixKeys.Choice(FixKeys.NamePolicy, index),
                $"Apply the policy '{name}': UseCors({OriginText.Literal(name)})",
                [new TextChange(new TextSpan(arguments.OpenParenToken.Span.End, 0), OriginText.Literal(name))]))
            : [];
}
