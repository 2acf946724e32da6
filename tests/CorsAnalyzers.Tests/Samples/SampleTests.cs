using System.Text.RegularExpressions;
using CorsAnalyzers.Tests.Conventions;

namespace CorsAnalyzers.Tests.Samples;

/// <summary>The sample apps of several files: what is said beside their lines is found, and nothing else.</summary>
public sealed class SampleTests
{
    private static readonly string[] Names = ["Bookings", "Chat", "Gateway", "Library", "Tickets"];

    public static TheoryData<string> Pairs => [.. Names];

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Flags_what_is_wrong_in(string sample)
    {
        var app = Read(sample, "Wrong");
        var expected = Files(app).SelectMany(file => Expected(file.Path, file.Text)).Order().ToList();

        Assert.NotEmpty(expected);
        Assert.Equal(expected, await FoundAsync(app));
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Ignores_what_is_right_in(string sample) => Assert.Empty(await FoundAsync(Read(sample, "Right")));

    private static async Task<List<string>> FoundAsync(App app)
    {
        Assert.SkipUnless(Roslyn.HasCollectionExpressions, "This Roslyn does not know the C# that the samples are written in.");
        var found = await Verify.BuildAsync(app);
        return found.Select(static diagnostic => (diagnostic.Id, At: diagnostic.Location.GetLineSpan()))
            .Select(static finding => $"{finding.At.Path}:{finding.At.StartLinePosition.Line + 1} {finding.Id}")
            .Order()
            .ToList();
    }

    private static IEnumerable<(string Path, string Text)> Files(App app) => [(App.Path, app.Code), .. app.Sources, .. app.AdditionalFiles];

    private static IEnumerable<string> Expected(string path, string text) => text.Split('\n').SelectMany((line, i) =>
        Regex.Match(line, @"// expect: (CORS\d{3}(?:, CORS\d{3})*)").Groups[1] is { Success: true } ids
            ? ids.Value.Split(", ").Select(id => $"{path}:{i + 1} {id}")
            : []);

    private static App Read(string sample, string variant)
    {
        var sources = Repository.Sources("tests", "samples", sample)
            .Where(file => file.Path.Contains($"/{sample}/{variant}/", StringComparison.Ordinal)
                || file.Path.Contains($"/{sample}/Shared/", StringComparison.Ordinal))
            .ToList();
        var program = sources.First(file => Path.GetFileName(file.Path) == "Program.cs");
        var settings = Repository.PathOf("tests", "samples", sample, variant, "appsettings.json");
        return new App(program.Text)
        {
            Sources = [.. sources.Where(file => file != program).Select(file => ("/0/" + Path.GetFileName(file.Path), file.Text))],
            AdditionalFiles = File.Exists(settings) ? [("/0/appsettings.json", File.ReadAllText(settings))] : [],
        };
    }
}
