using CorsAnalyzers.App;
using CorsAnalyzers.Options;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Rules;

/// <summary>CORS303 (facts #79).</summary>
internal sealed class MiddlewareMissingRule() : Rule(Description)
{
    private static readonly DiagnosticDescriptor Description = new(
        RuleIds.MiddlewareMissing,
        "Policies without the CORS middleware",
        "No CORS header is ever sent: policies are registered here, and nothing calls UseCors. Call it in the pipeline.",
        RuleCategory.Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "AddCors only stores policies. What answers preflights and writes headers is the middleware that UseCors adds.",
        RuleIds.Pages + RuleIds.MiddlewareMissing + ".md");

    public override IEnumerable<Finding> Find(CorsApp app, AnalyzerOptions options)
    {
        foreach (var host in app.WholeHosts().Where(host => !host.HasCors() && !host.VariesByEnvironment && !host.Registered.IsEmpty && !host.PossibleMetadata(app).Any()))
        {
            foreach (var call in host.PolicyServices.Take(1))
            {
                yield return WithPolicies(At(call.At), host);
            }
        }
    }

    // With a default policy no name is needed, without one no other call does anything.
    private static Finding WithPolicies(Finding finding, CorsHost host) =>
        host.KnownNames() is not { } names || !host.DefaultPolicyName.IsKnown ? finding
        : names.Contains(host.DefaultPolicyName.Value!) ? finding.With(FindingProperties.HasDefaultPolicy, "true")
        : finding.WithLines(FindingProperties.PolicyNames, host.SafestFirst(names));
}
