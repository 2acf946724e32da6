using CorsAnalyzers.App;
using CorsAnalyzers.Options;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Rules;

/// <summary>CORS113 (facts #18).</summary>
internal sealed class SuppressedCheckRule() : Rule(Description)
{
    private static readonly DiagnosticDescriptor Description = new(
        RuleIds.SuppressedCheck,
        "The check for unhandled CORS metadata is switched off",
        "{0}",
        RuleCategory.Security,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "ASP.NET Core refuses to run an endpoint that asks for CORS where no middleware handles it. With the check off, it runs the "
        + "endpoint instead, for preflights too, which are meant to change nothing.",
        RuleIds.Pages + RuleIds.SuppressedCheck + ".md",
        RuleCategory.SecurityTags);

    public override IEnumerable<Finding> Find(CorsApp app, AnalyzerOptions options)
    {
        foreach (var host in app.OrderedHosts().Where(host => host.HasMetadata(app)))
        {
            var isUnhandled = host.IsWhole && !host.HasCors();
            foreach (var call in host.SuppressedChecks)
            {
                yield return isUnhandled
                    ? At(
                        call.At,
                        "A browser's preflight runs the endpoint itself: endpoints have CORS metadata, nothing calls UseCors, and this "
                        + "switches off the check that would say so. Remove it, and call UseCors.")
                    : At(
                        call.At,
                        "Should UseCors ever miss an endpoint with CORS metadata, a browser's preflight will run that endpoint: this "
                        + "switches off the check that would say so. Remove it.") with
                    { Severity = DiagnosticSeverity.Info };
            }
        }
    }
}
