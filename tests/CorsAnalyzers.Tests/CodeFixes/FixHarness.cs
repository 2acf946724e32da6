using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CorsAnalyzers.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace CorsAnalyzers.Tests.CodeFixes;

/// <summary>
/// Applies a fix to diagnostics that the test itself places, so that edits are tested apart from the analyzer. Markup: <c>[|…|]</c> is a
/// diagnostic (several are fixed by FixAll), <c>{|0:…|}</c> the additional location of that index. Every result has to compile.
/// </summary>
internal sealed partial class FixHarness
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading.Tasks;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.Extensions.DependencyInjection;
        """;

    private const string WebUsings = """

        global using Microsoft.AspNetCore.Hosting;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.Hosting;
        """;

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path) is var name
                && (name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal)
                    || name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll"))
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    private readonly CorsCodeFix _fix;
    private readonly Document _document;
    private readonly ImmutableArray<Diagnostic> _diagnostics;

    private FixHarness(CorsCodeFix fix, Document document, ImmutableArray<Diagnostic> diagnostics)
    {
        _fix = fix;
        _document = document;
        _diagnostics = diagnostics;
    }

    public static bool HasCollectionExpressions => Enum.TryParse<LanguageVersion>("CSharp12", out _);

    public static async Task<FixHarness> Of(
        CorsCodeFix fix, string id, string markup, (string Name, string Value)[] properties, string? settings = null, bool webUsings = true)
    {
        var (source, marks) = Read(markup);
        var project = new AdhocWorkspace().CurrentSolution
            .AddProject("App", "App", LanguageNames.CSharp)
            .WithMetadataReferences(References)
            .WithParseOptions(new CSharpParseOptions(LanguageVersion.Preview))
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        project = project.AddDocument("Usings.cs", ImplicitUsings + (webUsings ? WebUsings : ""), filePath: "Usings.cs").Project;
        if (settings is not null)
        {
            project = project.AddAdditionalDocument("appsettings.json", settings, filePath: "appsettings.json").Project;
        }

        var document = project.AddDocument("Program.cs", SourceText.From(source), filePath: "Program.cs");
        var tree = (await document.GetSyntaxTreeAsync())!;
        var additional = marks.Where(static mark => mark.Index >= 0).OrderBy(static mark => mark.Index).Select(mark => Location.Create(tree, mark.Span));
        var descriptor = new DiagnosticDescriptor(id, id, id, "Cors", DiagnosticSeverity.Warning, isEnabledByDefault: true);
        var values = properties.ToImmutableDictionary(static property => property.Name, static property => (string?)property.Value);
        var diagnostics = marks.Where(static mark => mark.Index < 0)
            .Select(mark => Diagnostic.Create(descriptor, Location.Create(tree, mark.Span), additional, values));
        await AssertCompiles(document);
        return new FixHarness(fix, document, [.. diagnostics]);
    }

    /// <summary>Titles and keys that the light bulb shows for the first diagnostic, in order.</summary>
    public async Task<(string Title, string? Key)[]> Offers() => [.. (await Actions()).Select(static action => (action.Title, action.EquivalenceKey))];

    /// <summary>The source after the action of that key.</summary>
    public async Task<string> Fix(string key) => (await ApplyAndRead(await ActionOf(key))).Source;

    /// <summary>The settings file after the action of that key.</summary>
    public async Task<string> FixSettings(string key) => (await ApplyAndRead(await ActionOf(key))).Settings;

    /// <summary>The source after one round of FixAll with that key.</summary>
    public async Task<string> FixAll(string? key, FixAllScope scope = FixAllScope.Document) =>
        (await ApplyAndRead(await FixAllAction(key, scope))).Source;

    public async Task<string> FixAllSettings(string key) => (await ApplyAndRead(await FixAllAction(key, FixAllScope.Solution))).Settings;

    /// <summary>Messages of the warnings that the action of that key puts on what it writes.</summary>
    public async Task<string[]> Warnings(string key)
    {
        var root = (await (await Changed(await ActionOf(key))).GetSyntaxRootAsync())!;
        return
        [
            .. root.GetAnnotatedNodesAndTokens(WarningAnnotation.Kind)
                .SelectMany(static part => part.GetAnnotations(WarningAnnotation.Kind))
                .Select(static annotation => WarningAnnotation.GetDescription(annotation)!),
        ];
    }

    private async Task<CodeAction> ActionOf(string key)
    {
        var actions = await Actions();
        var action = actions.FirstOrDefault(action => action.EquivalenceKey == key);
        Assert.True(action is not null, $"No action {key}; offered: {string.Join(", ", actions.Select(static action => action.EquivalenceKey))}");
        return action;
    }

    private async Task<List<CodeAction>> Actions()
    {
        var actions = new List<CodeAction>();
        await _fix.RegisterCodeFixesAsync(new CodeFixContext(_document, _diagnostics[0], (action, _) => actions.Add(action), CancellationToken.None));
        return actions;
    }

    private async Task<CodeAction> FixAllAction(string? key, FixAllScope scope)
    {
        var provider = new Placed(_document.Id, _diagnostics);
        var context = new FixAllContext(_document, _fix, scope, key, _diagnostics.Select(static diagnostic => diagnostic.Id), provider, CancellationToken.None);
        return (await _fix.GetFixAllProvider().GetFixAsync(context))!;
    }

    private async Task<(string Source, string Settings)> ApplyAndRead(CodeAction action)
    {
        var changed = await Changed(action);
        await AssertCompiles(changed);
        var settings = changed.Project.AdditionalDocuments.SingleOrDefault();
        return ((await changed.GetTextAsync()).ToString(), settings is null ? "" : (await settings.GetTextAsync()).ToString());
    }

    private async Task<Document> Changed(CodeAction action)
    {
        var operations = await action.GetOperationsAsync(CancellationToken.None);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(_document.Id)!;
    }

    private static async Task AssertCompiles(Document document)
    {
        var compilation = (await document.Project.GetCompilationAsync())!;
        var errors = compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.True(!errors.Any(), string.Join("\n", errors) + "\n" + await document.GetTextAsync());
    }

    private static (string Source, List<(int Index, TextSpan Span)> Marks) Read(string markup)
    {
        var marks = new List<(int, TextSpan)>();
        var source = "";
        var at = 0;
        foreach (Match match in Marks().Matches(markup))
        {
            source += markup[at..match.Index];
            var inner = match.Groups["text"].Value;
            var index = match.Groups["index"].Success ? int.Parse(match.Groups["index"].ValueSpan, provider: null) : -1;
            marks.Add((index, new TextSpan(source.Length, inner.Length)));
            source += inner;
            at = match.Index + match.Length;
        }

        return (source + markup[at..], marks);
    }

    [GeneratedRegex(@"\[\|(?<text>.*?)\|\]|\{\|(?<index>\d+):(?<text>.*?)\|\}", RegexOptions.Singleline)]
    private static partial Regex Marks();

    private sealed class Placed(DocumentId document, ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document asked, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(asked.Id == document ? diagnostics : []);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
