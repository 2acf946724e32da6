using System.Reflection;
using System.Text.RegularExpressions;

namespace CorsAnalyzers.Fuzz.Programs;

/// <summary>The repository that the tests were built from.</summary>
internal static partial class Repository
{
    private static readonly string Root = Metadata("RepositoryRoot");

    /// <summary>What the build said about this assembly.</summary>
    public static string Metadata(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(attribute => attribute.Key == key).Value!;

    /// <summary>The text of a file, with line feeds as line ends.</summary>
    public static string Read(params string[] path) => File.ReadAllText(Path.Combine([Root, .. path])).ReplaceLineEndings("\n");

    /// <summary>The files below a folder, by path relative to it with slashes, without what a build made.</summary>
    public static IEnumerable<(string Path, string Text)> Files(params string[] folder)
    {
        var full = Path.Combine([Root, .. folder]);
        return Directory.EnumerateFiles(full, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(full, path).Replace('\\', '/'))
            .Where(path => !BuildOutput().IsMatch("/" + path))
            .Order(StringComparer.Ordinal)
            .Select(path => (path, Read([.. folder, path])));
    }

    [GeneratedRegex("/(bin|obj)/")]
    private static partial Regex BuildOutput();
}
