namespace CorsAnalyzers.PackageTests;

/// <summary>
/// A folder outside the repository in which projects reference the package as anyone would. Its one feed is the folder of the packed package:
/// all else that a plain web app needs comes with the SDK, and a package cache of its own cannot hold an older one.
/// </summary>
internal class FreshFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <param name="package">The package.</param>
    /// <param name="otherPackages">A folder of other packages, unpacked, if the projects need some.</param>
    public FreshFolder(PackageFixture package, string? otherPackages = null)
    {
        Version = package.Version;
        Write("NuGet.config", $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="packed" value="{package.Feed}" />
              </packageSources>
              <fallbackPackageFolders>
                <clear />
                {(otherPackages is null ? "" : $"""<add key="other" value="{otherPackages}" />""")}
              </fallbackPackageFolders>
            </configuration>
            """);
    }

    public string Root => _folder.Root;

    /// <summary>The version under which the package can be had.</summary>
    public string Version { get; }

    protected Dictionary<string, string> Environment => new() { ["NUGET_PACKAGES"] = _folder.At(".packages") };

    public string At(params string[] path) => _folder.At(path);

    public void Write(string name, string text) => _folder.Write(name, text);

    public string Read(string name) => File.ReadAllText(_folder.At(name));

    public Task<string> Run(params string[] arguments) => Dotnet.Run(Root, Environment, arguments);

    public Task<(int ExitCode, string Output)> Try(params string[] arguments) => Dotnet.Try(Root, Environment, arguments);

    /// <summary>Builds anew, whether it succeeds or not, and reads the log that the compiler writes for tools.</summary>
    public async Task<(int ExitCode, string Output, FindingsLog Log)> BuildWithLog(params string[] arguments)
    {
        File.Delete(At("findings.sarif"));
        var (exitCode, output) = await Try(["build", "--no-incremental", $"-p:ErrorLog={At("findings.sarif")}%2Cversion=2.1", .. arguments]);
        Assert.True(File.Exists(At("findings.sarif")), output);
        return (exitCode, output, FindingsLog.Read(Read("findings.sarif")));
    }

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }
}
