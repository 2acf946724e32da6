using System.Text.RegularExpressions;
using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Applying;
using CorsAnalyzers.Proofs.Pages;
using CorsAnalyzers.Tests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CorsAnalyzers.Proofs;

using App = Tests.App;

/// <summary>What is on offer for the mistakes on the rules' pages stands on <c>docs/fixes.md</c>, under its key and its rule.</summary>
public sealed partial class FixKeysTests
{
    private static readonly ImmutableArray<CodeFixProvider> Fixes =
        [.. typeof(FixKeys).Assembly.GetExportedTypes()
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(CorsCodeFix)))
            .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!)];

    private static readonly ILookup<string, string> RulesByKey = Row().Matches(RepositoryText.Read("docs/fixes.md"))
        .SelectMany(row => row.Groups["rules"].Value.Split(','), (row, rule) => (Key: row.Groups["key"].Value, Rule: rule))
        .ToLookup(row => row.Key, row => RuleId().Match(row.Rule).Value);

    [Theory]
    [MemberData(nameof(PageTests.Ids), MemberType = typeof(PageTests))]
    public async Task What_is_offered_is_listed(string id)
    {
        var page = RulePage.All[id];
        foreach (var example in page.Examples)
        {
            Assert.All(await OfferedAsync(page.Program(example.Bad)), offer => Assert.Contains(offer.Rule, RulesByKey[offer.Key]));
        }
    }

    private static async Task<List<(string Key, string Rule)>> OfferedAsync(App app)
    {
        var session = Verify.Open(app);
        var offers = new List<(string, string)>();
        foreach (var finding in await session.BuildAsync(TestContext.Current.CancellationToken))
        {
            foreach (var fix in Fixes.Where(fix => fix.FixableDiagnosticIds.Contains(finding.Id)))
            {
                await fix.RegisterCodeFixesAsync(new CodeFixContext(
                    session.Project.GetDocument(finding.Location.SourceTree)!,
                    finding,
                    (action, _) => offers.Add((Number().Replace(action.EquivalenceKey!, ""), finding.Id)),
                    TestContext.Current.CancellationToken));
            }
        }

        return offers;
    }

    [GeneratedRegex(@"^\| `(?<key>[\w.]+)` \|[^|]*\|(?<rules>[^|]*)\|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"CORS\d{3}")]
    private static partial Regex RuleId();

    [GeneratedRegex(@"\.\d+$")]
    private static partial Regex Number();
}
