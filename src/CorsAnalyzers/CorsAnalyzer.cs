using CorsAnalyzers.App;
using CorsAnalyzers.Evaluation.Sources;
using CorsAnalyzers.Knowledge;
using CorsAnalyzers.Options;
using CorsAnalyzers.Reading;
using CorsAnalyzers.Settings;
using CorsAnalyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using AnalyzerOptions = CorsAnalyzers.Options.AnalyzerOptions;

namespace CorsAnalyzers;

/// <summary>
/// The analyzer: reads the app once per compilation, when the first file asks, applies every rule to it, and reports to each file what lies in it.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CorsAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.CreateRange(RuleCatalog.Rules.Select(rule => rule.Descriptor));

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            // Without the services that CORS itself is built on, references are missing, and conditions would mean nothing.
            if (start.Compilation.GetTypeByMetadataName(KnownTypes.CorsPolicyBuilder) is null || start.Compilation.GetTypeByMetadataName(KnownTypes.ServiceCollection) is null)
            {
                return;
            }

            var compilation = start.Compilation;
            var options = start.Options.AnalyzerConfigOptionsProvider;
            var additional = start.Options.AdditionalFiles;
            var findings = new CancellableLazy<EquatableArray<Finding>>(cancellation => Find(compilation, Settings(additional, cancellation), Read(compilation, options), cancellation));
            start.RegisterSemanticModelAction(file => Report(findings.Get(file.CancellationToken), file));
            if (additional.Any(IsSettings))
            {
                start.RegisterAdditionalFileAction(file => Report(findings.Get(file.CancellationToken), file));
            }
        });
    }

    private static void Report(EquatableArray<Finding> findings, SemanticModelAnalysisContext file)
    {
        foreach (var finding in findings)
        {
            if (finding.At.SourceTree == file.SemanticModel.SyntaxTree)
            {
                file.ReportDiagnostic(finding.ToDiagnostic());
            }
        }
    }

    private static void Report(EquatableArray<Finding> findings, AdditionalFileAnalysisContext file)
    {
        foreach (var finding in findings)
        {
            if (finding.At.Kind == LocationKind.ExternalFile && finding.At.GetLineSpan().Path == file.AdditionalFile.Path)
            {
                file.ReportDiagnostic(finding.ToDiagnostic());
            }
        }
    }

    private static bool IsSettings(AdditionalText file) =>
        Path.GetFileName(file.Path) is var name
        && name.StartsWith("appsettings.", StringComparison.OrdinalIgnoreCase) && name.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    private static List<(string Path, SourceText Text)> Settings(ImmutableArray<AdditionalText> files, CancellationToken cancellation) =>
        [.. files.Where(IsSettings).Select(file => (file.Path, Text: file.GetText(cancellation))).Where(file => file.Text is not null).Select(file => (file.Path, file.Text!))];

    // What an .editorconfig says about a file counts before what a global file says about all, such as a preset of the package.
    private static AnalyzerOptions Read(Compilation compilation, AnalyzerConfigOptionsProvider provider)
    {
        var files = compilation.SyntaxTrees.Take(1).Select(provider.GetOptions).Append(provider.GlobalOptions).ToList();
        return AnalyzerOptions.Read(
            key => files.Select(file => file.TryGetValue(key, out var value) ? value : null).FirstOrDefault(value => value is not null),
            files.SelectMany(Keys));
    }

    private static IEnumerable<string> Keys(AnalyzerConfigOptions options)
    {
        try
        {
            return options.Keys;
        }
        catch (NotImplementedException)
        {
            // A host need not tell.
            return [];
        }
    }

    private static EquatableArray<Finding> Find(
        Compilation compilation, List<(string Path, SourceText Text)> settings, AnalyzerOptions options, CancellationToken cancellation)
    {
        var sources = new SourceModels(compilation);
        var apps = options.Environments
            .Select(environment => AppReader.Read(sources, AppSettings.Read(settings, environment), environment, cancellation))
            .ToList();

        // One finding per rule and place: code that several paths run through is still one piece of code.
        var findings = RuleCatalog.Rules
            .SelectMany(rule => apps.SelectMany(app => rule.Find(app, options)).Select(finding => (Rule: rule, Finding: finding)))
            .GroupBy(each => (each.Rule.Descriptor.Id, each.Rule.IsAboutOptions ? null : each.Finding.At, each.Rule.IsAboutOptions ? each.Finding.Arguments : default))
            .Select(same => same.First())
            .ToList();
        return findings
            .Where(each => !each.Rule.YieldsToOthers || findings.All(other => other.Rule == each.Rule || other.Rule.IsAboutOptions || other.Finding.At != each.Finding.At))
            .Select(each => each.Finding)
            .ToEquatableArray();
    }
}
