using System.Collections.Concurrent;
using System.Reflection;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>
/// The assemblies that tested code is compiled against: those of reference packs that the build has already downloaded.
/// Each pack is read once a process and shared by all tests.
/// </summary>
public sealed class ReferenceAssemblies
{
    private static readonly string PackagesFolder = typeof(ReferenceAssemblies).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(attribute => attribute.Key == nameof(PackagesFolder)).Value!;

    private static readonly ConcurrentDictionary<string, Lazy<ImmutableArray<MetadataReference>>> Folders = new(StringComparer.Ordinal);

    /// <summary>A framework without a reference pack: packages are all there is.</summary>
    public ReferenceAssemblies(string targetFramework) => TargetFramework = targetFramework;

    /// <summary>A framework whose assemblies lie in a folder of a reference pack.</summary>
    public ReferenceAssemblies(string targetFramework, PackageIdentity referenceAssemblyPackage, string referenceAssemblyPath)
        : this(targetFramework)
    {
        ReferenceAssemblyPackage = referenceAssemblyPackage;
        ReferenceAssemblyPath = referenceAssemblyPath;
    }

    /// <summary>The framework's short name, such as <c>net8.0</c>.</summary>
    public string TargetFramework { get; }

    /// <summary>The framework's reference pack.</summary>
    public PackageIdentity? ReferenceAssemblyPackage { get; }

    /// <summary>The folder in <see cref="ReferenceAssemblyPackage"/>.</summary>
    public string? ReferenceAssemblyPath { get; }

    /// <summary>Further packages.</summary>
    public ImmutableArray<PackageIdentity> Packages { get; private init; } = [];

    /// <summary>The same with further packages.</summary>
    public ReferenceAssemblies AddPackages(ImmutableArray<PackageIdentity> packages)
        => ReferenceAssemblyPackage is { } pack && ReferenceAssemblyPath is { } path
            ? new ReferenceAssemblies(TargetFramework, pack, path) { Packages = Packages.AddRange(packages) }
            : new ReferenceAssemblies(TargetFramework) { Packages = Packages.AddRange(packages) };

    /// <summary>The references; an error if a package has not been downloaded by the build.</summary>
    public Task<ImmutableArray<MetadataReference>> ResolveAsync(string? language, CancellationToken cancellationToken)
    {
        ImmutableArray<MetadataReference> framework = ReferenceAssemblyPackage is { } pack && ReferenceAssemblyPath is { } path
            ? Read(pack, path)
            : [];
        return Task.FromResult(Packages.Aggregate(
            framework,
            (references, package) => references.AddRange(Read(package, Folder(package)))));
    }

    // A pack has assemblies to compile against; an ordinary package has the ones that run.
    private string Folder(PackageIdentity package) =>
        new[] { Path.Combine("ref", TargetFramework), Path.Combine("lib", TargetFramework), Path.Combine("lib", "netstandard2.1") }
            .FirstOrDefault(folder => Directory.Exists(PathOf(package, folder))) ?? "ref";

    private static string PathOf(PackageIdentity package, string folder) => Path.Combine(PackagesFolder, package.Id.ToLowerInvariant(), package.Version, folder);

    private static ImmutableArray<MetadataReference> Read(PackageIdentity package, string folder)
        => Folders.GetOrAdd(
            PathOf(package, folder),
            static path => new(() => ReadFolder(path))).Value;

    private static ImmutableArray<MetadataReference> ReadFolder(string path)
        => Directory.Exists(path)
            ? [.. Directory.EnumerateFiles(path, "*.dll").Order(StringComparer.Ordinal).Select(file => MetadataReference.CreateFromFile(file))]
            : throw new InvalidOperationException($"'{path}' does not exist: the build downloads only the packs of Directory.Packages.props.");

    /// <summary>.NET 5 and later.</summary>
    public static class Net
    {
        /// <summary>.NET 6.</summary>
        public static ReferenceAssemblies Net60 { get; } = Pack("net6.0");

        /// <summary>.NET 8.</summary>
        public static ReferenceAssemblies Net80 { get; } = Pack("net8.0");

        /// <summary>.NET 9.</summary>
        public static ReferenceAssemblies Net90 { get; } = Pack("net9.0");

        /// <summary>.NET 10.</summary>
        public static ReferenceAssemblies Net100 { get; } = Pack("net10.0");

        private static ReferenceAssemblies Pack(string framework)
        {
            var version = typeof(ReferenceAssemblies).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
                .First(attribute => attribute.Key == framework).Value!;
            return new(framework, new PackageIdentity("Microsoft.NETCore.App.Ref", version), Path.Combine("ref", framework));
        }
    }
}
