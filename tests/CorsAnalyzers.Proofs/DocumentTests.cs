using System.Text.RegularExpressions;
using CorsAnalyzers.Proofs.Pages;
using CorsAnalyzers.Proofs.Serving;
using CorsAnalyzers.Tests;

namespace CorsAnalyzers.Proofs;

using App = Tests.App;

/// <summary>
/// The pages in <c>docs</c> that are about no single rule. Their C# is programs, or statements on a policy builder named <c>policy</c>; it
/// compiles, and nothing is reported in it.
/// </summary>
public sealed partial class DocumentTests(ServedPrograms programs)
{
    private const string Folder = "docs/";
    private const string Compared = "compared";

    private static readonly ImmutableSortedDictionary<string, string> Pages = typeof(DocumentTests).Assembly.GetManifestResourceNames()
        .Where(static name => name.StartsWith(Folder, StringComparison.Ordinal))
        .ToImmutableSortedDictionary(static name => name[Folder.Length..], RepositoryText.Read, StringComparer.Ordinal);

    /// <summary>The programs, by page and number.</summary>
    public static TheoryData<string, int> Programs
    {
        get
        {
            var rows = new TheoryData<string, int>();
            foreach (var page in Pages.Keys.Where(static page => !page.Contains('/')))
            {
                for (var i = 0; i < CSharp(page).Count; i++)
                {
                    rows.Add(page, i);
                }
            }

            return rows;
        }
    }

    /// <summary>The pages that serve a program and say who gets what from it.</summary>
    public static TheoryData<string> ServedPages => [.. Pages.Keys.Where(static page => !page.Contains('/') && CSharp(page).Any(static fence => fence.Tag == "served"))];

    /// <summary>All pages.</summary>
    public static TheoryData<string> Names => [.. Pages.Keys];

    [Theory]
    [MemberData(nameof(Programs))]
    public Task Nothing_is_reported_in_the_examples(string page, int number)
    {
        var example = CSharp(page)[number].Text;
        return Verify.Program(example.Contains("WebApplication.CreateBuilder(", StringComparison.Ordinal) ? example : App.OfPolicy("var policy = p;\n" + example.TrimEnd()));
    }

    [Theory]
    [MemberData(nameof(ServedPages))]
    public async Task Pages_get_what_the_table_says(string page)
    {
        var content = Markdown.Read(Pages[page]);
        var program = await programs.GetAsync(CSharp(page).Single(static fence => fence.Tag == "served").Text, settings: null);
        var rows = content.Tables.Single(static table => table.Header.SequenceEqual(["Page", "Request", "Result"])).Rows;
        Assert.NotEmpty(rows);
        foreach (var row in rows)
        {
            var exchange = new Exchange(row[0].Trim('`'), row[1], row[2], row[2], Settings: null);
            var happened = await HttpBrowser.AskAsync(program, exchange, TestContext.Current.CancellationToken);
            Assert.True(happened == row[2], $"{exchange}: the page says {row[2]}, it was {happened}.");
        }
    }

    [Theory]
    [MemberData(nameof(ServedPages))]
    public async Task The_program_answers_as_shown(string page)
    {
        var content = Markdown.Read(Pages[page]);
        var program = await programs.GetAsync(CSharp(page).Single(static fence => fence.Tag == "served").Text, settings: null);
        var messages = content.Fences.Where(static fence => fence.Language == "http").Select(static fence => fence.Text.TrimEnd().Split('\n')).Chunk(2).ToList();
        Assert.NotEmpty(messages);
        using var client = new HttpClient();
        foreach (var exchange in messages)
        {
            var first = exchange[0][0].Split(' ');
            using var request = new HttpRequestMessage(new HttpMethod(first[0]), new Uri(program.Address!, first[1]));
            foreach (var header in exchange[0].Skip(1).Select(static line => line.Split(": ", 2)))
            {
                request.Headers.TryAddWithoutValidation(header[0], header[1]);
            }

            using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
            var answered = response.Headers.Where(static header => header.Key.StartsWith("Access-Control-", StringComparison.Ordinal) || header.Key == "Vary")
                .Select(static header => $"{header.Key}: {string.Join(',', header.Value)}");
            Assert.Equal(exchange[1].Order(StringComparer.Ordinal), answered.Prepend($"HTTP/1.1 {(int)response.StatusCode} {response.ReasonPhrase}").Order(StringComparer.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Links_lead_somewhere(string page)
    {
        var folder = page.Contains('/') ? page[..(page.IndexOf('/', StringComparison.Ordinal) + 1)] : "";
        Assert.All(Link().Matches(Pages[page]), link =>
        {
            var target = link.Groups["page"].Value;
            var path = target.Length == 0 ? page : target.StartsWith("../", StringComparison.Ordinal) ? target["../".Length..] : folder + target;
            Assert.True(Pages.ContainsKey(path) || target.StartsWith("../", StringComparison.Ordinal) && folder.Length == 0, $"{page} has a link to {target}.");
            if (link.Groups["section"] is { Success: true, Value: var section })
            {
                Assert.Contains(section, AnchorsOf(Pages[path]));
            }
        });
    }

    [Fact]
    public void The_index_lists_every_page()
    {
        // A folder may have an index of its own.
        foreach (var page in Pages.Keys.Where(static page => page != "README.md"))
        {
            var own = page.Contains('/') ? page[..(page.IndexOf('/', StringComparison.Ordinal) + 1)] : "";
            var folder = page != own + "README.md" && Pages.ContainsKey(own + "README.md") ? own : "";
            Assert.Contains($"]({page[folder.Length..]})", Pages[folder + "README.md"], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_comparison_says_what_is_reported()
    {
        var page = Markdown.Read(Pages["comparison.md"]);
        var program = page.Fences.Single(static fence => fence.Tag == Compared).Text;
        var lines = program.Split('\n');
        var reported = (await Verify.BuildAsync(program)).ToLookup(static finding => finding.Location.GetLineSpan().StartLinePosition.Line, static finding => finding.Id);
        var rows = page.Tables.Single(static table => table.Header[0] == "Line with").Rows;
        foreach (var row in rows)
        {
            var line = Array.FindIndex(lines, text => text.Contains(row[0].Trim('`'), StringComparison.Ordinal));
            Assert.Equal(RuleId().Matches(row[^1]).Select(static id => id.Value).Order(StringComparer.Ordinal), reported[line].Order(StringComparer.Ordinal));
        }

        Assert.Equal(reported.Sum(static line => line.Count()), rows.Sum(static row => RuleId().Count(row[^1])));
    }

    private static List<Fence> CSharp(string page) => [.. Markdown.Read(Pages[page]).Fences.Where(static fence => fence.Language == "csharp" && fence.Tag != Compared)];

    private static IEnumerable<string> AnchorsOf(string page) => page.Split('\n').Where(static line => line.StartsWith('#')).Select(Anchor)
        .Concat(Written().Matches(page).Select(static anchor => anchor.Groups["id"].Value));

    // As GitHub makes it from a heading.
    private static string Anchor(string heading) => NoWord().Replace(heading.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex(@"\]\((?!https?:)(?<page>[\w./-]*)(#(?<section>[\w-]+))?\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"<a id=""(?<id>[\w.-]+)""></a>")]
    private static partial Regex Written();

    [GeneratedRegex(@"CORS\d{3}")]
    private static partial Regex RuleId();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NoWord();
}
