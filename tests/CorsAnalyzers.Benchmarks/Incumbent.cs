using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.Benchmarks;

/// <summary>Sonar's S5122, the one CORS rule that others have, alone.</summary>
internal static class Incumbent
{
    private const string Id = "S5122";

    public static DiagnosticAnalyzer Create() => Types(Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, "Sonar", "SonarAnalyzer.CSharp.dll")))
        .Where(type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type) && type.GetCustomAttribute<DiagnosticAnalyzerAttribute>() is not null && type.GetConstructor(Type.EmptyTypes) is not null)
        .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)
        .First(analyzer => analyzer.SupportedDiagnostics.Any(descriptor => descriptor.Id == Id));

    // Its fixes need an assembly that is not here, and are not asked for.
    private static IEnumerable<Type> Types(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException exception)
        {
            return exception.Types.OfType<Type>();
        }
    }

    /// <summary>What the host hands over besides the compilation: the file by which Sonar knows that the rule is wanted.</summary>
    public static AnalyzerOptions Options { get; } = new([new FileOnDisk(Path.Combine(AppContext.BaseDirectory, "SonarLint.xml"))]);

    /// <summary>It is off unless a profile switches it on.</summary>
    public static CSharpCompilation SwitchOn(CSharpCompilation compilation) => compilation.WithOptions(
        compilation.Options.WithSpecificDiagnosticOptions(ImmutableDictionary<string, ReportDiagnostic>.Empty.Add(Id, ReportDiagnostic.Warn)));

    private sealed class FileOnDisk(string path) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(File.ReadAllText(path));
    }
}
