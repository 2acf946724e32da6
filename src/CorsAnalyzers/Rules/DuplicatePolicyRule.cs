using CorsAnalyzers.App;
using CorsAnalyzers.Options;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Rules;

/// <summary>CORS313 (facts #53).</summary>
internal sealed class DuplicatePolicyRule() : Rule(Description)
{
    private static readonly DiagnosticDescriptor Description = new(
        RuleIds.DuplicatePolicy,
        "Two policies under one name",
        "This policy is lost: {0} later on registers another one {1}, and the last one wins. Give it a name of its own, or remove one of "
        + "them.",
        RuleCategory.Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A policy that is registered under a name that is taken replaces the one before it without a word.",
        RuleIds.Pages + RuleIds.DuplicatePolicy + ".md");

    public override IEnumerable<Finding> Find(CorsApp app, AnalyzerOptions options)
    {
        foreach (var host in app.Hosts)
        {
            foreach (var same in host.Registered.Where(each => each is { IsCertain: true, Name.IsKnown: true })
                .GroupBy(each => each.Name.Value!))
            {
                var all = same.ToList();
                foreach (var lost in all.Take(all.Count - 1).Where(lost => lost.RegisteredBy != all[all.Count - 1].RegisteredBy))
                {
                    yield return At(
                        lost.RegisteredBy.At,
                        all[all.Count - 1].RegisteredBy.Name,
                        host.DefaultPolicyName.Is(same.Key) ? "as the default" : $"as '{same.Key}'");
                }
            }
        }
    }
}
