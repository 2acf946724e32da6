using System.Text.RegularExpressions;
using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.Rules;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CorsAnalyzers.Tests.Conventions;

/// <summary>docs/fixes.md has the keys by which tools name fixes: a contract, so a key is never renamed.</summary>
public sealed partial class FixesPageTests
{
    private static readonly string Page = File.ReadAllText(Repository.PathOf("docs", "fixes.md"));

    private static IReadOnlyList<string> Keys { get; } =
        [.. typeof(FixKeys).GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!)];

    private static ILookup<string, string> RulesByKey { get; } = Row().Matches(Page)
        .SelectMany(
            row => RuleId().Matches(row.Groups["rules"].Value),
            (row, rule) => (Key: row.Groups["key"].Value, Rule: rule.Groups["id"].Value))
        .ToLookup(row => row.Key, row => row.Rule);

    [Fact]
    public void It_has_every_key_once() => Assert.Equal(
        Keys.Order(StringComparer.Ordinal),
        Row().Matches(Page).Select(row => row.Groups["key"].Value).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_rule_with_a_fix_has_a_key_and_no_other_rule_has()
    {
        var fixable = typeof(FixKeys).Assembly.GetExportedTypes()
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(CodeFixProvider)))
            .SelectMany(type => ((CodeFixProvider)Activator.CreateInstance(type)!).FixableDiagnosticIds);

        Assert.Equal(
            fixable.ToHashSet().Order(StringComparer.Ordinal),
            RulesByKey.SelectMany(row => row).ToHashSet().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Its_commands_name_rules_and_keys_that_belong_together()
    {
        var commands = Command().Matches(Page).Select(match => match.Value).ToList();
        Assert.All(
            ["dotnet format", "roslynator fix"],
            tool => Assert.Contains(commands, command => command.Contains(tool, StringComparison.Ordinal)));
        Assert.All(
            commands.SelectMany(command => RuleId().Matches(command)),
            id => Assert.Contains(RuleCatalog.Rules, rule => rule.Descriptor.Id == id.Groups["id"].Value));
        Assert.All(
            commands.SelectMany(command => Mapping().Matches(command)),
            map => Assert.Contains(map.Groups["id"].Value, RulesByKey[map.Groups["key"].Value]));
    }

    [GeneratedRegex(@"^\| `(?<key>[\w.]+)` \|[^|]*\|(?<rules>[^|]*)\|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"\b(?<id>CORS\d{3})\b(?!\.md)")]
    private static partial Regex RuleId();

    [GeneratedRegex("```\n.*?```", RegexOptions.Singleline)]
    private static partial Regex Command();

    [GeneratedRegex("""
        "(?<id>CORS\d{3})=(?<key>[\w.]+)"
        """)]
    private static partial Regex Mapping();
}
