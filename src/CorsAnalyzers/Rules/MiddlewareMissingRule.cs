using CorsAnalyzers.App;
using CorsAnalyzers.Options;
using CorsAnalyzers.Shared.HandOver;
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
        foreach (var host in app.WholeHosts()
            .Where(host => !host.HasCors() && !host.VariesByEnvironment && !host.Registered.IsEmpty && !host.PossibleMetadata(app).Any()))
        {
            foreach (var call in host.PolicyServices.Take(1))
            {
                yield return At(call.At).With(ForFix(host));
            }
        }
    }

    // With a default policy no name is needed, without one no other call does anything.
    private static MissingMiddlewareData? ForFix(CorsHost host) =>
        host.KnownNames() is not { } names || !host.DefaultPolicyName.IsKnown ? null
        : names.Contains(host.DefaultPolicyName.Value!) ? new MissingMiddlewareData(IsNameNeedless: true, PolicyNames: [])
        : new MissingMiddlewareData(IsNameNeedless: false, [.. host.SafestFirst(names)]);
}
