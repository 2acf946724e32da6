using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;
using static CorsAnalyzers.Tests.Rules.WiringFixPrograms;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>What CORS306 offers, and that nothing is left to report afterwards.</summary>
public sealed partial class Cors306Tests
{
    [Theory]
    [Change(
        """
        app.UseAuthorization();
        app.{|CORS306:UseCors|}();
        """,
        """
        app.UseCors();
        app.UseAuthorization();
        """)]
    [Change(
        """
        app.UseHttpsRedirection();

        // who may
        app.UseAuthorization(); // do what

        // and who
        // from where
        app.{|CORS306:UseCors|}(); // may read

        app.MapGet("/", () => 1);
        """,
        """
        app.UseHttpsRedirection();

        // and who
        // from where
        app.UseCors(); // may read
        // who may
        app.UseAuthorization(); // do what

        app.MapGet("/", () => 1);
        """)]
    [Change(
        """
        #region Users
        app.UseAuthorization();
        #endregion
        #region CORS
        // ours
        app.{|CORS306:UseCors|}();
        #endregion
        """,
        """
        // ours
        app.UseCors();
        #region Users
        app.UseAuthorization();
        #endregion
        #region CORS
        #endregion
        """)]
    [Change(
        "app.UseAuthorization(); app.{|CORS306:UseCors|}();",
        """
        app.UseCors();
        app.UseAuthorization();
        """)]
    [Change("app.UseAuthentication().UseAuthorization().{|CORS306:UseCors|}();", "app.UseAuthentication().UseCors().UseAuthorization();")]
    [Change(
        """
        app
            .UseRouting()
            .UseAuthorization() // who
            .{|CORS306:UseCors|}(); // from where
        """,
        """
        app
            .UseRouting()
            .UseCors()
            .UseAuthorization(); // from where // who
        """)]
    public Task Fix_moves_the_middleware_in_front_of_authorization_and_keeps_trivia(string before, string after)
        => Verify.Fix<MiddlewareOrderFix>(
            WebApp("builder.Services.AddAuthorization();\n" + AddDefault, before),
            WebApp("builder.Services.AddAuthorization();\n" + AddDefault, after),
            key: FixKeys.MoveUseCors,
            title: "Call UseCors before UseAuthorization");

    [Theory]
    [Case("""
        app.UseAuthorization();
        var name = "Spa";
        app.{|CORS306:UseCors|}(name);
        """)]
    [Case("""
        app.UseAuthorization();
        app.UseRouting();
        app.{|CORS306:UseCors|}("Spa");
        """)]
    [Case("""
        app.UseAuthorization();
        #if !TESTS
        app.{|CORS306:UseCors|}("Spa");
        #endif
        """)]
    [Case("""
        app.UseRouting().UseAuthorization();
        app.{|CORS306:UseCors|}("Spa");
        """)]
    public Task Fix_moves_nothing_that_would_mean_something_else(string pipeline)
        => Verify.NoFix<MiddlewareOrderFix>(WebApp("builder.Services.AddAuthorization();\n" + AddSpa, pipeline));

    [Fact]
    public Task Fix_all_moves_one_middleware_once() => Verify.Fix<MiddlewareOrderFix>(
        StartupApp(
            "services.AddAuthorization();\n        services.AddCors(o => o.AddDefaultPolicy(" + ShopPolicy + "));",
            """
            app.UseRouting();
                    app.UseAuthorization();
                    app.UseEndpoints(_ => { });
                    app.{|CORS306:{|CORS308:UseCors|}|}();
            """),
        StartupApp(
            "services.AddAuthorization();\n        services.AddCors(o => o.AddDefaultPolicy(" + ShopPolicy + "));",
            """
            app.UseRouting();
                    app.UseCors();
                    app.UseAuthorization();
                    app.UseEndpoints(_ => { });
            """));

    [Fact]
    public Task Fix_all_moves_the_middleware_of_every_app() => Verify.Fix<MiddlewareOrderFix>(
        TwoApps("app.UseAuthorization();\n        app.{|CORS306:UseCors|}(" + ShopPolicy + ");"),
        TwoApps("app.UseCors(" + ShopPolicy + ");\n        app.UseAuthorization();"));
}
