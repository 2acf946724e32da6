using CorsAnalyzers.App;
using CorsAnalyzers.Options;
using CorsAnalyzers.Shared.HandOver;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Rules;

/// <summary>CORS402 (facts #47).</summary>
internal sealed class HeaderNotAllowedRule() : Rule(Description)
{
    private static readonly DiagnosticDescriptor Description = new(
        RuleIds.HeaderNotAllowed,
        "A policy does not allow a header that endpoints need",
        "Pages of other origins cannot send {0} to {1}: the browser asks first, and this policy does not allow the header {2}. Add {3} "
        + "with WithHeaders.",
        RuleCategory.Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A body of JSON has a Content-Type that no form can send, and a token goes in the Authorization header. The browser asks for both "
        + "with a preflight, and the policy that applies to the endpoint must list them.",
        RuleIds.Pages + RuleIds.HeaderNotAllowed + ".md");

    private const string ContentType = "Content-Type";
    private const string Authorization = "Authorization";

    public override IEnumerable<Finding> Find(CorsApp app, AnalyzerOptions options)
    {
        foreach (var host in app.WholeHosts())
        {
            foreach (var (policy, endpoints) in host.PoliciesAtWork())
            {
                var json = IsMissing(policy, ContentType) ? endpoints.Where(SendsJson).ToList() : [];
                var tokens = IsMissing(policy, Authorization) ? endpoints.Where(endpoint => SendsToken(host, endpoint)).ToList() : [];
                var missing =
                    new[] { json.Count > 0 ? ContentType : null, tokens.Count > 0 ? Authorization : null }.OfType<string>().ToList();
                if (missing.Count > 0)
                {
                    var what = json.Count == 0 ? "an access token" : tokens.Count == 0 ? "JSON" : "JSON or an access token";
                    yield return At(policy.Place(variant => variant.Headers), what, (json.Count > 0 ? json : tokens).Shown(), missing.Or(),
                        missing.It())
                        .With(new MissingNamesData(missing, policy.FirstCall()));
                }
            }
        }
    }

    // What only reads is asked for by an address alone.
    private static bool SendsJson(Endpoint endpoint) =>
        endpoint.Kind == EndpointKind.Handler
        && !(endpoint.Methods is { IsKnown: true, Value: { IsEmpty: false } methods } && methods.All(method => method is "GET" or "HEAD"))
        && endpoint.Body == RequestBody.Json;

    private static bool SendsToken(CorsHost host, Endpoint endpoint) =>
        host.Authentication == App.Authentication.Bearer && endpoint.Kind == EndpointKind.Handler
        && (endpoint.Access == Access.User || (endpoint.Access == Access.Unsaid && host.HasFallbackPolicy));

    private static bool IsMissing(Policy policy, string header) =>
        policy.RefusesHeader(header, header == ContentType ? "application/json" : "Bearer token") && policy.Variants.All(variant =>
            variant.Headers.Known.All(entry => entry.Text.Value!.IndexOf(header, StringComparison.OrdinalIgnoreCase) < 0));
}
