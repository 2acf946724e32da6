using CorsAnalyzers.Proofs.Browsers;
using CorsAnalyzers.Proofs.Differential;
using CorsAnalyzers.Proofs.Pages;
using CorsAnalyzers.Proofs.Serving;

namespace CorsAnalyzers.Proofs;

/// <summary>Asked in Chromium, in whose words the pages of the rules show the console.</summary>
public sealed class ChromiumTests(ServedPrograms programs, RandomPrograms random, BrowserSession<Chromium> browser) : EngineTests<Chromium>(programs, random, browser)
{
    protected override bool SendsCookiesToOtherSites => true;

    /// <summary>The pages that show what the browser prints.</summary>
    public static TheoryData<string> PagesWithConsole => [.. RulePage.All.Values.Where(static page => page.ConsoleOutput is not null).Select(static page => new TheoryDataRow<string>(page.Id) { Traits = { ["Page"] = [page.Id] } })];

    [Theory]
    [MemberData(nameof(PagesWithConsole))]
    public async Task Prints_what_the_page_shows(string id)
    {
        SkipWithoutBrowser();
        var page = RulePage.All[id];
        var mark = Browser.Mark;
        foreach (var (bad, exchange) in page.Examples.SelectMany(static example => example.Exchanges, static (example, exchange) => (example.Bad, exchange)))
        {
            await Browser.AskAnewAsync(await Programs.GetAsync(bad, exchange.Settings, page.Grpc), exchange);
            await Browser.FlushAsync(exchange.PageOrigin);
        }

        var shown = page.ConsoleOutput!.Text.TrimEnd();
        Assert.True(await Browser.HasPrintedAsync(shown, mark), $"The page shows:\n{shown}\nThe browser prints:\n{string.Join('\n', Browser.PrintedSince(mark))}");
    }
}

/// <summary>Asked in Firefox.</summary>
public sealed class FirefoxTests(ServedPrograms programs, RandomPrograms random, BrowserSession<Firefox> browser) : EngineTests<Firefox>(programs, random, browser)
{
    protected override bool SendsCookiesToOtherSites => false;
}

/// <summary>Asked in WebKit.</summary>
public sealed class WebKitTests(ServedPrograms programs, RandomPrograms random, BrowserSession<WebKit> browser) : EngineTests<WebKit>(programs, random, browser)
{
    protected override bool SendsCookiesToOtherSites => false;
}
