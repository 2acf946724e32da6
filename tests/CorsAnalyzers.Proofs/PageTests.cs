using System.Reflection;
using System.Text.RegularExpressions;
using CorsAnalyzers.Proofs.Pages;
using CorsAnalyzers.Protocol;
using CorsAnalyzers.Rules;
using CorsAnalyzers.Tests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CorsAnalyzers.Proofs;

using App = Tests.App;

/// <summary>What the pages say about rules and fixes is what these do.</summary>
public sealed partial class PageTests
{
    private const string ConsoleSection = "What the browser shows";

    private static readonly string[] Sections =
        ["What it means", ConsoleSection, "Why it matters", "Example", "Who may read what", "When to suppress", "References"];

    // Of code; what mends settings files is no answer to a program.
    private static readonly ImmutableArray<CodeFixProvider> Fixes =
        [.. typeof(CodeFixes.FixKeys).Assembly.GetExportedTypes()
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(CodeFixes.Applying.CorsCodeFix)))
            .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!)];

    /// <summary>The pages by id.</summary>
    public static TheoryData<string> Ids => [.. RulePage.All.Keys];

    /// <summary>The mistakes on the pages, by id and number.</summary>
    public static TheoryData<string, int> Mistakes => [.. RulePage.All.Values.SelectMany(page => page.Examples.Select((_, i) => (page.Id, i)))];

    /// <summary>Those of rules with a fix for it.</summary>
    public static TheoryData<string, int> MistakesWithFix => [.. Mistakes.Select(row => row.Data).Where(each => HasFix(each.Item1) && Example(each).FixKey != Pages.Example.ByHand)];

    /// <summary>Those of rules with a fix, but none for this mistake.</summary>
    public static TheoryData<string, int> MistakesFixedByHand => [.. Mistakes.Select(row => row.Data).Where(each => HasFix(each.Item1) && Example(each).FixKey == Pages.Example.ByHand)];

    [Fact]
    public void Every_rule_has_a_page_and_every_page_a_rule() =>
        Assert.Equal(RuleCatalog.Rules.Select(rule => rule.Descriptor.Id).Order(StringComparer.Ordinal), RulePage.All.Keys);

    [Fact]
    public void The_index_lists_every_rule_as_the_catalogue_has_it()
    {
        var rows = RuleCatalog.Rules
            .Select(rule => rule.Descriptor)
            .OrderBy(rule => rule.Id, StringComparer.Ordinal)
            .Select(rule => $"| [{rule.Id}](rules/{rule.Id}.md) | {rule.Title} | {rule.Category} | {rule.DefaultSeverity} | {(HasFix(rule.Id) ? "yes" : "no")} |");
        var listed = RepositoryText.Read("docs/README.md").Split('\n').Where(line => line.StartsWith("| [CORS", StringComparison.Ordinal));
        Assert.Equal(rows, listed.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_page_is_built_like_all_others(string id)
    {
        var page = RulePage.All[id];
        var rule = Descriptor(id);
        Assert.Equal($"{id}: {rule.Title}", page.Content.Heading);
        Assert.Equal([rule.Category, rule.DefaultSeverity.ToString(), HasFix(id) ? "yes" : "no"], page.Facts);
        Assert.EndsWith($"/docs/rules/{id}.md", rule.HelpLinkUri, StringComparison.Ordinal);
        Assert.Equal(
            page.ConsoleOutput is null ? Sections.Where(section => section != ConsoleSection) : Sections,
            page.Content.Sections.Select(section => section.Heading));
        Assert.All(page.Content.Sections, section => Assert.NotEmpty(section.Text));
        Assert.NotEmpty(page.Examples);
        Assert.All(page.Examples, example =>
        {
            Assert.NotEmpty(example.Exchanges);
            Assert.All(example.Exchanges.SelectMany(exchange => new[] { exchange.Before, exchange.After }), outcome => Assert.True(Exchange.IsOutcome(outcome), outcome));
            Assert.Equal(example.FixHasEffect, example.Exchanges.Any(exchange => exchange.Before != exchange.After));
        });
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task Flags_the_bad_program_with_this_rule_alone(string id, int number)
    {
        var (page, example) = (RulePage.All[id], Example((id, number)));
        var reported = await Verify.BuildAsync(page.Program(example.Bad));
        Assert.All(reported, diagnostic => Assert.Equal(id, diagnostic.Id));
        var severity = Descriptor(id).DefaultSeverity == DiagnosticSeverity.Info ? "info" : "warning";
        var output = string.Concat(reported.Select(diagnostic => $"{severity} {id}: {diagnostic.GetMessage(null)}\n"));
        Assert.True(output == example.BuildOutput, $"The page shows:\n{example.BuildOutput}The build says:\n{output}");
        Assert.All(reported, diagnostic => Assert.Equal(Descriptor(id).DefaultSeverity, diagnostic.Severity));
    }

    [Theory]
    [MemberData(nameof(MistakesWithFix))]
    public async Task Fix_turns_the_bad_program_into_the_fixed_one(string id, int number)
    {
        var (page, example) = (RulePage.All[id], Example((id, number)));
        var step = example.Step is null ? null : await MarkedAsync(page, example.Step);
        await Fix(id, page.Program(await MarkedAsync(page, example.Bad)), step ?? example.Fixed, example.FixKey);
        if (step is not null)
        {
            var next = (await Verify.BuildAsync(page.Program(example.Step!))).Select(diagnostic => diagnostic.Id).Distinct().Single();
            await Fix(next, page.Program(step), example.Fixed, key: null);
        }
    }

    [Theory]
    [MemberData(nameof(MistakesFixedByHand))]
    public async Task Fix_is_not_offered_where_the_page_says_so(string id, int number)
    {
        var (page, example) = (RulePage.All[id], Example((id, number)));
        await (Task)VerifierMethod(nameof(Verify.NoFix), id).Invoke(null, [page.Program(await MarkedAsync(page, example.Bad)), null])!;
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Ignores_the_fixed_and_the_good_programs(string id)
    {
        var page = RulePage.All[id];
        foreach (var code in page.Good.Concat(page.Examples.Select(example => example.Fixed)))
        {
            await Verify.Program(page.Program(code) with { EditorConfig = page.FixedEditorConfig });
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Links_lead_to_pages_that_exist(string id) => Assert.All(
        LinkToFile().Matches(RepositoryText.Read($"docs/rules/{id}.md")).Select(link => link.Groups["page"].Value),
        page => Assert.Contains(page, RulePage.All.Keys));

    [Fact]
    public void The_corrections_of_origins_are_those_of_the_fix()
    {
        var corrections = RulePage.All[RuleIds.OriginNeverMatches].Corrections.ToList();
        Assert.NotEmpty(corrections);
        Assert.All(corrections, row => Assert.Contains(
            row.Right,
            ConfiguredOrigin.Read(row.Written, normalized: true).Corrections.Select(choice => string.Join(", ", choice))));
    }

    private static Example Example((string Id, int Number) mistake) => RulePage.All[mistake.Id].Examples[mistake.Number];

    private static DiagnosticDescriptor Descriptor(string id) => RuleCatalog.Rules.Single(rule => rule.Descriptor.Id == id).Descriptor;

    private static CodeFixProvider? FixOf(string id) => Fixes.SingleOrDefault(fix => fix.FixableDiagnosticIds.Contains(id));

    private static bool HasFix(string id) => FixOf(id) is not null;

    private static MethodInfo VerifierMethod(string name, string id) => typeof(Verifier<CorsAnalyzer>).GetMethod(name)!.MakeGenericMethod(FixOf(id)!.GetType());

    private static Task Fix(string id, App before, string after, string? key) =>
        (Task)VerifierMethod(nameof(Verify.Fix), id).Invoke(null, [before, after, key, null, null, null, null])!;

    private static async Task<string> MarkedAsync(RulePage page, string code) => (await Verify.BuildAsync(page.Program(code)))
        .OrderByDescending(diagnostic => diagnostic.Location.SourceSpan.Start)
        .Aggregate(code, Mark);

    private static string Mark(string text, Diagnostic diagnostic)
    {
        var span = diagnostic.Location.SourceSpan;
        return $"{text[..span.Start]}{{|{diagnostic.Id}:{text[span.Start..span.End]}|}}{text[span.End..]}";
    }

    [GeneratedRegex(@"\]\((?!https://)(?<page>\w+)\.md\)")]
    private static partial Regex LinkToFile();
}
