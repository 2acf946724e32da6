using CorsAnalyzers.Options;
using CorsAnalyzers.Rules;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Tests.Conventions;

/// <summary>
/// The presets that the package brings along are what the catalogue makes them. After a change of the catalogue they are written anew by
/// running this class with <c>WRITE_PRESETS=true</c> in the environment.
/// </summary>
public sealed class PresetTests
{
    private const string Write = "WRITE_PRESETS";
    private const string Extension = ".globalconfig";
    private const string Errors = ".WarningsAsErrors";

    /// <summary>The files by name without extension. Default alone changes nothing and needs none; nothing is left of None to be an error.</summary>
    public static TheoryData<string> Names => ["None", "Strict", "ExposureOnly", $"Default{Errors}", $"Strict{Errors}", $"ExposureOnly{Errors}"];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_preset_is_what_the_catalogue_makes_it(string name)
    {
        var path = Repository.PathOf("nuget", "config", name + Extension);
        var expected = Text(name);
        if (Environment.GetEnvironmentVariable(Write) == "true")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, expected);
        }

        var text = File.Exists(path) ? File.ReadAllText(path) : "";
        Assert.True(text == expected, $"nuget/config/{name}{Extension} is not what the catalogue makes it. Run the tests of this class with {Write}=true to have it written, or paste:\n{expected}");
    }

    [Fact]
    public void There_is_no_other_preset()
        => Assert.Equal(
            Names.Select(row => row.Data + Extension).Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(Repository.PathOf("nuget", "config")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void The_compiler_reads_a_preset_as_it_is_meant(string name)
    {
        var config = AnalyzerConfigSet.Create(ImmutableArray.Create(AnalyzerConfig.Parse(Text(name), $"/config/{name}{Extension}")), out var problems).GlobalConfigOptions;

        Assert.Empty(problems);
        Assert.Equal(
            RuleCatalog.Rules.Select(rule => (rule.Descriptor.Id, Report: Report(name, rule.Descriptor))).Where(each => each.Report is not null).Select(each => (each.Id, each.Report!.Value)),
            config.TreeOptions.OrderBy(option => option.Key, StringComparer.Ordinal).Select(option => (option.Key.ToUpperInvariant(), option.Value)));
        Assert.Equal(name.StartsWith("Strict", StringComparison.Ordinal) ? "Production, Staging" : null, config.AnalyzerOptions.GetValueOrDefault(AnalyzerOptions.EnvironmentsKey));
    }

    private static string Text(string name)
    {
        var lines = RuleCatalog.Rules
            .Select(rule => (rule.Descriptor.Id, Report: Report(name, rule.Descriptor)))
            .Where(each => each.Report is not null)
            .Select(each => $"dotnet_diagnostic.{each.Id}.severity = {Word(each.Report!.Value)}\n");
        return "# Made from the catalogue of rules by a test; CONTRIBUTING.md says how.\n"
            + "is_global = true\n"
            + "global_level = -10\n"
            + "\n"
            + (name.StartsWith("Strict", StringComparison.Ordinal) ? $"{AnalyzerOptions.EnvironmentsKey} = Production, Staging\n\n" : "")
            + string.Concat(lines);
    }

    /// <summary>What a preset makes of a rule; <see langword="null"/> if it leaves it alone, so that the user's settings for whole categories still reach it.</summary>
    private static ReportDiagnostic? Report(string preset, DiagnosticDescriptor rule)
    {
        var (mode, areErrors) = preset.EndsWith(Errors, StringComparison.Ordinal) ? (preset[..^Errors.Length], true) : (preset, false);
        return mode switch
        {
            "None" => ReportDiagnostic.Suppress,
            // Some findings are milder than their rule, so that each rule is named, warnings too.
            "Strict" => areErrors ? ReportDiagnostic.Error : ReportDiagnostic.Warn,
            "ExposureOnly" when rule.Category == RuleCategory.Reliability => ReportDiagnostic.Suppress,
            _ => areErrors && rule.DefaultSeverity == DiagnosticSeverity.Warning ? ReportDiagnostic.Error : null,
        };
    }

    private static string Word(ReportDiagnostic report) => report switch
    {
        ReportDiagnostic.Error => "error",
        ReportDiagnostic.Warn => "warning",
        _ => "none",
    };
}
