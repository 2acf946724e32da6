namespace CorsAnalyzers.PackageTests;

/// <summary>A folder outside the repository that is gone afterwards.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cors-analyzers-");

    public string Root => _folder.FullName;

    public string At(params string[] path) => Path.Combine([Root, .. path]);

    public void Write(string name, string text)
    {
        var file = At(name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
