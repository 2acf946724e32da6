using System.Diagnostics;
using System.Globalization;
using WebDriverBiDi;
using WebDriverBiDi.BrowsingContext;
using WebDriverBiDi.Session;

namespace CorsAnalyzers.Proofs.Browsers;

/// <summary>Firefox, which tells what it prints by WebDriver BiDi.</summary>
public sealed class Firefox : IEngine
{
    private const string Listening = "WebDriver BiDi listening on ";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static string Name => "Firefox";

    public static string Package => "firefox-esr";

    public static string PathVariable => "CORS_PROOFS_FIREFOX";

    public static string? ExecutablePath { get; } = Executable.Find(PathVariable, "firefox-esr", "firefox");

    public static async Task<IAsyncDisposable> StartAsync(int proxyPort, Uri start, Action<string> print)
    {
        var profile = Directory.CreateTempSubdirectory("cors-proofs-");
        await File.WriteAllTextAsync(Path.Combine(profile.FullName, "user.js"), Preferences(proxyPort));
        var address = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = Executable.Start(
            ExecutablePath!,
            ["--headless", "--no-remote", "--profile", profile.FullName, "--remote-debugging-port", "0"],
            new Dictionary<string, string> { ["MOZ_CRASHREPORTER_DISABLE"] = "1" },
            line => _ = line.StartsWith(Listening, StringComparison.Ordinal) && address.TrySetResult(line[Listening.Length..]));
        var running = new Running(process, profile, new(Patience));
        try
        {
            await ConnectAsync(running.Driver, await address.Task.WaitAsync(Patience), start, print);
            return running;
        }
        catch
        {
            await running.DisposeAsync();
            throw;
        }
    }

    private static async Task ConnectAsync(BiDiDriver driver, string address, Uri start, Action<string> print)
    {
        await driver.StartAsync(address + "/session");
        await driver.Session.NewSessionAsync(new NewCommandParameters { Capabilities = new() { AlwaysMatch = new() { AcceptInsecureCerts = true } } });
        driver.Log.OnEntryAdded.AddObserver(entry => print(entry.Text ?? ""));
        await driver.Session.SubscribeAsync(new SubscribeCommandParameters([driver.Log.OnEntryAdded.EventName]));
        var tabs = await driver.BrowsingContext.GetTreeAsync(new GetTreeCommandParameters());
        await driver.BrowsingContext.NavigateAsync(new NavigateCommandParameters(tabs.ContextTree[0].BrowsingContextId, start.ToString()));
    }

    private static string Preferences(int proxyPort)
    {
        (string Name, object Value)[] preferences =
        [
            ("network.proxy.type", 1),
            ("network.proxy.http", "127.0.0.1"),
            ("network.proxy.http_port", proxyPort),
            ("network.proxy.ssl", "127.0.0.1"),
            ("network.proxy.ssl_port", proxyPort),
            ("network.proxy.no_proxies_on", Web.DirectHost),
            ("network.proxy.allow_hijacking_localhost", true),

            // Plain pages are asked for as such.
            ("dom.security.https_first", false),
            ("dom.security.https_first_schemeless", false),
        ];
        return string.Concat(preferences.Select(static each => string.Create(
            CultureInfo.InvariantCulture,
            $"user_pref(\"{each.Name}\", {each.Value switch { string text => $"\"{text}\"", true => "true", false => "false", var number => number }});\n")));
    }

    private sealed class Running(Process process, DirectoryInfo profile, BiDiDriver driver) : IAsyncDisposable
    {
        public BiDiDriver Driver => driver;

        public async ValueTask DisposeAsync()
        {
            await Executable.EndAsync(process);
            await driver.DisposeAsync();
            profile.Delete(recursive: true);
        }
    }
}
