using System.Text;
using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;
using Microsoft.CodeAnalysis.Text;
using static CorsAnalyzers.Tests.Rules.WiringFixPrograms;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>What CORS303 offers, and that nothing is left to report afterwards.</summary>
public sealed partial class Cors303Tests
{
    [Theory]
    [InlineData("app.UseHttpsRedirection();\n@app.UseAuthentication();\napp.UseAuthorization();\napp.MapGet(\"/\", () => 1);")]
    [InlineData("app.UseHttpsRedirection();\n\n@// who is it?\napp.UseAuthentication(); // by cookie\napp.UseAuthorization();")]
    [InlineData("@#region Users\napp.UseAuthentication();\napp.UseAuthorization();\n#endregion")]
    [InlineData("app.UseAuthentication();\napp.UseRouting();\n@app.UseAuthorization();\napp.MapGet(\"/\", () => 1);")]
    [InlineData("app.UseStaticFiles();\n@var api = app.MapGroup(\"/api\");\napi.MapGet(\"/\", () => 1);")]
    [InlineData("app.UseStaticFiles();\n@app.UseResponseCaching();\napp.MapGet(\"/\", () => 1);")]
    [InlineData("@")]
    public Task Fix_adds_the_middleware_where_it_belongs_and_keeps_trivia(string pipeline) => Verify.Fix<AddMiddlewareFix>(
        WebApp(AddDefault.Replace("AddCors", "{|CORS303:AddCors|}", StringComparison.Ordinal), pipeline.Replace("@", "", StringComparison.Ordinal)).Replace("\n\napp.Run", "\napp.Run", StringComparison.Ordinal),
        WebApp(AddDefault, pipeline.Replace("@", "app.UseCors();\n", StringComparison.Ordinal)).Replace("\n\napp.Run", "\napp.Run", StringComparison.Ordinal));

    [Fact]
    public Task Fix_says_where_it_adds_the_middleware() => Verify.Fix<AddMiddlewareFix>(
        WebApp(AddSpa.Replace("AddCors", "{|CORS303:AddCors|}", StringComparison.Ordinal), "app.UseAuthorization();"),
        WebApp(AddSpa, "app.UseCors(\"Spa\");\napp.UseAuthorization();"),
        key: FixKeys.AddUseCors,
        title: "Add app.UseCors(\"Spa\") before UseAuthorization");

    [Fact]
    public Task Fix_adds_the_middleware_to_a_chain() => Verify.Fix<AddMiddlewareFix>(
        StartupApp("services.{|CORS303:AddCors|}(o => o.AddDefaultPolicy(" + ShopPolicy + "));", "app.UseRouting()\n            .UseAuthorization()\n            .UseEndpoints(_ => { });"),
        StartupApp("services.AddCors(o => o.AddDefaultPolicy(" + ShopPolicy + "));", "app.UseRouting()\n            .UseCors()\n            .UseAuthorization()\n            .UseEndpoints(_ => { });"));

    [Fact]
    public Task Fix_adds_the_middleware_in_Startup() => Verify.Fix<AddMiddlewareFix>(
        StartupApp("services.{|CORS303:AddCors|}(o => o.AddDefaultPolicy(" + ShopPolicy + "));", "app.UseRouting();\n        app.UseEndpoints(_ => { });"),
        StartupApp("services.AddCors(o => o.AddDefaultPolicy(" + ShopPolicy + "));", "app.UseRouting();\n        app.UseCors();\n        app.UseEndpoints(_ => { });"));

    [Fact]
    public Task Fix_adds_no_middleware_under_another_symbol() => Verify.NoFix<AddMiddlewareFix>(
        WebApp(AddDefault.Replace("AddCors", "{|CORS303:AddCors|}", StringComparison.Ordinal), "app.UseStaticFiles();\n#if !TESTS\napp.UseAuthorization();\n#endif"));

    [Fact]
    public Task Fix_all_adds_the_middleware_to_the_app_of_every_file()
    {
        var marked = AddDefault.Replace("AddCors", "{|CORS303:AddCors|}", StringComparison.Ordinal);
        return Verify.Fix<AddMiddlewareFix>(
            new App("Second.Start();\n" + WebApp(marked, "app.MapGet(\"/\", () => 1);")) { Sources = [("/0/Second.cs", Second(marked, "app.MapGet(\"/\", () => 1);"))] },
            "Second.Start();\n" + WebApp(AddDefault, "app.UseCors();\napp.MapGet(\"/\", () => 1);"),
            adjust: test =>
            {
                test.FixedState.Sources[1] = ("/0/Second.cs", SourceText.From(Second(AddDefault, "app.UseCors();\n        app.MapGet(\"/\", () => 1);"), Encoding.UTF8));
                test.NumberOfFixAllInDocumentIterations = 2;
            });
    }

    private static string Second(string services, string pipeline) => $$"""
        internal static class Second
        {
            public static void Start()
            {
                var builder = WebApplication.CreateBuilder();
                {{services}}
                var app = builder.Build();
                {{pipeline}}
                _ = app.RunAsync();
            }
        }

        """.ReplaceLineEndings("\n");
}
