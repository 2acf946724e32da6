using CorsAnalyzers.CodeFixes.Applying;
using CorsAnalyzers.CodeFixes.Editing;
using CorsAnalyzers.CodeFixes.Repairs;
using CorsAnalyzers.Shared.HandOver;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.CodeFixes.Fixes;

/// <summary>Replaces an origin check that can be bypassed: by origins, by an exact comparison, or by a pattern.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(OriginCheckFix))]
public sealed class OriginCheckFix : CorsCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.OriginCheckBypass);

    internal override IEnumerable<Repair> Repairs(Finding finding)
    {
        if (finding.Data is not OriginCheckData data)
        {
            return [];
        }

        var code = PredicateCode.Of(finding.File, finding.Token);
        var meant = code is null ? null : OriginComparison.Read(finding.File, code, data.OwnDomains);
        Repair?[] repairs =
        [
            ExplicitOrigins.For(finding, data),
            CompareExactly(finding.File, code, meant),
            data.Remaining.Count == 0 ? ByPattern(finding, code, meant) : null,
        ];
        return repairs.OfType<Repair>();
    }

    private static Repair? CompareExactly(SourceFile file, PredicateCode? code, OriginComparison? meant)
    {
        if (meant is null || code?.Result is not { } test || CommentIn(test))
        {
            return null;
        }

        var uri = UriText.FreshName(file, code.Function);
        var exact = $"{UriText.TryCreate(file, test.SpanStart, code.Parameter, uri)} && {meant.Test(file, test.SpanStart, uri)}";
        return new Repair(FixKeys.CompareExactly, $"Compare scheme and host exactly: only {meant.InWords} may pass",
            [new TextChange(test.Span, exact)]);
    }

    // Not where origins stand beside the check: with a pattern they would count again, and nobody asked for that.
    private static Repair? ByPattern(Finding finding, PredicateCode? code, OriginComparison? meant) =>
        meant is { Scope: not HostScope.Host }
        && CallSite.At(finding.Token) is { } call
        && code is { Function: AnonymousFunctionExpressionSyntax }
        && !CommentIn(call.Invocation.ArgumentList)
            ? new Repair(
                FixKeys.SubdomainPattern,
                $"Allow only {OriginText.InWords(meant.Patterns)}, by SetIsOriginAllowedToAllowWildcardSubdomains",
                [ChainEdits.Replace(finding.File, call, OriginText.WithOrigins(meant.Patterns),
                    "SetIsOriginAllowedToAllowWildcardSubdomains()")])
            : null;

    private static bool CommentIn(SyntaxNode node) =>
        node.DescendantTrivia().Any(trivia => node.Span.Contains(trivia.Span) && !string.IsNullOrWhiteSpace(trivia.ToString()));
}
