using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CorsAnalyzers.Benchmarks;

/// <summary>What compilers and editors do with an analyzer.</summary>
internal static class Run
{
    /// <summary>A fresh compilation of the same trees: nothing of an earlier run is bound in it.</summary>
    public static CSharpCompilation Fresh(CSharpCompilation compilation) => compilation.Clone();

    /// <summary>A build: everything, and the time that the host counts for the analyzers.</summary>
    public static Task<(ImmutableArray<Diagnostic> Found, TimeSpan Time)> BuildAsync(CSharpCompilation compilation, params ImmutableArray<DiagnosticAnalyzer> analyzers) =>
        BuildAsync(compilation, new AnalyzerOptions([]), analyzers);

    /// <summary>A build with files for the analyzers.</summary>
    public static async Task<(ImmutableArray<Diagnostic> Found, TimeSpan Time)> BuildAsync(
        CSharpCompilation compilation, AnalyzerOptions files, params ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var options = new CompilationWithAnalyzersOptions(files, onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: true);
        var host = compilation.WithAnalyzers(analyzers, options);
        var result = await host.GetAnalysisResultAsync(CancellationToken.None);
        var times = analyzers.Select(analyzer => result.AnalyzerTelemetryInfo[analyzer].ExecutionTime);
        return (result.GetAllDiagnostics(), times.Aggregate(TimeSpan.Zero, static (sum, time) => sum + time));
    }

    /// <summary>An editor: the one document that is open.</summary>
    public static Task<ImmutableArray<Diagnostic>> OpenDocumentAsync(CSharpCompilation compilation, params ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var model = compilation.GetSemanticModel(compilation.SyntaxTrees.First(tree => tree.FilePath == BigApp.StartupPath));
        return compilation.WithAnalyzers(analyzers).GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, CancellationToken.None);
    }
}
