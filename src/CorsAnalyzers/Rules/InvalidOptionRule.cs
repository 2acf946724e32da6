using CorsAnalyzers.App;
using CorsAnalyzers.Options;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Rules;

/// <summary>
/// CORS001: options are read from files that analyzers never see, only their values. So it speaks where the app first does something about
/// CORS: editors show what has a place in a source file, and nothing else.
/// </summary>
internal sealed class InvalidOptionRule() : Rule(Description)
{
    private static readonly DiagnosticDescriptor Description = new(
        RuleIds.InvalidOption,
        "An option of the analyzers has no meaning",
        "'{0}' {1}. {2}.",
        RuleCategory.Configuration,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "What an .editorconfig or .globalconfig says about the analyzers is not understood, so that they do something else than was meant.",
        RuleIds.Pages + RuleIds.InvalidOption + ".md");

    public override string NoFix =>
        "Analyzers are handed the values of .editorconfig and .globalconfig files, never the files, so that there is nothing to edit.";

    public override bool IsAboutOptions => true;

    public override IEnumerable<Finding> Find(CorsApp app, AnalyzerOptions options) => Sites(app).Take(1)
        .SelectMany(site => options.Defects.Select(defect => At(site.At, defect.Subject, defect.Problem, defect.Allowed)));

    private static IEnumerable<CallSite> Sites(CorsApp app) => app.Policies.Select(policy => policy.RegisteredBy)
        .Concat(app.Hosts.SelectMany(host => host.Uses).Select(use => use.By))
        .Concat(app.HandMadeHeaders.Select(header => header.By));
}
