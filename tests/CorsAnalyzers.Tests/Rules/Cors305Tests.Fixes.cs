using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;
using static CorsAnalyzers.Tests.Rules.WiringFixPrograms;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>What CORS305 offers, and that nothing is left to report afterwards.</summary>
public sealed partial class Cors305Tests
{
    [Fact]
    public Task Fix_adds_the_services_and_keeps_trivia() => Verify.Fix<AddServicesFix>(
        WebApp("// nothing yet", "app.{|CORS305:UseCors|}(" + ShopPolicy + ");"),
        WebApp(
            """
            builder.Services.AddCors();
            // nothing yet
            """,
            "app.UseCors(" + ShopPolicy + ");"),
        key: FixKeys.AddCorsServices,
        title: "Add builder.Services.AddCors()");

    [Fact]
    public Task Fix_adds_the_services_in_Startup() => Verify.Fix<AddServicesFix>(
        StartupApp("services.AddRazorPages(); // pages", "app.UseRouting();\n        app.{|CORS305:UseCors|}(" + ShopPolicy + ");"),
        StartupApp(
            """
            services.AddRazorPages(); // pages
                    services.AddCors();
            """,
            "app.UseRouting();\n        app.UseCors(" + ShopPolicy + ");"));

    [Fact]
    public Task Fix_imports_what_it_calls() => Verify.Fix<AddServicesFix>(
        new App($$"""
            using Microsoft.AspNetCore.Builder;

            var builder = WebApplication.CreateBuilder(args);
            var app = builder.Build();
            app.{|CORS305:UseCors|}({{ShopPolicy}});
            app.Run();

            """) { HasImplicitUsings = false },
        $"""
        using Microsoft.AspNetCore.Builder;
        using Microsoft.Extensions.DependencyInjection;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddCors();
        var app = builder.Build();
        app.UseCors({ShopPolicy});
        app.Run();

        """);

    [Fact]
    public Task Fix_all_adds_the_services_of_every_app() => Verify.Fix<AddServicesFix>(
        TwoApps("app.{|CORS305:UseCors|}(" + ShopPolicy + ");", "builder.Services.AddAuthorization();"),
        TwoApps(
            "app.UseCors(" + ShopPolicy + ");",
            """
            builder.Services.AddAuthorization();
                    builder.Services.AddCors();
            """));

    [Fact]
    public Task Fix_needs_a_builder_with_a_name()
        => Verify.NoFix<AddServicesFix>("var app = WebApplication.CreateBuilder(args).Build();\napp.{|CORS305:UseCors|}("
            + ShopPolicy
            + ");\napp.Run();\n");
}
