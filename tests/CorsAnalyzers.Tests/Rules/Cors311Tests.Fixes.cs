using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;
using static CorsAnalyzers.Tests.Rules.WiringFixPrograms;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>What CORS311 offers, and that nothing is left to report afterwards.</summary>
public sealed partial class Cors311Tests : WiringRuleTestBase
{
    [Theory]
    [InlineData("app.UseStaticFiles(\"/files\");\napp.{|CORS311:UseCors|}();", "app.UseCors();\napp.UseStaticFiles(\"/files\");", "UseStaticFiles")]
    [InlineData("// ours\napp.UseHealthChecks(\"/health\"); // all of it\n\n// from where\napp.{|CORS311:UseCors|}(); // may read", "// from where\napp.UseCors(); // may read\n// ours\napp.UseHealthChecks(\"/health\"); // all of it\n", "UseHealthChecks")]
    [InlineData("app.UseRateLimiter().{|CORS311:UseCors|}();", "app.UseCors().UseRateLimiter();", "UseRateLimiter")]
    public Task Fix_moves_the_middleware_in_front_and_keeps_trivia(string before, string after, string first) => Verify.Fix<MiddlewareOrderFix>(
        WebApp(Services, before), WebApp(Services, after), key: FixKeys.MoveUseCors, title: $"Call UseCors before {first}");

    [Theory]
    [InlineData("app.UseStaticFiles(\"/files\");\napp.UseRouting();\napp.{|CORS311:UseCors|}(\"Spa\");")]
    [InlineData("app.UseStaticFiles(\"/files\");\nvar name = \"Spa\";\napp.{|CORS311:UseCors|}(name);")]
    public Task Fix_moves_nothing_that_would_mean_something_else(string pipeline) => Verify.NoFix<MiddlewareOrderFix>(WebApp(AddSpa, pipeline));

    [Fact]
    public Task Fix_all_moves_the_middleware_of_every_app() => Verify.Fix<MiddlewareOrderFix>(
        TwoApps("app.UseStaticFiles(\"/files\");\n        app.{|CORS311:UseCors|}(" + ShopPolicy + ");"),
        TwoApps("app.UseCors(" + ShopPolicy + ");\n        app.UseStaticFiles(\"/files\");"));

    private const string Services = "builder.Services.AddHealthChecks();\nbuilder.Services.AddRateLimiter(_ => { });\n" + AddDefault;
}
