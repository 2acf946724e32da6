using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.Tests.Reading;

/// <summary>Values of settings files that reach a policy: judged like literals, reported in the file.</summary>
public sealed class AppSettingsTests
{
    private const string Settings = "/0/appsettings.json";
    private const string Production = "/0/appsettings.Production.json";
    private const string Development = "/0/appsettings.Development.json";

    [Theory]
    [Case("""p.WithOrigins(builder.Configuration.GetSection("Cors:Origins").Get<string[]>()!);""")]
    [Case("""p.WithOrigins(builder.Configuration.GetSection("Cors").GetSection("Origins").Get<List<string>>()!.ToArray());""")]
    [Case("""foreach (var child in builder.Configuration.GetSection("Cors:Origins").GetChildren()) { p.WithOrigins(child.Value!); }""")]
    [Case("""p.WithOrigins(builder.Configuration.GetSection("Cors:Origins").GetChildren().Select(child => child.Value!).ToArray());""")]
    [Case("""p.WithOrigins(builder.Configuration["Cors:Origins:0"]!, builder.Configuration["Cors:Origins:1"]!);""")]
    [Case("""p.WithOrigins(builder.Configuration.GetSection("cors").Get<Cors>()!.Origins);""")]
    [Case("""var cors = new Cors(); builder.Configuration.GetSection("Cors").Bind(cors); p.WithOrigins(cors.Origins);""")]
    [Case("""p.WithOrigins(builder.Configuration.GetSection("Cors:Origins").Get<string[]>() ?? new[] { "*" });""")]
    public async Task Flags_a_value_in_the_file_however_it_is_read(string policy)
    {
        var found = await FindAsync(policy, (Settings, """{ "Cors": { "Origins": [ "https://a.example", "https://b.example/" ] } }"""));

        Assert.Equal([("CORS201", Settings, "\"https://b.example/\"")], found);
    }

    [Theory]
    [InlineData("CORS103", "*", """p.WithOrigins(builder.Configuration["Origin"]!);""")]
    [InlineData("CORS101", "*", """p.WithOrigins(builder.Configuration["Origin"]!).AllowCredentials();""")]
    [InlineData("CORS106", "null", """p.WithOrigins(builder.Configuration["Origin"]!);""")]
    [InlineData(
        "CORS107",
        "https://*.github.io",
        """p.WithOrigins(builder.Configuration["Origin"]!).SetIsOriginAllowedToAllowWildcardSubdomains();""")]
    [InlineData("CORS108", "http://a.example", """p.WithOrigins(builder.Configuration["Origin"]!).AllowCredentials();""")]
    [InlineData("CORS109", "http://localhost:3000", """p.WithOrigins(builder.Configuration["Origin"]!).AllowCredentials();""")]
    [InlineData("CORS202", "https://*.a.example", """p.WithOrigins(builder.Configuration["Origin"]!);""")]
    [InlineData("CORS403", "put", """p.WithOrigins("https://a.example").WithMethods(builder.Configuration["Origin"]!);""")]
    public async Task Flags_every_kind_of_mistake_in_a_value(string rule, string value, string policy)
    {
        var found = await FindAsync(policy, (Settings, $$"""{ "Origin": "{{value}}" }"""));

        Assert.Equal([(rule, Settings, $"\"{value}\"")], found);
    }

    [Fact]
    public async Task Flags_a_switch_that_the_file_turns_on()
    {
        var found = await FindAsync(
            """
            if (builder.Configuration.GetValue<bool>("Cors:Open"))
            {
                p.AllowAnyOrigin();
            }
            else
            {
                p.WithOrigins("https://a.example");
            }
            """,
            (Settings, """{ "Cors": { "Open": true } }"""));

        Assert.Equal([("CORS103", App.Path, "AllowAnyOrigin")], found);
    }

    [Fact]
    public async Task Ignores_a_switch_that_the_file_turns_off() => Assert.Empty(await FindAsync(
        """if (builder.Configuration.GetValue<bool>("Cors:Open")) { p.AllowAnyOrigin(); } else { p.WithOrigins("https://a.example"); }""",
        (Settings, """{ "Cors": { "Open": false } }""")));

    [Fact]
    public async Task Ignores_what_the_file_of_the_environment_replaces() => Assert.Empty(await FindAsync(
        """p.WithOrigins(builder.Configuration["Origin"]!);""",
        (Settings, """{ "Origin": "*" }"""),
        (Production, """{ "Origin": "https://a.example" }""")));

    [Fact]
    public async Task Flags_the_file_of_the_environment()
    {
        var found = await FindAsync(
            """p.WithOrigins(builder.Configuration["Origin"]!);""",
            (Production, """{ "Origin": "*" }"""),
            (Settings, """{ "Origin": "https://a.example" }"""));

        Assert.Equal([("CORS103", Production, "\"*\"")], found);
    }

    [Fact]
    public async Task Flags_the_tail_of_a_list_that_a_shorter_one_leaves()
    {
        var found = await FindAsync(
            """p.WithOrigins(builder.Configuration.GetSection("Origins").Get<string[]>()!);""",
            (Settings, """{ "Origins": [ "http://localhost:3000", "https://b.example/" ] }"""),
            (Production, """{ "Origins": [ "https://a.example" ] }"""));

        Assert.Equal([("CORS201", Settings, "\"https://b.example/\"")], found);
    }

    [Fact]
    public async Task Ignores_the_file_of_another_environment() => Assert.Empty(await FindAsync(
        """p.WithOrigins(builder.Configuration["Origin"]!);""",
        (Settings, """{ "Origin": "https://a.example" }"""),
        (Development, """{ "Origin": "*" }""")));

    [Theory]
    [InlineData("""{ "Origin": "*" """)]
    [InlineData("""{ "Origin": "*" } }""")]
    [InlineData("""[ "*" ]""")]
    [InlineData("""{ "Origin": "*", "ORIGIN": "https://a.example" }""")]
    public async Task Ignores_a_broken_file(string json)
    {
        var found = await FindAsync(
            """p.WithOrigins(builder.Configuration["Origin"] ?? throw new InvalidOperationException());""",
            (Settings, json));

        Assert.Empty(found);
    }

    [Fact]
    public async Task The_message_has_the_replacement_and_the_finding_the_code_that_reads()
    {
        var session = Verify.Open(
            App.OfPolicy("""p.WithOrigins(builder.Configuration["Origin"]!);""") with
            {
                AdditionalFiles = [(Settings, """{ "Origin": "https://a.example/" }""")],
            });
        var finding = Assert.Single(await session.GetDiagnosticsAsync(Settings, TestContext.Current.CancellationToken));

        Assert.EndsWith("Write 'https://a.example'.", finding.GetMessage(null), StringComparison.Ordinal);
        Assert.Equal(App.Path, Assert.Single(finding.AdditionalLocations).GetLineSpan().Path);
    }

    /// <summary>Id, file and marked text of every finding, code and settings together.</summary>
    private static async Task<IEnumerable<(string Id, string File, string Text)>> FindAsync(
        string policy,
        params (string Path, string Text)[] files)
    {
        var app = new App(App.OfPolicy(policy).Code
            + "class Cors { public string[] Origins { get; set; } = Array.Empty<string>(); }\n")
        { AdditionalFiles = files };
        var session = Verify.Open(app);
        var found = new List<(string, string, string)>();
        foreach (var (path, text) in files.Append((App.Path, app.Code)))
        {
            var live = await session.GetDiagnosticsAsync(path, TestContext.Current.CancellationToken);
            found.AddRange(live.Select(finding => (finding.Id, path, SourceText.From(text).ToString(finding.Location.SourceSpan))));
        }

        Assert.Empty(session.Exceptions);
        return found;
    }
}
