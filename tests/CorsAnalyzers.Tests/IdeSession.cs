using System.Collections.Concurrent;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.Tests;

/// <summary>
/// Asks an analyzer as an editor does: for the diagnostics of one open document, again after every edit, and never for what is known only
/// at the end of a compilation. An edit makes a new compilation that shares the trees of all other documents.
/// </summary>
internal sealed class IdeSession
{
    private static readonly Solution Empty = new AdhocWorkspace(MefHostServices.DefaultHost).CurrentSolution;

    private readonly ImmutableArray<DiagnosticAnalyzer> _analyzers;
    private readonly ProjectId _project;
    private Solution _solution;
    private CompilationWithAnalyzers? _driver;

    /// <summary>Opens a project.</summary>
    /// <param name="analyzers">The analyzers that run in the editor.</param>
    /// <param name="references">What the project is compiled against.</param>
    /// <param name="compilationOptions">Its compilation options.</param>
    /// <param name="parseOptions">Its parse options.</param>
    /// <param name="documents">Its sources by path.</param>
    /// <param name="additionalFiles">Its additional files by path.</param>
    /// <param name="analyzerConfigFiles">Its <c>.editorconfig</c> and <c>.globalconfig</c> files by absolute path.</param>
    public IdeSession(
        IEnumerable<DiagnosticAnalyzer> analyzers,
        IEnumerable<MetadataReference> references,
        CompilationOptions compilationOptions,
        ParseOptions parseOptions,
        IEnumerable<(string Path, string Text)> documents,
        IEnumerable<(string Path, string Text)>? additionalFiles = null,
        IEnumerable<(string Path, string Text)>? analyzerConfigFiles = null)
    {
        _analyzers = [.. analyzers];
        _project = ProjectId.CreateNewId();
        _solution = Empty.AddProject(ProjectInfo.Create(
            _project,
            VersionStamp.Default,
            "Opened",
            "Opened",
            LanguageNames.CSharp,
            compilationOptions: compilationOptions,
            parseOptions: parseOptions,
            documents: Open(documents),
            additionalDocuments: Open(additionalFiles ?? []),
            metadataReferences: references)
            .WithAnalyzerConfigDocuments(Open(analyzerConfigFiles ?? [])));
    }

    /// <summary>Everything that analyzers threw, in the editor's words; an editor shows it to the user.</summary>
    public ConcurrentQueue<Diagnostic> Exceptions { get; } = new();

    /// <summary>The text of a file as it stands.</summary>
    public async Task<string> GetTextAsync(string path, CancellationToken cancellationToken)
        => (await Find(path).GetTextAsync(cancellationToken).ConfigureAwait(false)).ToString();

    /// <summary>The project as it stands.</summary>
    public Project Project => _solution.GetProject(_project)!;

    /// <summary>Takes over what a fix has changed.</summary>
    public void Apply(Solution changed)
    {
        _solution = changed;
        _driver = null;
    }

    /// <summary>Replaces the text of a source or an additional file.</summary>
    public void Edit(string path, string text)
    {
        var source = SourceText.From(text, Encoding.UTF8);
        _solution = Find(path) is Document document
            ? _solution.WithDocumentText(document.Id, source)
            : _solution.WithAdditionalDocumentText(Find(path).Id, source);
        _driver = null;
    }

    /// <summary>Types: replaces the only occurrence of <paramref name="before"/> in a file.</summary>
    public async Task EditAsync(string path, string before, string after, CancellationToken cancellationToken)
    {
        var text = await GetTextAsync(path, cancellationToken).ConfigureAwait(false);
        var at = text.IndexOf(before, StringComparison.Ordinal);
        if (at < 0 || text.IndexOf(before, at + 1, StringComparison.Ordinal) >= 0)
        {
            throw new ArgumentException($"'{before}' must occur once in '{path}'.", nameof(before));
        }

        Edit(path, string.Concat(text.AsSpan(0, at), after, text.AsSpan(at + before.Length)));
    }

    /// <summary>
    /// The analyzers' diagnostics of one source, from its syntax and its semantics, or of one additional file. Those that lie in another
    /// file are left out, as an editor would do.
    /// </summary>
    public async Task<ImmutableArray<Diagnostic>> GetDiagnosticsAsync(string path, CancellationToken cancellationToken)
    {
        if (Find(path) is not Document document)
        {
            var file = Project.AnalyzerOptions.AdditionalFiles.Single(candidate => candidate.Path == path);
            // Roslyn 4.5 forgets what was found in additional files once the same driver was asked for a source; so they get their own.
            var fileDriver = await CreateDriverAsync(cancellationToken).ConfigureAwait(false);
            var result = await fileDriver.GetAnalysisResultAsync(file, cancellationToken).ConfigureAwait(false);
            return Sort(result.GetAllDiagnostics(), path);
        }

        var driver = _driver ??= await CreateDriverAsync(cancellationToken).ConfigureAwait(false);
        var tree = await document.GetSyntaxTreeAsync(cancellationToken).ConfigureAwait(false);
        var model = driver.Compilation.GetSemanticModel(tree!);
        var semantic = await driver.GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, cancellationToken).ConfigureAwait(false);
        var syntactic = await driver.GetAnalyzerSyntaxDiagnosticsAsync(tree!, cancellationToken).ConfigureAwait(false);
        return Sort(syntactic.AddRange(semantic), path);
    }

    /// <summary>The analyzers' diagnostics of the whole project, as a build of it reports them.</summary>
    public async Task<ImmutableArray<Diagnostic>> BuildAsync(CancellationToken cancellationToken)
    {
        var driver = await CreateDriverAsync(cancellationToken).ConfigureAwait(false);
        return Sort(await driver.GetAnalyzerDiagnosticsAsync(cancellationToken).ConfigureAwait(false));
    }

    private static ImmutableArray<Diagnostic> Sort(ImmutableArray<Diagnostic> diagnostics, string path)
        => Sort([.. diagnostics.Where(diagnostic => diagnostic.Location.GetLineSpan().Path == path)]);

    private static ImmutableArray<Diagnostic> Sort(ImmutableArray<Diagnostic> diagnostics)
        => [.. diagnostics
            .OrderBy(diagnostic => diagnostic.Location.GetLineSpan().Path, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start)
            .ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)];

    private IEnumerable<DocumentInfo> Open(IEnumerable<(string Path, string Text)> files) => files.Select(file => DocumentInfo.Create(
        DocumentId.CreateNewId(_project, file.Path),
        file.Path,
        loader: TextLoader.From(TextAndVersion.Create(SourceText.From(file.Text, Encoding.UTF8), VersionStamp.Default, file.Path)),
        filePath: file.Path));

    private TextDocument Find(string path)
    {
        var project = Project;
        return project.Documents.Concat(project.AdditionalDocuments).FirstOrDefault(file => file.FilePath == path)
            ?? throw new ArgumentException($"'{path}' is not open.", nameof(path));
    }

    private async Task<CompilationWithAnalyzers> CreateDriverAsync(CancellationToken cancellationToken)
    {
        var project = Project;
        var compilation = await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false);
        return compilation!.WithAnalyzers(_analyzers, new CompilationWithAnalyzersOptions(
            project.AnalyzerOptions,
            onAnalyzerException: (_, _, diagnostic) => Exceptions.Enqueue(diagnostic),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false));
    }
}
