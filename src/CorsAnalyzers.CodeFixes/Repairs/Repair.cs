using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.CodeFixes.Repairs;

/// <summary>One way to mend one finding: what the light bulb says, and the edits of the finding's own file.</summary>
internal sealed record Repair(string Key, string Title, IReadOnlyList<TextChange> Changes)
{
    /// <summary>
    /// Origins to put into <c>appsettings.json</c> under <c>Cors:AllowedOrigins</c>, if that file is part of the project.
    /// </summary>
    public IReadOnlyList<string> SettingsOrigins { get; init; } = [];

    /// <summary>The made-up origin that the edits write and the user has to replace, if they write it.</summary>
    public string? Placeholder { get; init; }

    /// <summary>Whether the edits move code: to two places at once it cannot go.</summary>
    public bool IsMove { get; init; }
}
