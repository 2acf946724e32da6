using System.Text.RegularExpressions;

namespace CorsAnalyzers.Fuzz.Programs;

/// <summary>All programs that the repository has to show: samples, the rules' pages, shapes, and the cases of this project.</summary>
internal static partial class Corpus
{
    private static readonly string[] PairedSamples = ["Bookings", "Chat", "Gateway", "Library", "Tickets"];

    public static ImmutableArray<FuzzProgram> Samples { get; } =
    [
        .. PairedSamples.Select(sample => Sample($"{sample}/Wrong", ["Wrong", "Shared"], "tests", "samples", sample)),
        .. PairedSamples.Select(sample => Sample($"{sample}/Right", ["Right", "Shared"], "tests", "samples", sample)),
        Sample("Storefront", [""], "tests", "samples", "Storefront"),
        Sample("Exemplar", [""], "tests", "samples", "Exemplar"),
    ];

    public static ImmutableArray<FuzzProgram> Pages { get; } =
        [.. Repository.Files("docs", "rules").SelectMany(page => ProgramsOf(page.Path, page.Text))];

    public static ImmutableArray<FuzzProgram> Shapes { get; } =
    [
        .. ShapeSection().Matches(Repository.Read("tests", "CorsAnalyzers.Tests", "Shapes", "shapes.md"))
            .Select(match => ShapeOf(match.Groups["id"].Value, match.Groups["code"].Value)),
    ];

    public static ImmutableArray<FuzzProgram> Cases { get; } = CasesIn(isLarge: false);

    /// <summary>Cases that hurt by their size: they are not made into others.</summary>
    public static ImmutableArray<FuzzProgram> LargeCases { get; } = CasesIn(isLarge: true);

    public static ImmutableArray<FuzzProgram> All { get; } = [.. Samples, .. Pages, .. Shapes, .. Cases];

    private static ImmutableArray<FuzzProgram> CasesIn(bool isLarge) =>
    [
        .. Repository.Files("tests", "CorsAnalyzers.Fuzz", "cases")
            .Where(file => file.Path.StartsWith("size/", StringComparison.Ordinal) == isLarge)
            .Select(file => FuzzProgram.Parse(Path.GetFileNameWithoutExtension(file.Path), file.Text)),
    ];

    private static FuzzProgram Sample(string name, string[] parts, params string[] folder)
    {
        var files = parts.SelectMany(part => Repository.Files([.. folder, .. part.Length == 0 ? Array.Empty<string>() : [part]]))
            .Where(file => IsPart(Path.GetFileName(file.Path)))
            .Select(file => new ProgramFile("/app/" + file.Path, file.Text));
        return new(name, [.. files]);
    }

    private static bool IsPart(string name) =>
        name.EndsWith(".cs", StringComparison.Ordinal)
        || name == ".editorconfig"
        || (name.StartsWith("appsettings.", StringComparison.Ordinal) && name.EndsWith(".json", StringComparison.Ordinal));

    private static IEnumerable<FuzzProgram> ProgramsOf(string page, string text)
    {
        var fences = Fence().Matches(text).ToList();
        var settings = fences.FirstOrDefault(fence => fence.Groups["tag"].Value == "appsettings")?.Groups["text"].Value;
        var options = fences.FirstOrDefault(fence => fence.Groups["tag"].Value == "editorconfig")?.Groups["text"].Value;
        var rule = Path.GetFileNameWithoutExtension(page);
        var programs = fences.Where(fence => fence.Groups["tag"].Value is "bad" or "fixed" or "good" or "step").Select((fence, number) =>
            FuzzProgram.Of($"{rule}/{fence.Groups["tag"].Value}{number}", fence.Groups["text"].Value, settings));
        return options is null ? programs : programs.Select(WithOptions);

        FuzzProgram WithOptions(FuzzProgram program) =>
            program with { Files = program.Files.Add(new("/app/.editorconfig", "root = true\n" + options)) };
    }

    // What a shape names without declaring it is declared around it; whether the result compiles does not matter to most tests.
    private static FuzzProgram ShapeOf(string id, string code)
    {
        var types = TypeAtStart().Matches(code).Select(match => match.Value).ToList();
        var statements = types.Aggregate(code, (rest, type) => rest.Replace(type, "", StringComparison.Ordinal));
        var isAboutApp = statements.Contains("builder.", StringComparison.Ordinal) || statements.Contains("app.", StringComparison.Ordinal);
        var isAboutContext = statements.Contains("ctx", StringComparison.Ordinal);
        return FuzzProgram.Of($"shape/{id}", $$"""
            using System.Text.RegularExpressions;
            using Microsoft.AspNetCore.Cors.Infrastructure;
            using CPB = Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicyBuilder;

            var builder = WebApplication.CreateBuilder(args);
            IConfiguration cfg = builder.Configuration;
            builder.Services.AddCors(o => o.AddDefaultPolicy(p =>
            {
                {{(isAboutApp || isAboutContext ? "p.WithOrigins(\"https://a.example\");" : statements)}}
            }));
            {{(statements.Contains("builder.Build()", StringComparison.Ordinal) ? "" : "var app = builder.Build();")}}
            {{(isAboutApp && !isAboutContext ? statements : "app.UseCors();")}}
            app.MapGet("/", (HttpContext ctx) =>
            {
                {{(isAboutContext ? statements : "")}}
                return "x";
            });
            app.Run();
            {{string.Join('\n', types)}}
            """);
    }

    [GeneratedRegex(@"^```\w+ (?<tag>[\w-]+)[^\n]*\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^## (?<id>\w+) (?:OK|FLAG)[^\n]*\n\n```csharp\n(?<code>.*?)```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex ShapeSection();

    [GeneratedRegex(@"^(?:(?:public|internal|static|sealed|abstract|partial) )*(?:class|record|interface|struct) .*$(?:\n(?:[{} ]).*$)*", RegexOptions.Multiline)]
    private static partial Regex TypeAtStart();
}
