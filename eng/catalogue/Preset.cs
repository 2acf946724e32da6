using CorsAnalyzers.Options;

namespace CorsAnalyzers.Catalogue;

/// <summary>A global analyzer config that the package brings along for a value of <c>CorsAnalyzersMode</c>.</summary>
internal sealed record Preset(string Mode, bool AreWarningsErrors)
{
    public const string Folder = "nuget/config";

    /// <summary>Default alone changes nothing and needs no file; nothing is left of None to be an error.</summary>
    public static IReadOnlyList<Preset> All { get; } =
    [
        new("None", AreWarningsErrors: false),
        new("Strict", AreWarningsErrors: false),
        new("ExposureOnly", AreWarningsErrors: false),
        new("Default", AreWarningsErrors: true),
        new("Strict", AreWarningsErrors: true),
        new("ExposureOnly", AreWarningsErrors: true),
    ];

    public string Name => AreWarningsErrors ? $"{Mode}.WarningsAsErrors" : Mode;

    public string Path => $"{Folder}/{Name}.globalconfig";

    public string? Environments => Mode == "Strict" ? "Production, Staging" : null;

    public string Text(IEnumerable<Rule> rules)
    {
        var lines = rules.Select(rule => (rule.Descriptor.Id, Report: Report(rule.Descriptor)))
            .Where(each => each.Report is not null)
            .Select(each => $"dotnet_diagnostic.{each.Id}.severity = {Word(each.Report!.Value)}\n");
        return $"# Written by `{WrittenFile.Command}`.\nis_global = true\nglobal_level = -10\n\n"
            + (Environments is { } environments ? $"{AnalyzerOptions.EnvironmentsKey} = {environments}\n\n" : "")
            + string.Concat(lines);
    }

    /// <summary>What it makes of a rule; <see langword="null"/> if it leaves it alone, so that the user's settings for whole categories still reach it.</summary>
    public ReportDiagnostic? Report(DiagnosticDescriptor rule) => Mode switch
    {
        "None" => ReportDiagnostic.Suppress,
        // Some findings are milder than their rule, so each rule is named, warnings too.
        "Strict" => AreWarningsErrors ? ReportDiagnostic.Error : ReportDiagnostic.Warn,
        "ExposureOnly" when rule.Category == RuleCategory.Reliability => ReportDiagnostic.Suppress,
        _ => AreWarningsErrors && rule.DefaultSeverity == DiagnosticSeverity.Warning ? ReportDiagnostic.Error : null,
    };

    private static string Word(ReportDiagnostic report) => report switch
    {
        ReportDiagnostic.Error => "error",
        ReportDiagnostic.Warn => "warning",
        _ => "none",
    };
}
