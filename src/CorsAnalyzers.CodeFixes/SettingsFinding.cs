using CorsAnalyzers.CodeFixes.Editing;
using CorsAnalyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.CodeFixes;

/// <summary>A diagnostic in a settings file, with what the rule sent along.</summary>
internal sealed class SettingsFinding(string path, JsonString value, Diagnostic diagnostic)
{
    private const string CommonFile = "appsettings.json";

    public string RuleId { get; } = diagnostic.Id;

    /// <summary>The marked string.</summary>
    public JsonString Value { get; } = value;

    /// <summary>Whether the file counts in every environment.</summary>
    public bool IsInCommonFile { get; } = Path.GetFileName(path).Equals(CommonFile, StringComparison.OrdinalIgnoreCase);

    public IReadOnlyList<string> Origins { get; } = Finding.Lines(diagnostic, FindingProperties.Origins);

    public IReadOnlyList<string> Remaining { get; } = Finding.Lines(diagnostic, FindingProperties.Remaining);

    public IReadOnlyList<string> Choices { get; } = Finding.Lines(diagnostic, FindingProperties.Choices);

    /// <summary>Whether the marked value can go.</summary>
    public bool IsRemovable { get; } = diagnostic.Properties.ContainsKey(FindingProperties.IsRemovable);

    /// <summary>Whether the code has a call that would be pointless without the marked pattern.</summary>
    public bool IsOnlyPattern { get; } = diagnostic.Properties.ContainsKey(FindingProperties.WildcardCallAt);

    /// <summary>The finding, if it marks a plain string of the file.</summary>
    public static SettingsFinding? Of(TextDocument file, SourceText text, Diagnostic diagnostic) =>
        IsIn(file, diagnostic.Location) && JsonString.At(text, diagnostic.Location.SourceSpan) is { } value
            ? new SettingsFinding(file.FilePath!, value, diagnostic)
            : null;

    public static bool IsIn(TextDocument file, Location location) =>
        location.Kind == LocationKind.ExternalFile && location.GetLineSpan().Path == file.FilePath;
}
