using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace CorsAnalyzers.Proofs.Browsers;

/// <summary>The engine of Safari, in the small browser that WebKitGTK brings along, on a display that nobody sees.</summary>
public sealed partial class WebKit : IEngine
{
    private const string Display = "Xvfb";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static string Name => "WebKit";

    public static string Package => "webkit2gtk-driver and xvfb";

    public static string PathVariable => "CORS_PROOFS_WEBKIT";

    /// <summary>Both it and the display have to be there.</summary>
    public static string? ExecutablePath { get; } = DisplayPath is null ? null : Executable.Find(PathVariable, MiniBrowsers());

    private static string? DisplayPath => Executable.Find("CORS_PROOFS_XVFB", Display);

    // Not by WebDriver: a browser that is automated in that way prints nothing.
    public static async Task<IAsyncDisposable> StartAsync(int proxyPort, Uri start, Action<string> print)
    {
        var running = new Running(Directory.CreateTempSubdirectory("cors-proofs-"));
        try
        {
            var number = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
            running.Add(Executable.Start(
                DisplayPath!,
                ["-displayfd", "1", "-screen", "0", "1024x768x24", "-nolisten", "tcp"],
                new Dictionary<string, string>(),
                line => _ = int.TryParse(line, CultureInfo.InvariantCulture, out _) && number.TrySetResult(line)));
            var home = running.Home.FullName;
            var environment = new Dictionary<string, string>
            {
                ["DISPLAY"] = ":" + await number.Task.WaitAsync(Patience),
                ["GDK_BACKEND"] = "x11",
                ["LIBGL_ALWAYS_SOFTWARE"] = "1",
                ["NO_AT_BRIDGE"] = "1",
                ["HOME"] = home,
                ["XDG_CACHE_HOME"] = Path.Combine(home, "cache"),
                ["XDG_CONFIG_HOME"] = Path.Combine(home, "config"),
                ["XDG_DATA_HOME"] = Path.Combine(home, "data"),
            };
            running.Add(Executable.Start(
                ExecutablePath!,
                [$"--proxy=http://127.0.0.1:{proxyPort}", "--ignore-host=" + Web.DirectHost, "--ignore-tls-errors", "--enable-itp", "--enable-write-console-messages-to-stdout=true", start.ToString()],
                environment,
                line => Read(line, print)));
            return running;
        }
        catch
        {
            await running.DisposeAsync();
            throw;
        }
    }

    // Where it happened, what kind of message it is, and the message; other lines are those of libraries.
    private static void Read(string line, Action<string> print)
    {
        if (ConsoleLine().Match(line) is { Success: true, Groups: var groups })
        {
            print(groups["text"].Value);
        }
    }

    [GeneratedRegex(@"^(\S+:\d+:\d+: )?CONSOLE ([A-Z]+ )?(ERROR|WARN|INFO|LOG|DEBUG) (?<text>.*)$")]
    private static partial Regex ConsoleLine();

    private static IEnumerable<string> MiniBrowsers() =>
        from folder in new[] { "/usr/lib", "/usr/libexec" }.Where(Directory.Exists)
        from file in Directory.EnumerateFiles(folder, "MiniBrowser", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 2, IgnoreInaccessible = true })
        select file;

    private sealed class Running(DirectoryInfo home) : IAsyncDisposable
    {
        private readonly Stack<Process> _processes = new();

        public DirectoryInfo Home => home;

        public void Add(Process process) => _processes.Push(process);

        public async ValueTask DisposeAsync()
        {
            while (_processes.TryPop(out var process))
            {
                await Executable.EndAsync(process);
            }

            home.Delete(recursive: true);
        }
    }
}
