using CorsAnalyzers.CodeFixes.Fixes;
using static CorsAnalyzers.Tests.Rules.WiringFixPrograms;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>What CORS308 offers, and that nothing is left to report afterwards.</summary>
public sealed partial class Cors308Tests
{
    [Fact]
    public Task Fix_moves_the_middleware_in_front_of_what_answers_and_keeps_trivia() => Verify.Fix<MiddlewareOrderFix>(
        StartupApp(
            "services.AddCors(o => o.AddDefaultPolicy(" + ShopPolicy + "));",
            """
            app.UseRouting();

                    // all of them
                    app.UseEndpoints(_ => { });

                    // too late
                    app.{|CORS308:UseCors|}();
            """),
        StartupApp(
            "services.AddCors(o => o.AddDefaultPolicy(" + ShopPolicy + "));",
            """
            app.UseRouting();

                    // too late
                    app.UseCors();
                    // all of them
                    app.UseEndpoints(_ => { });
            """),
        title: "Call UseCors before UseEndpoints");

    [Fact]
    public Task Fix_moves_the_middleware_in_front_of_a_terminal_one() => Verify.Fix<MiddlewareOrderFix>(
        WebApp(
            AddDefault,
            """
            app.Run(async context => await context.Response.WriteAsync("Hello"));
            app.{|CORS308:UseCors|}();
            """),
        WebApp(
            AddDefault,
            """
            app.UseCors();
            app.Run(async context => await context.Response.WriteAsync("Hello"));
            """));

    [Fact]
    public Task Fix_all_moves_the_middleware_of_every_app() => Verify.Fix<MiddlewareOrderFix>(
        TwoApps("app.Run(_ => Task.CompletedTask);\n        app.{|CORS308:UseCors|}(" + ShopPolicy + ");"),
        TwoApps("app.UseCors(" + ShopPolicy + ");\n        app.Run(_ => Task.CompletedTask);"));
}
