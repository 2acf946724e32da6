using CorsAnalyzers.App;
using CorsAnalyzers.Options;
using CorsAnalyzers.Protocol;
using CorsAnalyzers.Shared.HandOver;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Rules;

/// <summary>CORS312 (facts #56).</summary>
internal sealed class SeveralCorsRule() : Rule(Description)
{
    private static readonly DiagnosticDescriptor Description = new(
        RuleIds.SeveralCors,
        "Several UseCors in one pipeline",
        "This UseCors never sees a preflight: the one before it answers them all, by its own policy. Use one policy, and others for "
        + "endpoints by name.",
        RuleCategory.Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The first CORS middleware answers every preflight and the second adds its headers to other answers only, so that requests which "
        + "need a preflight never get the second policy.",
        RuleIds.Pages + RuleIds.SeveralCors + ".md");

    public override IEnumerable<Finding> Find(CorsApp app, AnalyzerOptions options)
    {
        foreach (var host in app.OrderedHosts())
        {
            foreach (var path in host.Paths)
            {
                // One whose policy does not exist answers nothing, and one on a detour is meant for the requests that go there.
                var all = path.Where(step => step is { Kind: MiddlewareKind.Cors, IsCertain: true, Cors: { } use } && host.HasPolicy(use))
                    .ToList();
                var isAside = all.Count > 0 && host.Pipeline.Any(step => step.Kind == MiddlewareKind.Detour && step.Into == all[0].Branch);
                foreach (var step in isAside ? [] : all.Skip(1))
                {
                    yield return At(step.By.At)
                        .WithRelated(all[0].By.At)
                        .With(new FurtherCorsData([.. Origins(host, step).Except(Origins(host, all[0]))]));
                }
            }
        }
    }

    private static IEnumerable<string> Origins(CorsHost host, Middleware step) => EffectivePolicy.Of(host, step.Cors!).Policies
        .SelectMany(policy => policy.Variants)
        .SelectMany(variant => variant.LiveOrigins())
        .Where(each => each.Origin.Kind is OriginKind.Exact or OriginKind.SubdomainPattern)
        .Select(each => each.Entry.Text.Value!);
}
