namespace CorsAnalyzers.Proofs.Pages;

/// <summary>Files of the repository that are built into this assembly, with line feeds as line ends.</summary>
internal static class RepositoryText
{
    public static string Read(string name)
    {
        using var reader = new StreamReader(typeof(RepositoryText).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
