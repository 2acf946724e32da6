using CorsAnalyzers.CodeFixes.Applying;
using CorsAnalyzers.CodeFixes.Editing;
using CorsAnalyzers.CodeFixes.Repairs;
using CorsAnalyzers.Shared.HandOver;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
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
        if (finding.Data is not ConfigurationData { Key: var key } || finding.Node is not ExpressionSyntax value)
        {
            return [];
        }

        // What the mark may or may not include: `x!` says that x is never null, which is what goes.
        while (IsCertain(value))
        {
            value = ((PostfixUnaryExpressionSyntax)value).Operand;
        }

        var whole = value;
        while (whole.Parent is ExpressionSyntax outer && IsCertain(outer))
        {
            whole = outer;
        }

        if (whole.Parent is not (ArgumentSyntax or EqualsValueClauseSyntax or InitializerExpressionSyntax))
        {
            return [];
        }

        var fallback = $" ?? {FailFast.Throw(finding.File, value.SpanStart, key)}";
        var end = TextSpan.FromBounds(value.Span.End, whole.Span.End);
        TextChange[] changes = BindsWeaker(value)
            ? [new TextChange(new TextSpan(value.SpanStart, 0), "("), new TextChange(end, ")" + fallback)]
            : [new TextChange(end, fallback)];
        return [new Repair(FixKeys.FailFast, $"Throw an exception that names '{key}' when it is missing", changes)];
    }

    private static bool IsCertain(ExpressionSyntax value) =>
        value is PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression };

    // Than `??`.
    private static bool BindsWeaker(ExpressionSyntax value) =>
        value is ConditionalExpressionSyntax or AssignmentExpressionSyntax or AnonymousFunctionExpressionSyntax or QueryExpressionSyntax;
}
