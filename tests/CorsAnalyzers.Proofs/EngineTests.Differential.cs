using CorsAnalyzers.App;
using CorsAnalyzers.Proofs.Browsers;
using CorsAnalyzers.Proofs.Differential;
using CorsAnalyzers.Protocol;

namespace CorsAnalyzers.Proofs;

/// <summary>The random programs, asked by scripts: what the analyzer reads in the source tells what the browser lets them have.</summary>
public abstract partial class EngineTests<TEngine>
{
    private const double MostNotPredicted = 0.2;

    /// <summary>What scripts send beside the request itself, one after the other.</summary>
    private static readonly (HeaderList Headers, bool IsCredentialed)[] Manners =
    [
        (HeaderList.Empty, false),
        (HeaderList.Empty, true),
        (HeaderList.Empty.With("Content-Type", "application/json").With("X-One", "1"), false),
        (HeaderList.Empty.With("Content-Type", "application/json"), true),
        (HeaderList.Empty.With("X-One", "1"), true),
    ];

    [Fact]
    public async Task Decides_about_random_programs_as_the_model_predicts()
    {
        SkipWithoutBrowser();
        var web = await browser.WebAsync();
        var (rows, unknown, number) = (new List<(BrowserRequest Request, Uri Address, Verdict Verdict, int Status, string Program)>(), 0, 0);
        foreach (var program in await random.AllAsync())
        {
            var (address, _) = web.AddApi(program.Served.Address!);
            foreach (var (route, endpoint) in program.Endpoints)
            {
                var origins = Prediction.Origins(endpoint, DifferentialTests.Pages).Where(IsOfPages).ToList();
                for (var i = 0; i < Math.Min(DifferentialTests.OriginsPerEndpoint, origins.Count); i++, number++)
                {
                    Assert.True(Origin.TryParse(origins[number % origins.Count], out var page));
                    var (headers, isCredentialed) = Manners[number % Manners.Length];
                    var request = new BrowserRequest(page, route.Method, headers, isCredentialed);
                    if (endpoint.Answer(request.ToPreflight()) is { } preflight && endpoint.Answer(request.ToActual()) is { } response)
                    {
                        rows.Add((request, new(address, route.Path), Protocol.Browser.Judge(request, preflight, response), response.Status, program.Program.Code));
                    }
                    else
                    {
                        unknown++;
                    }
                }
            }
        }

        var seen = await browser.FetchAllAsync([.. rows.Select(static row => (row.Request, row.Address))]);
        var wrong = rows.Zip(seen)
            .Where(static row => row.First.Verdict.IsAllowed ? row.Second?.Status != row.First.Status : row.Second is not null)
            .Select(static row => $"{row.First.Request} to {row.First.Address.AbsolutePath}: predicted {row.First.Verdict}, was {row.Second}\n{row.First.Program}")
            .ToList();
        TestContext.Current.TestOutputHelper!.WriteLine($"Seed {RandomPrograms.Seed}: {rows.Count} requests, of which {rows.Count(static row => row.Verdict.IsAllowed)} are allowed; {unknown} not predicted.");
        Assert.True(wrong.Count == 0, $"{wrong.Count} were predicted wrong.\n{string.Join('\n', wrong.Take(5))}");
        Assert.True(unknown < MostNotPredicted * rows.Count, $"{unknown} of {rows.Count} were not predicted.");
    }

    /// <summary>Whether browsers have pages of that origin here: what they ask past the proxy is not one.</summary>
    private static bool IsOfPages(string origin) => origin == "null" || (Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Host != Web.DirectHost && Origin.TryParse(origin, out _));
}
