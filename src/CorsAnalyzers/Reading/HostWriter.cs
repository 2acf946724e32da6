using CorsAnalyzers.App;
using CorsAnalyzers.Evaluation;
using CorsAnalyzers.Knowledge;
using CorsAnalyzers.Knowledge.AspNetCore;
using CorsAnalyzers.Reading.Routing;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Reading;

/// <summary>Writes down a host as the run of its startup code has left it.</summary>
/// <param name="evaluator">Has run it.</param>
/// <param name="host">What it has left.</param>
/// <param name="attributes">Uses of policies by attributes.</param>
/// <param name="controllers">The app's controllers.</param>
internal sealed class HostWriter(
    Evaluator evaluator, HostCell host, EquatableArray<PolicyUse> attributes, Lazy<IReadOnlyList<INamedTypeSymbol>> controllers)
{
    public CorsHost Write() => host.Host with
    {
        IsWhole = host is { HasPipeline: true, MayHideUses: false, IsPartial: false, IsHostedElsewhere: false },
        IsOrdered = host is { MayHideUses: false, IsPartial: false },
        Pipeline = host.Pipeline.ToEquatableArray(),
        Endpoints = new EndpointReader(evaluator, host, controllers).Read(),
        Policies = Policies().ToEquatableArray(),
    };

    private IEnumerable<Policy> Policies()
    {
        var uses = host.Uses.Concat(attributes).ToList();
        var isVisible = host is { HasPipeline: true, MayHideUses: false, IsPartial: false } && uses.All(use => use.IsNameKnown);
        var named = uses.SelectMany(use => use.Names.Select(name => (Name: name.Value, Use: use))).ToLookup(each => each.Name, each => each.Use);
        var unnamed = uses.Where(use => use is { Inline: null, IsNameKnown: true, Names.IsEmpty: true }).ToList();
        foreach (var policy in host.Policies)
        {
            var by = policy.Name.IsKnown ? UsesOf(policy.Name.Value!, named, unnamed) : [];
            yield return policy with
            {
                Variants = Variants(policy.Id),
                Usage = by.Count > 0 ? Usage.Used : isVisible && policy.Name.IsKnown ? Usage.Unused : Usage.Unknown,
                UsedBy = by.Select(use => use.By).ToEquatableArray(),
                IsNamedElsewhere = policy.Name.IsKnown && evaluator.App().SkippedTexts.Contains(policy.Name.Value!),
            };
        }

        foreach (var use in uses.Where(use => use.Inline is not null))
        {
            yield return new Policy(Fact<string>.Unknown, use.By, Variants(use.Inline!.Value), Usage.Used, [use.By])
            {
                Id = use.Inline.Value,
                Inline = use.Inline,
            };
        }
    }

    private List<PolicyUse> UsesOf(string name, ILookup<string?, PolicyUse> named, List<PolicyUse> unnamed)
    {
        var isDefault = !host.Host.DefaultPolicyName.IsKnown || host.Host.DefaultPolicyName.Is(name);
        return [.. named[name].Where(use => use.Inline is null), .. isDefault ? unnamed : []];
    }

    private EquatableArray<PolicyVariant> Variants(int policy) => evaluator.Cell<PolicyCell>(policy)?.Variants ?? [PolicyVariant.Unknown];
}
