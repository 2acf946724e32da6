using System.Text.RegularExpressions;
using CorsAnalyzers.Proofs.Pages;
using CorsAnalyzers.Proofs.Serving;

namespace CorsAnalyzers.Proofs;

/// <summary>Who may read what, before and after the fix: every row of every page, asked of the running programs.</summary>
public sealed partial class ExchangeTests(ServedPrograms programs, Chromium chromium)
{
    /// <summary>The rows, by page, mistake and number; the text is there to name the test.</summary>
    public static TheoryData<string, int, int, string> Rows => [.. RulePage.All.Values.SelectMany(page =>
        page.Examples.SelectMany((example, mistake) => example.Exchanges.Select((exchange, row) =>
            new TheoryDataRow<string, int, int, string>(page.Id, mistake, row, exchange.ToString()) { Traits = { ["Page"] = [page.Id] } })))];

    /// <summary>The pages that show what the browser prints.</summary>
    public static TheoryData<string> PagesWithConsole => [.. RulePage.All.Values.Where(page => page.ConsoleOutput is not null).Select(page => new TheoryDataRow<string>(page.Id) { Traits = { ["Page"] = [page.Id] } })];

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task The_server_answers_as_the_page_says(string id, int mistake, int row, string what)
    {
        var (bad, right, exchange) = await ServeAsync(id, mistake, row);
        var before = await HttpBrowser.AskAsync(bad, exchange, TestContext.Current.CancellationToken);
        var after = await HttpBrowser.AskAsync(right, exchange, TestContext.Current.CancellationToken);

        AssertOutcome(exchange, what, (before, after));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Chromium_decides_as_the_page_says(string id, int mistake, int row, string what)
    {
        SkipWithoutChromium();
        var (bad, right, exchange) = await ServeAsync(id, mistake, row);
        var asked = await Task.WhenAll(chromium.AskAsync(bad, exchange), chromium.AskAsync(right, exchange));
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
        foreach (var (bad, exchange) in page.Examples.SelectMany(example => example.Exchanges, (example, exchange) => (example.Bad, exchange)))
        {
            var (_, console) = await chromium.AskAsync(await programs.GetAsync(bad, exchange.Settings, page.Grpc), exchange);
            printed.UnionWith(console.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => Loopback().Replace(line, "${scheme}s://api.example.com")));
        }

        Assert.True(printed.Contains(shown), $"The page shows:\n{shown}\nThe browser prints:\n{string.Join('\n', printed)}");
    }

    private async Task<(ServedProgram Bad, ServedProgram Right, Exchange Exchange)> ServeAsync(string id, int mistake, int row)
    {
        var (example, grpc) = (RulePage.All[id].Examples[mistake], RulePage.All[id].Grpc);
        var exchange = example.Exchanges[row];
        return (await programs.GetAsync(example.Bad, exchange.Settings, grpc), await programs.GetAsync(example.Fixed, exchange.Settings, grpc), exchange);
    }

    private static void AssertOutcome(Exchange exchange, string what, (string Before, string After) outcome) => Assert.True(
        Exchange.IsAsSaid(exchange.Before, outcome.Before) && Exchange.IsAsSaid(exchange.After, outcome.After),
        $"{what}: the page says {(exchange.Before, exchange.After)}, it was {outcome}.");

    private static void SkipWithoutChromium() =>
        Assert.SkipWhen(Chromium.ExecutablePath is null, $"No Chromium is installed: put one on the PATH, or name it in {Chromium.PathVariable}.");

    [GeneratedRegex(@"(?<scheme>http|ws)://127\.0\.0\.1:\d+")]
    private static partial Regex Loopback();
}
