using System.Reflection;
using System.Text.RegularExpressions;
using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.Rules;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Tests.Conventions;

/// <summary>What every rule brings along, checked against the one list of rules.</summary>
public sealed class RuleConventionTests
{
    private static readonly string[] AdvisoryWords = ["consider", "potential"];

    public static TheoryData<string> Ids => [.. RuleCatalog.Rules.Select(rule => rule.Descriptor.Id)];

    [Fact]
    public void Ids_are_unique_and_ascending()
    {
        var ids = RuleCatalog.Rules.Select(rule => rule.Descriptor.Id).ToList();

        Assert.Equal(ids.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), ids);
        Assert.All(ids, id => Assert.Matches("^CORS[0-9]{3}$", id));
    }

    [Fact]
    public void Ids_are_the_constants_that_fixes_know()
        => Assert.Equal(
            RuleCatalog.Rules.Select(rule => rule.Descriptor.Id),
            typeof(RuleIds)
                .GetFields()
                .Where(field => field.Name != nameof(RuleIds.Pages))
                .Select(field => (string)field.GetRawConstantValue()!)
                .Order(StringComparer.Ordinal));

    [Fact]
    public void The_catalogue_has_every_rule_class()
        => Assert.Equal(
            typeof(Rule).Assembly.GetTypes()
                .Where(type => type.IsSubclassOf(typeof(Rule)))
                .Select(type => type.Name)
                .Order(StringComparer.Ordinal),
            RuleCatalog.Rules.Select(rule => rule.GetType().Name).Order(StringComparer.Ordinal));

    [Fact]
    public void The_analyzer_supports_what_the_catalogue_has()
        => Assert.Equal(RuleCatalog.Rules.Select(rule => rule.Descriptor), new CorsAnalyzer().SupportedDiagnostics);

    [Fact]
    public void Titles_are_unique()
        => Assert.Equal(
            RuleCatalog.Rules.Length,
            RuleCatalog.Rules.Select(rule => Title(rule)).Distinct(StringComparer.OrdinalIgnoreCase).Count());

    [Theory]
    [MemberData(nameof(Ids))]
    public void Words_are_whole_sentences_that_say_what_happens(string id)
    {
        var descriptor = Of(id).Descriptor;
        string[] texts = [Title(Of(id)), descriptor.MessageFormat.ToString(null), descriptor.Description.ToString(null)];

        Assert.All(texts, text => Assert.DoesNotContain(AdvisoryWords, word => text.Contains(word, StringComparison.OrdinalIgnoreCase)));
        Assert.Matches("^[A-Z].*[^.]$", texts[0]);
        Assert.Matches(@"^([A-Z]|['{]).*[.}]$", texts[1]);
        Assert.Matches("^[A-Z'].*[.]$", texts[2]);
        Assert.Contains(' ', texts[2]);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_first_digit_tells_the_category(string id)
    {
        var descriptor = Of(id).Descriptor;

        Assert.Equal(
            id[4] switch { '0' => RuleCategory.Configuration, '1' => RuleCategory.Security, _ => RuleCategory.Reliability },
            descriptor.Category);
        Assert.Equal(id[4] == '1', descriptor.CustomTags.Contains("security"));
        Assert.True(descriptor.IsEnabledByDefault);
        Assert.InRange(descriptor.DefaultSeverity, DiagnosticSeverity.Info, DiagnosticSeverity.Warning);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_help_link_leads_to_the_page(string id) => Assert.Equal($"{RuleIds.Pages}{id}.md", Of(id).Descriptor.HelpLinkUri);

    [Theory]
    [MemberData(nameof(Ids))]
    public void There_is_a_page(string id)
    {
        var path = Repository.PathOf("docs", "rules", $"{id}.md");
        Assert.True(File.Exists(path), $"docs/rules/{id}.md is missing.");
        Assert.Contains($"{id}: {Title(Of(id))}", File.ReadLines(path).First(), StringComparison.Ordinal);
    }

    [Fact]
    public void No_page_is_left_of_a_rule_that_is_gone()
        => Assert.Empty(Directory.EnumerateFiles(Repository.PathOf(), "CORS*.md", SearchOption.AllDirectories)
            .Select(Path.GetFileNameWithoutExtension)
            .Except(RuleCatalog.Rules.Select(rule => rule.Descriptor.Id)));

    [Theory]
    [MemberData(nameof(Ids))]
    public void There_is_one_release_note(string id)
    {
        var descriptor = Of(id).Descriptor;
        var notes = new[] { "Shipped", "Unshipped" }
            .SelectMany(kind => File.ReadLines(Repository.PathOf("src", "CorsAnalyzers", $"AnalyzerReleases.{kind}.md")))
            .Where(line => line.StartsWith(id, StringComparison.Ordinal));

        Assert.Equal([$"{id} | {descriptor.Category} | {descriptor.DefaultSeverity} | {Title(Of(id))}"], notes);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void There_is_a_fix_or_a_reason_for_none(string id)
        => Assert.True(
            CodeFixes.FixAssemblyTests.All.Any(fix => fix.FixableDiagnosticIds.Contains(id)) != (Of(id).NoFix is { Length: > 20 }),
            $"{id} needs either a fix or a {nameof(Rule.NoFix)} that says why there is none.");

    [Fact]
    public void Fixes_are_for_rules_that_there_are()
        => Assert.Empty(CodeFixes.FixAssemblyTests.All.SelectMany(fix => fix.FixableDiagnosticIds)
            .Except(RuleCatalog.Rules.Select(rule => rule.Descriptor.Id)));

    [Theory]
    [MemberData(nameof(Ids))]
    public void There_are_tests_of_each_kind(string id)
    {
        var tests = typeof(RuleConventionTests).Assembly.GetType($"CorsAnalyzers.Tests.Rules.Cors{id[4..]}Tests");
        Assert.True(tests is not null, $"There is no class Cors{id[4..]}Tests.");
        var names = tests.GetMethods()
            .Where(method => method.GetCustomAttributes().Any(attribute => attribute is FactAttribute))
            .Select(method => method.Name)
            .ToList();

        Assert.Contains(names, name => name.StartsWith("Flags_", StringComparison.Ordinal));
        Assert.Contains(names, name => name.StartsWith("Ignores_", StringComparison.Ordinal));
        Assert.Contains(names, name => name.Contains("broken_code", StringComparison.Ordinal));
        Assert.Contains(names, name => name.Contains("exact_message", StringComparison.Ordinal));
        if (Of(id).NoFix is null)
        {
            Assert.Contains(
                names,
                name => name.StartsWith("Fix_", StringComparison.Ordinal) && name.Contains("trivia", StringComparison.Ordinal));
            Assert.Contains(names, name => name.StartsWith("Fix_all_", StringComparison.Ordinal));
        }
    }

    private static string Title(Rule rule) => rule.Descriptor.Title.ToString(null);

    private static Rule Of(string id) => RuleCatalog.Rules.Single(rule => rule.Descriptor.Id == id);
}
