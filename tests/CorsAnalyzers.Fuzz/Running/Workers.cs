using System.Collections.Concurrent;
using CorsAnalyzers.Fuzz.Programs;

namespace CorsAnalyzers.Fuzz.Running;

/// <summary>
/// Worker processes with a certain stack and so much memory. One that dies or hangs is a fault of the program that it was given, and is
/// replaced.
/// </summary>
internal sealed class Workers(int stack, long heap)
{
    private const int Megabyte = 1024 * 1024;

    /// <summary>What the compiler and its references take; the analysis may have 200 MB beside it.</summary>
    private const long Compiler = 400L * Megabyte;

    private static readonly SemaphoreSlim Places = new(Math.Max(1, Environment.ProcessorCount));

    private static readonly FuzzProgram WarmUp = FuzzProgram.Of("warm up", """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddCors(o => o.AddDefaultPolicy(p => p.SetIsOriginAllowed(x => x.EndsWith("a")).WithMethods("get")));
        var app = builder.Build();
        app.UseCors();
        app.MapGet("/x", () => "x");
        app.Run();
        """);

    private readonly ConcurrentBag<WorkerProcess> _idle = [];

    /// <summary>As .NET gives threads on Windows: 1.5 MB of stack.</summary>
    public static Workers Usual { get; } = new(Megabyte * 3 / 2, Compiler + (200L * Megabyte));

    /// <summary>As the compiler of Visual Studio has it: 1 MB of stack.</summary>
    public static Workers SmallStack { get; } = new(Megabyte, Compiler + (200L * Megabyte));

    /// <summary>Analyses a program in a process of its own.</summary>
    /// <param name="job">The job.</param>
    /// <param name="patience">After how many seconds it hangs.</param>
    public async Task<Outcome> RunAsync(Job job, int patience = 60)
    {
        await Places.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            var process = _idle.TryTake(out var idle) ? idle : await StartAsync();
            var outcome = await process.AskAsync(job, patience);
            if (process.IsAlive)
            {
                _idle.Add(process);
            }

            return outcome;
        }
        finally
        {
            Places.Release();
        }
    }

    private async Task<WorkerProcess> StartAsync()
    {
        var process = new WorkerProcess(stack, heap);
        await process.AskAsync(new(WarmUp, IsTwice: true), patience: 120);
        return process;
    }
}
