using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>
/// Makes solutions as an editor has them. All branch off one empty solution of one workspace: solutions never change, and composing a
/// workspace's services is the dear part of making one.
/// </summary>
internal static class SolutionFactory
{
    private static readonly Solution Empty = new AdhocWorkspace(MefHostServices.DefaultHost).CurrentSolution;

    /// <summary>The options that a test gives its projects.</summary>
    public sealed record Settings(
        ReferenceAssemblies ReferenceAssemblies,
        ParseOptions ParseOptions,
        CompilationOptions CompilationOptions,
        IReadOnlyList<Func<Solution, ProjectId, Solution>> Transforms);

    /// <summary>The solution of a state, and its project under test.</summary>
    public static async Task<(Solution Solution, ProjectId Primary)> CreateAsync(
        ResolvedState state,
        Settings settings,
        CancellationToken cancellationToken)
    {
        var ids = state.Projects.ToDictionary(project => project.State.Name, project => ProjectId.CreateNewId(project.State.Name));
        var solution = Empty;
        foreach (var project in state.Projects)
        {
            solution = await AddProjectAsync(solution, ids[project.State.Name], project, settings, cancellationToken).ConfigureAwait(false);
        }

        foreach (var project in state.Projects)
        {
            solution = project.State.AdditionalProjectReferences.Aggregate(
                solution,
                (result, referenced) => result.AddProjectReference(ids[project.State.Name], new ProjectReference(ids[referenced])));
        }

        var primary = ids[state.Primary.State.Name];
        return (settings.Transforms.Aggregate(solution, (result, transform) => transform(result, primary)), primary);
    }

    private static async Task<Solution> AddProjectAsync(
        Solution solution,
        ProjectId id,
        ResolvedProject project,
        Settings settings,
        CancellationToken cancellationToken)
    {
        var state = project.State;
        var references = await (state.ReferenceAssemblies ?? settings.ReferenceAssemblies)
            .ResolveAsync(state.Language, cancellationToken).ConfigureAwait(false);
        var compilationOptions = state.OutputKind is { } kind ? settings.CompilationOptions.WithOutputKind(kind) : settings.CompilationOptions;
        return solution.AddProject(ProjectInfo.Create(
            id,
            VersionStamp.Default,
            state.Name,
            state.AssemblyName,
            state.Language,
            compilationOptions: compilationOptions,
            parseOptions: settings.ParseOptions,
            documents: Documents(project.Sources),
            additionalDocuments: Documents(project.AdditionalFiles),
            metadataReferences: [.. references, .. state.AdditionalReferences])
            .WithAnalyzerConfigDocuments(Documents(state.AnalyzerConfigFiles)));

        IEnumerable<DocumentInfo> Documents(IEnumerable<(string Name, SourceText Text)> files) => files.Select(file => DocumentInfo.Create(
            DocumentId.CreateNewId(id, file.Name),
            file.Name,
            loader: TextLoader.From(TextAndVersion.Create(file.Text, VersionStamp.Default, file.Name)),
            filePath: file.Name));
    }
}
