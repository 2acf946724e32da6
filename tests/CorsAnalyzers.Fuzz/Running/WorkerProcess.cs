using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace CorsAnalyzers.Fuzz.Running;

/// <summary>One worker, from this side.</summary>
internal sealed class WorkerProcess
{
    private const int MostErrorLines = 12;

    private readonly ConcurrentQueue<string> _errors = new();
    private readonly Process _process;

    public WorkerProcess(int stack, long heap)
    {
        var name = typeof(WorkerProcess).Assembly.GetName().Name! + (OperatingSystem.IsWindows() ? ".exe" : "");
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, name), Worker.Argument)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_Thread_DefaultStackSize"] = Hex(stack);
        start.Environment["DOTNET_GCHeapHardLimit"] = Hex(heap);
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        _process = Process.Start(start)!;

        // A stack that has overflown is written out in full, which has to be read or the process does not end.
        _process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is { Length: > 0 } text && _errors.Count < MostErrorLines)
            {
                _errors.Enqueue(text.Trim());
            }
        };
        _process.BeginErrorReadLine();
    }

    public bool IsAlive => !_process.HasExited;

    /// <summary>Has a job done; if the process does not survive it, that is the outcome.</summary>
    public async Task<Outcome> AskAsync(Job job, int patience)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(TimeSpan.FromSeconds(patience));
        try
        {
            if (await SendAsync(job, deadline.Token) is { } answer)
            {
                return JsonSerializer.Deserialize<Outcome>(answer)!;
            }

            await _process.WaitForExitAsync(deadline.Token);
            var words = string.Join(" | ", _errors);
            var isMemory = words.Contains("OutOfMemory", StringComparison.Ordinal) || words.Contains("Out of memory", StringComparison.Ordinal);
            return Outcome.Of(new(isMemory ? Fault.Memory : Fault.Death, $"exit code {_process.ExitCode}: {words}"));
        }
        catch (OperationCanceledException) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            _process.Kill();
            await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return Outcome.Of(new(Fault.Slow, $"not done after {patience} s"));
        }
    }

    private async Task<string?> SendAsync(Job job, CancellationToken cancellation)
    {
        try
        {
            await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(job).AsMemory(), cancellation);
            await _process.StandardInput.FlushAsync(cancellation);
        }
        catch (IOException)
        {
            // It died while it read.
        }

        return await _process.StandardOutput.ReadLineAsync(cancellation);
    }

    private static string Hex(long number) => number.ToString("X", CultureInfo.InvariantCulture);
}
