using CorsAnalyzers.App;
using CorsAnalyzers.Options;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Rules;

/// <summary>CORS409 (facts #66, #67).</summary>
internal sealed class HubPolicyRule() : Rule(Description)
{
    private static readonly DiagnosticDescriptor Description = new(
        RuleIds.HubPolicy,
        "A policy that SignalR in the browser cannot use",
        "Pages of other origins cannot connect to {0}: {1}. {2}.",
        RuleCategory.Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "SignalR's client starts with a POST that carries credentials and two headers of its own. A policy for it must list the origins, allow credentials and allow these headers.",
        RuleIds.Pages + RuleIds.HubPolicy + ".md");

    private static readonly string[] Needed = ["X-Requested-With", "X-SignalR-User-Agent"];

    public override IEnumerable<Finding> Find(CorsApp app, AnalyzerOptions options)
    {
        foreach (var (policy, endpoints, host) in app.WholeHosts().SelectMany(host => host.PoliciesAtWork().Select(each => (each.Policy, each.Endpoints, host))))
        {
            // A hub of an app with pages may be for these pages; that it asks for a policy says otherwise.
            var hubs = endpoints.Where(endpoint => endpoint.Kind == EndpointKind.Hub && (!host.ServesPages || endpoint.Cors.Any())).ToList();
            var missing = Needed.Where(header => policy.Variants.All(variant => !variant.Headers.Allows(header))).ToList();
            var (why, what) = policy.Variants switch
            {
                _ when hubs.Count == 0 => default,

                // With that the app does not even start, which is CORS101's.
                var all when all.Any(variant => variant is { IsAnyOrigin: true, HasCredentials: true }) => default,
                var all when all.All(variant => variant is { IsAnyOrigin: true, Credentials.IsKnown: true }) => ("its client sends credentials, and a policy that lets any origin in cannot allow them", "List the origins, and add AllowCredentials"),
                var all when all.All(variant => variant.Credentials.Is(false)) => ("its client sends credentials, and this policy does not allow them", "Add AllowCredentials"),
                _ when missing.Count > 0 => ($"its client sends the {(missing.Count == 1 ? "header" : "headers")} {missing.And()}, and this policy does not allow {missing.It()}", $"Add {missing.It()} with WithHeaders"),
                _ => default,
            };
            if (why is not null)
            {
                var isOpen = policy.Variants.Any(variant => variant.IsOpen);
                yield return At(policy.RegisteredBy.At, hubs.Shown(), why, what)
                    .WithLines(FindingProperties.Missing, isOpen || policy.Variants.All(MayHaveCredentials) ? policy.Variants.All(variant => variant.HasCredentials) ? missing : [.. missing, FindingProperties.Credentials] : [])
                    .WithOrigins(app, options, withCredentials: true)
                    .WithLines(FindingProperties.Remaining, isOpen ? [] : policy.Variants.SelectMany(variant => variant.OthersThan(null)).Distinct())
                    .With(FindingProperties.IsAnyOrigin, isOpen ? "true" : "false")
                    .WithLocation(FindingProperties.OpenedByAt, policy.Variants is [{ IsOpen: true } only] ? (only.IsAnyOrigin ? only.Origins.Entries[0].By : only.Predicate!.By).At : null)
                    .WithLocation(FindingProperties.FirstCallAt, policy.FirstCall());
            }
        }
    }

    // Plain http and the developer's own machine would be the next finding (CORS108, CORS109).
    private static bool MayHaveCredentials(PolicyVariant variant) =>
        variant.HasCredentials || variant.LiveOrigins().All(each => each.Origin is { Origin: { IsHttps: true, IsLoopback: false } });
}
