using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;
using static CorsAnalyzers.Tests.Rules.WiringFixPrograms;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>What CORS315 offers, and that nothing is left to report afterwards.</summary>
public sealed partial class Cors315Tests
{
    [Fact]
    public Task Fix_moves_the_services_in_front_of_Build_and_keeps_trivia() => Verify.Fix<LateServicesFix>(
        WebApp(
            "// services end here",
            "// CORS\nbuilder.Services.{|CORS315:AddCors|}(o =>\n{\n    o.AddDefaultPolicy("
                + ShopPolicy
                + "); // ours\n}); // end\n\napp.UseCors();"),
        WebApp(
            "// CORS\nbuilder.Services.AddCors(o =>\n{\n    o.AddDefaultPolicy("
                + ShopPolicy
                + "); // ours\n}); // end\n// services end here",
            "\napp.UseCors();"),
        key: FixKeys.MoveAddCors,
        title: "Call AddCors before Build");

    [Fact]
    public Task Fix_moves_services_on_one_line() => Verify.Fix<LateServicesFix>(
        "var builder = WebApplication.CreateBuilder(args); var app = builder.Build(); builder.Services.{|CORS315:AddCors|}(); app.UseCors("
            + ShopPolicy
            + "); app.Run();\n",
        "var builder = WebApplication.CreateBuilder(args); builder.Services.AddCors(); var app = builder.Build(); app.UseCors("
            + ShopPolicy
            + "); app.Run();\n");

    [Fact]
    public Task Fix_moves_no_services_that_need_the_app() => Verify.NoFix<LateServicesFix>(
        WebApp(
            "",
            """
            builder.Services.{|CORS315:AddCors|}(o =>
                o.AddDefaultPolicy(p => p.WithOrigins(app.Configuration["Origin"] ?? "https://shop.example")));
            app.UseCors();
            """));

    [Fact]
    public Task Fix_all_moves_all_services() => Verify.Fix<LateServicesFix>(
        WebApp(
            "",
            "builder.Services.{|CORS315:AddCors|}();\nbuilder.Services.{|CORS315:AddCors|}(o => o.AddDefaultPolicy("
                + ShopPolicy
                + "));\napp.UseCors();"),
        WebApp(
            "",
            "app.UseCors();").Replace(
                "var app",
                "builder.Services.AddCors();\nbuilder.Services.AddCors(o => o.AddDefaultPolicy(" + ShopPolicy + "));\nvar app",
                StringComparison.Ordinal),
        adjust: static test =>
        {
            test.NumberOfFixAllIterations = 2;
            test.NumberOfFixAllInDocumentIterations = 2;
            test.NumberOfFixAllInProjectIterations = 2;
        });
}
