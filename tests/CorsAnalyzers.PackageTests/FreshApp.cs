namespace CorsAnalyzers.PackageTests;

/// <summary>
/// A web app outside the repository that references the package as anyone would. Its one feed is the folder of the packed package: all
/// else that a plain web app needs comes with the SDK, and a package cache of its own cannot hold an older one.
/// </summary>
internal sealed class FreshApp : IDisposable
{
    private const string Name = "Shop";

    private readonly TemporaryFolder _folder = new();

    public FreshApp(PackageFixture package)
    {
        Write("NuGet.config", $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="packed" value="{package.Feed}" />
              </packageSources>
              <fallbackPackageFolders>
                <clear />
              </fallbackPackageFolders>
            </configuration>
            """);
        Write($"{Name}.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="CorsAnalyzers" Version="{package.Version}" PrivateAssets="all" />
              </ItemGroup>
            </Project>
            """);
    }

    public string Root => _folder.Root;

    private Dictionary<string, string> Environment => new() { ["NUGET_PACKAGES"] = _folder.At(".packages") };

    public void Write(string name, string text) => _folder.Write(name, text);

    public string Read(string name) => File.ReadAllText(_folder.At(name));

    public async Task<IReadOnlyList<Warning>> Build(params string[] properties) =>
        Warnings.In(await Dotnet.Run(Root, Environment, ["build", "--no-incremental", .. properties]), Root);

    /// <summary>Builds, and gives the names of the additional files that the compiler was given.</summary>
    public async Task<IReadOnlyList<string>> AdditionalFiles(params string[] properties)
    {
        Write("Directory.Build.targets", """
            <Project>
              <Target Name="ShowAdditionalFiles" AfterTargets="CoreCompile">
                <Message Importance="high" Text="additional: %(AdditionalFiles.Filename)%(AdditionalFiles.Extension)" Condition="'@(AdditionalFiles)' != ''" />
              </Target>
            </Project>
            """);
        var output = await Dotnet.Run(Root, Environment, ["build", "--no-incremental", .. properties]);
        return [.. output.Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("additional: ", StringComparison.Ordinal))
            .Select(line => line["additional: ".Length..]).Order(StringComparer.Ordinal)];
    }

    public Task Format() => Dotnet.Run(Root, Environment, "format", "analyzers", "--severity", "warn");

    public Task<RunningApp> Run() => RunningApp.Start(Root, _folder.At("bin", "Debug", "net10.0", $"{Name}.dll"), Environment);

    public void Dispose() => _folder.Dispose();
}
