using System.Text.RegularExpressions;

namespace CorsAnalyzers.PackageTests;

/// <summary>The package in projects of other kinds and layouts than one plain web app.</summary>
public sealed partial class ProjectTests(PackageFixture package)
{
    private const string OpenProgram = """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddCors(options => options.AddDefaultPolicy(policy => policy
            .WithOrigins(builder.Configuration["Cors:Origin"]!)));
        var app = builder.Build();
        app.UseCors();
        app.MapGet("/", () => "shop");
        app.Run();
        """;

    private const string Settings = """
        {
          "Cors": { "Origin": "https://shop.example/" }
        }
        """;

    private static readonly string[] OlderFrameworks = ["net8.0", "net9.0"];

    [Fact]
    public async Task Central_package_management_shared_properties_and_several_frameworks()
    {
        using var folder = new FreshFolder(package, Repository.Packages);
        folder.Write("Directory.Packages.props", $"""
            <Project>
              <PropertyGroup>
                <ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally>
              </PropertyGroup>
              <ItemGroup>
                <GlobalPackageReference Include="CorsAnalyzers" Version="{folder.Version}" />
              </ItemGroup>
            </Project>
            """);
        folder.Write("Directory.Build.props", """
            <Project>
              <PropertyGroup>
                <CorsAnalyzersMode>Strict</CorsAnalyzersMode>
                <UseAppHost>false</UseAppHost>
              </PropertyGroup>
            </Project>
            """);
        folder.Write("Directory.Build.targets", $"""
            <Project>
              <PropertyGroup>
                <CorsAnalyzersWarningsAsErrors>true</CorsAnalyzersWarningsAsErrors>
              </PropertyGroup>
              <ItemGroup>
                {string.Concat(OlderFrameworks.Select(framework => $"""<KnownFrameworkReference Update="@(KnownFrameworkReference)" Condition="'$(TargetFramework)' == '{framework}'" TargetingPackVersion="{Repository.TargetingPack(framework)}" />"""))}
              </ItemGroup>
            </Project>
            """);
        folder.Write("src/Shop/Shop.csproj", FreshApp.Project("", $"<TargetFrameworks>{string.Join(';', OlderFrameworks)};net10.0</TargetFrameworks>"));
        folder.Write("src/Shop/Program.cs", OpenProgram);
        folder.Write("src/Shop/appsettings.json", Settings);

        var (_, output) = await folder.Try("build", "src/Shop");

        Assert.Equal(
            ["appsettings.json(2) CORS201 net10.0", "appsettings.json(2) CORS201 net8.0", "appsettings.json(2) CORS201 net9.0"],
            Errors().Matches(output).Select(error => $"{error.Groups["file"]}({error.Groups["line"]}) {error.Groups["id"]} {error.Groups["framework"]}").Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_solution_of_a_library_and_an_app_that_has_the_package_through_it()
    {
        using var folder = new FreshFolder(package);
        folder.Write("Shop.slnx", """<Solution><Project Path="Api/Api.csproj" /><Project Path="Library/Library.csproj" /></Solution>""");
        folder.Write("Api/Api.csproj", FreshApp.Project("""<ProjectReference Include="../Library/Library.csproj" />"""));
        folder.Write("Api/Program.cs", """
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddShopCors();
            builder.Services.AddCors(options => options.AddPolicy("Open", policy => policy
                .AllowAnyOrigin())); // expect: CORS103
            builder.Services.AddCors(options => options.AddPolicy("Partner", policy => policy
                .WithOrigins(builder.Configuration["Cors:Origin"]!)));
            var app = builder.Build();
            app.UseCors("Shop");
            app.MapGet("/", () => "open").RequireCors("Open");
            app.MapGet("/partner", () => "partner").RequireCors("Partner");
            app.Run();
            """);
        folder.Write("Api/appsettings.json", Settings);
        folder.Write("Library/appsettings.json", Settings);
        folder.Write("Library/Library.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
              </PropertyGroup>
              <ItemGroup>
                <FrameworkReference Include="Microsoft.AspNetCore.App" />
                <PackageReference Include="CorsAnalyzers" Version="{folder.Version}" PrivateAssets="none" />
              </ItemGroup>
            </Project>
            """);
        folder.Write("Library/ShopCors.cs", """
            namespace Microsoft.Extensions.DependencyInjection;

            public static class ShopCors
            {
                public static IServiceCollection AddShopCors(this IServiceCollection services) => services.AddCors(options => options.AddPolicy("Shop", policy => policy
                    .WithOrigins("https://shop.example/"))); // expect: CORS201
            }
            """);
        var expected = Warnings.ExpectedIn(folder.Root).Append(new Warning("Api/appsettings.json", 2, "CORS201")).ToHashSet();

        Assert.Equal(3, expected.Count);
        Assert.Equal(expected, Warnings.In(await folder.Run("build", "Shop.slnx"), folder.Root).ToHashSet());
    }

    [Fact]
    public async Task A_project_in_another_language_stays_as_it_is()
    {
        using var folder = new FreshFolder(package);
        folder.Write("Shop.fsproj", FreshApp.Project($"""
            <Compile Include="Program.fs" />
            <PackageReference Include="CorsAnalyzers" Version="{folder.Version}" PrivateAssets="all" />
            """));
        folder.Write("Program.fs", """
            open Microsoft.AspNetCore.Builder
            open Microsoft.Extensions.DependencyInjection

            let builder = WebApplication.CreateBuilder()
            builder.Services.AddCors(fun options -> options.AddDefaultPolicy(fun policy -> policy.AllowAnyOrigin() |> ignore)) |> ignore
            let app = builder.Build()
            app.UseCors() |> ignore
            app.Run()
            """);
        folder.Write("appsettings.json", Settings);

        AssertUnharmed(await folder.Run("build", "-p:CorsAnalyzersMode=Strict", "-p:TreatWarningsAsErrors=true"));
    }

    [Fact]
    public async Task A_project_for_the_old_framework_stays_as_it_is()
    {
        using var folder = new FreshFolder(package, Repository.Packages);
        folder.Write("Shop.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net472</TargetFramework>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="CorsAnalyzers" Version="{folder.Version}" PrivateAssets="all" />
              </ItemGroup>
            </Project>
            """);
        folder.Write("Cors.cs", "public static class Cors { public const string Header = \"Access-Control-Allow-Origin\"; }");
        folder.Write("appsettings.json", Settings);

        AssertUnharmed(await folder.Run("build", "-p:CorsAnalyzersMode=Strict", "-p:TreatWarningsAsErrors=true"));
        Assert.Equal(["Shop.dll", "Shop.pdb"], Directory.EnumerateFiles(folder.At("bin", "Debug", "net472")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    private static void AssertUnharmed(string output)
    {
        Assert.Contains("0 Warning(s)", output, StringComparison.Ordinal);
        Assert.DoesNotContain("CORS0", output, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"(?<file>[^/\\\r\n(]+)\((?<line>\d+),\d+\): error (?<id>CORS\d{3}):.*TargetFramework=(?<framework>[\w.]+)\]")]
    private static partial Regex Errors();
}
