using CorsAnalyzers.App;
using CorsAnalyzers.Options;
using CorsAnalyzers.Shared.HandOver;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Rules;

/// <summary>CORS304 (facts #22, #24).</summary>
internal sealed class MetadataWithoutMiddlewareRule() : Rule(Description)
{
    private static readonly DiagnosticDescriptor Description = new(
        RuleIds.MetadataWithoutMiddleware,
        "CORS metadata that nothing handles",
        "Every request to this endpoint fails with status 500 ('contains CORS metadata, but a middleware was not found'): nothing calls "
        + "UseCors{0}",
        RuleCategory.Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "An endpoint that asks for CORS and gets none is taken for a security hole, so ASP.NET Core refuses to run it, with or without an "
        + "Origin header.",
        RuleIds.Pages + RuleIds.MetadataWithoutMiddleware + ".md");

    public override IEnumerable<Finding> Find(CorsApp app, AnalyzerOptions options)
    {
        // With the check switched off there is no such failure, but something worse (CORS113).
        foreach (var host in app.WholeHosts().Where(host => host.SuppressedChecks.IsEmpty))
        {
            foreach (var call in Unhandled(host, app).Distinct())
            {
                yield return At(call.At, app.Environment == "Production" && host.VariesByEnvironment ? " in Production" : string.Empty)
                    .With(new MissingMiddlewareData(IsNameNeedless: true, PolicyNames: []));
            }
        }
    }

    private static IEnumerable<CallSite> Unhandled(CorsHost host, CorsApp app)
    {
        var attributes =
            host.HasCors()
                || host.Main.Any(step => step.Kind == MiddlewareKind.LegacyMvc) ? [] : host.Attributes(app).Select(use => use.By);
        return host.Endpoints
            .Where(endpoint =>
                endpoint.Effective.None == NoPolicy.NoMiddleware
                    && host.PathThrough(endpoint.Branch).All(step => step.Kind != MiddlewareKind.Cors))
            .SelectMany(endpoint => endpoint.Metadata.Select(each => each.By))
            .Concat(attributes);
    }
}
