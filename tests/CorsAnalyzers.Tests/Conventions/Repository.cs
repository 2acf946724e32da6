using System.Text.RegularExpressions;

namespace CorsAnalyzers.Tests.Conventions;

/// <summary>The files of the repository that the tests were built from.</summary>
internal static class Repository
{
    private static readonly string Root = FindRoot();

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>The C# files under a folder, by path relative to the root with slashes, without what a build made.</summary>
    public static IEnumerable<(string Path, string Text)> Sources(params string[] folder) =>
        Read(Directory.EnumerateFiles(PathOf(folder), "*.cs", SearchOption.AllDirectories));

    /// <summary>The pages in docs and those at the root, likewise.</summary>
    public static IEnumerable<(string Path, string Text)> Pages() =>
        Read(Directory.EnumerateFiles(PathOf("docs"), "*.md", SearchOption.AllDirectories).Concat(Directory.EnumerateFiles(Root, "*.md")));

    private static IEnumerable<(string Path, string Text)> Read(IEnumerable<string> files) => files
        .Select(path => (Relative: Path.GetRelativePath(Root, path).Replace('\\', '/'), Path: path))
        .Where(file => !Regex.IsMatch(file.Relative, "/(bin|obj)/"))
        .OrderBy(file => file.Relative, StringComparer.Ordinal)
        .Select(file => (file.Relative, File.ReadAllText(file.Path)));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "CorsAnalyzers.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside of the repository.");
        }

        return folder.FullName;
    }
}
