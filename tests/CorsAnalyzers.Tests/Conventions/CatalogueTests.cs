using CorsAnalyzers.Catalogue;
using CorsAnalyzers.Rules;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Tests.Conventions;

/// <summary>What is written from the rules is as they are now, and what writes it keeps to its part of a file.</summary>
public sealed class CatalogueTests
{
    private const string Shipped = """
        ## Release 1.0

        ### New Rules

        Rule ID | Category | Severity | Notes
        --------|----------|----------|-------
        CORS101 | Security | Warning | Any origin cannot be combined with credentials
        CORS103 | Security | Info | Any origin may read responses
        CORS900 | Reliability | Warning | Gone since
        CORS901 | Reliability | Warning | Gone long ago

        ## Release 2.0

        ### Removed Rules

        Rule ID | Category | Severity | Notes
        --------|----------|----------|-------
        CORS901 | Reliability | Warning | Gone long ago
        """;

    public static TheoryData<string> Paths => [.. WrittenFile.All.Select(file => file.Path)];

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_written_file_is_what_the_rules_make_it(string path)
        => Assert.True(
            WrittenFile.All.Single(file => file.Path == path).IsUpToDate(Repository.PathOf()),
            $"{path} is not what the rules make it. Run: {WrittenFile.Command}");

    [Fact]
    public void Every_rule_has_a_chapter()
        => Assert.Equal(
            RuleCatalog.Rules.Select(rule => rule.Descriptor.Id),
            Chapter.All.SelectMany(chapter => chapter.Of(RuleCatalog.Rules))
                .Select(rule => rule.Descriptor.Id)
                .Order(StringComparer.Ordinal));

    [Fact]
    public void What_is_written_by_hand_stays()
    {
        const string Page = "before\n" + Region.Begin + "old\n" + Region.End + "after\n";

        Assert.Equal("before\n" + Region.Begin + "\nnew\n\n" + Region.End + "after\n", Region.Replace(Page, "new\n"));
        Assert.Throws<InvalidOperationException>(() => Region.Replace("no marks\n", "new\n"));
        Assert.Throws<InvalidOperationException>(() => Region.Replace(Region.End + Region.Begin, "new\n"));
    }

    [Fact]
    public void Notes_tell_what_is_new_what_is_changed_and_what_is_gone_since_the_last_release()
    {
        var rules = RuleCatalog.Rules.Where(rule =>
            rule.Descriptor.Id is RuleIds.AnyOriginWithCredentials or RuleIds.EveryOriginWithCredentials or RuleIds.AnyOrigin);

        Assert.EndsWith(
            """

            ### New Rules

            Rule ID | Category | Severity | Notes
            --------|----------|----------|-------
            CORS102 | Security | Warning | Every origin is allowed with credentials

            ### Changed Rules

            Rule ID | New Category | New Severity | Old Category | Old Severity | Notes
            --------|--------------|--------------|--------------|--------------|-------
            CORS103 | Security | Warning | Security | Info | Any origin may read responses

            ### Removed Rules

            Rule ID | Category | Severity | Notes
            --------|----------|----------|-------
            CORS900 | Reliability | Warning | Gone since

            """,
            Releases.Notes([.. rules], Shipped),
            StringComparison.Ordinal);
        Assert.Equal([RuleIds.EveryOriginWithCredentials], Releases.Unshipped(rules, Shipped).Select(rule => rule.Descriptor.Id));
    }

    [Fact]
    public void News_name_neighbours_by_the_first_and_the_last()
    {
        string[] ids = ["CORS101", "CORS103", "CORS104", "CORS106", "CORS107", "CORS108", "CORS201"];
        var rules = RuleCatalog.Rules.Where(rule => ids.Contains(rule.Descriptor.Id)).ToList();

        Assert.Equal(
            """
            - Exposure: CORS101, CORS103, CORS104, CORS106 to CORS108.
            - Policy contents: CORS201.

            """,
            RuleTables.News(rules));
        Assert.Equal("No new rules.\n", RuleTables.News([]));
    }
}
