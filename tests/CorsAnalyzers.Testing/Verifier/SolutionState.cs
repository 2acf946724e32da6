namespace Microsoft.CodeAnalysis.Testing;

/// <summary>A solution before or after a fix, with the diagnostics that it is to have.</summary>
public class SolutionState(string name, string language, string defaultPrefix, string defaultExtension)
    : ProjectState(name, language, defaultPrefix, defaultExtension)
{
    /// <summary>What is taken over from the state before; null: <see cref="StateInheritanceMode.AutoInherit"/>.</summary>
    public StateInheritanceMode? InheritanceMode { get; set; }

    /// <summary>What markup means; null: <see cref="MarkupMode.Allow"/> before a fix, <see cref="MarkupMode.IgnoreFixable"/> after it.</summary>
    public MarkupMode? MarkupHandling { get; set; }

    /// <summary>The diagnostics expected besides those of the markup.</summary>
    public List<DiagnosticResult> ExpectedDiagnostics { get; } = [];

    /// <summary>Further projects.</summary>
    public ProjectCollection AdditionalProjects { get; } = new(language, defaultExtension);

    /// <inheritdoc/>
    internal override bool IsUnset
        => base.IsUnset
            && InheritanceMode is null
            && MarkupHandling is null
            && ExpectedDiagnostics.Count == 0
            && AdditionalProjects.Count == 0;
}
