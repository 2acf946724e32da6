using CorsAnalyzers.App;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Rules;

/// <summary>Questions that rules ask about policies and the endpoints they answer for.</summary>
internal static class EndpointQueries
{
    /// <summary>Each policy that certainly answers for endpoints, with these. Policies that let nobody in, or of which little is known, are left out.</summary>
    public static IEnumerable<(Policy Policy, List<Endpoint> Endpoints)> PoliciesAtWork(this CorsApp app) => app.WholeHosts().SelectMany(PoliciesAtWork);

    /// <inheritdoc cref="PoliciesAtWork(CorsApp)"/>
    public static IEnumerable<(Policy Policy, List<Endpoint> Endpoints)> PoliciesAtWork(this CorsHost host) => host.Endpoints
        .Select(endpoint => (Endpoint: endpoint, endpoint.Effective.Policies))
        .Where(each => each.Policies.Length == 1)
        .GroupBy(each => each.Policies[0])
        .Where(same => !same.Key.Variants.All(variant => variant.AdmitsNobody) && !same.Key.Variants.Any(variant => variant.VariesByEnvironment))
        .Select(same => (same.Key, same.Select(each => each.Endpoint).ToList()));

    /// <summary>Where a policy's list is filled last, or else where the policy is handed over.</summary>
    public static Location Place(this Policy policy, Func<PolicyVariant, EntryList> list) =>
        policy.Variants.SelectMany(variant => list(variant).Entries).LastOrDefault()?.By.At ?? policy.RegisteredBy.At;

    /// <summary>The name of the first call on the policy's builder, if it has one.</summary>
    public static Location? FirstCall(this Policy policy) => policy.Variants[0].Calls.FirstOrDefault(call => call.Name != "CorsPolicyBuilder")?.At;

    /// <summary>Whether a list of header names has this one, or may have.</summary>
    public static bool Allows(this EntryList list, string header) =>
        list.IsAny || list.IsOpenEnded || list.Entries.Any(entry => !entry.Text.IsKnown || entry.Text.Value!.IndexOf(header, StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>The first endpoint and how many more there are.</summary>
    public static string Shown(this IReadOnlyList<Endpoint> endpoints) => endpoints.Select(endpoint => endpoint.Label).Distinct().ToList() is { Count: > 1 } labels
        ? $"{labels[0]} and {labels.Count - 1} more"
        : endpoints[0].Label;

    public static string Shown(this IEnumerable<Endpoint> endpoints) => endpoints.ToList().Shown();

    /// <summary>“PUT”, “PUT or DELETE”.</summary>
    public static string Or(this IReadOnlyList<string> names) => Listed(names, " or ");

    /// <summary>“PUT”, “PUT and DELETE”.</summary>
    public static string And(this IReadOnlyList<string> names) => Listed(names, " and ");

    public static string It(this IReadOnlyList<string> names) => names.Count == 1 ? "it" : "them";

    private static string Listed(IReadOnlyList<string> names, string last) =>
        names.Count == 1 ? names[0] : string.Join(", ", names.Take(names.Count - 1)) + last + names[names.Count - 1];
}
