using CorsAnalyzers.CodeFixes.Applying;
using CorsAnalyzers.CodeFixes.Editing;
using CorsAnalyzers.CodeFixes.Repairs;
using CorsAnalyzers.Shared.HandOver;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.CodeFixes.Fixes;

/// <summary>Starts a policy from nothing where a copy would go on asking the original's origins.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CopiedPredicateFix))]
public sealed class CopiedPredicateFix : CorsCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.CopiedPredicate);

    internal override IEnumerable<Repair> Repairs(Finding finding)
    {
        if (finding.Data is not CopiedPolicyData data
            || finding.NameAt(data.CopiedBy) is not { } name
            || name.Parent?.FirstAncestorOrSelf<ObjectCreationExpressionSyntax>() is not { } copy
            || copy.ArgumentList is not { Arguments: { Count: 1 } arguments }
            || !copy.Type.Span.Contains(name.Span)
            || !IsWithoutConsequence(arguments[0].Expression))
        {
            return [];
        }

        return
        [
            new Repair(
                FixKeys.BuildAnew,
                $"Start from an empty builder instead of a copy of {arguments[0].Expression}: only the calls written here count",
                [new TextChange(arguments[0].Span, "")]),
        ];
    }

    // A call might do something beside giving a policy.
    private static bool IsWithoutConsequence(ExpressionSyntax source) => source switch
    {
        IdentifierNameSyntax or ThisExpressionSyntax => true,
        MemberAccessExpressionSyntax access => IsWithoutConsequence(access.Expression),
        PostfixUnaryExpressionSyntax { OperatorToken.ValueText: "!" } certain => IsWithoutConsequence(certain.Operand),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetPolicy" } access } =>
            IsWithoutConsequence(access.Expression),
        _ => false,
    };
}
