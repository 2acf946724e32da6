using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;
using static CorsAnalyzers.Tests.Rules.WiringFixPrograms;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>What CORS307 offers, and that nothing is left to report afterwards.</summary>
public sealed partial class Cors307Tests : WiringRuleTestBase
{
    [Theory]
    [Change(
        """
        app.{|CORS307:UseCors|}();
        app.UseRouting();
        app.UseAuthorization();
        """,
        """
        app.UseRouting();
        app.UseCors();
        app.UseAuthorization();
        """)]
    [Change(
        """
        // from where
        app.{|CORS307:UseCors|}(); // may read

        // what
        app.UseRouting(); // to call

        app.UseAuthorization();
        """,
        "\n// what\napp.UseRouting(); // to call\n// from where\napp.UseCors(); // may read\n\napp.UseAuthorization();")]
    [Change(
        "app.{|CORS307:UseCors|}(); app.UseRouting(); app.UseAuthorization();",
        "app.UseRouting(); app.UseCors(); app.UseAuthorization();")]
    [Change("app.{|CORS307:UseCors|}().UseRouting().UseAuthorization();", "app.UseRouting().UseCors().UseAuthorization();")]
    [Change(
        """
        app
            .{|CORS307:UseCors|}()
            .UseRouting()
            .UseAuthorization();
        """,
        """
        app
            .UseRouting()
            .UseCors()
            .UseAuthorization();
        """)]
    [Change(
        """
        app.{|CORS307:UseCors|}();
        app.UseRouting().UseAuthorization();
        """,
        "app.UseRouting().UseCors().UseAuthorization();")]
    [Change(
        """
        app.UseHttpsRedirection().{|CORS307:UseCors|}();
        app.UseRouting();
        """,
        """
        app.UseHttpsRedirection();
        app.UseRouting();
        app.UseCors();
        """)]
    public Task Fix_moves_the_middleware_behind_routing_and_keeps_trivia(string before, string after) => Verify.Fix<MiddlewareOrderFix>(
        WebApp(Services, before + Mapped),
        WebApp(Services, after + Mapped),
        key: FixKeys.MoveUseCors,
        title: "Call UseCors after UseRouting");

    [Theory]
    [Change(
        """
        app.{|CORS307:UseCors|}();
        app.UseStaticFiles("/files"); // ours
        app.UseRouting(); // to call
        app.UseAuthorization();
        """,
        """
        app.UseRouting(); // to call
        app.UseCors();
        app.UseStaticFiles("/files"); // ours
        app.UseAuthorization();
        """)]
    public Task Fix_moves_routing_where_something_answers_in_between(string before, string after) => Verify.Fix<MiddlewareOrderFix>(
        WebApp(Services, before + Mapped),
        WebApp(Services, after + Mapped),
        key: FixKeys.MoveUseRouting,
        title: "Call UseRouting before UseCors");

    [Theory]
    [Case("""
        app.{|CORS307:UseCors|}();
        app.UsePathBase("/shop");
        app.UseStaticFiles("/files");
        app.UseRouting();
        """)]
    [Case("""
        app.{|CORS307:UseCors|}();
        #if !TESTS
        app.UseRouting();
        #endif
        """)]
    [Case("""
        app
            .{|CORS307:UseCors|}() // from where
            .UseRouting();
        """)]
    public Task Fix_moves_nothing_that_would_mean_something_else(string pipeline)
        => Verify.NoFix<MiddlewareOrderFix>(WebApp(Services, pipeline + Mapped));

    [Fact]
    public Task Fix_all_moves_the_middleware_of_every_app() => Verify.Fix<MiddlewareOrderFix>(
        TwoApps("app.{|CORS307:UseCors|}("
            + ShopPolicy
            + ");\n        app.UseRouting();\n        app.MapGet(\"/\", () => 1).RequireCors();"),
        TwoApps("app.UseRouting();\n        app.UseCors(" + ShopPolicy + ");\n        app.MapGet(\"/\", () => 1).RequireCors();"));

    private const string Services = "builder.Services.AddAuthorization();\n" + AddDefault;
    private const string Mapped = "\napp.MapGet(\"/\", () => 1).RequireCors();";
}
