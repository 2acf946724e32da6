using CorsAnalyzers.PackageTests;

[assembly: AssemblyFixture(typeof(PackageFixture))]

namespace CorsAnalyzers.PackageTests;

/// <summary>The package, packed once for all tests into a feed of its own, under a version that no cache can know.</summary>
public sealed class PackageFixture : IAsyncLifetime
{
    private readonly TemporaryFolder _feed = new();

    public string Version { get; } = $"0.0.0-test.{DateTime.UtcNow.Ticks}";

    public string Feed => _feed.Root;

    public string Path => _feed.At($"CorsAnalyzers.{Version}.nupkg");

    public async ValueTask InitializeAsync() => await Pack(Feed, Version);

    public ValueTask DisposeAsync()
    {
        _feed.Dispose();
        return ValueTask.CompletedTask;
    }

    internal static async Task Pack(string feed, string version) => await Dotnet.Run(
        Repository.Root,
        new Dictionary<string, string>(),
        "pack", "nuget", "--no-build", "--configuration", Repository.Configuration, "--output", feed, $"-p:Version={version}", $"-p:NuspecOutputPath={feed}/nuspec/");
}
