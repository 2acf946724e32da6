using CorsAnalyzers.CodeFixes.Applying;
using CorsAnalyzers.CodeFixes.Editing;
using CorsAnalyzers.CodeFixes.Repairs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.CodeFixes.Fixes;

/// <summary>Brings a <c>*.</c> pattern and the call that makes it count together, or takes out a call that has no pattern.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(WildcardCallFix))]
public sealed class WildcardCallFix : CorsCodeFix
{
    private const string WildcardCall = "SetIsOriginAllowedToAllowWildcardSubdomains";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.WildcardNeedsCall);

    internal override IEnumerable<Repair> Repairs(Finding finding)
    {
        var repair = finding.Literal is { } literal ? Add(finding, literal) : Remove(finding);
        return repair is null ? [] : [repair];
    }

    private static Repair? Add(Finding finding, LiteralExpressionSyntax literal)
    {
        var change =
            ListElement.Of(literal) is { List: ArgumentListSyntax { Parent: ExpressionSyntax holder } }
                && PolicyChain.IsBuilder(finding.File, holder)
            ? ChainEdits.Append(finding.File, holder, WildcardCall + "()")
            : (TextChange?)null;
        return change is { } edit
            ? new Repair(
                FixKeys.AllowWildcardSubdomains,
                $"Allow every origin that matches '{literal.Token.ValueText}': add {WildcardCall}",
                [edit])
            : null;
    }

    private static Repair? Remove(Finding finding) =>
        finding.Token.ValueText == WildcardCall && Removal.OfNamed(finding.File, finding.Token) is { } changes
            ? new Repair(FixKeys.RemoveWithoutEffect, $"Remove {WildcardCall}, which has no pattern to apply to", changes)
            : null;
}
