using System.IO.Compression;
using System.Xml.Linq;

namespace CorsAnalyzers.PackageTests;

public sealed class PackageContentTests(PackageFixture package)
{
    [Fact]
    public void The_package_holds_these_files_and_no_other()
    {
        using var archive = ZipFile.OpenRead(package.Path);

        Assert.Equal(
            [
                "CorsAnalyzers.nuspec",
                "README.md",
                "THIRD-PARTY-NOTICES.md",
                "[Content_Types].xml",
                "_rels/.rels",
                "analyzers/dotnet/cs/CorsAnalyzers.CodeFixes.dll",
                "analyzers/dotnet/cs/CorsAnalyzers.dll",
                "build/CorsAnalyzers.targets",
                "buildTransitive/CorsAnalyzers.targets",
                "config/Default.WarningsAsErrors.globalconfig",
                "config/ExposureOnly.WarningsAsErrors.globalconfig",
                "config/ExposureOnly.globalconfig",
                "config/None.globalconfig",
                "config/Strict.WarningsAsErrors.globalconfig",
                "config/Strict.globalconfig",
                "icon.png",
                "package/services/metadata/core-properties/nuget.psmdcp",
            ],
            archive.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_package_is_a_development_dependency_that_brings_nothing_else()
    {
        using var archive = ZipFile.OpenRead(package.Path);
        using var nuspec = archive.GetEntry("CorsAnalyzers.nuspec")!.Open();
        var metadata = XDocument.Load(nuspec).Root!.Elements().Single(element => element.Name.LocalName == "metadata");
        string? Value(string name) => metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name)?.Value;

        Assert.Equal("true", Value("developmentDependency"));
        Assert.Equal("MIT", Value("license"));
        Assert.Equal("README.md", Value("readme"));
        Assert.Equal("icon.png", Value("icon"));
        Assert.Null(Value("dependencies"));
        Assert.Null(Value("frameworkReferences"));
    }

    [Fact]
    public async Task The_same_sources_give_the_same_bytes()
    {
        using var again = new TemporaryFolder();
        await PackageFixture.Pack(again.Root, package.Version);

        Assert.Equal(
            await File.ReadAllBytesAsync(package.Path, TestContext.Current.CancellationToken),
            await File.ReadAllBytesAsync(again.At(Path.GetFileName(package.Path)), TestContext.Current.CancellationToken));
    }
}
