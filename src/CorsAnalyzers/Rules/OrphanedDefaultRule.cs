using CorsAnalyzers.App;
using CorsAnalyzers.Options;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Rules;

/// <summary>CORS314 (facts #52).</summary>
internal sealed class OrphanedDefaultRule() : Rule(Description)
{
    private static readonly DiagnosticDescriptor Description = new(
        RuleIds.OrphanedDefault,
        "A default policy that nothing finds",
        "{0}",
        RuleCategory.Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "AddDefaultPolicy registers a policy under the name that DefaultPolicyName has at that moment; a request looks it up by the name "
        + "that it has in the end. And options under a name are different options, which CORS does not read.",
        RuleIds.Pages + RuleIds.OrphanedDefault + ".md");

    public override IEnumerable<Finding> Find(CorsApp app, AnalyzerOptions options)
    {
        foreach (var host in app.OrderedHosts())
        {
            foreach (var lost in host.Registered.Where(each =>
                each is { IsDefault: true, Name.IsKnown: true }
                    && host.DefaultPolicyName.IsKnown
                    && each.Name.Value != host.DefaultPolicyName.Value))
            {
                yield return At(
                    lost.RegisteredBy.At,
                    $"No request gets this default policy: DefaultPolicyName becomes '{host.DefaultPolicyName.Value}' after it was added "
                    + "under the name from before. Set DefaultPolicyName first.")
                    .WithRelated(host.DefaultPolicyName.At);
            }

            foreach (var call in host.UnreadOptions)
            {
                yield return At(
                    call.At,
                    "Nothing reads these CORS options: CORS takes the options without a name, and these have one. Leave the name out.");
            }
        }
    }
}
