using System.Diagnostics;
using System.Text;

namespace CorsAnalyzers.PackageTests;

/// <summary>A built app on a free loopback port, as in Production; it ends with this object.</summary>
internal sealed class RunningApp : IDisposable
{
    private const string Listening = "Now listening on: ";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private RunningApp(Process process, Uri address)
    {
        _process = process;
        Client = new HttpClient { BaseAddress = address };
    }

    public HttpClient Client { get; }

    public static async Task<RunningApp> Start(string directory, string assembly, IReadOnlyDictionary<string, string> environment)
    {
        var process = Dotnet.Start(
            directory,
            new Dictionary<string, string>(environment) { ["ASPNETCORE_URLS"] = "http://127.0.0.1:0", ["ASPNETCORE_ENVIRONMENT"] = "Production" },
            assembly);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(Patience);
        var printed = new StringBuilder();
        try
        {
            while (await process.StandardOutput.ReadLineAsync(timeout.Token) is { } line)
            {
                printed.AppendLine(line);
                if (line.IndexOf(Listening, StringComparison.Ordinal) is var at and >= 0)
                {
                    return new RunningApp(process, new Uri(line[(at + Listening.Length)..].Trim()));
                }
            }

            throw new InvalidOperationException($"The app ended before it listened:\n{printed}{await process.StandardError.ReadToEndAsync(timeout.Token)}");
        }
        catch
        {
            process.Kill(entireProcessTree: true);
            process.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        Client.Dispose();
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }
}
