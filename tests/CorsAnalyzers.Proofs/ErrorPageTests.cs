using CorsAnalyzers.Proofs.Pages;
using CorsAnalyzers.Proofs.Serving;

namespace CorsAnalyzers.Proofs;

/// <summary>People come to <c>docs/errors.md</c> with a text they have seen: every text on it is one that a browser or a server prints.</summary>
public sealed class ErrorPageTests(ServedPrograms programs)
{
    private static readonly Markdown Page = Markdown.Read(RepositoryText.Read("docs/errors.md"));

    [Fact]
    public async Task The_server_prints_every_text_of_its_log()
    {
        var printed = new HashSet<string>(StringComparer.Ordinal);
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });
        foreach (var wrong in ErrorCase.All)
        {
            var program = await programs.GetAsync(wrong.Code, settings: null);
            if (program.Address is null)
            {
                printed.UnionWith(ServerLog.Describe(program.Failure!).Split('\n'));
                continue;
            }

            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(program.Address, wrong.Path));
            request.Headers.Add("Origin", wrong.Origin);
            using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
            printed.UnionWith(program.Log.Text.Split('\n'));
        }

        TestContext.Current.TestOutputHelper!.WriteLine(string.Join('\n', printed));
        AssertShown("server", printed);
    }

    [Fact]
    public void Headings_are_texts_so_that_they_are_found()
    {
        var shown = string.Concat(Page.Fences.Select(fence => fence.Text));

        Assert.All(Page.Sections, section => Assert.True(
            section.Heading.StartsWith("How ", StringComparison.Ordinal) || section.Heading.Split('…').All(part => shown.Contains(part.Trim(), StringComparison.Ordinal)),
            section.Heading));
    }

    [Fact]
    public void Every_rule_whose_page_shows_the_console_is_found_from_here()
    {
        var linked = Page.Sections.Select(section => section.Text).ToList();
        Assert.All(
            RulePage.All.Values.Where(page => page.ConsoleOutput is not null),
            page => Assert.True(linked.Any(text => text.Contains($"(rules/{page.Id}.md)", StringComparison.Ordinal)), $"docs/errors.md does not link to {page.Id}, whose page shows:\n{page.ConsoleOutput!.Text}"));
    }

    /// <summary>The texts that one of them prints.</summary>
    internal static IReadOnlyList<string> Texts(string printer) =>
        [.. Page.Fences.Where(fence => fence is { Language: "text" } && fence.Tag == printer).SelectMany(static fence => fence.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries))];

    private static void AssertShown(string kind, HashSet<string> printed)
    {
        var shown = Texts(kind);
        Assert.NotEmpty(shown);
        Assert.All(shown, text => Assert.True(printed.Contains(text), $"Nothing prints:\n{text}\nThis is printed:\n{string.Join('\n', printed)}"));
    }
}
