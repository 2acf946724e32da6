using CorsAnalyzers.Evaluation.Sources;
using CorsAnalyzers.Knowledge;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CorsAnalyzers.Tests.Knowledge;

/// <summary>Every row speaks of a member that some .NET or ASP.NET Core has: a name that is misspelt or gone would know nothing in silence.</summary>
public sealed class RowTests
{
    /// <summary>Types that left ASP.NET Core before the oldest reference packs of the matrix, or live in packages.</summary>
    private static readonly HashSet<string> Gone =
    [
        "Microsoft.AspNetCore.Hosting.EnvironmentName",
    ];

    private static readonly Lazy<ILookup<string, INamedTypeSymbol>> Types = new(() => Frameworks.All.SelectMany(TypesOf).ToLookup(type => type.FullName()));

    [Fact]
    public void Every_row_is_about_a_member_that_exists()
    {
        var missing = AppRun.Table.Rows.Where(row => row.Type != Row.Any && !Gone.Contains(row.Type) && !Exists(row)).Select(Name).Distinct().Order().ToList();
        Assert.True(missing.Count == 0, string.Join("\n", missing));
    }

    [Fact]
    public void A_row_stands_once_in_its_module()
        => Assert.Empty(AppRun.Table.Rows
            .GroupBy(row => (row.Module, row.Kind, row.Type, row.Member, row.Call?.Method, row.Read?.Method, row.Write?.Method))
            .Where(same => same.Count() > 1 && same.Key.Kind != RowKind.Method)
            .Select(same => Name(same.First())));

    private static string Name(Row row) => $"{row.Module.Subject}: {row.Kind} {row.Type}.{row.Member}";

    private static IEnumerable<INamedTypeSymbol> TypesAbout(Row row) => row.Type.EndsWith(Row.Any, StringComparison.Ordinal)
        ? Types.Value.Where(types => row.IsAbout(types.Key)).SelectMany(types => types)
        : Types.Value[row.Type];

    private static bool Exists(Row row) => TypesAbout(row).Any(type => row.Member == Row.Any || type.GetMembers(row.Member).Any(member => Fits(row.Kind, member)));

    private static bool Fits(RowKind kind, ISymbol member) => member switch
    {
        IMethodSymbol { MethodKind: MethodKind.Constructor } => kind is RowKind.Constructor or RowKind.Attribute,
        IMethodSymbol => kind == RowKind.Method,
        IPropertySymbol => kind == RowKind.Property,
        IFieldSymbol => kind == RowKind.Field,
        _ => false,
    };

    private static IEnumerable<INamedTypeSymbol> TypesOf(Framework framework)
    {
        var compilation = CSharpCompilation.Create("Rows", references: framework.References);
        var open = new Stack<INamespaceOrTypeSymbol>([compilation.GlobalNamespace]);
        while (open.TryPop(out var at))
        {
            foreach (var member in at.GetMembers().OfType<INamespaceOrTypeSymbol>())
            {
                open.Push(member);
            }

            if (at is INamedTypeSymbol { DeclaredAccessibility: Accessibility.Public } type)
            {
                yield return type;
            }
        }
    }
}
