using System.Text.RegularExpressions;
namespace CorsAnalyzers.PackageTests;

/// <summary>What the properties of the project make of the findings, in an app that has one of each kind.</summary>
public sealed class PresetTests(PresetTests.Shop shop) : IClassFixture<PresetTests.Shop>
{
    /// <summary>An open policy (CORS103), an origin that never matches (CORS201), a header without effect (CORS406), a plain-http origin in a settings file (CORS108), and one mistake that is made in Staging only (CORS106).</summary>
    private const string Program = """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddCors(options =>
        {
            options.AddDefaultPolicy(policy => policy
                .AllowAnyOrigin());
            options.AddPolicy("Shop", policy => policy
                .WithOrigins("https://shop.example/")
                .WithHeaders("Host"));
            options.AddPolicy("Partner", policy => policy
                .WithOrigins(builder.Configuration["Partner"]!)
                .AllowCredentials());
            options.AddPolicy("Rehearsal", policy => policy
                .WithOrigins("null"));
        });

        var app = builder.Build();
        app.UseCors();
        app.MapGet("/", () => "open");
        app.MapGet("/shop", () => "shop").RequireCors("Shop");
        app.MapGet("/partner", () => "partner").RequireCors("Partner");
        if (app.Environment.IsStaging())
        {
            app.MapGet("/rehearsal", () => "rehearsal").RequireCors("Rehearsal");
        }

        app.Run();
        """;

    private const string ByDefault = "CORS103 warning, CORS108 warning, CORS201 warning, CORS406 note";

    [Fact]
    public void Without_a_preset_the_catalogue_decides() => Assert.Equal(ByDefault, Shop.Listed(shop.AsInstalled));

    [Theory]
    [InlineData("-p:CorsAnalyzersMode=Strict", "CORS103 warning, CORS106 warning, CORS108 warning, CORS201 warning, CORS406 warning")]
    [InlineData("-p:CorsAnalyzersMode=Strict -p:CorsAnalyzersWarningsAsErrors=true", "CORS103 error, CORS106 error, CORS108 error, CORS201 error, CORS406 error")]
    [InlineData("-p:CorsAnalyzersMode=exposureonly", "CORS103 warning, CORS108 warning")]
    [InlineData("-p:CorsAnalyzersMode=None -p:CorsAnalyzersWarningsAsErrors=true", "")]
    [InlineData("-p:CorsAnalyzersWarningsAsErrors=true", "CORS103 error, CORS108 error, CORS201 error, CORS406 note")]
    [InlineData("-p:TreatWarningsAsErrors=true", "CORS103 error, CORS108 error, CORS201 error, CORS406 note")]
    public async Task A_preset_decides_what_is_reported_and_how(string properties, string expected)
    {
        var (exitCode, output, log) = await shop.Build(properties);

        Assert.Equal(expected, Shop.Listed(log));
        Assert.True(exitCode != 0 == expected.Contains("error", StringComparison.Ordinal), output);
        Assert.DoesNotContain("CORS001", output, StringComparison.Ordinal);
        Assert.DoesNotContain("CORS002", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".editorconfig", "root = true\n[*.{cs,json}]", "CORS108 warning, CORS201 error, CORS406 warning")]
    [InlineData(".globalconfig", "is_global = true", "CORS201 error, CORS406 warning")]
    public async Task The_user_decides_over_a_preset_in_settings_files_by_a_global_file_only(string file, string head, string expected)
    {
        shop.App.Write(file, $"""
            {head}
            cors_analyzers.environments = Production
            dotnet_diagnostic.CORS103.severity = none
            dotnet_diagnostic.CORS108.severity = none
            dotnet_diagnostic.CORS201.severity = error
            """);
        var (_, _, log) = await shop.Build("-p:CorsAnalyzersMode=Strict");
        File.Delete(shop.App.At(file));

        Assert.Equal(expected, Shop.Listed(log));
    }

    [Fact]
    public async Task Values_that_mean_nothing_are_named_once_with_those_that_do()
    {
        var (exitCode, output, log) = await shop.Build("-p:CorsAnalyzersMode=Paranoid -p:CorsAnalyzersWarningsAsErrors=often -p:CorsAnalyzersIncludeAppSettings=some");

        Assert.True(exitCode == 0, output);
        Assert.Equal(ByDefault, Shop.Listed(log));
        Assert.Equal(
            [
                "CorsAnalyzersIncludeAppSettings is 'some', so true is taken. Write true or false.",
                "CorsAnalyzersMode is 'Paranoid', which is no mode, so Default is taken. Write Default, Strict, ExposureOnly or None.",
                "CorsAnalyzersWarningsAsErrors is 'often', so false is taken. Write true or false.",
            ],
            Shop.Said(output, "CORS001"));
    }

    [Fact]
    public async Task A_compiler_that_is_too_old_is_named_once_and_the_build_goes_on()
    {
        var (exitCode, output, log) = await shop.Build("-p:CompilerApiVersion=roslyn4.4");

        Assert.True(exitCode == 0, output);
        Assert.Empty(log.Findings);
        Assert.Equal(
            [
                "CORS is not checked in this project: CorsAnalyzers needs the C# compiler 4.5, and this one is older. Build with the .NET SDK 7.0.200 or Visual Studio "
                + "2022 17.5, or newer (see global.json if an older SDK is chosen there).",
            ],
            Shop.Said(output, "CORS002"));
    }

    [Fact]
    public void The_log_for_tools_has_what_they_sort_and_link_by()
    {
        var log = shop.AsInstalled;

        Assert.Superset(new HashSet<string> { "CORS103", "CORS201", "CORS406" }, log.Rules.Keys.ToHashSet());
        Assert.All(log.Rules, rule => Assert.Equal(
            $"https://github.com/CorsAnalyzers/CorsAnalyzers/blob/main/docs/rules/{rule.Key}.md",
            rule.Value.GetProperty("helpUri").GetString()));
        var exposure = log.Rules["CORS103"].GetProperty("properties");
        Assert.Equal("Security", exposure.GetProperty("category").GetString());
        Assert.Equal(["security", "external/cwe/cwe-942"], exposure.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()));
        Assert.Equal("Reliability", log.Rules["CORS201"].GetProperty("properties").GetProperty("category").GetString());
        var finding = log.Results.Single(result => result.GetProperty("ruleId").GetString() == "CORS201");
        var handedOver = finding.GetProperty("properties").GetProperty("customProperties").GetProperty("CorsAnalyzers.FixData").GetString();
        Assert.Equal("""{"CorrectionsData":{"Choices":[["https://shop.example"]]}}""", handedOver);
        var place = finding.GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.EndsWith("/Program.cs", place.GetProperty("artifactLocation").GetProperty("uri").GetString(), StringComparison.Ordinal);
        Assert.Equal(7, place.GetProperty("region").GetProperty("startLine").GetInt32());
    }

    /// <summary>The app, made once, and built once with no property set.</summary>
    public sealed class Shop(PackageFixture package) : IAsyncLifetime
    {
        internal FreshApp App { get; } = new(package);

        internal FindingsLog AsInstalled { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            App.Write("Program.cs", Program);
            App.Write("appsettings.json", """{ "Partner": "http://partner.example" }""");
            AsInstalled = (await App.BuildWithLog()).Log;
        }

        public ValueTask DisposeAsync()
        {
            App.Dispose();
            return ValueTask.CompletedTask;
        }

        internal Task<(int ExitCode, string Output, FindingsLog Log)> Build(string properties) =>
            App.BuildWithLog(["--no-restore", .. properties.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        internal static string Listed(FindingsLog log) => string.Join(", ", log.Findings.Select(finding => $"{finding.Id} {finding.Level}"));

        /// <summary>What a build said under an id, each line once: MSBuild repeats them in its summary, with the project behind them or without.</summary>
        internal static IEnumerable<string> Said(string output, string id) => output.Split('\n')
            .Select(line => Regex.Match(line, $@"warning {id}: (.*?)( \[[^\]]*\])?\s*$"))
            .Where(line => line.Success)
            .Select(line => line.Groups[1].Value)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
    }
}
