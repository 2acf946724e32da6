using System.Text.Json;

namespace CorsAnalyzers.PackageTests;

/// <summary>A web app of one project in a folder of its own.</summary>
internal sealed class FreshApp : FreshFolder
{
    private const string Name = "Shop";

    public FreshApp(PackageFixture package)
        : base(package) => Write($"{Name}.csproj", Project($"""<PackageReference Include="CorsAnalyzers" Version="{package.Version}" PrivateAssets="all" />"""));

    /// <summary>A project file of a web app.</summary>
    public static string Project(string items, string properties = "<TargetFramework>net10.0</TargetFramework>") => $"""
        <Project Sdk="Microsoft.NET.Sdk.Web">
          <PropertyGroup>
            {properties}
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
          </PropertyGroup>
          <ItemGroup>
            {items}
          </ItemGroup>
        </Project>
        """;

    public async Task<IReadOnlyList<Warning>> Build(params string[] properties) => Warnings.In(await Run(["build", "--no-incremental", .. properties]), Root);

    /// <summary>The names of the additional files that the compiler is given, found out as an editor does: everything but the compiler runs.</summary>
    public async Task<IReadOnlyList<string>> AdditionalFiles(params string[] properties)
    {
        var output = await Run(["msbuild", "-restore", "-t:CoreCompile", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true", "-getItem:AdditionalFiles", .. properties]);
        using var items = JsonDocument.Parse(output);
        return [.. items.RootElement.GetProperty("Items").GetProperty("AdditionalFiles").EnumerateArray()
            .Select(item => item.GetProperty("Filename").GetString() + item.GetProperty("Extension").GetString())
            .Order(StringComparer.Ordinal)];
    }

    public Task Format() => Run("format", "analyzers", "--severity", "warn");

    /// <summary>Asks whether formatting would change something; 0 if not.</summary>
    public async Task<int> VerifyFormat() => (await Try("format", "analyzers", "--severity", "warn", "--verify-no-changes")).ExitCode;

    public Task<RunningApp> Start() => RunningApp.Start(Root, At("bin", "Debug", "net10.0", $"{Name}.dll"), Environment);
}
