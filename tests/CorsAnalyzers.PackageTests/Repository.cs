using System.Reflection;

namespace CorsAnalyzers.PackageTests;

/// <summary>Where this repository lies, and how it was built.</summary>
internal static class Repository
{
    public static string Root { get; } = Metadata("RepositoryRoot");

    public static string Configuration { get; } = Metadata("Configuration");

    /// <summary>Where the packages that its build restored lie.</summary>
    public static string Packages { get; } = Metadata("Packages");

    /// <summary>The version of the targeting packs of an older framework, such as <c>net8.0</c>, that its build restored.</summary>
    public static string TargetingPack(string framework) => Metadata(framework);

    public static string At(params string[] path) => Path.Combine([Root, .. path]);

    private static string Metadata(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
