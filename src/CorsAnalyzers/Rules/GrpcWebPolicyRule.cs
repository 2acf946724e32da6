using CorsAnalyzers.App;
using CorsAnalyzers.Options;
using CorsAnalyzers.Shared.HandOver;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Rules;

/// <summary>CORS410 (facts #68).</summary>
internal sealed class GrpcWebPolicyRule() : Rule(Description)
{
    private static readonly DiagnosticDescriptor Description = new(
        RuleIds.GrpcWebPolicy,
        "A policy that hides the outcome of gRPC-Web calls",
        "Browser clients of {0} cannot tell how a call ended: this policy does not expose {1}. Add {2} with WithExposedHeaders.",
        RuleCategory.Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A gRPC call that fails tells so in response headers. Scripts of other origins see only the response headers that the policy "
        + "exposes.",
        RuleIds.Pages + RuleIds.GrpcWebPolicy + ".md");

    private static readonly string[] Needed = ["Grpc-Status", "Grpc-Message", "Grpc-Encoding", "Grpc-Accept-Encoding"];

    public override IEnumerable<Finding> Find(CorsApp app, AnalyzerOptions options)
    {
        foreach (var (policy, endpoints) in app.PoliciesAtWork())
        {
            var services = endpoints.Where(endpoint => endpoint.Kind == EndpointKind.GrpcWeb).ToList();
            var missing =
                Needed.Where(header =>
                    policy.Variants.All(variant =>
                        !variant.ExposedHeaders.Allows(header)
                            && !(variant.ExposedHeaders.Known.Any(entry => entry.Text.Is("*")) && !variant.HasCredentials))).ToList();
            if (services.Count > 0 && missing.Count > 0)
            {
                yield return At(policy.Place(variant => variant.ExposedHeaders), services.Shown(), missing.And(), missing.It())
                    .With(new MissingNamesData(missing, policy.FirstCall()));
            }
        }
    }
}
