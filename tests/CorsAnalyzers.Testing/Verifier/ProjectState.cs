namespace Microsoft.CodeAnalysis.Testing;

/// <summary>What one project of a test consists of.</summary>
public class ProjectState(string name, string language, string defaultPrefix, string defaultExtension)
{
    /// <summary>The project's name.</summary>
    public string Name { get; } = name;

    /// <summary>The name of what it compiles to.</summary>
    public string AssemblyName { get; init; } = name;

    /// <summary>Its language.</summary>
    public string Language { get; } = language;

    /// <summary>What it is compiled against; null: as the test says.</summary>
    public ReferenceAssemblies? ReferenceAssemblies { get; set; }

    /// <summary>What it compiles to; null: as the test says.</summary>
    public OutputKind? OutputKind { get; set; }

    /// <summary>Its sources.</summary>
    public SourceFileList Sources { get; } = new(defaultPrefix, defaultExtension);

    /// <summary>Its additional files.</summary>
    public SourceFileCollection AdditionalFiles { get; } = [];

    /// <summary>Its <c>.editorconfig</c> and <c>.globalconfig</c> files; their names are absolute, such as <c>/.editorconfig</c>.</summary>
    public SourceFileCollection AnalyzerConfigFiles { get; } = [];

    /// <summary>The names of the projects that it references.</summary>
    public List<string> AdditionalProjectReferences { get; } = [];

    /// <summary>Its further references.</summary>
    public MetadataReferenceCollection AdditionalReferences { get; } = [];

    /// <summary>Whether nothing is stated.</summary>
    internal virtual bool IsUnset
        => Sources.Count == 0
            && AdditionalFiles.Count == 0
            && AnalyzerConfigFiles.Count == 0
            && AdditionalReferences.Count == 0
            && AdditionalProjectReferences.Count == 0
            && OutputKind is null;
}
