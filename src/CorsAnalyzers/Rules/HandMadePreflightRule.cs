using CorsAnalyzers.App;
using CorsAnalyzers.Options;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Rules;

/// <summary>CORS408 (facts #65).</summary>
internal sealed class HandMadePreflightRule() : Rule(Description)
{
    private static readonly DiagnosticDescriptor Description = new(
        RuleIds.HandMadePreflight,
        "Preflights are answered by hand",
        "{0}",
        RuleCategory.Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A preflight must be answered with what the policy allows this origin, method and header. The CORS middleware does that for every endpoint, and needs no OPTIONS endpoint for it.",
        RuleIds.Pages + RuleIds.HandMadePreflight + ".md");

    public override IEnumerable<Finding> Find(CorsApp app, AnalyzerOptions options)
    {
        foreach (var host in app.OrderedHosts())
        {
            foreach (var step in host.Pipeline.Where(step => step.AnswersPreflights))
            {
                var way = host.PathThrough(step.Branch).SkipWhile(each => each != step).ToList();
                if (way.Any(each => each.Kind == MiddlewareKind.Cors))
                {
                    yield return Of(step, step.WritesCorsHeaders
                            ? "Preflights get the same answer here whatever is asked: this writes it by hand before UseCors gets its turn. Remove it, and UseCors answers them by the policy."
                            : "Every preflight is refused by the browser: this answers them all before UseCors gets its turn, without the headers of a policy. Remove it, and UseCors answers them.")
                        .With(FindingProperties.IsRemovable, "true");
                }
                else if (step.WritesCorsHeaders && !host.HasCors())
                {
                    yield return Of(step, "Preflights get the same answer here whatever is asked: this writes it by hand. Add a CORS policy and UseCors, which answers them by that policy.");
                }
            }

            foreach (var endpoint in host.Endpoints.Where(endpoint => endpoint.AnswersPreflights))
            {
                var policy = endpoint.Effective;
                if (!policy.Policies.IsEmpty)
                {
                    yield return At(endpoint.By.At, "No preflight gets here: UseCors answers them all, by the policy. Remove this endpoint.").With(FindingProperties.IsRemovable, "true");
                }
                else if (!host.HasCors() || policy.None == NoPolicy.NoMiddleware)
                {
                    yield return At(endpoint.By.At, "Preflights get the same answer here whatever is asked: this endpoint writes it by hand. Add a CORS policy and UseCors, which answers them by that policy.");
                }
            }
        }
    }

    // Whoever looks for it looks into the middleware's own code as well.
    private Finding Of(Middleware step, string what) => step.Code is { } code ? At(step.By.At, what) with { Related = [code] } : At(step.By.At, what);
}
