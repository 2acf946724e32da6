using CorsAnalyzers.App;
using CorsAnalyzers.Options;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Rules;

/// <summary>A rule: how it is described, and which findings it draws from an app. It sees the app and the options, never source.</summary>
internal abstract class Rule(DiagnosticDescriptor descriptor)
{
    public DiagnosticDescriptor Descriptor { get; } = descriptor;

    /// <summary>Why there is no fix; <see langword="null"/> where there is one.</summary>
    public virtual string? NoFix => null;

    public abstract IEnumerable<Finding> Find(CorsApp app, AnalyzerOptions options);

    protected Finding At(Location location, params object[] arguments) => new(Descriptor, location, arguments.ToSeq());
}
