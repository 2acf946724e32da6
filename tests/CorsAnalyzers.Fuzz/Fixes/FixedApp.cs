using System.Reflection;
using System.Text;
using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Applying;
using CorsAnalyzers.Fuzz.Programs;
using CorsAnalyzers.Fuzz.Running;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.Fuzz.Fixes;

/// <summary>A program in a workspace, as an editor holds it: what is found in it, and what can be done about it.</summary>
internal sealed class FixedApp
{
    private static readonly ImmutableArray<CodeFixProvider> Providers =
    [
        .. typeof(CorsCodeFix).Assembly.GetTypes()
            .Where(type => type.GetCustomAttribute<ExportCodeFixProviderAttribute>() is not null)
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!),
    ];

    private readonly ProjectId _project;

    private FixedApp(Solution solution, ProjectId project, ImmutableArray<Diagnostic> findings, ImmutableArray<string> errors)
    {
        Solution = solution;
        _project = project;
        Findings = findings;
        Errors = errors;
    }

    public Solution Solution { get; }

    public Project Project => Solution.GetProject(_project)!;

    /// <summary>The findings, by file and place.</summary>
    public ImmutableArray<Diagnostic> Findings { get; }

    /// <summary>What the compiler refuses, and what the analyzer threw.</summary>
    public ImmutableArray<string> Errors { get; }

    public static Task<FixedApp> OpenAsync(FuzzProgram program)
    {
        var id = ProjectId.CreateNewId();
        var solution = new AdhocWorkspace().CurrentSolution.AddProject(ProjectInfo.Create(
            id,
            VersionStamp.Default,
            "App",
            "App",
            LanguageNames.CSharp,
            compilationOptions: Analysis.CompilationOptions,
            parseOptions: Analysis.ParseOptions,
            documents: Open(id, program.Sources.Append(Analysis.ImplicitUsings)),
            additionalDocuments: Open(id, program.Files.Where(file => file.IsAdditional)),
            metadataReferences: References.Without(program.Missing))
            .WithAnalyzerConfigDocuments(Open(id, program.Files.Where(file => file.IsConfig))));
        return LookAsync(solution, id);
    }

    /// <summary>The same app after a change.</summary>
    public Task<FixedApp> WithAsync(Solution solution) => LookAsync(solution, _project);

    /// <summary>All files that a fix may change, in one text.</summary>
    public async Task<string> TextAsync()
    {
        var text = new StringBuilder();
        var files = Project.Documents.Concat(Project.AdditionalDocuments).Where(file => file.FilePath != Analysis.ImplicitUsings.Path);
        foreach (var file in files.OrderBy(file => file.FilePath, StringComparer.Ordinal))
        {
            text.Append("// FILE ").Append(file.FilePath).Append('\n');
            text.Append((await file.GetTextAsync()).ToString().TrimEnd()).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>What the light bulb offers about a finding, in its order.</summary>
    public async Task<ImmutableArray<Offer>> OffersAsync(Diagnostic finding)
    {
        var file = FileOf(finding);
        var offers = ImmutableArray.CreateBuilder<Offer>();
        if (file is null)
        {
            return [];
        }

        foreach (var provider in Providers.Where(provider => provider.FixableDiagnosticIds.Contains(finding.Id) && IsFor(provider, file)))
        {
            await provider.RegisterCodeFixesAsync(file is Document document
                ? new CodeFixContext(document, finding, (action, _) => offers.Add(new(provider, action)), CancellationToken.None)
                : new CodeFixContext(file, finding, (action, _) => offers.Add(new(provider, action)), CancellationToken.None));
        }

        return offers.ToImmutable();
    }

    /// <summary>The app after an action.</summary>
    public async Task<FixedApp> ApplyAsync(CodeAction action)
    {
        var operations = await action.GetOperationsAsync(CancellationToken.None);
        return await WithAsync(operations.OfType<ApplyChangesOperation>().Single().ChangedSolution);
    }

    /// <summary>The app after all that a rule finds was fixed at once; <see langword="null"/> if there is no such action.</summary>
    public async Task<FixedApp?> FixAllAsync(CodeFixProvider provider, string id, string? key, FixAllScope scope, TextDocument? file)
    {
        if (provider.GetFixAllProvider() is not { } all || !all.GetSupportedFixAllScopes().Contains(scope))
        {
            return null;
        }

        var found = new Found(Findings.RemoveAll(finding => finding.Id != id));
        var context = scope == FixAllScope.Document
            ? file is Document document ? new FixAllContext(document, provider, scope, key, [id], found, CancellationToken.None) : null
            : new FixAllContext(Project, provider, scope, key, [id], found, CancellationToken.None);
        return context is not null && await all.GetFixAsync(context) is { } action ? await ApplyAsync(action) : null;
    }

    public TextDocument? FileOf(Diagnostic finding) =>
        Project.Documents.Concat(Project.AdditionalDocuments).FirstOrDefault(file => file.FilePath == finding.Location.GetLineSpan().Path);

    private static async Task<FixedApp> LookAsync(Solution solution, ProjectId id)
    {
        var project = solution.GetProject(id)!;
        var compilation = (await project.GetCompilationAsync())!;
        var errors = compilation.GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(error => error.ToString())
            .ToList();
        var findings = await compilation.WithAnalyzers([new CorsAnalyzer()], new CompilationWithAnalyzersOptions(
            project.AnalyzerOptions,
            onAnalyzerException: (exception, _, _) => errors.Add($"{exception.GetType().Name}: {exception.Message}"),
            concurrentAnalysis: false,
            logAnalyzerExecutionTime: false)).GetAnalyzerDiagnosticsAsync();
        return new(
            solution,
            id,
            [
                .. findings.OrderBy(finding => finding.Location.GetLineSpan().Path, StringComparer.Ordinal)
                    .ThenBy(finding => finding.Location.SourceSpan.Start)
                    .ThenBy(finding => finding.Id, StringComparer.Ordinal),
            ],
            [.. errors]);
    }

    private static bool IsFor(CodeFixProvider provider, TextDocument file)
    {
        var kinds = provider.GetType().GetCustomAttribute<ExportCodeFixProviderAttribute>()!.DocumentKinds;
        return kinds.Length == 0
            ? file is Document
            : kinds.Contains(file is Document ? nameof(TextDocumentKind.Document) : nameof(TextDocumentKind.AdditionalDocument));
    }

    private static IEnumerable<DocumentInfo> Open(ProjectId project, IEnumerable<ProgramFile> files) =>
        files.Select(file => DocumentInfo.Create(
            DocumentId.CreateNewId(project, file.Path),
            Path.GetFileName(file.Path),
            loader: TextLoader.From(TextAndVersion.Create(SourceText.From(file.Text, Encoding.UTF8), VersionStamp.Default, file.Path)),
            filePath: file.Path));

    private sealed class Found(ImmutableArray<Diagnostic> findings) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(findings);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult(findings.Where(finding => finding.Location.GetLineSpan().Path == document.FilePath));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(findings.Where(finding => !finding.Location.IsInSource));
    }
}

/// <summary>An action of the light bulb, and who offers it.</summary>
internal sealed record Offer(CodeFixProvider Provider, CodeAction Action)
{
    public string Key => Action.EquivalenceKey ?? "";
}
