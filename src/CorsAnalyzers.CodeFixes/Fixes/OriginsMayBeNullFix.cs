using CorsAnalyzers.CodeFixes.Editing;
using CorsAnalyzers.CodeFixes.Repairs;
using CorsAnalyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.CodeFixes.Fixes;

/// <summary>Lets the exception at start-up name the setting that is missing.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(OriginsMayBeNullFix))]
public sealed class OriginsMayBeNullFix : CorsCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.OriginsMayBeNull);

    internal override IEnumerable<Repair> Repairs(Finding finding)
    {
        if (finding.Text(FindingProperties.ConfigurationKey) is not { } key
            || finding.Node is not ExpressionSyntax { Parent: ArgumentSyntax or EqualsValueClauseSyntax or InitializerExpressionSyntax } marked)
        {
            return [];
        }

        var value = marked;
        while (value is PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } certain)
        {
            value = certain.Operand;
        }

        var fallback = $" ?? {FailFast.Throw(finding.File, marked.SpanStart, key)}";
        var end = TextSpan.FromBounds(value.Span.End, marked.Span.End);
        TextChange[] changes = BindsWeaker(value)
            ? [new TextChange(new TextSpan(value.SpanStart, 0), "("), new TextChange(end, ")" + fallback)]
            : [new TextChange(end, fallback)];
        return [new Repair(FixKeys.FailFast, $"Throw an exception that names '{key}' when it is missing", changes)];
    }

    // Than `??`.
    private static bool BindsWeaker(ExpressionSyntax value) =>
        value is ConditionalExpressionSyntax or AssignmentExpressionSyntax or AnonymousFunctionExpressionSyntax or QueryExpressionSyntax;
}
