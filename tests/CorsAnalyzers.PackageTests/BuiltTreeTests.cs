namespace CorsAnalyzers.PackageTests;

/// <summary>A build behind a build: what it says must not depend on what was compiled before.</summary>
public sealed class BuiltTreeTests(BuiltTreeTests.Tree tree) : IClassFixture<BuiltTreeTests.Tree>
{
    private const string Settings = "appsettings.json";

    [Theory]
    [InlineData("-p:CorsAnalyzersWarningsAsErrors=true", "error CORS103")]
    [InlineData("-p:CorsAnalyzersMode=Strict", "warning CORS406")]
    [InlineData("-p:CorsAnalyzersMode=Strict -p:CorsAnalyzersWarningsAsErrors=true", "error CORS406")]
    public async Task A_property_counts_on_a_built_tree(string properties, string expected)
    {
        await tree.Build();

        var (exitCode, output) = await tree.Build(properties.Split(' '));

        Assert.Contains(expected, output, StringComparison.Ordinal);
        Assert.True(exitCode != 0 == expected.StartsWith("error", StringComparison.Ordinal), output);
    }

    [Fact]
    public async Task A_settings_file_counts_although_it_is_older_than_the_last_build_and_no_longer_when_it_is_gone()
    {
        await tree.Build();
        tree.App.Write(Settings, """{ "Partner": "http://partner.example" }""");
        File.SetLastWriteTimeUtc(tree.App.At(Settings), DateTime.UtcNow.AddYears(-1));

        var (_, found) = await tree.Build();
        var (_, leftOut) = await tree.Build("-p:CorsAnalyzersIncludeAppSettings=false");
        File.Delete(tree.App.At(Settings));
        var (_, gone) = await tree.Build();

        Assert.Contains("warning CORS108", found, StringComparison.Ordinal);
        Assert.All([leftOut, gone], output =>
        {
            Assert.Contains("warning CORS103", output, StringComparison.Ordinal);
            Assert.DoesNotContain("CORS108", output, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Nothing_is_compiled_again_where_nothing_has_changed()
    {
        await tree.Build();
        var compiled = File.GetLastWriteTimeUtc(tree.Assembly);

        await tree.Build();

        Assert.Equal(compiled, File.GetLastWriteTimeUtc(tree.Assembly));
    }

    /// <summary>An open policy (CORS103), a header without effect (CORS406, a suggestion) and an origin from the settings.</summary>
    public sealed class Tree(PackageFixture package) : IAsyncLifetime
    {
        internal FreshApp App { get; } = new(package);

        internal string Assembly => App.At("obj", "Debug", "net10.0", "Shop.dll");

        public async ValueTask InitializeAsync()
        {
            App.Write("Program.cs", """
                var builder = WebApplication.CreateBuilder(args);
                builder.Services.AddCors(options =>
                {
                    options.AddDefaultPolicy(policy => policy
                        .AllowAnyOrigin()
                        .WithHeaders("Host"));
                    options.AddPolicy("Partner", policy => policy
                        .WithOrigins(builder.Configuration["Partner"] ?? "https://partner.example")
                        .AllowCredentials());
                });

                var app = builder.Build();
                app.UseCors();
                app.MapGet("/", () => "open");
                app.MapGet("/partner", () => "partner").RequireCors("Partner");
                app.Run();
                """);
            await App.Run("restore");
        }

        public ValueTask DisposeAsync()
        {
            App.Dispose();
            return ValueTask.CompletedTask;
        }

        internal Task<(int ExitCode, string Output)> Build(params string[] properties) => App.Try(["build", "--no-restore", .. properties]);
    }
}
