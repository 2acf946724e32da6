using CorsAnalyzers.App;
using CorsAnalyzers.Options;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Rules;

/// <summary>CORS305 (facts #25).</summary>
internal sealed class ServicesMissingRule() : Rule(Description)
{
    private static readonly DiagnosticDescriptor Description = new(
        RuleIds.ServicesMissing,
        "UseCors without the CORS services",
        "The app stops with an InvalidOperationException when it starts: UseCors needs services that nothing registers. Call AddCors on "
        + "the services.",
        RuleCategory.Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "AddCors registers what the middleware asks for. AddControllers, AddControllersWithViews and AddMvc do so too; AddRazorPages, "
        + "AddSignalR and AddMvcCore do not.",
        RuleIds.Pages + RuleIds.ServicesMissing + ".md");

    public override IEnumerable<Finding> Find(CorsApp app, AnalyzerOptions options) => app.WholeHosts()
        .Where(host => host.CorsServices.IsEmpty)
        .SelectMany(host => host.Pipeline.Where(step => step.Kind == MiddlewareKind.Cors).Take(1))
        .Select(step => At(step.By.At));
}
