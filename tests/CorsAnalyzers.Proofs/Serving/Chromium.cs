using System.Collections.Concurrent;
using System.Text.Json;
using CorsAnalyzers.Proofs.Pages;
using CorsAnalyzers.Proofs.Serving;
using CorsAnalyzers.Protocol;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace CorsAnalyzers.Proofs.Serving;

/// <summary>A real Chromium without a window, started once, if one is installed.</summary>
public sealed class Chromium : IAsyncDisposable
{
    /// <summary>Names the browser's executable where it is not found by itself.</summary>
    public const string PathVariable = "CORS_PROOFS_CHROMIUM";

    private const float PatienceInMilliseconds = 20_000;
    private const string End = "end of the exchange";
    private const string Document = "<!doctype html><link rel='icon' href='data:,'>";

    private const string Script =
        """
        async ([url, method, headers, body, credentials]) => {
            try {
                const response = await fetch(url, { method, body, credentials, headers, signal: AbortSignal.timeout(15000) });
                await response.text();
                return JSON.stringify({ status: response.status, headers: [...response.headers.keys()] });
            } catch (error) {
                if (error.name === 'TimeoutError') throw error;
                return null;
            }
        }
        """;

    private const string SocketScript =
        """
        url => new Promise((done, fail) => {
            const socket = new WebSocket(url);
            socket.onopen = () => { socket.close(); done(true); };
            socket.onerror = () => done(false);
            setTimeout(() => fail(new Error('No answer.')), 15000);
        })
        """;

    /// <summary>What makes a page sandboxed, like a frame with the attribute of that name: its origin is opaque.</summary>
    private static readonly Dictionary<string, string> Sandbox = new() { ["Content-Security-Policy"] = "sandbox allow-scripts" };

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    private readonly ConcurrentDictionary<(ServedProgram Program, Exchange Exchange), Lazy<Task<(string Outcome, string Console)>>> _answers = new();
    private readonly Lazy<Task<(IPlaywright Playwright, IBrowser Browser)>> _browser = new(LaunchAsync);

    /// <summary>Where the browser is; <see langword="null"/> if there is none.</summary>
    public static string? ExecutablePath { get; } =
        Environment.GetEnvironmentVariable(PathVariable) is { Length: > 0 } path
            ? path
            : (from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
               from name in Names
               select Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_browser.IsValueCreated)
        {
            var (playwright, browser) = await _browser.Value;
            await browser.CloseAsync();
            playwright.Dispose();
        }
    }

    /// <summary>What comes of an exchange with a program, and what the browser prints about it; asked once, however many tests want to know.</summary>
    internal Task<(string Outcome, string Console)> AskAsync(ServedProgram program, Exchange exchange) =>
        _answers.GetOrAdd((program, exchange), key => new(() => AskAnewAsync(key.Program, key.Exchange))).Value;

    private async Task<(string Outcome, string Console)> AskAnewAsync(ServedProgram program, Exchange exchange)
    {
        if (program.Address is null)
        {
            return (Exchange.NotStarted(program.Failure!), "");
        }

        var request = exchange.ToBrowserRequest();
        var isPreflighted = Protocol.Browser.NeedsPreflight(request);
        await using var context = await (await _browser.Value).Browser.NewContextAsync();
        context.SetDefaultTimeout(PatienceInMilliseconds);
        var page = await context.NewPageAsync();
        await OpenAsync(page, request.PageOrigin.ToString());
        var console = new List<string>();
        page.Console += (_, message) => console.Add(message.Text);
        if (exchange.IsWebSocket)
        {
            var opens = await page.EvaluateAsync<bool>(SocketScript, new UriBuilder(new Uri(program.Address, exchange.Path)) { Scheme = "ws" }.ToString());
            return (opens ? Exchange.Allowed : Exchange.Blocked, string.Join('\n', console));
        }

        if (exchange.Prior is { } prior)
        {
            await FetchAsync(page, program.Address, prior, prior.ToBrowserRequest());
        }

        var traffic = await Traffic.WatchAsync(page);
        var seen = await FetchAsync(page, program.Address, exchange, request);
        if (exchange.IsRepeated)
        {
            await Task.Delay(isPreflighted ? Exchange.Pause : TimeSpan.Zero);
            seen = await FetchAsync(page, program.Address, exchange, request);
        }

        await PrintAllAsync(page);
        var status = await traffic.FirstStatus.WaitAsync(TimeSpan.FromMilliseconds(PatienceInMilliseconds));
        var outcome = status == 500 ? Exchange.ServerError
            : seen is null ? isPreflighted ? Exchange.Blocked : exchange.Kept(status)
            : exchange.Header is { } header && !seen.Headers.Contains(header, StringComparer.OrdinalIgnoreCase) ? Exchange.HeaderHidden
            : exchange.IsRepeated && isPreflighted ? (traffic.Preflights == 1 ? Exchange.AskedOnce : Exchange.AskedTwice)
            : Exchange.Readable(seen.Status);
        return (outcome, string.Join('\n', console.Where(text => text != End)));
    }

    /// <summary>What the browser prints while a page of that origin runs a script with an address of the program as its argument.</summary>
    internal async Task<string> RunAsync(ServedProgram program, string origin, string path, string script)
    {
        await using var context = await (await _browser.Value).Browser.NewContextAsync();
        context.SetDefaultTimeout(PatienceInMilliseconds);
        var page = await context.NewPageAsync();
        await OpenAsync(page, origin);
        var console = new List<string>();
        page.Console += (_, message) => console.Add(message.Text);
        await page.EvaluateAsync(script, new Uri(program.Address!, path).ToString());
        await PrintAllAsync(page);
        return string.Join('\n', console.Where(text => text != End));
    }

    // What the browser prints travels apart from the result of the script, but in order.
    private static Task PrintAllAsync(IPage page) => page.RunAndWaitForConsoleMessageAsync(
        () => page.EvaluateAsync("text => console.info(text)", End),
        new() { Predicate = message => message.Text == End });

    /// <summary>What the script may read; <see langword="null"/> if that is nothing.</summary>
    private static async Task<Seen?> FetchAsync(IPage page, Uri address, Exchange exchange, BrowserRequest request)
    {
        var seen = await page.EvaluateAsync<string?>(Script, new object?[]
        {
            new Uri(address, exchange.Path).ToString(),
            request.Method,
            request.Headers.ToDictionary(static header => header.Key, static header => header.Value),
            exchange.Body,
            request.IsCredentialed ? "include" : "omit",
        });
        return seen is null ? null : JsonSerializer.Deserialize<Seen>(seen, JsonSerializerOptions.Web);
    }

    private static async Task<(IPlaywright Playwright, IBrowser Browser)> LaunchAsync()
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = ExecutablePath,
            Headless = true,
            Timeout = PatienceInMilliseconds,
            Args =
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--no-proxy-server",
                "--host-resolver-rules=MAP * 127.0.0.1",

                // Pages of any origin, plain http ones included, ask a server on this machine; the user is not to be asked about it.
                "--disable-features=LocalNetworkAccessChecks,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable",
            ],
        });
        return (playwright, browser);
    }

    /// <summary>
    /// Opens a page of that origin. Interception ends before any script asks: while it is on, the driver answers preflights in the server's place.
    /// </summary>
    private static async Task OpenAsync(IPage page, string origin)
    {
        var isOpaque = origin == "null";
        await page.RouteAsync("**/*", route => route.FulfillAsync(new() { ContentType = "text/html", Body = Document, Headers = isOpaque ? Sandbox : [] }));
        await page.GotoAsync(isOpaque ? "https://evil.test/" : origin + "/");
        await page.UnrouteAllAsync();
        Assert.Equal(origin, await page.EvaluateAsync<string>("() => self.origin"));
    }

    /// <summary>What a script may read of a response.</summary>
    /// <param name="Status">Its status.</param>
    /// <param name="Headers">The names of its headers.</param>
    private sealed record Seen(int Status, string[] Headers);

    /// <summary>
    /// What goes over the wire. What the browser keeps from the page it keeps from the driver's own events too, but not from the protocol
    /// below them.
    /// </summary>
    private sealed class Traffic
    {
        private readonly TaskCompletionSource<int> _status = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _preflights;

        /// <summary>The status of the first response, which is that of the preflight if there is one.</summary>
        public Task<int> FirstStatus => _status.Task;

        /// <summary>How many preflights were sent.</summary>
        public int Preflights => Volatile.Read(ref _preflights);

        /// <summary>Watches from here on.</summary>
        public static async Task<Traffic> WatchAsync(IPage page)
        {
            var traffic = new Traffic();
            var session = await page.Context.NewCDPSessionAsync(page);
            session.Event("Network.responseReceivedExtraInfo").OnEvent += (_, happening) =>
                traffic._status.TrySetResult(happening!.Value.GetProperty("statusCode").GetInt32());
            session.Event("Network.requestWillBeSent").OnEvent += (_, happening) =>
            {
                if (happening!.Value.GetProperty("request").GetProperty("method").GetString() == "OPTIONS")
                {
                    Interlocked.Increment(ref traffic._preflights);
                }
            };
            await session.SendAsync("Network.enable");
            return traffic;
        }
    }
}
