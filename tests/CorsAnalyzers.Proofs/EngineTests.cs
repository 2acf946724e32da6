using CorsAnalyzers.Proofs.Browsers;
using CorsAnalyzers.Proofs.Differential;
using CorsAnalyzers.Proofs.Pages;
using CorsAnalyzers.Proofs.Serving;

namespace CorsAnalyzers.Proofs;

/// <summary>One browser at a time: they would only make each other slow.</summary>
[CollectionDefinition]
public sealed class BrowserCollection;

/// <summary>What the pages say is what each of the browsers does.</summary>
[Collection<BrowserCollection>]
public abstract partial class EngineTests<TEngine>(ServedPrograms programs, RandomPrograms random, BrowserSession<TEngine> browser) : IClassFixture<BrowserSession<TEngine>>
    where TEngine : IEngine
{
    private const string RequiredVariable = "CORS_PROOFS_BROWSERS";

    /// <summary>The rows of all pages, by page, mistake and number; the text is there to name the test. Without the browser there is one.</summary>
    public static TheoryData<string, int, int, string> Rows =>
        [.. TEngine.ExecutablePath is null ? ExchangeTests.Rows.Take(1) : ExchangeTests.Rows];

    /// <summary>Whether pages of any site get the user's cookies sent along that are marked <c>SameSite=None</c> (facts §3.1).</summary>
    protected abstract bool SendsCookiesToOtherSites { get; }

    protected ServedPrograms Programs => programs;

    protected BrowserSession<TEngine> Browser => browser;

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Decides_as_the_page_says(string id, int mistake, int row, string what)
    {
        SkipWithoutBrowser();
        var (bad, right, exchange) = await ExchangeTests.ServeAsync(programs, id, mistake, row);
        var before = await browser.AskAsync(bad, exchange);
        var after = await browser.AskAsync(right, exchange);

        ExchangeTests.AssertOutcome(exchange, what, (before, after));
    }

    /// <summary>Contributors need not have every browser; where the build machine is to have them, they are asked.</summary>
    protected static void SkipWithoutBrowser()
    {
        var text = $"{TEngine.Name} is not installed, so it was not asked: install {TEngine.Package}, or name it in {TEngine.PathVariable}.";
        Assert.False(TEngine.ExecutablePath is null && Environment.GetEnvironmentVariable(RequiredVariable) == "required", text);
        Assert.SkipWhen(TEngine.ExecutablePath is null, text);
    }
}
