using System.Reflection;
using CorsAnalyzers.Tests;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Proofs.Pages;

using App = Tests.App;

/// <summary>The page of a rule, read from <c>docs/rules</c>.</summary>
/// <param name="Id">The rule, by the file's name.</param>
/// <param name="Content">What it is made of.</param>
internal sealed record RulePage(string Id, Markdown Content)
{
    private const string Folder = "docs/rules/";
    private const string Extension = ".md";

    // What programs with gRPC are compiled against runs beside these proofs.
    private static readonly ImmutableArray<MetadataReference> GrpcAssemblies =
    [
        .. new[] { typeof(Grpc.AspNetCore.Server.GrpcServiceOptions), typeof(Grpc.AspNetCore.Web.EnableGrpcWebAttribute), typeof(Grpc.Core.Status) }
            .Select(static type => MetadataReference.CreateFromFile(type.Assembly.Location)),
    ];

    /// <summary>Every page by id.</summary>
    public static readonly ImmutableSortedDictionary<string, RulePage> All = typeof(RulePage).Assembly.GetManifestResourceNames()
        .Where(static name => name.StartsWith(Folder, StringComparison.Ordinal))
        .Select(static name => new RulePage(name[Folder.Length..^Extension.Length], Markdown.Read(RepositoryText.Read(name))))
        .ToImmutableSortedDictionary(static page => page.Id, static page => page, StringComparer.Ordinal);

    /// <summary>Category, severity and fix.</summary>
    public ImmutableArray<string> Facts => RowsOf("Category", "Severity", "Fix").Single();

    /// <summary>The <c>.editorconfig</c> that the programs are judged with, if the page gives one.</summary>
    public string? EditorConfig => Content.Fences.SingleOrDefault(static fence => fence is { Language: "ini", Tag: "editorconfig" })?.Text;

    /// <summary>The one that the programs are right with, where the mistake is in that file.</summary>
    public string? FixedEditorConfig => Content.Fences.SingleOrDefault(static fence => fence is { Language: "ini", Tag: "fixed-editorconfig" })?.Text ?? EditorConfig;

    /// <summary>The mistakes that it shows; each begins with a <c>bad</c> program, to which the tables below it belong.</summary>
    public ImmutableArray<Example> Examples
    {
        get
        {
            int[] starts = [.. Enumerable.Range(0, Content.Fences.Length).Where(i => Content.Fences[i] is { Language: "csharp", Tag: "bad" })];
            return [.. starts.Select((start, i) => ExampleOf(start, i + 1 < starts.Length ? starts[i + 1] : Content.Fences.Length))];
        }
    }

    /// <summary>Further programs that are right.</summary>
    public IEnumerable<string> Good => Content.Fences.Where(static fence => fence is { Language: "csharp", Tag: "good" }).Select(static fence => fence.Text);

    /// <summary>What gRPC's tools make of the <c>.proto</c> file that the programs go with, if they do.</summary>
    public string? Grpc => Content.Fences.SingleOrDefault(static fence => fence is { Language: "csharp", Tag: "grpc" })?.Text;

    /// <summary>What the browser prints, if the page says so.</summary>
    public Fence? ConsoleOutput => Content.Fences.SingleOrDefault(static fence => fence is { Language: "text", Tag: "console" });

    /// <summary>Origins as they are written by mistake, and as they should be.</summary>
    public IEnumerable<(string Written, string Right)> Corrections =>
        RowsOf("Written", "Right", "Why").Select(static row => (row[0].Trim('`'), row[1].Replace("`", "", StringComparison.Ordinal)));

    /// <summary>A program as the page has it judged.</summary>
    public App Program(string code) => AppOf(code, Grpc) with { EditorConfig = EditorConfig };

    /// <summary>A program with what gRPC's tools made for it, if they did.</summary>
    public static App AppOf(string code, string? grpc) => grpc is null
        ? new(code)
        : new(code) { Sources = [("/0/Grpc.cs", grpc)], References = GrpcAssemblies };

    private Example ExampleOf(int start, int end) => new(
        Content.Fences[start..end],
        [.. TablesOf("Page", "Request", "Before", "After")
            .Where(table => table.FencesAbove > start && table.FencesAbove <= end)
            .SelectMany(static table => table.Rows, static (table, row) => new Exchange(row[0].Trim('`'), row[1], row[2], row[3], table.Settings?.Text))]);

    private IEnumerable<ImmutableArray<string>> RowsOf(params string[] header) => TablesOf(header).SelectMany(static table => table.Rows);

    private IEnumerable<Table> TablesOf(params string[] header) => Content.Tables.Where(table => table.Header.SequenceEqual(header));
}
