using System.Globalization;
using System.Text.RegularExpressions;

namespace CorsAnalyzers.Tests.Conventions;

/// <summary>docs/facts.md has what the code cites, and the tests that it names exist.</summary>
public sealed partial class FactsPageTests
{
    private const string PageName = "docs/facts.md";
    private const string ThisFile = "tests/CorsAnalyzers.Tests/Conventions/FactsPageTests.cs";

    private const string ReferenceForm = @"§[\d.]*\d|#\w+|\bfact \d+|\b[A-Z]\d{2}[a-z]{0,2}\b";

    private static readonly string Page = File.ReadAllText(Repository.PathOf("docs", "facts.md"));

    private static readonly ImmutableHashSet<string> Anchors = [.. Anchor().Matches(Page).Select(match => match.Groups["id"].Value)];

    [Fact]
    public void Every_citation_leads_to_an_anchor()
    {
        var files = Repository.Sources("src").Concat(Repository.Sources("tests")).Concat(Repository.Pages())
            .Where(file => file.Path is not PageName and not ThisFile);
        var citations = files.SelectMany(file => CitationsIn(file.Text).Select(citation => (file.Path, Citation: citation))).ToList();

        Assert.True(citations.Count > 90, $"Only {citations.Count} citations were found: has their form changed?");
        AssertNone(
            citations.Where(each => !Leads(each.Citation)).Select(each => $"{each.Path} cites 'facts {each.Citation}'"),
            $"{PageName} has no such anchor");
    }

    [Fact]
    public void Every_run_and_fact_that_the_page_speaks_of_is_on_it()
        => AssertNone(
            RunOrFact().Matches(Page).Select(match => match.Value).Where(reference => !Leads(reference)).Distinct(),
            $"{PageName} speaks of it and has no anchor for it");

    [Fact]
    public void No_anchor_is_there_twice()
        => AssertNone(
            Anchor().Matches(Page).CountBy(match => match.Groups["id"].Value).Where(count => count.Value > 1).Select(count => count.Key),
            "is there twice");

    [Fact]
    public void Every_test_that_it_names_exists()
    {
        var sources = Repository.Sources("tests").Select(file => file.Text).ToList();
        var named = TestName().Matches(Page)
            .Select(match => (Class: match.Groups["class"].Value, Method: match.Groups["method"].Value))
            .ToHashSet();

        Assert.NotEmpty(named);
        AssertNone(
            named.Where(test => !sources.Any(text => Has(text, test.Class, test.Method)))
                .Select(test => $"{test.Class}.{test.Method}".TrimEnd('.')),
            "is named and is no test");
    }

    [Theory]
    [InlineData("/// <summary>CORS201 (facts #34–#36, #40).</summary>", "#34", "#35", "#36", "#40")]
    [InlineData("// what it answers: facts §1.1–§1.3 and §2.", "§1.1", "§1.2", "§1.3", "§2")]
    [InlineData(
        """
        /// wants a user (facts,
            /// fact 2).
        """,
        "fact 2")]
    [InlineData("// (fact 7), (facts Y16)", "fact 7", "Y16")]
    [InlineData("// These are facts, and facts #x is none.", "#x")]
    [InlineData("// Facts about an app.")]
    public void Citations_are_found(string text, params string[] citations) => Assert.Equal(citations, CitationsIn(text));

    private static void AssertNone(IEnumerable<string> wrong, string why)
    {
        var lines = wrong.ToList();
        Assert.True(lines.Count == 0, $"{why}:\n{string.Join('\n', lines)}");
    }

    private static bool Has(string text, string type, string method)
        => Regex.IsMatch(text, $@"\bclass {type}\b") && (method.Length == 0 || Regex.IsMatch(text, $@"\b(void|Task) {method}\("));

    private static bool Leads(string citation) => Anchors.Contains(citation[0] switch
    {
        '§' => "s" + citation[1..],
        '#' => "n" + citation[1..],
        _ => citation.Replace("fact ", "fact-", StringComparison.Ordinal).ToLowerInvariant(),
    });

    // Comments go on in the next line.
    private static IEnumerable<string> CitationsIn(string text)
        => Citation().Matches(LineOfComment().Replace(text, " ")).SelectMany(match => References(match.Groups["list"].Value));

    private static IEnumerable<string> References(string list)
    {
        var references = Reference().Matches(list);
        for (var i = 0; i < references.Count; i++)
        {
            var reference = references[i].Value;
            if (i > 0 && list[references[i].Index - 1] == '–')
            {
                foreach (var between in Between(references[i - 1].Value, reference))
                {
                    yield return between;
                }
            }

            yield return reference;
        }
    }

    // "#34" and "#37", or "§1.1" and "§1.3": what lies between differs in the last number.
    private static IEnumerable<string> Between(string first, string last)
    {
        var prefix = LastNumber().Replace(first, "");
        var (from, to) = (NumberOf(first), NumberOf(last));
        return Enumerable.Range(from + 1, Math.Max(0, to - from - 1)).Select(number => $"{prefix}{number}");
    }

    private static int NumberOf(string reference) => int.Parse(LastNumber().Match(reference).Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("""<a id="(?<id>[\w.-]+)"></a>""")]
    private static partial Regex Anchor();

    // After "facts" also what only looks like a reference, so that it is found to lead nowhere.
    [GeneratedRegex($@"\bfacts,? (?<list>(?:{ReferenceForm})(?:(?:–|, | and )(?:{ReferenceForm}))*)|\((?<list>fact \d+)\)")]
    private static partial Regex Citation();

    [GeneratedRegex(ReferenceForm)]
    private static partial Regex Reference();

    [GeneratedRegex(@"\bfact \d+|\b[A-Z]\d{2}[a-z]{0,2}\b")]
    private static partial Regex RunOrFact();

    [GeneratedRegex(@"\d+$")]
    private static partial Regex LastNumber();

    [GeneratedRegex(@"\s*\n\s*///?\s*")]
    private static partial Regex LineOfComment();

    [GeneratedRegex(@"`(?<class>\w+Tests)(?:\.(?<method>\w+))?`")]
    private static partial Regex TestName();
}
