using CorsAnalyzers.Proofs.Pages;

namespace CorsAnalyzers.Proofs;

/// <summary>People come to <c>docs/errors.md</c> with a text they have seen: every text on it is one that their browser prints.</summary>
public abstract partial class EngineTests<TEngine>
{
    [Fact]
    public async Task Prints_every_text_of_the_page_of_errors()
    {
        SkipWithoutBrowser();
        (await browser.WebAsync()).AddHost(ErrorCase.LoginHost);
        var mark = browser.Mark;
        foreach (var wrong in ErrorCase.All)
        {
            if ((await programs.GetAsync(wrong.Code, settings: null)).Address is { } address)
            {
                var before = browser.Mark;
                await RunAsync(wrong, address);
                TestContext.Current.TestOutputHelper!.WriteLine($"{wrong.Name}:\n  {string.Join("\n  ", browser.PrintedSince(before))}");
            }
        }

        var shown = ErrorPageTests.Texts(TEngine.Name.ToLowerInvariant());
        Assert.NotEmpty(shown);
        foreach (var text in shown)
        {
            Assert.True(await browser.HasPrintedAsync(text, mark), $"{TEngine.Name} does not print:\n{text}\nThis is printed:\n{string.Join('\n', browser.PrintedSince(mark).Distinct())}");
        }
    }

    [Theory]
    [InlineData("no header")]
    [InlineData("no header, XMLHttpRequest")]
    [InlineData("font")]
    [InlineData("module")]
    [InlineData("image")]
    public async Task Has_nothing_against_a_policy_that_has_the_origin(string name)
    {
        SkipWithoutBrowser();
        var wrong = ErrorCase.All.Single(wrong => wrong.Name == name);
        Assert.NotEqual(wrong.Code, wrong.CodeThatAllows);
        var mark = browser.Mark;
        await RunAsync(wrong, (await programs.GetAsync(wrong.CodeThatAllows, settings: null)).Address!);

        Assert.DoesNotContain(browser.PrintedSince(mark), static line => line.Contains("Access-Control", StringComparison.Ordinal) || line.Contains("Cross-Origin", StringComparison.Ordinal) || line.Contains("net::", StringComparison.Ordinal));
    }

    private async Task RunAsync(ErrorCase wrong, Uri program)
    {
        var (address, _) = (await browser.WebAsync()).AddApi(program);
        await browser.RunAsync(wrong.Origin, wrong.Script, new Uri(address, wrong.Path));
        await browser.FlushAsync(wrong.Origin);
    }
}
