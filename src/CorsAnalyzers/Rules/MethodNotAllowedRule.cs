using CorsAnalyzers.App;
using CorsAnalyzers.Options;
using CorsAnalyzers.Protocol;
using CorsAnalyzers.Shared.HandOver;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Rules;

/// <summary>CORS401 (facts #48).</summary>
internal sealed class MethodNotAllowedRule() : Rule(Description)
{
    private static readonly DiagnosticDescriptor Description = new(
        RuleIds.MethodNotAllowed,
        "A policy does not allow an endpoint's method",
        "Pages of other origins cannot call {0}: the browser asks first, and this policy does not allow {1}. Add {2} with WithMethods.",
        RuleCategory.Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "GET, HEAD and POST always pass. Every other method is asked for with a preflight, and the policy that applies to the endpoint "
        + "must list it.",
        RuleIds.Pages + RuleIds.MethodNotAllowed + ".md");

    public override IEnumerable<Finding> Find(CorsApp app, AnalyzerOptions options)
    {
        foreach (var (policy, endpoints) in app.PoliciesAtWork())
        {
            var needed = endpoints
                .Where(endpoint => endpoint is { Kind: EndpointKind.Handler, Methods.IsKnown: true })
                .Select(endpoint =>
                    (Endpoint: endpoint, Missing: endpoint.Methods.Value.Where(method => IsMissing(policy, method)).ToList()))
                .Where(each => each.Missing.Count > 0)
                .ToList();
            if (needed.Count > 0)
            {
                var missing = needed.SelectMany(each => each.Missing).Distinct().ToList();
                yield return At(policy.Place(variant => variant.Methods), needed.Select(each => each.Endpoint).Shown(), missing.Or(),
                    missing.It())
                    .With(new MissingNamesData(missing, policy.FirstCall()));
            }
        }
    }

    // A method in other letters, or in one string with others, is there and does not match: those are findings of their own.
    private static bool IsMissing(Policy policy, string method) =>
        method != "OPTIONS" && policy.RefusesMethod(method) && policy.Variants.All(variant =>
            variant.Methods.Known.All(entry => entry.Text.Value!.IndexOf(method, StringComparison.OrdinalIgnoreCase) < 0));
}
