using CorsAnalyzers.App;
using CorsAnalyzers.Options;
using CorsAnalyzers.Shared.HandOver;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Rules;

/// <summary>CORS318 (facts #79).</summary>
internal sealed class UnusedPolicyRule() : Rule(Description)
{
    private static readonly DiagnosticDescriptor Description = new(
        RuleIds.UnusedPolicy,
        "A policy that nothing uses",
        "Nothing uses this policy{0}. Name it in UseCors, RequireCors or [EnableCors], or remove it.",
        RuleCategory.Reliability,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "A policy has no effect until middleware or an endpoint names it, and until then nobody sees its mistakes.",
        RuleIds.Pages + RuleIds.UnusedPolicy + ".md");

    public override bool YieldsToOthers => true;

    public override IEnumerable<Finding> Find(CorsApp app, AnalyzerOptions options)
    {
        // Without any middleware, or where a name is wrong, there is one finding about that, and not one for each policy. A name that is
        // put together, say from that of the environment, may be another one elsewhere.
        foreach (var host in app.WholeHosts()
            .Where(host =>
                host is { VariesByEnvironment: false }
                    && host.HasCors()
                    && !app.MayHaveMetadataElsewhere
                    && host.Uses.Concat(app.AttributeUses).All(use => host.HasPolicy(use) && use.Names.All(name => name.At is not null))))
        {
            var isDefaultWanted = host.PossibleMetadata(app).Any(use => use.IsUnnamed);
            foreach (var policy in host.Policies.Where(policy =>
                policy is { Usage: Usage.Unused, IsNamedElsewhere: false, Name.IsKnown: true }))
            {
                var isDefault = host.Registered.Any(each => each.IsDefault && each.RegisteredBy == policy.RegisteredBy);
                var isLost =
                    host.Registered.Count(each => each.Name == policy.Name) > 1
                        || (isDefault && !host.DefaultPolicyName.Is(policy.Name.Value!));
                if (!isLost && !(isDefault && isDefaultWanted))
                {
                    var place = isDefault ? policy.RegisteredBy.At : policy.Name.At ?? policy.RegisteredBy.At;
                    var isOpen = policy.Variants.Any(variant => variant.IsOpen);
                    yield return At(place, isOpen ? ", and it would let every website in" : string.Empty)
                        .With(new UnusedPolicyData(policy.RegisteredBy.At));
                }
            }
        }
    }
}
