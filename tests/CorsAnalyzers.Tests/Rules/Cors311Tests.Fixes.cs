using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;
using static CorsAnalyzers.Tests.Rules.WiringFixPrograms;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>What CORS311 offers, and that nothing is left to report afterwards.</summary>
public sealed partial class Cors311Tests : WiringRuleTestBase
{
    [Theory]
    [Change(
        """
        app.UseStaticFiles("/files");
        app.{|CORS311:UseCors|}();
        """,
        """
        app.UseCors();
        app.UseStaticFiles("/files");
        """,
        "UseStaticFiles")]
    [Change(
        """
        // ours
        app.UseHealthChecks("/health"); // all of it

        // from where
        app.{|CORS311:UseCors|}(); // may read
        """,
        """
        // from where
        app.UseCors(); // may read
        // ours
        app.UseHealthChecks("/health"); // all of it

        """,
        "UseHealthChecks")]
    [Change("app.UseRateLimiter().{|CORS311:UseCors|}();", "app.UseCors().UseRateLimiter();", "UseRateLimiter")]
    public Task Fix_moves_the_middleware_in_front_and_keeps_trivia(string before, string after, string first)
        => Verify.Fix<MiddlewareOrderFix>(
            WebApp(Services, before), WebApp(Services, after), key: FixKeys.MoveUseCors, title: $"Call UseCors before {first}");

    [Theory]
    [Case("""
        app.UseStaticFiles("/files");
        app.UseRouting();
        app.{|CORS311:UseCors|}("Spa");
        """)]
    [Case("""
        app.UseStaticFiles("/files");
        var name = "Spa";
        app.{|CORS311:UseCors|}(name);
        """)]
    public Task Fix_moves_nothing_that_would_mean_something_else(string pipeline)
        => Verify.NoFix<MiddlewareOrderFix>(WebApp(AddSpa, pipeline));

    [Fact]
    public Task Fix_all_moves_the_middleware_of_every_app() => Verify.Fix<MiddlewareOrderFix>(
        TwoApps("app.UseStaticFiles(\"/files\");\n        app.{|CORS311:UseCors|}(" + ShopPolicy + ");"),
        TwoApps("app.UseCors(" + ShopPolicy + ");\n        app.UseStaticFiles(\"/files\");"));

    private const string Services = "builder.Services.AddHealthChecks();\nbuilder.Services.AddRateLimiter(_ => { });\n" + AddDefault;
}
