using CorsAnalyzers.App;
using CorsAnalyzers.Options;
using CorsAnalyzers.Shared.HandOver;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Rules;

/// <summary>CORS302 (facts #51).</summary>
internal sealed class NoDefaultPolicyRule() : Rule(Description)
{
    private static readonly DiagnosticDescriptor Description = new(
        RuleIds.NoDefaultPolicy,
        "There is no default policy",
        "{0} does nothing: it names no policy, and there is no default one{1}. Name a policy, or add a default one with AddDefaultPolicy.",
        RuleCategory.Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "UseCors without a name goes by the default policy, and so does metadata without a name under such middleware. Without a default "
        + "policy no CORS header is sent, and nothing says so.",
        RuleIds.Pages + RuleIds.NoDefaultPolicy + ".md");

    public override IEnumerable<Finding> Find(CorsApp app, AnalyzerOptions options)
    {
        foreach (var host in app.WholeHosts().Where(host => !host.CorsServices.IsEmpty))
        {
            // Endpoints that name their policies need the middleware, and no default. A default policy under another name is there, and
            // CORS314 says so.
            if (host.KnownNames() is not { } names
                || !host.DefaultPolicyName.IsKnown
                || names.Contains(host.DefaultPolicyName.Value!)
                || host.Registered.Any(each => each.IsDefault)
                || app.MayHaveMetadataElsewhere
                || host.PossibleMetadata(app).Any(use => !use.IsUnnamed))
            {
                continue;
            }

            foreach (var step in host.Pipeline.Where(step => step.Cors is { IsUnnamed: true }))
            {
                yield return At(step.By.At, "UseCors", host.RunByPreflights().Contains(step.Cors!)
                    ? "; a browser's preflight runs the endpoints that leave the policy to it" : string.Empty)
                    .With(new UnnamedPolicyData([.. host.SafestFirst(names)], host.PolicyToAdd(app, options)));
            }
        }
    }
}
