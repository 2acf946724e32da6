using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CorsAnalyzers.Tests.Conventions;

/// <summary>The arrows inside the fixes: Fixes, Applying, Repairs, Editing, and back never; and that a fix reads all that a rule sends.</summary>
public sealed class FixArchitectureTests
{
    private const string Root = "src/CorsAnalyzers.CodeFixes/";

    private static readonly string[] Folders = ["Fixes", "Applying", "Repairs", "Editing"];

    private static readonly Lazy<CSharpCompilation> Compiled = new(Compile);

    [Theory]
    [InlineData("Applying", "What applies repairs knows no fix: let the fix hand over what it needs, as SettingsFix does with its repairs.")]
    [InlineData("Repairs", "A repair is made before it is applied: what merges or writes repairs belongs in Applying, what decides for one rule in Fixes.")]
    [InlineData("Editing", "A change of text knows neither findings nor repairs: hand it the token, the call or the names, and make the Repair in Repairs or Fixes.")]
    public void A_folder_uses_only_those_below(string folder, string advice)
    {
        var above = Folders.TakeWhile(other => other != folder).Select(other => $"CorsAnalyzers.CodeFixes.{other}.").ToList();
        var wrong = Uses(Root + folder + "/")
            .Where(use => above.Any(other => use.Type.StartsWith(other, StringComparison.Ordinal)) || (folder == "Editing" && use.Type.StartsWith("CorsAnalyzers.Shared.HandOver.", StringComparison.Ordinal)))
            .Select(use => $"{use.File} uses {use.Type}");

        Assert.True(!wrong.Any(), $"{string.Join("\n", wrong)}\n{advice}");
    }

    [Fact]
    public void No_file_of_the_fixes_goes_in_circles()
    {
        var homes = Compiled.Value.SyntaxTrees
            .SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<BaseTypeDeclarationSyntax>().Select(type => (Type: FullName(Compiled.Value.GetSemanticModel(tree).GetDeclaredSymbol(type)!), File: tree.FilePath)))
            .GroupBy(each => each.Type)
            .ToDictionary(each => each.Key, each => each.First().File);
        var arrows = Uses(Root)
            .Where(use => homes.TryGetValue(use.Type, out var home) && home != use.File && home.StartsWith(Root, StringComparison.Ordinal))
            .ToLookup(use => use.File, use => homes[use.Type]);

        var circles = arrows.Select(each => each.Key).Where(file => Reachable(file, arrows).Contains(file)).Select(file => file[Root.Length..]).Order(StringComparer.Ordinal).ToList();
        Assert.True(circles.Count == 0, $"These files use one another in a circle: {string.Join(", ", circles)}. Move what they share into a file of its own, below both.");
    }

    [Fact]
    public void A_fix_reads_all_that_a_rule_sends()
    {
        const string HandOver = "src/Shared/HandOver/FixData.cs";
        var sent = Compiled.Value.SyntaxTrees.Single(tree => tree.FilePath == HandOver).GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<RecordDeclarationSyntax>()
            .Where(record => record.ParameterList is not null)
            .Select(record => Compiled.Value.GetTypeByMetadataName($"CorsAnalyzers.Shared.HandOver.{record.Identifier.ValueText}")!)
            .SelectMany(record => record.GetMembers().OfType<IPropertySymbol>().Where(property => property.Name != "EqualityContract"));
        var read = Compiled.Value.SyntaxTrees
            .Where(tree => tree.FilePath.StartsWith(Root, StringComparison.Ordinal) || tree.FilePath == HandOver)
            .SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>().Select(name => Compiled.Value.GetSemanticModel(tree).GetSymbolInfo(name).Symbol))
            .OfType<IPropertySymbol>()
            .ToHashSet<ISymbol>(SymbolEqualityComparer.Default);

        Assert.NotEmpty(read);
        Assert.Empty(sent.Where(property => !read.Contains(property)).Select(property => $"{property.ContainingType.Name}.{property.Name} is sent, and no fix reads it"));
    }

    private static HashSet<string> Reachable(string start, ILookup<string, string> arrows)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(arrows[start]);
        while (open.TryPop(out var file))
        {
            if (reached.Add(file))
            {
                foreach (var next in arrows[file])
                {
                    open.Push(next);
                }
            }
        }

        return reached;
    }

    private static IEnumerable<(string File, string Type)> Uses(string folder) => Compiled.Value.SyntaxTrees
        .Where(tree => tree.FilePath.StartsWith(folder, StringComparison.Ordinal))
        .SelectMany(tree =>
        {
            var model = Compiled.Value.GetSemanticModel(tree);
            return tree.GetRoot().DescendantNodes().OfType<ExpressionSyntax>()
                .SelectMany(node => new[] { model.GetTypeInfo(node).Type, model.GetSymbolInfo(node).Symbol?.ContainingType, model.GetSymbolInfo(node).Symbol as ITypeSymbol })
                .OfType<INamedTypeSymbol>()
                .Select(type => (tree.FilePath, FullName(type)));
        })
        .Distinct();

    private static string FullName(INamedTypeSymbol type) => $"{type.ContainingNamespace?.ToDisplayString()}.{type.Name}";

    private static CSharpCompilation Compile()
    {
        const string Usings = "global using System; global using System.Collections.Generic; global using System.Collections.Immutable; global using System.IO; global using System.Linq; global using System.Threading; global using System.Threading.Tasks;";
        var options = new CSharpParseOptions(LanguageVersion.Preview);
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) || name == "netstandard.dll"))
            .Select(path => MetadataReference.CreateFromFile(path));
        return CSharpCompilation.Create(
            "Fixes",
            [
                .. Repository.Sources("src", "CorsAnalyzers.CodeFixes").Concat(Repository.Sources("src", "Shared")).Select(file => CSharpSyntaxTree.ParseText(file.Text, options, file.Path)),
                CSharpSyntaxTree.ParseText(Usings, options),
            ],
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
    }
}
