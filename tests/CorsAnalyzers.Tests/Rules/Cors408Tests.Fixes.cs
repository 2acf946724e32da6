using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;
using static CorsAnalyzers.Tests.Rules.WiringFixPrograms;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>What CORS408 offers, and that nothing is left to report afterwards.</summary>
public sealed partial class Cors408Tests : WiringRuleTestBase
{
    private const string Options = """
        async (context, next) =>
        {
            if (HttpMethods.IsOptions(context.Request.Method))
            {
                context.Response.StatusCode = 204;
                return;
            }

            await next(context);
        }
        """;

    [Theory]
    [Change(
        "// by hand\napp.{|CORS408:Use|}(" + Options + "); // no more\n\n// by the policy\napp.UseCors();",
        """
        // by hand

        // by the policy
        app.UseCors();
        """)]
    [Change("app.UseHttpsRedirection().{|CORS408:Use|}(" + Options + ").UseCors();", "app.UseHttpsRedirection().UseCors();")]
    public Task Fix_removes_the_middleware_and_keeps_trivia(string before, string after) => Verify.Fix<HandMadePreflightFix>(
        WebApp(AddDefault, before),
        WebApp(AddDefault, after),
        key: FixKeys.RemovePreflightAnswer,
        title: "Remove this answer to preflights: UseCors answers preflights by the policy");

    [Fact]
    public Task Fix_keeps_what_else_the_middleware_does() => Verify.Fix<HandMadePreflightFix>(
        WebApp(
            AddDefault,
            """
            app.{|CORS408:Use|}(async (context, next) =>
            {
                // old clients
                context.Response.Headers["X-Frame-Options"] = "DENY";
                if (context.Request.Method == "OPTIONS")
                {
                    return;
                }

                await next();
            });
            app.UseCors();
            """),
        WebApp(
            AddDefault,
            """
            app.Use(async (context, next) =>
            {
                // old clients
                context.Response.Headers["X-Frame-Options"] = "DENY";

                await next();
            });
            app.UseCors();
            """));

    [Fact]
    public Task Fix_removes_the_endpoint() => Verify.Fix<HandMadePreflightFix>(
        WebApp(AddDefault, Endpoint("app.{|CORS408:MapMethods|}", "{|CORS110:Append|}") + "\napp.MapGet(\"/\", () => 1);"),
        WebApp(
            AddDefault,
            """
            app.UseCors();
            app.MapGet("/", () => 1);
            """),
        title: "Remove this endpoint: UseCors answers preflights by the policy");

    [Theory]
    [Case("""
        app.{|CORS408:Use|}(async (context, next) =>
        {
            if (context.Request.Method != "OPTIONS")
            {
                await next();
            }
        });
        app.UseCors();
        """)]
    [Case("""
        app.{|CORS408:Use|}(Answer);
        app.UseCors();

        static Task Answer(HttpContext context, RequestDelegate next)
            => context.Request.Method == "OPTIONS" ? Task.CompletedTask : next(context);

        """)]
    public Task Fix_removes_nothing_that_it_does_not_understand(string pipeline)
        => Verify.NoFix<HandMadePreflightFix>(WebApp(AddDefault, pipeline));

    [Fact]
    public Task Fix_all_removes_every_answer() => Verify.Fix<HandMadePreflightFix>(
        TwoApps("app.{|CORS408:Use|}(" + Options + ");\n        app.UseCors(" + ShopPolicy + ");"),
        TwoApps("app.UseCors(" + ShopPolicy + ");"));

    private static string Endpoint(string map, string append) =>
        $$"""
        app.UseCors();
        {{map}}("/", new[] { "OPTIONS" }, (HttpContext context) =>
        {
            context.Response.Headers.{{append}}("Access-Control-Allow-Origin", "https://shop.example");
            return Results.Ok();
        }).WithName("Preflight");
        """;
}
