using System.Collections.Immutable;
using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Applying;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.Catalogue.Picture;

/// <summary>What an editor has to show of one program with one mistake: the finding, the fixes on offer, and the text that the first leaves.</summary>
internal sealed record Lightbulb(SourceText Before, Diagnostic Finding, IReadOnlyList<string> Titles, SourceText After)
{
    public static async Task<Lightbulb> ShowAsync(string program)
    {
        using var workspace = new AdhocWorkspace();
        var project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "App", "App", LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(OutputKind.ConsoleApplication),
            metadataReferences: References()));
        var usings = project.AddDocument("Usings.cs", Usings, filePath: "/app/Usings.cs");
        var document = usings.Project.AddDocument("Program.cs", program, filePath: "/app/Program.cs");

        var compilation = (await document.Project.GetCompilationAsync())!;
        var finding = (await compilation.WithAnalyzers(ImmutableArray.Create<DiagnosticAnalyzer>(new CorsAnalyzer())).GetAnalyzerDiagnosticsAsync()).Single();
        var actions = new List<CodeAction>();
        var fix = typeof(CorsCodeFix).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(CorsCodeFix)))
            .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!)
            .Single(provider => provider.FixableDiagnosticIds.Contains(finding.Id));
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, finding, (action, _) => actions.Add(action), CancellationToken.None));

        var applied = (await actions[0].GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution;
        return new Lightbulb(
            await document.GetTextAsync(),
            finding,
            actions.Select(action => action.Title).ToList(),
            await applied.GetDocument(document.Id)!.GetTextAsync());
    }

    // The namespaces of the Web SDK that the program needs.
    private const string Usings = "global using Microsoft.AspNetCore.Builder; global using Microsoft.Extensions.DependencyInjection;";

    // The framework that this program itself runs on.
    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal)
                || name.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal) || name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)))
            .Select(path => MetadataReference.CreateFromFile(path));
}
