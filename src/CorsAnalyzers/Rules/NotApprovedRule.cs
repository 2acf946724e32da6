using CorsAnalyzers.App;
using CorsAnalyzers.Options;
using CorsAnalyzers.Protocol;
using CorsAnalyzers.Shared.HandOver;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Rules;

/// <summary>CORS114: for organisations that keep a list of their origins.</summary>
internal sealed class NotApprovedRule() : Rule(Description)
{
    private static readonly DiagnosticDescriptor Description = new(
        RuleIds.NotApproved,
        "The origin is not on the approved list",
        "'{0}' is allowed, and cors_analyzers.approved_origins does not name it. Use an approved origin, or have this one approved.",
        RuleCategory.Security,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "An organisation that keeps a list of its origins wants no others to be allowed. The rule is silent while the option "
        + "cors_analyzers.approved_origins is not set.",
        RuleIds.Pages + RuleIds.NotApproved + ".md",
        RuleCategory.SecurityTags);

    /// <summary>As many approved origins as a finding proposes.</summary>
    private const int MostProposals = 3;

    public override bool YieldsToOthers => true;

    public override IEnumerable<Finding> Find(CorsApp app, AnalyzerOptions options)
    {
        if (options.ApprovedOrigins.IsEmpty)
        {
            yield break;
        }

        foreach (var (_, variant) in app.ExposedVariants())
        {
            foreach (var (entry, origin) in variant.LiveOrigins()
                .Where(each => each.Origin.Kind is OriginKind.Exact or OriginKind.SubdomainPattern && !IsApproved(each.Origin, options)))
            {
                yield return At(entry, origin.Text).With(CorrectionsData.Of(Nearest(origin.Text, options)));
            }
        }
    }

    private static bool IsApproved(ConfiguredOrigin origin, AnalyzerOptions options) => options.ApprovedOrigins.Any(approved =>
        string.Equals(approved, origin.Stored, StringComparison.OrdinalIgnoreCase)
        || (origin.Kind == OriginKind.Exact
            && OriginPattern.IsPattern(approved)
            && OriginPattern.Match(approved, origin.Stored) == PatternMatch.Yes));

    private static IEnumerable<string> Nearest(string text, AnalyzerOptions options) => options.ApprovedOrigins
        .OrderBy(approved => EditDistance.Between(approved, text))
        .ThenBy(approved => approved, StringComparer.Ordinal)
        .Take(MostProposals);
}
