using CorsAnalyzers.Proofs.Pages;
using CorsAnalyzers.Proofs.Serving;

namespace CorsAnalyzers.Proofs;

/// <summary>Who may read what, before and after the fix: every row of every page, asked of the running programs.</summary>
public sealed class ExchangeTests(ServedPrograms programs)
{
    /// <summary>The rows, by page, mistake and number; the text is there to name the test.</summary>
    public static TheoryData<string, int, int, string> Rows => [.. RulePage.All.Values.SelectMany(page =>
        page.Examples.SelectMany((example, mistake) => example.Exchanges.Select((exchange, row) =>
            new TheoryDataRow<string, int, int, string>(page.Id, mistake, row, exchange.ToString()) { Traits = { ["Page"] = [page.Id] } })))];

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task The_server_answers_as_the_page_says(string id, int mistake, int row, string what)
    {
        var (bad, right, exchange) = await ServeAsync(programs, id, mistake, row);
        var before = await HttpBrowser.AskAsync(bad, exchange, TestContext.Current.CancellationToken);
        var after = await HttpBrowser.AskAsync(right, exchange, TestContext.Current.CancellationToken);

        AssertOutcome(exchange, what, (before, after));
    }

    /// <summary>Both programs of a row, running.</summary>
    internal static async Task<(ServedProgram Bad, ServedProgram Right, Exchange Exchange)> ServeAsync(ServedPrograms programs, string id, int mistake, int row)
    {
        var (example, grpc) = (RulePage.All[id].Examples[mistake], RulePage.All[id].Grpc);
        var exchange = example.Exchanges[row];
        return (await programs.GetAsync(example.Bad, exchange.Settings, grpc), await programs.GetAsync(example.Fixed, exchange.Settings, grpc), exchange);
    }

    /// <summary>Whether what happened is what the page says.</summary>
    internal static void AssertOutcome(Exchange exchange, string what, (string Before, string After) outcome) => Assert.True(
        Exchange.IsAsSaid(exchange.Before, outcome.Before) && Exchange.IsAsSaid(exchange.After, outcome.After),
        $"{what}: the page says {(exchange.Before, exchange.After)}, it was {outcome}.");
}
