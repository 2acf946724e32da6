using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CorsAnalyzers.Benchmarks;

/// <summary>The same work under BenchmarkDotNet, to watch a change by.</summary>
[MemoryDiagnoser]
public class AnalysisBenchmarks
{
    private CSharpCompilation _app = null!;
    private CSharpCompilation _without = null!;
    private int _stroke;

    /// <summary>Files that have nothing to do with CORS.</summary>
    [Params(50, 500)]
    public int Services { get; set; }

    /// <summary>Makes the compilations, bound once.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        _app = BigApp.Create(controllers: 20, Services);
        _without = BigApp.WithoutCors(Services);
    }

    /// <summary>What the compiler does anyway.</summary>
    [Benchmark(Baseline = true)]
    public int Compile() => Run.Fresh(_app).GetDiagnostics().Length;

    /// <summary>A build with our analyzer.</summary>
    [Benchmark]
    public async Task<int> Build() => (await Run.BuildAsync(Run.Fresh(_app), new CorsAnalyzer())).Found.Length;

    /// <summary>A build of an app without CORS.</summary>
    [Benchmark]
    public async Task<int> BuildWithoutCors() => (await Run.BuildAsync(Run.Fresh(_without), new CorsAnalyzer())).Found.Length;

    /// <summary>The open document after a keystroke in it.</summary>
    [Benchmark]
    public async Task<int> Keystroke() => (await Run.OpenDocumentAsync(BigApp.Edited(_app, _stroke++), new CorsAnalyzer())).Length;
}
