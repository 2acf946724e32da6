using CorsAnalyzers.Catalogue.Picture;

namespace CorsAnalyzers.Catalogue;

/// <summary>A file of the repository that is written from the rules, whole or between two marks.</summary>
/// <param name="Path">Relative to the root, with slashes.</param>
/// <param name="Write">Makes the text that the file should have from the one that it has; a missing file has none.</param>
internal sealed record WrittenFile(string Path, Func<string, string> Write)
{
    public const string Command = "dotnet run --project eng/catalogue";

    private const string Shipped = "src/CorsAnalyzers/AnalyzerReleases.Shipped.md";

    public static IReadOnlyList<WrittenFile> All { get; } =
    [
        new("README.md", text => Region.Replace(text, RuleTables.Summary())),
        new("docs/README.md", text => Region.Replace(text, RuleTables.Index())),
        new("docs/limits.md", text => Region.Replace(text, UnderstoodTable.Write())),
        new("docs/fixes.md", text => Region.Replace(text, FixTable.Keys())),
        new("CHANGELOG.md", text => Region.Replace(text, RuleTables.News(Releases.Unshipped(RuleCatalog.Rules, ReadShipped())))),
        new("src/CorsAnalyzers/AnalyzerReleases.Unshipped.md", _ => Releases.Notes(RuleCatalog.Rules, ReadShipped())),
        new("docs/images/lightbulb.svg", _ => LightbulbPicture.Draw()),
        .. Preset.All.Select(preset => new WrittenFile(preset.Path, _ => preset.Text(RuleCatalog.Rules))),
    ];

    public bool IsUpToDate(string root)
    {
        var current = Read(root, Path);
        return current == Write(current);
    }

    /// <summary>Writes the file if it is not as it should be, and says whether it was not.</summary>
    public bool Update(string root)
    {
        var current = Read(root, Path);
        var wanted = Write(current);
        if (current == wanted)
        {
            return false;
        }

        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Full(root, Path))!);
        File.WriteAllText(Full(root, Path), wanted);
        return true;
    }

    private static string ReadShipped() => Read(RepositoryRoot.Path, Shipped);

    // A checkout on Windows may have other line breaks; what is written has those that the repository keeps.
    private static string Read(string root, string path) =>
        File.Exists(Full(root, path)) ? File.ReadAllText(Full(root, path)).ReplaceLineEndings("\n") : "";

    private static string Full(string root, string path) => System.IO.Path.Combine(root, path.Replace('/', System.IO.Path.DirectorySeparatorChar));
}
