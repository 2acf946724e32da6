using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;

namespace CorsAnalyzers.Tests.CodeFixes;

/// <summary>Editors show a warning beside an origin that a fix has made up.</summary>
public sealed class PlaceholderTests : FixTestBase
{
    [Fact]
    public async Task A_made_up_origin_carries_a_warning() =>
        Assert.Equal(
            ["Replace https://app.example.com with your own origin."],
            await WarningsAsync(Policy("p => p.AllowAnyOrigin()")));

    [Fact]
    public async Task An_origin_that_the_app_names_carries_no_warning() =>
        Assert.Empty(await WarningsAsync("""
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddCors(o =>
            {
                o.AddPolicy("Spa", p => p.WithOrigins("https://a.example"));
                o.AddDefaultPolicy(p => p.AllowAnyOrigin());
            });
            var app = builder.Build();
            app.UseCors();
            app.MapGet("/", () => "Hello");
            app.MapGet("/spa", () => "Hello").RequireCors("Spa");
            app.Run();
            """));

    private static async Task<IEnumerable<string>> WarningsAsync(string code)
    {
        var document = await AnalyzedDocument.OfAsync(code);
        var offers = await document.OffersAsync(new OpenPolicyFix());
        var changed = await document.ChangedAsync(offers.Single(offer => offer.EquivalenceKey == FixKeys.ExplicitOrigins));
        var root = (await changed.GetSyntaxRootAsync(TestContext.Current.CancellationToken))!;
        return root.GetAnnotatedNodesAndTokens(WarningAnnotation.Kind)
            .SelectMany(part => part.GetAnnotations(WarningAnnotation.Kind))
            .Select(annotation => WarningAnnotation.GetDescription(annotation)!);
    }
}
