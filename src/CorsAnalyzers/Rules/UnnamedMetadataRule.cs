using CorsAnalyzers.App;
using CorsAnalyzers.Options;
using CorsAnalyzers.Shared.HandOver;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Rules;

/// <summary>CORS316 (facts #57).</summary>
internal sealed class UnnamedMetadataRule() : Rule(Description)
{
    private static readonly DiagnosticDescriptor Description = new(
        RuleIds.UnnamedMetadata,
        "CORS metadata without a name",
        "{0}",
        RuleCategory.Reliability,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "Metadata without a name does not mean the default policy: it hands the choice back to the CORS middleware, whatever the group or "
        + "the class said before.",
        RuleIds.Pages + RuleIds.UnnamedMetadata + ".md");

    public override IEnumerable<Finding> Find(CorsApp app, AnalyzerOptions options) =>
        from host in app.WholeHosts()
        from endpoint in host.Endpoints
        let last = endpoint.Metadata.LastOrDefault()
        where last is { Policy.IsUnnamed: true }
        let names = Names(host)
        let use = endpoint.Effective.By
        where use is { IsNameKnown: true }
        let before = endpoint.Metadata.Where(each => each.Policy is { IsUnnamed: false }).Reverse().FirstOrDefault()?.Policy
        let message =
            before is not null
                && Shown(before) != Shown(use)
                    ? $"This takes {Shown(before)} of {Place(endpoint, before)} away from {endpoint.Label}: without a name, the policy of "
                        + "UseCors applies. Name a policy."
            : !use.IsUnnamed
            && host.DefaultPolicyName.IsKnown
            && names.Contains(host.DefaultPolicyName.Value!)
                ? $"This does not mean the default policy: without a name, {Shown(use)} of UseCors applies to {endpoint.Label}. Name the "
                    + "policy."
            : null
        where message is not null
        select At(last.By.At, message)
            .With(new UnnamedPolicyData([.. host.SafestFirst(names.Where(name => !host.DefaultPolicyName.Is(name)))], DefaultToAdd: null));

    private static EquatableArray<string> Names(CorsHost host) => host.KnownNames() ?? [];

    private static string Shown(PolicyUse use) =>
        use.Names.FirstOrDefault() is { IsKnown: true } name
            ? $"the policy '{name.Value}'"
            : use.IsUnnamed
            ? "the default policy"
            : "the policy";

    private static string Place(Endpoint endpoint, PolicyUse use) => endpoint.Metadata.First(each => each.Policy == use).Source switch
    {
        MetadataSource.Group => "its group",
        MetadataSource.Convention => "an earlier call",
        _ => endpoint.Metadata.Last().Source == MetadataSource.Convention ? "its attribute" : "its class",
    };
}
