using CorsAnalyzers.Catalogue;
using CorsAnalyzers.Options;
using CorsAnalyzers.Rules;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Tests.Conventions;

/// <summary>
/// What the presets say is read by the compiler as it is meant. That the files say it, <see cref="CatalogueTests"/> holds.
/// </summary>
public sealed class PresetTests
{
    public static TheoryData<string> Names => [.. Preset.All.Select(preset => preset.Name)];

    [Fact]
    public void There_is_no_other_preset()
        => Assert.Equal(
            Preset.All.Select(preset => Path.GetFileName(preset.Path)).Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(Repository.PathOf(Preset.Folder))
                .Select(path => Path.GetFileName(path))
                .Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void The_compiler_reads_a_preset_as_it_is_meant(string name)
    {
        var preset = Preset.All.Single(preset => preset.Name == name);
        var parsed = AnalyzerConfig.Parse(preset.Text(RuleCatalog.Rules), $"/{preset.Path}");
        var config = AnalyzerConfigSet.Create(ImmutableArray.Create(parsed), out var problems).GlobalConfigOptions;

        Assert.Empty(problems);
        Assert.Equal(
            RuleCatalog.Rules.Select(rule => (rule.Descriptor.Id, Report: Meant(name, rule.Descriptor)))
                .Where(each => each.Report is not null).Select(each => (each.Id, each.Report!.Value)),
            config.TreeOptions.OrderBy(option => option.Key, StringComparer.Ordinal)
                .Select(option => (option.Key.ToUpperInvariant(), option.Value)));
        Assert.Equal(
            name.StartsWith("Strict", StringComparison.Ordinal) ? "Production, Staging" : null,
            config.AnalyzerOptions.GetValueOrDefault(AnalyzerOptions.EnvironmentsKey));
    }

    /// <summary>What docs/configuration.md promises of a preset, said a second time on purpose.</summary>
    private static ReportDiagnostic? Meant(string preset, DiagnosticDescriptor rule) => (preset, rule.Category, rule.DefaultSeverity) switch
    {
        ("None", _, _) => ReportDiagnostic.Suppress,
        ("Strict", _, _) => ReportDiagnostic.Warn,
        ("Strict.WarningsAsErrors", _, _) => ReportDiagnostic.Error,
        ("ExposureOnly" or "ExposureOnly.WarningsAsErrors", "Reliability", _) => ReportDiagnostic.Suppress,
        ("Default.WarningsAsErrors" or "ExposureOnly.WarningsAsErrors", _, DiagnosticSeverity.Warning) => ReportDiagnostic.Error,
        _ => null,
    };
}
