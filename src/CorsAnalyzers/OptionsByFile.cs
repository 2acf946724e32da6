using CorsAnalyzers.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using AnalyzerOptions = CorsAnalyzers.Options.AnalyzerOptions;

namespace CorsAnalyzers;

/// <summary>
/// The options that hold for each file: what an <c>.editorconfig</c> says about the file counts before what a global file says about all, such
/// as a preset of the package. The order of the files does not matter.
/// </summary>
internal sealed class OptionsByFile
{
    private readonly Dictionary<SyntaxTree, AnalyzerOptions> _byTree = [];
    private readonly AnalyzerOptions _elsewhere;

    public OptionsByFile(Compilation compilation, AnalyzerConfigOptionsProvider provider, CancellationToken cancellation)
    {
        foreach (var tree in compilation.SyntaxTrees.Where(tree => SourceIndex.Of(tree, cancellation).MentionsCors))
        {
            _byTree[tree] = Read(provider.GetOptions(tree), provider.GlobalOptions);
        }

        Different = _byTree.Values.Distinct().ToList();
        _elsewhere = Different.Count == 1 ? Different[0] : Read(provider.GlobalOptions);
        if (!Different.Contains(_elsewhere))
        {
            Different.Add(_elsewhere);
        }
    }

    /// <summary>Each set of options that holds anywhere.</summary>
    public List<AnalyzerOptions> Different { get; }

    /// <summary>Those that hold at a place; of a settings file, those on which all code agrees, or else the global ones.</summary>
    public AnalyzerOptions At(Location place) =>
        place.SourceTree is { } tree && _byTree.TryGetValue(tree, out var options) ? options : _elsewhere;

    private static AnalyzerOptions Read(params AnalyzerConfigOptions[] files) => AnalyzerOptions.Read(
        key => files.Select(file => file.TryGetValue(key, out var value) ? value : null).FirstOrDefault(value => value is not null),
        files.SelectMany(Keys));

    private static IEnumerable<string> Keys(AnalyzerConfigOptions options)
    {
        try
        {
            return options.Keys;
        }
        catch (NotImplementedException)
        {
            // A host need not tell.
            return [];
        }
    }
}
