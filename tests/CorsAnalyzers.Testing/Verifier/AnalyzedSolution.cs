using System.Text;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>A solution with all diagnostics of its projects, in the order of their places.</summary>
internal sealed record AnalyzedSolution(Solution Solution, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>What identifies a solution within one test: the names and texts of all its files.</summary>
    public static async Task<string> GetKeyAsync(Solution solution, CancellationToken cancellationToken)
    {
        var key = new StringBuilder();
        foreach (var document in solution.Projects.SelectMany(Files))
        {
            var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
            key.Append(document.Name).Append('\0').Append(text.Length).Append('\0').Append(text).Append('\0');
        }

        return key.ToString();
    }

    /// <summary>Analyses every project; compiles it too, if the compiler's own diagnostics are wanted.</summary>
    public static async Task<AnalyzedSolution> AnalyzeAsync(
        Solution solution,
        ImmutableArray<DiagnosticAnalyzer> analyzers,
        Func<Diagnostic, bool> isSeen,
        bool withCompiler,
        CancellationToken cancellationToken)
    {
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var project in solution.Projects)
        {
            var compilation = await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false)
                ?? throw new InvalidOperationException($"'{project.Name}' has no compilation.");
            diagnostics.AddRange(await GetDiagnosticsAsync(compilation, project.AnalyzerOptions, analyzers, withCompiler, cancellationToken)
                .ConfigureAwait(false));
        }

        return new(solution, [.. diagnostics
            .Where(isSeen)
            .OrderBy(diagnostic => diagnostic.Location.GetLineSpan().Path, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start)
            .ThenBy(diagnostic => diagnostic.Location.SourceSpan.End)
            .ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)]);
    }

    private static Task<ImmutableArray<Diagnostic>> GetDiagnosticsAsync(
        Compilation compilation,
        AnalyzerOptions options,
        ImmutableArray<DiagnosticAnalyzer> analyzers,
        bool withCompiler,
        CancellationToken cancellationToken)
    {
        if (analyzers.IsEmpty)
        {
            return Task.FromResult(compilation.GetDiagnostics(cancellationToken));
        }

        // A rule that is off by default is on in its tests; the exception of an analyzer is an error.
        var specific = analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics)
            .Where(descriptor => !descriptor.IsEnabledByDefault)
            .Select(descriptor => KeyValuePair.Create(descriptor.Id, ToReport(descriptor.DefaultSeverity)))
            .Append(KeyValuePair.Create("AD0001", ReportDiagnostic.Error));
        var compilationOptions = compilation.Options;
        var driver = compilation
            .WithOptions(compilationOptions.WithSpecificDiagnosticOptions(compilationOptions.SpecificDiagnosticOptions.SetItems(specific)))
            .WithAnalyzers(
                analyzers,
                new CompilationWithAnalyzersOptions(options, onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false));
        return withCompiler ? driver.GetAllDiagnosticsAsync(cancellationToken) : driver.GetAnalyzerDiagnosticsAsync(cancellationToken);
    }

    private static ReportDiagnostic ToReport(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Hidden => ReportDiagnostic.Hidden,
        DiagnosticSeverity.Info => ReportDiagnostic.Info,
        DiagnosticSeverity.Error => ReportDiagnostic.Error,
        _ => ReportDiagnostic.Warn,
    };

    private static IEnumerable<TextDocument> Files(Project project)
        => project.Documents.Concat(project.AdditionalDocuments).Concat(project.AnalyzerConfigDocuments);
}
