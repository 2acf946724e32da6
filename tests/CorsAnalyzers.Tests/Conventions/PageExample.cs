using System.Text.RegularExpressions;

namespace CorsAnalyzers.Tests.Conventions;

/// <summary>The first example on a rule's page: the program with the mistake, and the one that its fix leaves.</summary>
internal sealed partial record PageExample(string Wrong, string Right, string? EditorConfig)
{
    public static PageExample Of(string id)
    {
        var page = File.ReadAllText(Repository.PathOf("docs", "rules", $"{id}.md"));
        return new PageExample(
            Bad().Match(page).Groups["text"].Value,
            Fixed().Match(page).Groups["text"].Value,
            Settings().Match(page) is { Success: true } settings ? settings.Groups["text"].Value : null);
    }

    [GeneratedRegex("```csharp bad[^\n]*\n(?<text>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Bad();

    [GeneratedRegex("```csharp fixed[^\n]*\n(?<text>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fixed();

    [GeneratedRegex("```ini editorconfig\n(?<text>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Settings();
}
