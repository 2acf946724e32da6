using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;
using static CorsAnalyzers.Tests.Rules.WiringFixPrograms;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>What CORS307 offers, and that nothing is left to report afterwards.</summary>
public sealed partial class Cors307Tests : WiringRuleTestBase
{
    [Theory]
    [InlineData("app.{|CORS307:UseCors|}();\napp.UseRouting();\napp.UseAuthorization();", "app.UseRouting();\napp.UseCors();\napp.UseAuthorization();")]
    [InlineData("// from where\napp.{|CORS307:UseCors|}(); // may read\n\n// what\napp.UseRouting(); // to call\n\napp.UseAuthorization();", "\n// what\napp.UseRouting(); // to call\n// from where\napp.UseCors(); // may read\n\napp.UseAuthorization();")]
    [InlineData("app.{|CORS307:UseCors|}(); app.UseRouting(); app.UseAuthorization();", "app.UseRouting(); app.UseCors(); app.UseAuthorization();")]
    [InlineData("app.{|CORS307:UseCors|}().UseRouting().UseAuthorization();", "app.UseRouting().UseCors().UseAuthorization();")]
    [InlineData("app\n    .{|CORS307:UseCors|}()\n    .UseRouting()\n    .UseAuthorization();", "app\n    .UseRouting()\n    .UseCors()\n    .UseAuthorization();")]
    [InlineData("app.{|CORS307:UseCors|}();\napp.UseRouting().UseAuthorization();", "app.UseRouting().UseCors().UseAuthorization();")]
    [InlineData("app.UseHttpsRedirection().{|CORS307:UseCors|}();\napp.UseRouting();", "app.UseHttpsRedirection();\napp.UseRouting();\napp.UseCors();")]
    public Task Fix_moves_the_middleware_behind_routing_and_keeps_trivia(string before, string after) => Verify.Fix<MiddlewareOrderFix>(
        WebApp(Services, before + Mapped), WebApp(Services, after + Mapped), key: FixKeys.MoveUseCors, title: "Call UseCors after UseRouting");

    [Theory]
    [InlineData("app.{|CORS307:UseCors|}();\napp.UseStaticFiles(\"/files\"); // ours\napp.UseRouting(); // to call\napp.UseAuthorization();", "app.UseRouting(); // to call\napp.UseCors();\napp.UseStaticFiles(\"/files\"); // ours\napp.UseAuthorization();")]
    public Task Fix_moves_routing_where_something_answers_in_between(string before, string after) => Verify.Fix<MiddlewareOrderFix>(
        WebApp(Services, before + Mapped), WebApp(Services, after + Mapped), key: FixKeys.MoveUseRouting, title: "Call UseRouting before UseCors");

    [Theory]
    [InlineData("app.{|CORS307:UseCors|}();\napp.UsePathBase(\"/shop\");\napp.UseStaticFiles(\"/files\");\napp.UseRouting();")]
    [InlineData("app.{|CORS307:UseCors|}();\n#if !TESTS\napp.UseRouting();\n#endif")]
    [InlineData("app\n    .{|CORS307:UseCors|}() // from where\n    .UseRouting();")]
    public Task Fix_moves_nothing_that_would_mean_something_else(string pipeline) => Verify.NoFix<MiddlewareOrderFix>(WebApp(Services, pipeline + Mapped));

    [Fact]
    public Task Fix_all_moves_the_middleware_of_every_app() => Verify.Fix<MiddlewareOrderFix>(
        TwoApps("app.{|CORS307:UseCors|}(" + ShopPolicy + ");\n        app.UseRouting();\n        app.MapGet(\"/\", () => 1).RequireCors();"),
        TwoApps("app.UseRouting();\n        app.UseCors(" + ShopPolicy + ");\n        app.MapGet(\"/\", () => 1).RequireCors();"));

    private const string Services = "builder.Services.AddAuthorization();\n" + AddDefault;
    private const string Mapped = "\napp.MapGet(\"/\", () => 1).RequireCors();";
}
