using System.Text.RegularExpressions;
using CorsAnalyzers.Proofs.Pages;
using CorsAnalyzers.Proofs.Serving;

namespace CorsAnalyzers.Proofs;

/// <summary>Who may read what, before and after the fix: every row of every page, asked of the running programs.</summary>
public sealed partial class ExchangeTests(ServedPrograms programs, Chromium chromium)
{
    /// <summary>The rows, by page and number; the text is there to name the test.</summary>
    public static TheoryData<string, int, string> Rows
    {
        get
        {
            var rows = new TheoryData<string, int, string>();
            foreach (var page in RulePage.All.Values)
            {
                for (var i = 0; i < page.Exchanges.Length; i++)
                {
                    rows.Add(page.Id, i, page.Exchanges[i].ToString());
                }
            }

            return rows;
        }
    }

    /// <summary>The pages that show what the browser prints.</summary>
    public static TheoryData<string> PagesWithConsole => [.. RulePage.All.Values.Where(page => page.ConsoleOutput is not null).Select(page => page.Id)];

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task The_server_answers_as_the_page_says(string id, int row, string what)
    {
        var (page, exchange) = (RulePage.All[id], RulePage.All[id].Exchanges[row]);
        var before = await HttpBrowser.AskAsync(await programs.GetAsync(page.Bad, exchange.Settings), exchange, TestContext.Current.CancellationToken);
        var after = await HttpBrowser.AskAsync(await programs.GetAsync(page.Fixed, exchange.Settings), exchange, TestContext.Current.CancellationToken);

        AssertOutcome(exchange, what, (before, after));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Chromium_decides_as_the_page_says(string id, int row, string what)
    {
        SkipWithoutChromium();
        var (page, exchange) = (RulePage.All[id], RulePage.All[id].Exchanges[row]);
        var asked = await Task.WhenAll(
            chromium.AskAsync(await programs.GetAsync(page.Bad, exchange.Settings), exchange),
            chromium.AskAsync(await programs.GetAsync(page.Fixed, exchange.Settings), exchange));
        var (before, after) = (asked[0], asked[1]);
        TestContext.Current.TestOutputHelper!.WriteLine($"before: {before.Console}\nafter: {after.Console}");

        AssertOutcome(exchange, what, (before.Outcome, after.Outcome));
    }

    [Theory]
    [MemberData(nameof(PagesWithConsole))]
    public async Task Chromium_prints_what_the_page_shows(string id)
    {
        SkipWithoutChromium();
        var page = RulePage.All[id];
        var shown = page.ConsoleOutput!.Text.TrimEnd();
        var printed = new HashSet<string>();
        foreach (var exchange in page.Exchanges)
        {
            var (_, console) = await chromium.AskAsync(await programs.GetAsync(page.Bad, exchange.Settings), exchange);
            printed.UnionWith(console.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => Loopback().Replace(line, "https://api.example.com")));
        }

        Assert.True(printed.Contains(shown), $"The page shows:\n{shown}\nThe browser prints:\n{string.Join('\n', printed)}");
    }

    private static void AssertOutcome(Exchange exchange, string what, (string Before, string After) outcome) => Assert.True(
        Exchange.IsAsSaid(exchange.Before, outcome.Before) && Exchange.IsAsSaid(exchange.After, outcome.After),
        $"{what}: the page says {(exchange.Before, exchange.After)}, it was {outcome}.");

    private static void SkipWithoutChromium() =>
        Assert.SkipWhen(Chromium.ExecutablePath is null, $"No Chromium is installed: put one on the PATH, or name it in {Chromium.PathVariable}.");

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Loopback();
}
