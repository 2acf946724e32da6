using CorsAnalyzers.Proofs.Pages;
using CorsAnalyzers.Proofs.Serving;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace CorsAnalyzers.Proofs.Serving;

/// <summary>A real Chromium without a window, started once, if one is installed.</summary>
public sealed class Chromium : IAsyncDisposable
{
    /// <summary>Names the browser's executable where it is not found by itself.</summary>
    public const string PathVariable = "CORS_PROOFS_CHROMIUM";

    private const float PatienceInMilliseconds = 20_000;
    private const string Document = "<!doctype html><link rel='icon' href='data:,'><iframe sandbox='allow-scripts' srcdoc='sandboxed'></iframe>";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

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

    /// <summary>What comes of an exchange with a program, and what the browser prints about it.</summary>
    internal async Task<(string Outcome, string Console)> AskAsync(ServedProgram program, Exchange exchange)
    {
        if (program.Address is null)
        {
            return (Exchange.DoesNotStart, "");
        }

        var request = exchange.ToBrowserRequest();
        await using var context = await (await _browser.Value).Browser.NewContextAsync();
        context.SetDefaultTimeout(PatienceInMilliseconds);
        var page = await context.NewPageAsync();
        var frame = await OpenAsync(page, request.PageOrigin.ToString());
        var (console, statuses) = (new List<string>(), new List<int>());
        page.Console += (_, message) => console.Add(message.Text);
        page.Response += (_, response) => statuses.Add(response.Status);
        var isRead = await frame.EvaluateAsync<bool>(
            """
            async ([url, method, body, credentials]) => {
                try {
                    const headers = body === null ? {} : { 'Content-Type': 'application/json' };
                    await (await fetch(url, { method, body, credentials, headers, signal: AbortSignal.timeout(15000) })).text();
                    return true;
                } catch (error) {
                    if (error.name === 'TimeoutError') throw error;
                    return false;
                }
            }
            """,
            new object?[] { new Uri(program.Address, exchange.Path).ToString(), request.Method, exchange.Body, request.IsCredentialed ? "include" : "omit" });

        // What the browser prints travels apart from the result of the script, but before that of a later one.
        await frame.EvaluateAsync("() => console.info('end')");
        var outcome = isRead ? Exchange.Allowed : Exchange.Blocked;
        return (statuses.Contains(500) ? Exchange.ServerError : outcome, string.Join('\n', console.SkipLast(1)));
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
                "--disable-component-update", "--disable-sync",
                "--host-resolver-rules=MAP * 127.0.0.1",

                // Pages of any origin, plain http ones included, ask a server on this machine; the user is not to be asked about it.
                "--disable-features=LocalNetworkAccessChecks,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable",
            ],
        });
        return (playwright, browser);
    }

    /// <summary>
    /// Opens a page of that origin and returns the frame in which its scripts run. Interception ends before any of them asks: while it is on,
    /// the driver answers preflights in the server's place.
    /// </summary>
    private static async Task<IFrame> OpenAsync(IPage page, string origin)
    {
        var isOpaque = origin == "null";
        await page.RouteAsync("**/*", route => route.FulfillAsync(new() { ContentType = "text/html", Body = Document }));
        await page.GotoAsync(isOpaque ? "https://evil.test/" : origin + "/");
        await page.UnrouteAllAsync();
        var frame = isOpaque ? page.Frames.Single(frame => frame.ParentFrame is not null) : page.MainFrame;
        Assert.Equal(origin, await frame.EvaluateAsync<string>("() => self.origin"));
        return frame;
    }
}
