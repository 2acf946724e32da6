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

    /// <summary>Whether it is silent where another rule marks the same place: what that one says is graver.</summary>
    public virtual bool YieldsToOthers => false;

    /// <summary>
    /// Whether it is about what the analyzers are told instead of the app: every sentence of it is said once, and beside it others are
    /// still heard.
    /// </summary>
    public virtual bool IsAboutOptions => false;

    public abstract IEnumerable<Finding> Find(CorsApp app, AnalyzerOptions options);

    /// <summary>On a string of a policy. One that stands in a settings file brings the code that reads it along.</summary>
    protected Finding At(Entry entry, params object[] arguments) => entry.At.IsInSource
        ? At(entry.At, arguments)
        : At(entry.At, arguments).WithRelated(entry.By.At);

    protected Finding At(Location location, params object[] arguments) => new(Descriptor, location, arguments.ToEquatableArray());
}
