using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CorsAnalyzers.Tests.Conventions;

/// <summary>
/// The arrows between the parts: source, Reading, Evaluation, Knowledge, App, Rules, diagnostics, CodeFixes, and back never.
/// </summary>
public sealed class ArchitectureTests
{
    private const string Ours = "CorsAnalyzers";

    private static readonly Assembly Analyzer = typeof(CorsAnalyzer).Assembly;

    private static readonly Lazy<CSharpCompilation> Compiled = new(Compile);

    /// <summary>What each part may know of the others, from the ground up; everybody may know <c>Basics</c>.</summary>
    public static TheoryData<string, string[], string> Arrows => new()
    {
        { "Basics", [], "These types are for all, so they know nobody." },
        { "Protocol", [], "CORS itself needs nothing of the app: pass what is needed as an argument." },
        { "App", ["Protocol"], "The model is data: compute it in Reading, ask it in Rules." },
        { "Settings", ["Shared"], "Settings files are text: what their values mean is Knowledge." },
        { "Evaluation", [], "The evaluator knows C# only: put what a framework does into a module of Knowledge." },
        {
            "Knowledge/BaseLibrary",
            ["Evaluation", "Knowledge"],
            "The base library knows nothing of ASP.NET Core: put it into Knowledge/AspNetCore."
        },
        {
            "Knowledge",
            ["App", "Protocol", "Settings", "Evaluation", "Knowledge"],
            "Knowledge answers the evaluator: what starts it is Reading, what judges is Rules."
        },
        {
            "Reading",
            ["App", "Protocol", "Settings", "Evaluation", "Knowledge", "Reading"],
            "Reading writes the model: ask the model in Rules."
        },
        {
            "Rules",
            ["App", "Protocol", "Options", "Rules", "Shared"],
            "A rule asks the model: put what it lacks into App, and fill it in Reading."
        },
        { "Options", ["Protocol"], "Options are read before anything else is known." },
    };

    [Theory]
    [MemberData(nameof(Arrows))]
    public void Each_part_knows_only_those_below_it(string part, string[] below, string instead)
    {
        var own = $"CorsAnalyzers.{part.Replace('/', '.')}";
        var allowed = below.Select(each => $"CorsAnalyzers.{each}").Append(own).Append("CorsAnalyzers.Basics").ToList();
        var forbidden = Forbidden(part, type => Is(type, Ours) && !IsShared(type) && !allowed.Exists(space => Is(type, space)));
        Assert.True(forbidden.Count == 0, $"{part} uses {string.Join(", ", forbidden)}. {instead}");
    }

    [Theory]
    [InlineData("Protocol", new string[0])]
    [InlineData("App", new[] { "Location" })]
    [InlineData("Rules", new[] { "Diagnostic", "DiagnosticDescriptor", "DiagnosticSeverity", "Location" })]
    public void What_is_above_the_source_takes_of_Roslyn_only_what_it_reports_with(string part, string[] taken)
        => Assert.Empty(Forbidden(
            part,
            type => Is(type, "Microsoft.CodeAnalysis") && !taken.Contains(type["Microsoft.CodeAnalysis.".Length..])));

    [Fact]
    public void The_evaluator_speaks_of_no_framework()
        => Assert.All(
            Repository.Sources("src", "CorsAnalyzers", "Evaluation"),
            file => Assert.DoesNotMatch(
                "(?i)cors|http|host",
                string.Join(
                    '\n',
                    file.Text.Split('\n')
                        .Where(line => !line.StartsWith("using ", StringComparison.Ordinal)
                            && !line.StartsWith("namespace ", StringComparison.Ordinal)))));

    [Fact]
    public void Fixes_reference_no_type_of_the_analyzer()
        => Assert.DoesNotContain(
            Ours,
            typeof(CorsAnalyzers.CodeFixes.Applying.CorsCodeFix).Assembly.GetReferencedAssemblies().Select(reference => reference.Name));

    [Fact]
    public void One_place_asks_for_semantic_models()
        => Assert.Equal(
            ["src/CorsAnalyzers/Evaluation/Sources/SourceModels.cs"],
            Repository.Sources("src", "CorsAnalyzers")
                .Where(file => file.Text.Contains(".GetSemanticModel(", StringComparison.Ordinal))
                .Select(file => file.Path));

    [Fact]
    public void Nothing_waits_for_the_end_of_a_compilation()
        => Assert.All(
            Repository.Sources("src", "CorsAnalyzers"),
            file => Assert.False(
                file.Text.Contains("RegisterCompilationEndAction", StringComparison.Ordinal)
                    || file.Text.Contains("RegisterCompilationAction", StringComparison.Ordinal),
                file.Path));

    [Fact]
    public void A_rule_fits_on_a_screen()
        => Assert.All(
            Repository.Sources("src", "CorsAnalyzers", "Rules"),
            file => Assert.True(file.Text.Split('\n').Length <= 125, $"{file.Path} has {file.Text.Split('\n').Length} lines."));

    [Fact]
    public void No_test_is_skipped_for_good()
        => Assert.All(
            Repository.Sources("tests"),
            file => Assert.False(
                CSharpSyntaxTree.ParseText(file.Text, cancellationToken: TestContext.Current.CancellationToken)
                    .GetRoot(TestContext.Current.CancellationToken)
                    .DescendantNodes()
                        .OfType<AttributeArgumentSyntax>()
                        .Any(argument => argument.NameEquals?.Name.Identifier.ValueText == "Skip"),
                file.Path));

    [Theory]
    [InlineData(typeof(CorsAnalyzer))]
    [InlineData(typeof(CorsAnalyzers.CodeFixes.Applying.CorsCodeFix))]
    public void References_stay_below_the_ceiling(Type type)
    {
        // What the file says, not what the runtime has put in its place.
        using var file = new PEReader(File.OpenRead(type.Assembly.Location));
        var metadata = file.GetMetadataReader();
        var references = metadata.AssemblyReferences.Select(metadata.GetAssemblyReference)
            .ToDictionary(reference => metadata.GetString(reference.Name), reference => reference.Version);

        Assert.All(references, reference => Assert.True(
            reference.Key switch
            {
                "netstandard" => reference.Value == new Version(2, 0, 0, 0),
                // Roslyn 4.5 itself brings this one.
                "System.Memory" => reference.Value <= new Version(4, 0, 1, 2),
                "System.Collections.Immutable" or "System.Reflection.Metadata" => reference.Value.Major <= 6,
                "Microsoft.CodeAnalysis" or "Microsoft.CodeAnalysis.CSharp" => reference.Value <= new Version(4, 5, 0, 0),
                "Microsoft.CodeAnalysis.Workspaces" or "Microsoft.CodeAnalysis.CSharp.Workspaces" => type != typeof(CorsAnalyzer)
                    && reference.Value <= new Version(4, 5, 0, 0),
                _ => false,
            },
            reference.ToString()));
    }

    private static bool Is(string type, string space) => type.StartsWith(space + ".", StringComparison.Ordinal);

    // Types right in the root namespace are small helpers for all.
    private static bool IsShared(string type)
        => type is "CorsAnalyzers.RuleIds" or "CorsAnalyzers.EquatableArray" or "CorsAnalyzers.CancellableLazy" or "CorsAnalyzers.SeqExtensions"
            || IsCompilerHelper(type);

    private static bool IsCompilerHelper(string type) => Analyzer.GetType(type) is { } found
        && found.Namespace == Ours
        && found.Name.StartsWith("EquatableArray", StringComparison.Ordinal);

    private static List<string> Forbidden(string folder, Func<string, bool> isForbidden) => UsedIn(folder).Where(isForbidden).ToList();

    /// <summary>Full names, without type arguments, of every type that the files of a folder name or use.</summary>
    private static IEnumerable<string> UsedIn(string folder)
    {
        var compilation = Compiled.Value;
        var trees = compilation.SyntaxTrees.Where(tree => tree.FilePath.StartsWith(
            $"src/CorsAnalyzers/{folder}/",
            StringComparison.Ordinal))
            .ToList();
        Assert.NotEmpty(trees);
        return trees.SelectMany(tree =>
            {
                var model = compilation.GetSemanticModel(tree);
                return tree.GetRoot()
                    .DescendantNodes()
                    .OfType<ExpressionSyntax>()
                    .SelectMany(node => new[]
                    {
                        model.GetTypeInfo(node).Type,
                        model.GetSymbolInfo(node).Symbol?.ContainingType,
                        model.GetSymbolInfo(node).Symbol as ITypeSymbol,
                    });
            })
            .OfType<INamedTypeSymbol>()
            .Where(type => type.ContainingNamespace is { IsGlobalNamespace: false })
            .Select(type => type.ContainingNamespace.ToDisplayString() + "." + type.Name)
            .Distinct()
            .Order(StringComparer.Ordinal);
    }

    private static CSharpCompilation Compile()
    {
        const string Usings = """
            global using System;
            global using System.Collections.Generic;
            global using System.Collections.Immutable;
            global using System.IO;
            global using System.Linq;
            global using System.Threading;
            global using System.Threading.Tasks;
            """;
        var options = new CSharpParseOptions(LanguageVersion.Preview);
        var trusted = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name
                && (name.StartsWith("System.", StringComparison.Ordinal)
                    || name is "netstandard.dll" or "mscorlib.dll" or "Microsoft.CodeAnalysis.dll" or "Microsoft.CodeAnalysis.CSharp.dll"));
        return CSharpCompilation.Create(
            "Sources",
            [
                .. Repository.Sources("src", "CorsAnalyzers")
                    .Concat(Repository.Sources("src", "Shared"))
                    .Select(file => CSharpSyntaxTree.ParseText(file.Text, options, file.Path)),
                CSharpSyntaxTree.ParseText(Usings, options),
            ],
            trusted.Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
    }
}
