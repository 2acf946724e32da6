using CorsAnalyzers.Knowledge;
using CorsAnalyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

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
            var findings = new CancellableLazy<EquatableArray<Finding>>(cancellation => Findings.Of(compilation, Settings(additional, cancellation), options, cancellation));
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
}
