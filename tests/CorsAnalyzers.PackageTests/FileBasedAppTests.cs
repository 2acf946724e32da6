namespace CorsAnalyzers.PackageTests;

/// <summary>An app that is one file, with the package named in it.</summary>
public sealed class FileBasedAppTests(PackageFixture package)
{
    [Fact]
    public async Task An_app_of_one_file_gets_its_findings_and_those_in_the_settings_beside_it()
    {
        using var folder = new FreshFolder(package);

        // Without the package for native code, which only a feed with more than ours has.
        folder.Write("shop.cs", $"""
            #:sdk Microsoft.NET.Sdk.Web
            #:package CorsAnalyzers@{folder.Version}
            #:property PublishAot=false

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddCors(options => options.AddDefaultPolicy(policy => policy
                .AllowAnyOrigin())); // expect: CORS103
            builder.Services.AddCors(options => options.AddPolicy("Partner", policy => policy
                .WithOrigins(builder.Configuration["Partner"]!)));
            var app = builder.Build();
            app.UseCors();
            app.MapGet("/", () => "open");
            app.MapGet("/partner", () => "partner").RequireCors("Partner");
            app.Run();
            """);
        folder.Write("appsettings.json", """{ "Partner": "https://partner.example/" }""");
        var expected = Warnings.ExpectedIn(folder.Root).Append(new Warning("appsettings.json", 1, "CORS201")).ToHashSet();

        Assert.Equal(expected, Warnings.In(await folder.Run("build", "shop.cs"), folder.Root).ToHashSet());
    }
}
