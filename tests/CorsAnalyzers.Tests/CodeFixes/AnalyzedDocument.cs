using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CorsAnalyzers.Tests.CodeFixes;

/// <summary>A program with what the analyzer reports in it, for questions to a fix that no verifier asks.</summary>
internal sealed class AnalyzedDocument
{
    private readonly Document _document;
    private readonly ImmutableArray<Diagnostic> _findings;

    private AnalyzedDocument(Document document, ImmutableArray<Diagnostic> findings)
    {
        _document = document;
        _findings = findings;
    }

    public static async Task<AnalyzedDocument> OfAsync(string code, string? settings = null)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var project = new AdhocWorkspace().CurrentSolution
            .AddProject("App", "App", LanguageNames.CSharp)
            .WithMetadataReferences(Frameworks.Net100.References)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable))
            .AddDocument("Usings.cs", App.ImplicitUsings).Project;
        project = settings is null ? project : project.AddAdditionalDocument("appsettings.json", settings, filePath: "appsettings.json").Project;
        var document = project.AddDocument("Program.cs", code, filePath: "Program.cs");
        var compilation = (await document.Project.GetCompilationAsync(cancellation))!;
        return new AnalyzedDocument(document, await compilation.WithAnalyzers([new CorsAnalyzer()]).GetAnalyzerDiagnosticsAsync(cancellation));
    }

    /// <summary>What the fix offers for the only finding.</summary>
    public async Task<IReadOnlyList<CodeAction>> OffersAsync(CodeFixProvider fix)
    {
        var offers = new List<CodeAction>();
        await fix.RegisterCodeFixesAsync(new CodeFixContext(_document, Assert.Single(_findings), (action, _) => offers.Add(action), TestContext.Current.CancellationToken));
        return offers;
    }

    /// <summary>The action that fixes the solution with that kind of repair.</summary>
    public async Task<CodeAction> FixAllAsync(CodeFixProvider fix, string? key)
    {
        var context = new FixAllContext(
            _document, fix, FixAllScope.Solution, key, _findings.Select(finding => finding.Id), new Reported(_findings), TestContext.Current.CancellationToken);
        return (await fix.GetFixAllProvider()!.GetFixAsync(context))!;
    }

    /// <summary>The document after an action.</summary>
    public async Task<Document> ChangedAsync(CodeAction action)
    {
        var operations = await action.GetOperationsAsync(TestContext.Current.CancellationToken);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(_document.Id)!;
    }

    /// <summary>The text of the document after an action.</summary>
    public async Task<string> TextAfterAsync(CodeAction action) =>
        (await (await ChangedAsync(action)).GetTextAsync(TestContext.Current.CancellationToken)).ToString();

    /// <summary>The text of the settings file after an action.</summary>
    public async Task<string> SettingsAfterAsync(CodeAction action) =>
        (await (await ChangedAsync(action)).Project.AdditionalDocuments.Single().GetTextAsync(TestContext.Current.CancellationToken)).ToString();

    private sealed class Reported(ImmutableArray<Diagnostic> findings) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(findings);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        {
            var tree = await document.GetSyntaxTreeAsync(cancellationToken);
            return findings.Where(finding => finding.Location.SourceTree == tree);
        }

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
