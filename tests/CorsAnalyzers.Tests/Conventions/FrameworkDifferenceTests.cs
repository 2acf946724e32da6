using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CorsAnalyzers.Tests.Conventions;

/// <summary>What docs/facts.md says of .NET 11 is what its reference packs show (facts §1.9).</summary>
public sealed class FrameworkDifferenceTests
{
    private static readonly SymbolDisplayFormat Signature = SymbolDisplayFormat.CSharpErrorMessageFormat;

    [Theory]
    [InlineData("Microsoft.AspNetCore.Cors")]
    [InlineData("Microsoft.AspNetCore.Mvc.Cors")]
    public void CORS_itself_has_the_members_of_10(string assembly)
    {
        var members = PublicMembers(assembly, "net10.0");

        Assert.NotEmpty(members);
        Assert.Equal(members, PublicMembers(assembly, "net11.0"));
    }

    [Theory]
    [InlineData("Microsoft.AspNetCore.Antiforgery.ICsrfProtection")]
    [InlineData("Microsoft.AspNetCore.Antiforgery.CsrfProtectionResult")]
    [InlineData("Microsoft.AspNetCore.Routing.ShortCircuitAttribute")]
    [InlineData("Microsoft.AspNetCore.Routing.IShortCircuitMetadata")]
    public void New_in_11(string type)
    {
        Assert.Null(Against("net10.0").GetTypeByMetadataName(type));
        Assert.NotNull(Against("net11.0").GetTypeByMetadataName(type));
    }

    [Fact]
    public void Gone_in_11()
    {
        const string Type = "Microsoft.AspNetCore.Mvc.CompatibilityVersion";
        Assert.NotNull(Against("net10.0").GetTypeByMetadataName(Type));
        Assert.Null(Against("net11.0").GetTypeByMetadataName(Type));
    }

    // Which origins the check of forged requests trusts, the packs do not say; that it is there, they do.
    [Theory]
    [InlineData("net10.0", false)]
    [InlineData("net11.0", true)]
    public async Task CORS102_names_the_check_of_forged_requests_where_it_is_there(string framework, bool isNamed)
    {
        var app = App.OfPolicy("p.SetIsOriginAllowed(_ => true).AllowCredentials();") with { Framework = Frameworks.Named(framework) };

        var finding = Assert.Single(await Verify.BuildAsync(app));

        Assert.Equal("CORS102", finding.Id);
        Assert.Equal(isNamed, finding.GetMessage(null).Contains("cross-site request forgery", StringComparison.Ordinal));
    }

    private static CSharpCompilation Against(string framework) =>
        CSharpCompilation.Create("Empty", references: Frameworks.Named(framework).References);

    private static IEnumerable<string> PublicMembers(string assembly, string framework)
    {
        var compilation = Against(framework);
        var symbol = compilation.SourceModule.ReferencedAssemblySymbols.Single(each => each.Name == assembly);
        return Types(symbol.GlobalNamespace)
            .SelectMany(type => type.GetMembers().Prepend(type))
            .Where(member => member.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected)
            .Select(member => $"{member.Kind} {member.ToDisplayString(Signature)}")
            .Order(StringComparer.Ordinal);
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceSymbol space) => space.GetTypeMembers()
        .Where(type => type.DeclaredAccessibility == Accessibility.Public)
        .Concat(space.GetNamespaceMembers().SelectMany(Types));
}
