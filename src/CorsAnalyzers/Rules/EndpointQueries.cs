using CorsAnalyzers.App;
using CorsAnalyzers.Protocol;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Rules;

/// <summary>Questions that rules ask about policies and the endpoints they answer for.</summary>
internal static class EndpointQueries
{
    /// <summary>A page that every policy lets in: the question is what it may do.</summary>
    private static readonly Origin Page = Origin.TryParse("https://page.test", out var page) ? page : default!;

    /// <summary>
    /// Each policy that certainly answers for endpoints, with these. Policies that let nobody in, or of which little is known, are left
    /// out.
    /// </summary>
    public static IEnumerable<(Policy Policy, List<Endpoint> Endpoints)> PoliciesAtWork(this CorsApp app) =>
        app.WholeHosts().SelectMany(PoliciesAtWork);

    /// <inheritdoc cref="PoliciesAtWork(CorsApp)"/>
    public static IEnumerable<(Policy Policy, List<Endpoint> Endpoints)> PoliciesAtWork(this CorsHost host) => host.Endpoints
        .Select(endpoint => (Endpoint: endpoint, endpoint.Effective.Policies))
        .Where(each => each.Policies.Length == 1)
        .GroupBy(each => each.Policies[0])
        .Where(same =>
            !same.Key.Variants.All(variant => variant.AdmitsNobody) && !same.Key.Variants.Any(variant => variant.VariesByEnvironment))
        .Select(same => (same.Key, same.Select(each => each.Endpoint).ToList()));

    /// <summary>Where a policy's list is filled last, or else where the policy is handed over.</summary>
    public static Location Place(this Policy policy, Func<PolicyVariant, EntryList> list) =>
        policy.Variants.SelectMany(variant => list(variant).Entries).LastOrDefault()?.By.At ?? policy.RegisteredBy.At;

    /// <summary>The name of the first call on the policy's builder, if it has one.</summary>
    public static Location? FirstCall(this Policy policy) =>
        policy.Variants[0].Calls.FirstOrDefault(call => call.Name != "CorsPolicyBuilder")?.At;

    /// <summary>Whether browsers refuse requests by this method to every page, whatever else is not known of the policy.</summary>
    public static bool RefusesMethod(this Policy policy, string method) =>
        policy.Refuses(new(Page, method, HeaderList.Empty), BlockReason.MethodNotAllowed);

    /// <summary>The same for requests with this header.</summary>
    public static bool RefusesHeader(this Policy policy, string header, string value) =>
        policy.Refuses(new(Page, "POST", HeaderList.Empty.With(header, value)), BlockReason.HeaderNotAllowed);

    private static bool Refuses(this Policy policy, BrowserRequest request, BlockReason reason) =>
        policy.Variants.All(variant => variant.JudgeAtBest(request).Reason == reason);

    /// <summary>Whether a list of header names has this one, or may have.</summary>
    public static bool Allows(this EntryList list, string header) =>
        list.IsAny || list.IsOpenEnded
            || list.Entries.Any(entry => !entry.Text.IsKnown || entry.Text.Value!.IndexOf(header, StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>The first endpoint and how many more there are.</summary>
    public static string Shown(this IReadOnlyList<Endpoint> endpoints) =>
        endpoints.Select(endpoint => endpoint.Label).Distinct().ToList() is { Count: > 1 } labels
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
