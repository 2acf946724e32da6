using System.Diagnostics;
using Microsoft.CodeAnalysis.CSharp;

namespace CorsAnalyzers.Benchmarks;

/// <summary>Measures what the design allows: each figure is the median of several runs, ours and the others' taken in turn.</summary>
internal static class Budgets
{
    private const int Runs = 9;
    private const double TimeBudget = 0.2;

    /// <summary>Prints the figures, and says whether the one that means the same on every machine, time beside S5122, is within its budget.</summary>
    public static async Task<bool> PrintAsync()
    {
        var app = BigApp.Create(controllers: 100, services: 400);
        var (ours, theirs, oursFound, theirsFound) = await TimesAsync(app);
        Console.WriteLine($"one build, 500 files: all our rules {ours:0.0} ms ({oursFound} findings), S5122 alone {theirs:0.0} ms ({theirsFound} findings): {ours / theirs:P0} (budget {TimeBudget:P0})");

        var (compile, extra) = await AllocationsAsync(app);
        Console.WriteLine($"allocation: compiling {compile / 1e6:0.0} MB, our rules {extra / 1e6:0.00} MB more: {extra / (double)compile:P2} (budget 2 %)");

        foreach (var services in (int[])[50, 500, 2000])
        {
            Console.WriteLine($"after a keystroke, {services} unrelated files: {await KeystrokeAsync(BigApp.Create(controllers: 20, services)):0.00} ms");
        }

        foreach (var controllers in (int[])[5, 50, 200])
        {
            Console.WriteLine($"after a keystroke, {controllers} controllers: {await KeystrokeAsync(BigApp.Create(controllers, services: 50)):0.00} ms");
        }

        return oursFound > 0 && theirsFound > 0 && ours <= theirs * TimeBudget;
    }

    private static async Task<(double Ours, double Theirs, int OursFound, int TheirsFound)> TimesAsync(CSharpCompilation app)
    {
        var sonar = Incumbent.SwitchOn(app);
        var (ours, theirs) = (new List<double>(), new List<double>());
        var (oursFound, theirsFound) = (0, 0);
        for (var run = 0; run < Runs + 2; run++)
        {
            var mine = await Run.BuildAsync(Run.Fresh(app), new CorsAnalyzer());
            var other = await Run.BuildAsync(Run.Fresh(sonar), Incumbent.Options, Incumbent.Create());
            (oursFound, theirsFound) = (mine.Found.Length, other.Found.Length);
            if (run >= 2)
            {
                ours.Add(mine.Time.TotalMilliseconds);
                theirs.Add(other.Time.TotalMilliseconds);
            }
        }

        return (Median(ours), Median(theirs), oursFound, theirsFound);
    }

    private static async Task<(long Compile, long Extra)> AllocationsAsync(CSharpCompilation app)
    {
        var (alone, together) = (new List<double>(), new List<double>());
        for (var run = 0; run < Runs; run++)
        {
            var plain = Run.Fresh(app);
            var before = GC.GetTotalAllocatedBytes(precise: true);
            plain.GetDiagnostics();
            alone.Add(GC.GetTotalAllocatedBytes(precise: true) - before);

            // As a build does: the compiler and the analyzers share one compilation.
            var analyzed = Run.Fresh(app);
            analyzed.GetDiagnostics();
            var compiled = GC.GetTotalAllocatedBytes(precise: true);
            await Run.BuildAsync(analyzed, new Nothing());
            var hosted = GC.GetTotalAllocatedBytes(precise: true);
            await Run.BuildAsync(analyzed, new CorsAnalyzer());
            together.Add(GC.GetTotalAllocatedBytes(precise: true) - hosted - (hosted - compiled));
        }

        return ((long)Median(alone), (long)Median(together));
    }

    private static async Task<double> KeystrokeAsync(CSharpCompilation app)
    {
        var times = new List<double>();
        await Run.OpenDocumentAsync(app, new CorsAnalyzer());
        for (var stroke = 0; stroke < (3 * Runs) + 3; stroke++)
        {
            var edited = BigApp.Edited(app, stroke);
            edited.GetDiagnostics(CancellationToken.None);
            var watch = Stopwatch.StartNew();
            await Run.OpenDocumentAsync(edited, new CorsAnalyzer());
            if (stroke >= 3)
            {
                times.Add(watch.Elapsed.TotalMilliseconds);
            }
        }

        return Median(times);
    }

    private static double Median(List<double> figures)
    {
        figures.Sort();
        return figures[figures.Count / 2];
    }
}
