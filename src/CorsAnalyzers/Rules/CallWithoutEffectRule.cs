using CorsAnalyzers.App;
using CorsAnalyzers.Options;
using CorsAnalyzers.Shared.HandOver;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Rules;

/// <summary>CORS204 (facts #41–#44).</summary>
internal sealed class CallWithoutEffectRule() : Rule(Description)
{
    private static readonly DiagnosticDescriptor Description = new(
        RuleIds.CallWithoutEffect,
        "A later or stronger call takes away the effect of this one",
        "{0} has no effect: {1}",
        RuleCategory.Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The calls on a policy builder do not add up. A predicate replaces the list, a second predicate replaces the first, and 'any' "
        + "holds only while "
        + "it is alone: AllowAnyX empties the list, WithX after it ends 'any'.",
        RuleIds.Pages + RuleIds.CallWithoutEffect + ".md");

    public override IEnumerable<Finding> Find(CorsApp app, AnalyzerOptions options)
    {
        foreach (var policy in app.Policies)
        {
            foreach (var dead in policy.Variants.SelectMany(DeadCalls).GroupBy(dead => dead.At))
            {
                // Dead on one path and at work on another is not dead; what opens the policy is the graver finding.
                if (policy.Variants.All(variant => IsDeadOrAbsent(variant, dead.Key)) && !policy.Variants.Any(variant => variant.IsOpen))
                {
                    var first = dead.First();
                    yield return At(first.At, first.What, first.Why).With(new OverriddenData(first.By.At, first.IsOverrideRemovable));
                }
            }
        }
    }

    private static bool IsDeadOrAbsent(PolicyVariant variant, Location at) =>
        DeadCalls(variant).Any(dead => dead.At == at)
            || (variant.Calls.All(call => call.At != at) && variant.Origins.Entries.All(entry => entry.At != at));

    private static IEnumerable<DeadCall> DeadCalls(PolicyVariant variant)
    {
        foreach (var superseded in variant.Superseded)
        {
            yield return superseded.IsCheck
                ? new DeadCall(superseded.Call.Name, superseded.Call.At,
                    $"{superseded.By.Name} replaces it, and only the last check counts.", superseded.By, IsOverrideRemovable: false)
                : new DeadCall(superseded.Call.Name, superseded.Call.At, $"{superseded.By.Name} empties the list.", superseded.By,
                    IsOverrideRemovable: true);
        }

        foreach (var dead in DeadStar(variant.Origins, "origin").Concat(DeadAny(variant.Methods, "method"))
            .Concat(DeadAny(variant.Headers, "header")))
        {
            yield return dead;
        }

        if (variant.IsAnyOrigin && variant.Predicate is { Kind: PredicateKind.Custom or PredicateKind.WildcardSubdomains } unused)
        {
            yield return new DeadCall(unused.By.Name, unused.By.At, "any origin is allowed, so nothing asks the check.",
                variant.Origins.Entries[0].By, IsOverrideRemovable: true);
        }

        if (!variant.IsAnyOrigin && variant.Predicate is { Kind: PredicateKind.Custom } predicate)
        {
            var own = variant.Calls.SkipWhile(call => variant.CopiedBy is not null && call != variant.CopiedBy)
                .Where(call => call != variant.CopiedBy).ToList();
            foreach (var call in variant.Origins.Entries.Where(entry => !entry.Text.Is("*"))
                .Select(entry => entry.By)
                .Distinct()
                .Where(own.Contains))
            {
                yield return new DeadCall(call.Name, call.At, $"{predicate.By.Name} decides instead of the list.", predicate.By,
                    IsOverrideRemovable: true);
            }
        }
    }

    /// <summary>A star is "any" only while it is alone.</summary>
    private static IEnumerable<DeadCall> DeadStar(EntryList list, string what)
    {
        if (list.Entries.FirstOrDefault(entry => entry.Text.Is("*")) is { } star
            && list.Entries.FirstOrDefault(entry => entry.Text.IsKnown && !entry.Text.Is("*")) is { } other)
        {
            var name = star.IsImplied ? star.By.Name : "'*'";
            yield return new DeadCall(name, star.At, $"beside a named {what} such as '{other.Text.Value}', '*' no longer means any {what}.",
                other.By, IsOverrideRemovable: false);
        }
    }

    // A literal star among methods or headers is CORS405's.
    private static IEnumerable<DeadCall> DeadAny(EntryList list, string what) =>
        DeadStar(list, what).Where(dead => dead.What != "'*'").Select(dead => dead with { IsOverrideRemovable = true });

    private sealed record DeadCall(string What, Location At, string Why, CallSite By, bool IsOverrideRemovable);
}
