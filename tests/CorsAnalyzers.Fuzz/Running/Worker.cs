using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using CorsAnalyzers.Fuzz.Programs;

namespace CorsAnalyzers.Fuzz.Running;

/// <summary>The process that analyses programs for the tests: a job a line on its input, an outcome a line on its output.</summary>
internal static class Worker
{
    public const string Argument = "--analyse-for-tests";

    /// <summary>Processor time of one compilation's analysis at which it is called slow: some times the second that is promised.</summary>
    private const double SlowSeconds = 5;

    public static int Run()
    {
        using var input = new StreamReader(Console.OpenStandardInput(), Encoding.UTF8);
        using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false));
        using var jobs = new BlockingCollection<string>();
        new Thread(() => Work(jobs, output)) { IsBackground = true }.Start();

        // The one who asks may die while a job hangs: then this ends, too.
        while (input.ReadLine() is { } line)
        {
            jobs.Add(line);
        }

        return 0;
    }

    private static void Work(BlockingCollection<string> jobs, StreamWriter output)
    {
        foreach (var line in jobs.GetConsumingEnumerable())
        {
            var outcome = PerformAsync(JsonSerializer.Deserialize<Job>(line)!).GetAwaiter().GetResult();
            output.WriteLine(JsonSerializer.Serialize(outcome));
            output.Flush();
        }
    }

    private static async Task<Outcome> PerformAsync(Job job)
    {
        if (job.IsCompilerAlone)
        {
            _ = Analysis.Compile(job.Program).GetDiagnostics();
            return new([], [], default);
        }

        var first = new Analysis(job.Program);
        var findings = await first.FindingsAsync();
        var faults = first.Failures.Select(FaultOf).ToList();
        if (first.Effort.Seconds > SlowSeconds)
        {
            faults.Add(new(Fault.Slow, $"{first.Effort.Seconds:0.0} s"));
        }

        if (job.IsTwice && faults.Count == 0)
        {
            var second = new Analysis(job.Program, isConcurrent: true);
            var again = await second.FindingsAsync();
            faults.AddRange(second.Failures.Select(FaultOf));
            if (!again.SequenceEqual(findings))
            {
                var (gone, news) = (string.Join('\n', findings.Except(again)), string.Join('\n', again.Except(findings)));
                faults.Add(new(Fault.Differs, $"{gone}\nin the first run only,\n{news}\nin the second only"));
            }
        }

        return new(findings, [.. faults], first.Effort);
    }

    private static Fault FaultOf(string failure) =>
        new(failure.StartsWith(nameof(OutOfMemoryException), StringComparison.Ordinal) ? Fault.Memory : Fault.Exception, failure);
}
