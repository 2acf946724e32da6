using CorsAnalyzers.CodeFixes.Applying;
using CorsAnalyzers.CodeFixes.Repairs;
using CorsAnalyzers.Shared.HandOver;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CorsAnalyzers.CodeFixes.Fixes;

/// <summary>
/// Closes a policy that lets any origin in. Never by a predicate that is always true: that is the same hole with credentials.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(OpenPolicyFix))]
public sealed class OpenPolicyFix : CorsCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(RuleIds.AnyOriginWithCredentials, RuleIds.EveryOriginWithCredentials, RuleIds.AnyOrigin);

    internal override IEnumerable<Repair> Repairs(Finding finding)
    {
        if (finding.Data is not OpenPolicyData data)
        {
            return [];
        }

        Repair?[] repairs = finding.RuleId == RuleIds.AnyOrigin
            ? [ExplicitOrigins.For(finding, data), OriginsFromConfiguration.For(finding, data),
                DevelopmentOnly.ForPolicy(finding, data.UsedBy)]
            : [ExplicitOrigins.For(finding, data), DropCredentials.For(finding, data)];
        return repairs.OfType<Repair>();
    }
}
