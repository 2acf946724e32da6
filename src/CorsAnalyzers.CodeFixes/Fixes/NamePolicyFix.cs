using CorsAnalyzers.CodeFixes.Applying;
using CorsAnalyzers.CodeFixes.Editing;
using CorsAnalyzers.CodeFixes.Repairs;
using CorsAnalyzers.Shared.HandOver;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.CodeFixes.Fixes;

/// <summary>
/// Names a policy in <c>UseCors()</c> where there is no default one, and in metadata that names none: one action for each policy. Or adds a
/// default policy.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NamePolicyFix))]
public sealed class NamePolicyFix : CorsCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(RuleIds.NoDefaultPolicy, RuleIds.UnnamedMetadata);

    internal override IEnumerable<Repair> Repairs(Finding finding) =>
        finding.Data is UnnamedPolicyData data ? Repairs(finding, data).OfType<Repair>() : [];

    private static IEnumerable<Repair?> Repairs(Finding finding, UnnamedPolicyData data) => data.PolicyNames
        .Select((name, index) => InCall(finding, name) is { } change
            ? new Repair(FixKeys.Choice(FixKeys.NamePolicy, index),
                $"Apply the policy '{name}': {Word(finding)}({OriginText.Literal(name)})", [change])
            : null)
        .Append(AddPolicy.Default(finding, data));

    private static string Word(Finding finding) => Attribute(finding) is null ? finding.Token.ValueText : "EnableCors";

    private static TextChange? InCall(Finding finding, string name)
    {
        var literal = OriginText.Literal(name);
        if (Attribute(finding) is { } attribute)
        {
            return attribute.ArgumentList is { } list
                ? list.Arguments.Count == 0 ? new TextChange(new TextSpan(list.OpenParenToken.Span.End, 0), literal) : null
                : new TextChange(new TextSpan(attribute.Name.Span.End, 0), $"({literal})");
        }

        return finding.Token.ValueText is "UseCors" or "RequireCors"
            && CallSite.At(finding.Token) is { Invocation.ArgumentList: { Arguments.Count: 0 } arguments }
            ? new TextChange(new TextSpan(arguments.OpenParenToken.Span.End, 0), literal)
            : null;
    }

    private static AttributeSyntax? Attribute(Finding finding) =>
        finding.Token.Parent?.AncestorsAndSelf().TakeWhile(static node => node is NameSyntax or AttributeSyntax)
            .OfType<AttributeSyntax>()
            .FirstOrDefault();
}
