using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.Evaluation.Sources;

/// <summary>
/// The one place that asks a compilation for semantic models.
/// </summary>
/// <remarks>
/// RS1030 warns of this because a model made here is not the one the compiler has cached. What the startup code of an app does cannot be told from
/// one file, though, and the alternative, an action at the end of the compilation, never runs in an editor. So models are made for the few files
/// that the startup code runs through, once each.
/// </remarks>
internal sealed class SourceModels(Compilation compilation)
{
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();
    private readonly ConcurrentDictionary<SyntaxTree, IReadOnlyList<TextSpan>> _debugRegions = new();
    private readonly ConcurrentDictionary<SyntaxNode, bool> _shallow = new();

    public Compilation Compilation { get; } = compilation;

#pragma warning disable RS1030 // see the remarks of this class
    public SemanticModel Of(SyntaxTree tree) => _models.GetOrAdd(tree, static (tree, compilation) => compilation.GetSemanticModel(tree), Compilation);
#pragma warning restore RS1030

    /// <summary>Whether this place is in the source only because <c>DEBUG</c> is defined.</summary>
    public bool IsDebugOnly(SyntaxTree tree, int position, CancellationToken cancellation)
    {
        var regions = _debugRegions.GetOrAdd(tree, static (tree, cancellation) => DebugRegions.Of(tree, cancellation), cancellation);
        return regions.Count > 0 && regions.Any(region => region.Contains(position));
    }

    /// <summary>
    /// The operation of a piece of syntax; <see langword="null"/> where it has none, belongs to another compilation, or is nested so deep that
    /// binding it might take all stack.
    /// </summary>
    /// <remarks>Editors hand over referenced projects as compilations of their own: their trees must not be touched.</remarks>
    public IOperation? Operation(SyntaxNode node, CancellationToken cancellation) =>
        Compilation.ContainsSyntaxTree(node.SyntaxTree) && _shallow.GetOrAdd(node, static node => SyntaxDepth.IsBindable(node))
            ? Of(node.SyntaxTree).GetOperation(node, cancellation)
            : null;
}

internal static class ConcurrentDictionaryExtensions
{
    /// <summary>Without a closure; netstandard2.0 lacks this overload.</summary>
    public static TValue GetOrAdd<TKey, TValue, TArgument>(
        this ConcurrentDictionary<TKey, TValue> dictionary, TKey key, Func<TKey, TArgument, TValue> make, TArgument argument)
        where TKey : notnull =>
        dictionary.TryGetValue(key, out var value) ? value : dictionary.GetOrAdd(key, make(key, argument));
}
