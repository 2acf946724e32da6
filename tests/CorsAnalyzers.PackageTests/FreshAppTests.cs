using System.Net;

namespace CorsAnalyzers.PackageTests;

/// <summary>The whole way of a user: reference the package, build, see the findings, let them be fixed, run.</summary>
public sealed class FreshAppTests(PackageFixture package)
{
    private const string Program = """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddCors(options =>
        {
            options.AddDefaultPolicy(policy => policy
                .AllowAnyOrigin() // expect: CORS103
                .AllowAnyHeader());
            options.AddPolicy("Shop", policy => policy
                .WithOrigins("https://shop.example/") // expect: CORS201
                .AllowCredentials());
        });

        var app = builder.Build();
        app.UseCors();
        app.MapGet("/", () => "open");
        app.MapGet("/shop", () => "shop").RequireCors("Shop");
        app.Run();
        """;

    [Fact]
    public async Task Findings_appear_in_the_build_and_dotnet_format_fixes_them_for_good()
    {
        using var app = new FreshApp(package);
        app.Write("Program.cs", Program);

        var expected = Warnings.ExpectedIn(app.Root);
        Assert.Equal(["CORS103", "CORS201"], expected.Select(warning => warning.Id));
        Assert.Equal(expected, await app.Build());
        using (var before = await app.Start())
        {
            Assert.Equal("*", await AllowedOrigin(before, "/", "https://evil.test"));
            Assert.Null(await AllowedOrigin(before, "/shop", "https://shop.example"));
        }

        Assert.NotEqual(0, await app.VerifyFormat());
        await app.Format();
        Assert.Equal(0, await app.VerifyFormat());
        var corrected = app.Read("Program.cs");
        Assert.DoesNotContain("AllowAnyOrigin", corrected);
        Assert.Contains("\"https://shop.example\"", corrected);
        Assert.Empty(await app.Build());
        using var after = await app.Start();
        Assert.Null(await AllowedOrigin(after, "/", "https://evil.test"));
        Assert.Equal("https://shop.example", await AllowedOrigin(after, "/shop", "https://shop.example"));
    }

    [Fact]
    public async Task Settings_files_are_handed_to_the_analyzers_once_wherever_else_they_are_listed()
    {
        using var app = new FreshApp(package);
        app.Write("Program.cs", "WebApplication.Create(args).Run();");
        Assert.Empty(await app.AdditionalFiles());

        app.Write("appsettings.json", "{}");
        app.Write("appsettings.Production.json", "{}");
        app.Write("appsettings-notes.json", "{}");
        app.Write("deploy/appsettings.json", "{}");
        Assert.Equal(["appsettings.Production.json", "appsettings.json"], await app.AdditionalFiles());
        Assert.Empty(await app.AdditionalFiles("-p:CorsAnalyzersIncludeAppSettings=false"));

        app.Write("Directory.Build.props", Listing("$(MSBuildProjectDirectory)/appsettings.json"));
        app.Write("Directory.Build.targets", Listing("appsettings.Production.json"));
        Assert.Equal(["appsettings.Production.json", "appsettings.json"], await app.AdditionalFiles());
    }

    [Fact]
    public async Task Nothing_of_the_package_is_deployed_with_the_app()
    {
        using var app = new FreshApp(package);
        app.Write("Program.cs", "WebApplication.Create(args).Run();");
        await app.Build();

        Assert.DoesNotContain(
            Directory.EnumerateFiles(Path.Combine(app.Root, "bin"), "*", SearchOption.AllDirectories),
            file => Path.GetFileName(file).StartsWith("CorsAnalyzers", StringComparison.Ordinal));
        Assert.DoesNotContain("CorsAnalyzers", app.Read("bin/Debug/net10.0/Shop.deps.json"));
    }

    private static string Listing(string file) => $"""
        <Project>
          <ItemGroup>
            <AdditionalFiles Include="{file}" />
          </ItemGroup>
        </Project>
        """;

    private static async Task<string?> AllowedOrigin(RunningApp app, string path, string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Origin", origin } } };
        using var response = await app.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return response.Headers.TryGetValues("Access-Control-Allow-Origin", out var values) ? Assert.Single(values) : null;
    }
}
