using System.Text.RegularExpressions;
using CorsAnalyzers.Options;
using CorsAnalyzers.Rules;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Tests.Conventions;

/// <summary>docs/configuration.md says what the options, the targets and the presets do.</summary>
public sealed partial class ConfigurationPageTests
{
    private static readonly string Page = File.ReadAllText(Repository.PathOf("docs", "configuration.md"));

    private static readonly string Targets = File.ReadAllText(Repository.PathOf("nuget", "build", "CorsAnalyzers.targets"));

    private static IEnumerable<string> Keys => typeof(AnalyzerOptions)
        .GetFields()
        .Where(constant => constant.IsLiteral)
        .Select(constant => (string)constant.GetRawConstantValue()!);

    [Fact]
    public void Its_options_are_those_that_are_read()
    {
        Assert.Equal(Keys.Order(StringComparer.Ordinal), Table("Option").Select(row => row[0]).Order(StringComparer.Ordinal));
        Assert.Equal(
            string.Join(", ", AnalyzerOptions.Default.Environments),
            Table("Option").Single(row => row[0] == AnalyzerOptions.EnvironmentsKey)[1]);
        Assert.All(Table("Option").Where(row => row[0] != AnalyzerOptions.EnvironmentsKey), row => Assert.Equal("none", row[1]));
    }

    [Fact]
    public void Its_properties_are_those_that_the_targets_ask_for()
        => Assert.Equal(
            Property()
                .Matches(Targets)
                .Select(match => match.Groups["name"].Value)
                .Where(name => name != "CorsAnalyzersConfigPath")
                .Distinct()
                .Order(StringComparer.Ordinal),
            Table("Property").Select(row => row[0]).Order(StringComparer.Ordinal));

    [Fact]
    public void Its_values_are_those_that_the_targets_know()
        => Assert.All(Table("Property"), row => Assert.Equal(
            Regex.Matches(Targets, $@"'\$\({row[0]}\)' != '(?<value>\w+)'")
                .Select(match => match.Groups["value"].Value)
                .Distinct()
                .Order(StringComparer.Ordinal),
            row[1].Split(", ").Order(StringComparer.Ordinal)));

    [Fact]
    public void Its_modes_are_the_presets()
        => Assert.Equal(
            PresetTests.Names.Select(row => row.Data.Split('.')[0]).Distinct().Order(StringComparer.Ordinal),
            Table("Mode").Select(row => row[0]).Order(StringComparer.Ordinal));

    [Fact]
    public void Its_examples_are_understood()
    {
        var examples = Ini().Matches(Page).Select(match => match.Groups["text"].Value).ToList();
        Assert.NotEmpty(examples);
        Assert.All(examples, example =>
        {
            var lines = example.Split('\n')
                .Select(line => line.Split('=', 2))
                .Where(parts => parts.Length == 2)
                .ToDictionary(parts => parts[0].Trim(), parts => parts[1].Trim());
            Assert.Empty(AnalyzerOptions.Read(key => lines.GetValueOrDefault(key), lines.Keys).Defects);
            Assert.All(
                lines.Keys.Where(key => key.StartsWith("cors", StringComparison.OrdinalIgnoreCase)),
                key => Assert.Contains(key, Keys));
            Assert.All(
                lines.Keys.Where(key => key.StartsWith("dotnet_diagnostic.", StringComparison.Ordinal)),
                key => Assert.Contains(RuleCatalog.Rules, rule => key == $"dotnet_diagnostic.{rule.Descriptor.Id}.severity"));
        });
    }

    [Fact]
    public Task A_semicolon_begins_a_comment()
        => Verify.Program(App.OfPolicy("""p.WithOrigins("https://a.example", {|CORS114:"https://b.example"|});""") with
        {
            EditorConfig = "cors_analyzers.approved_origins = https://a.example; https://b.example",
        });

    [Fact]
    public async Task A_line_for_a_category_changes_only_what_no_preset_names()
    {
        var reported = await Verify.BuildAsync(App.OfPolicy("""p.AllowAnyOrigin().WithHeaders("Host");""") with
        {
            GlobalConfig = "dotnet_diagnostic.CORS103.severity = error",
            EditorConfig = "dotnet_analyzer_diagnostic.category-Security.severity = "
                + "none\ndotnet_analyzer_diagnostic.category-Reliability.severity = error",
        });

        Assert.Equal(
            [("CORS103", DiagnosticSeverity.Error), ("CORS406", DiagnosticSeverity.Error)],
            reported.Select(diagnostic => (diagnostic.Id, diagnostic.Severity)).OrderBy(each => each.Id, StringComparer.Ordinal));
    }

    [Fact]
    public void It_is_on_the_list_of_pages()
        => Assert.Contains("(configuration.md)", File.ReadAllText(Repository.PathOf("docs", "README.md")), StringComparison.Ordinal);

    /// <summary>The rows of the table whose header begins so, without the marks of code.</summary>
    private static List<string[]> Table(string header) =>
        [
            .. Page.Split('\n')
                .SkipWhile(line => !line.StartsWith($"| {header} |", StringComparison.Ordinal))
                .Skip(2)
                .TakeWhile(line => line.StartsWith('|'))
                .Select(line => line.Trim('|').Replace("`", "", StringComparison.Ordinal).Split('|', StringSplitOptions.TrimEntries)),
        ];

    [GeneratedRegex(@"\$\((?<name>CorsAnalyzers\w+)\)")]
    private static partial Regex Property();

    [GeneratedRegex("```ini\n(?<text>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Ini();
}
