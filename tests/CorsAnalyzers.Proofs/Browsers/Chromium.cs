using Microsoft.Playwright;

namespace CorsAnalyzers.Proofs.Browsers;

/// <summary>The engine of Chrome, Edge and Opera.</summary>
public sealed class Chromium : IEngine
{
    private const float PatienceInMilliseconds = 30_000;

    public static string Name => "Chromium";

    public static string Package => "chromium";

    public static string PathVariable => "CORS_PROOFS_CHROMIUM";

    public static string? ExecutablePath { get; } = Executable.Find(PathVariable, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    public static async Task<IAsyncDisposable> StartAsync(int proxyPort, Uri start, Action<string> print)
    {
        var running = new Running(await Playwright.CreateAsync());
        try
        {
            running.Browser = await running.Playwright.Chromium.LaunchAsync(new()
            {
                ExecutablePath = ExecutablePath,
                Headless = true,
                Timeout = PatienceInMilliseconds,
                Args =
                [
                    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                    "--disable-component-update", "--disable-sync", "--ignore-certificate-errors",
                    $"--proxy-server=http://127.0.0.1:{proxyPort}", "--proxy-bypass-list=<-loopback>;" + Web.DirectHost,

                    // Plain pages are asked for as such.
                    "--disable-features=HttpsUpgrades,HttpsFirstBalancedModeAutoEnable",
                ],
            });
            var page = await running.Browser.NewPageAsync(new() { IgnoreHTTPSErrors = true });
            page.Console += (_, message) => print(message.Text);
            await page.GotoAsync(start.ToString(), new() { Timeout = PatienceInMilliseconds });
            return running;
        }
        catch
        {
            await running.DisposeAsync();
            throw;
        }
    }

    private sealed class Running(IPlaywright playwright) : IAsyncDisposable
    {
        public IPlaywright Playwright => playwright;

        public IBrowser? Browser { get; set; }

        public async ValueTask DisposeAsync()
        {
            if (Browser is not null)
            {
                await Browser.CloseAsync();
            }

            playwright.Dispose();
        }
    }
}
