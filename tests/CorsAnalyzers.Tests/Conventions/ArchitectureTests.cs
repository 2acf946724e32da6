using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CorsAnalyzers.Tests.Conventions;

/// <summary>The arrows between the parts: source, Reading, App, Rules, diagnostics, CodeFixes, and back never.</summary>
public sealed class ArchitectureTests
{
    private const string Ours = "CorsAnalyzers";

    private static readonly Assembly Analyzer = typeof(CorsAnalyzer).Assembly;

    private static readonly Lazy<CSharpCompilation> Compiled = new(Compile);

    [Fact]
    public void Protocol_is_the_ground_floor()
        => Assert.Empty(Forbidden("Protocol", type => (Is(type, Ours) && !Is(type, "CorsAnalyzers.Protocol") && !IsShared(type)) || Is(type, "Microsoft.CodeAnalysis")));

    [Fact]
    public void App_knows_Protocol_and_places_in_source()
        => Assert.Empty(Forbidden("App", type =>
            (Is(type, Ours) && !Is(type, "CorsAnalyzers.App") && !Is(type, "CorsAnalyzers.Protocol") && !IsShared(type))
            || (Is(type, "Microsoft.CodeAnalysis") && type != "Microsoft.CodeAnalysis.Location")));

    [Fact]
    public void Rules_see_the_app_and_never_source()
        => Assert.Empty(Forbidden("Rules", type =>
            (Is(type, Ours) && !new[] { "Rules", "App", "Protocol", "Options" }.Any(part => Is(type, $"CorsAnalyzers.{part}")) && !IsShared(type))
            || (Is(type, "Microsoft.CodeAnalysis") && type is not ("Microsoft.CodeAnalysis.Diagnostic" or "Microsoft.CodeAnalysis.DiagnosticDescriptor" or "Microsoft.CodeAnalysis.DiagnosticSeverity" or "Microsoft.CodeAnalysis.Location"))));

    [Fact]
    public void Reading_does_not_know_the_rules() => Assert.Empty(Forbidden("Reading", type => Is(type, "CorsAnalyzers.Rules")));

    [Fact]
    public void Options_know_Protocol_and_nothing_else()
        => Assert.Empty(Forbidden("Options", type => (Is(type, Ours) && !Is(type, "CorsAnalyzers.Options") && !Is(type, "CorsAnalyzers.Protocol") && !IsShared(type)) || Is(type, "Microsoft.CodeAnalysis")));

    [Fact]
    public void Fixes_reference_no_type_of_the_analyzer()
        => Assert.DoesNotContain(Ours, typeof(CorsAnalyzers.CodeFixes.CorsCodeFix).Assembly.GetReferencedAssemblies().Select(reference => reference.Name));

    [Fact]
    public void One_place_asks_for_semantic_models()
        => Assert.Equal(
            ["src/CorsAnalyzers/Reading/SourceModels.cs"],
            Repository.Sources("src", "CorsAnalyzers").Where(file => file.Text.Contains(".GetSemanticModel(", StringComparison.Ordinal)).Select(file => file.Path));

    [Fact]
    public void Nothing_waits_for_the_end_of_a_compilation()
        => Assert.All(
            Repository.Sources("src", "CorsAnalyzers"),
            file => Assert.False(file.Text.Contains("RegisterCompilationEndAction", StringComparison.Ordinal) || file.Text.Contains("RegisterCompilationAction", StringComparison.Ordinal), file.Path));

    [Fact]
    public void A_rule_fits_on_a_screen()
        => Assert.All(
            Repository.Sources("src", "CorsAnalyzers", "Rules"),
            file => Assert.True(file.Text.Split('\n').Length <= 125, $"{file.Path} has {file.Text.Split('\n').Length} lines."));

    [Fact]
    public void No_test_is_skipped_for_good()
        => Assert.All(
            Repository.Sources("tests"),
            file => Assert.False(CSharpSyntaxTree.ParseText(file.Text, cancellationToken: TestContext.Current.CancellationToken).GetRoot(TestContext.Current.CancellationToken)
                .DescendantNodes().OfType<AttributeArgumentSyntax>().Any(argument => argument.NameEquals?.Name.Identifier.ValueText == "Skip"), file.Path));

    [Theory]
    [InlineData(typeof(CorsAnalyzer))]
    [InlineData(typeof(CorsAnalyzers.CodeFixes.CorsCodeFix))]
    public void References_stay_below_the_ceiling(Type type)
    {
        // What the file says, not what the runtime has put in its place.
        using var file = new PEReader(File.OpenRead(type.Assembly.Location));
        var metadata = file.GetMetadataReader();
        var references = metadata.AssemblyReferences.Select(metadata.GetAssemblyReference).ToDictionary(reference => metadata.GetString(reference.Name), reference => reference.Version);

        Assert.All(references, reference => Assert.True(
            reference.Key switch
            {
                "netstandard" => reference.Value == new Version(2, 0, 0, 0),
                // Roslyn 4.5 itself brings this one.
                "System.Memory" => reference.Value <= new Version(4, 0, 1, 2),
                "System.Collections.Immutable" or "System.Reflection.Metadata" => reference.Value.Major <= 6,
                "Microsoft.CodeAnalysis" or "Microsoft.CodeAnalysis.CSharp" => reference.Value <= new Version(4, 5, 0, 0),
                "Microsoft.CodeAnalysis.Workspaces" or "Microsoft.CodeAnalysis.CSharp.Workspaces" => type != typeof(CorsAnalyzer) && reference.Value <= new Version(4, 5, 0, 0),
                _ => false,
            },
            reference.ToString()));
    }

    private static bool Is(string type, string space) => type.StartsWith(space + ".", StringComparison.Ordinal);

    // Types right in the root namespace are small helpers for all.
    private static bool IsShared(string type) => type is "CorsAnalyzers.EquatableArray" or "CorsAnalyzers.CancellableLazy" or "CorsAnalyzers.SeqExtensions" || IsCompilerHelper(type);

    private static bool IsCompilerHelper(string type) => Analyzer.GetType(type) is { } found && found.Namespace == Ours && found.Name.StartsWith("EquatableArray", StringComparison.Ordinal);

    private static List<string> Forbidden(string folder, Func<string, bool> isForbidden) => UsedIn(folder).Where(isForbidden).ToList();

    /// <summary>Full names, without type arguments, of every type that the files of a folder name or use.</summary>
    private static IEnumerable<string> UsedIn(string folder)
    {
        var compilation = Compiled.Value;
        var trees = compilation.SyntaxTrees.Where(tree => tree.FilePath.StartsWith($"src/CorsAnalyzers/{folder}/", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(trees);
        return trees.SelectMany(tree =>
            {
                var model = compilation.GetSemanticModel(tree);
                return tree.GetRoot().DescendantNodes().OfType<ExpressionSyntax>().SelectMany(node => new[] { model.GetTypeInfo(node).Type, model.GetSymbolInfo(node).Symbol?.ContainingType, model.GetSymbolInfo(node).Symbol as ITypeSymbol });
            })
            .OfType<INamedTypeSymbol>()
            .Where(type => type.ContainingNamespace is { IsGlobalNamespace: false })
            .Select(type => type.ContainingNamespace.ToDisplayString() + "." + type.Name)
            .Distinct()
            .Order(StringComparer.Ordinal);
    }

    private static CSharpCompilation Compile()
    {
        const string Usings = "global using System; global using System.Collections.Generic; global using System.Collections.Immutable; global using System.IO; global using System.Linq; global using System.Threading; global using System.Threading.Tasks;";
        var options = new CSharpParseOptions(LanguageVersion.Preview);
        var trusted = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll" or "Microsoft.CodeAnalysis.dll" or "Microsoft.CodeAnalysis.CSharp.dll"));
        return CSharpCompilation.Create(
            "Sources",
            [
                .. Repository.Sources("src", "CorsAnalyzers").Concat(Repository.Sources("src", "Shared")).Select(file => CSharpSyntaxTree.ParseText(file.Text, options, file.Path)),
                CSharpSyntaxTree.ParseText(Usings, options),
            ],
            trusted.Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
    }
}
