using System.IO.Compression;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace CorsAnalyzers.PackageTests;

/// <summary>What the shipped assemblies ask of their host: an assembly newer than the host's own would keep them from loading.</summary>
public sealed class AssemblyReferenceTests(PackageFixture package)
{
    private const string Analyzers = "CorsAnalyzers";
    private const string CodeFixes = "CorsAnalyzers.CodeFixes";

    private static readonly Version RoslynFloor = new(4, 5);
    private static readonly Version RuntimeFloor = new(6, 0);

    [Theory]
    [InlineData(Analyzers)]
    [InlineData(CodeFixes)]
    public void References_nothing_newer_than_the_floor(string assembly)
    {
        var references = References(assembly);

        Assert.Contains(references, reference => reference.Name == "Microsoft.CodeAnalysis");
        Assert.All(references, reference => Assert.True(IsWithinFloor(reference), $"{assembly} references {reference.FullName}"));
    }

    [Theory]
    [InlineData(Analyzers)]
    [InlineData(CodeFixes)]
    public void Leaves_composition_to_the_host(string assembly) =>
        Assert.DoesNotContain(References(assembly), reference => reference.Name!.StartsWith("System.Composition", StringComparison.Ordinal));

    [Fact]
    public void The_analyzers_run_where_there_is_no_workspace() =>
        Assert.DoesNotContain(References(Analyzers), reference => reference.Name!.Contains("Workspaces", StringComparison.Ordinal));

    [Fact]
    public void The_fixes_take_only_constants_from_the_analyzers() =>
        Assert.DoesNotContain(References(CodeFixes), reference => reference.Name == Analyzers);

    private static bool IsWithinFloor(AssemblyName reference) => reference.Name switch
    {
        "netstandard" => reference.Version == new Version(2, 0, 0, 0),
        "System.Collections.Immutable" or "System.Reflection.Metadata" => IsAtMost(reference.Version!, RuntimeFloor),
        { } name when name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) => IsAtMost(reference.Version!, RoslynFloor),
        // What Roslyn 4.5 itself brings along on .NET Framework.
        "System.Memory" or "System.Runtime.CompilerServices.Unsafe" or "System.Threading.Tasks.Extensions" or "System.Buffers" or "System.Numerics.Vectors" => true,
        _ => false,
    };

    private static bool IsAtMost(Version version, Version floor) => new Version(version.Major, version.Minor) <= floor;

    private IReadOnlyList<AssemblyName> References(string assembly)
    {
        using var archive = ZipFile.OpenRead(package.Path);
        using var entry = archive.GetEntry($"analyzers/dotnet/cs/{assembly}.dll")!.Open();
        using var image = new MemoryStream();
        entry.CopyTo(image);
        image.Position = 0;
        using var file = new PEReader(image);
        var metadata = file.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetAssemblyReference(handle).GetAssemblyName())];
    }
}
