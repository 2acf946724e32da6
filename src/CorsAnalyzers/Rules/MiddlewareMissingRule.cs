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
        "No CORS header is ever sent: policies are registered here, and nothing calls UseCors",
        RuleCategory.Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "AddCors only stores policies. What answers preflights and writes headers is the middleware that UseCors adds.",
        RuleIds.Pages + RuleIds.MiddlewareMissing + ".md");

    public override IEnumerable<Finding> Find(CorsApp app, AnalyzerOptions options)
    {
        foreach (var host in app.WholeHosts().Where(host => !host.HasCors() && !host.VariesByEnvironment && !host.PolicyNames.IsEmpty && !host.PossibleMetadata(app).Any()))
        {
            foreach (var call in host.CorsServices.Where(call => call.Name is "AddCors" or "ConfigureCors").Take(1))
            {
                var finding = At(call.At);
                yield return host.PolicyNames is [{ Name: { IsKnown: true, Value: { } name } }] && !host.DefaultPolicyName.Is(name) ? finding.With(FindingProperties.PolicyNames, name) : finding;
            }
        }
    }
}
