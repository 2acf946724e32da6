using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;
using static CorsAnalyzers.Tests.Rules.WiringFixPrograms;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>What CORS408 offers, and that nothing is left to report afterwards.</summary>
public sealed partial class Cors408Tests : WiringRuleTestBase
{
    private const string Options = "async (context, next) =>\n{\n    if (HttpMethods.IsOptions(context.Request.Method))\n    {\n        context.Response.StatusCode = 204;\n        return;\n    }\n\n    await next(context);\n}";

    [Theory]
    [InlineData("// by hand\napp.{|CORS408:Use|}(" + Options + "); // no more\n\n// by the policy\napp.UseCors();", "// by hand\n\n// by the policy\napp.UseCors();")]
    [InlineData("app.UseHttpsRedirection().{|CORS408:Use|}(" + Options + ").UseCors();", "app.UseHttpsRedirection().UseCors();")]
    public Task Fix_removes_the_middleware_and_keeps_trivia(string before, string after) => Verify.Fix<HandMadePreflightFix>(
        WebApp(AddDefault, before),
        WebApp(AddDefault, after),
        key: FixKeys.RemovePreflightAnswer,
        title: "Remove this answer to preflights: UseCors answers preflights by the policy");

    [Fact]
    public Task Fix_keeps_what_else_the_middleware_does() => Verify.Fix<HandMadePreflightFix>(
        WebApp(AddDefault, "app.{|CORS408:Use|}(async (context, next) =>\n{\n    // old clients\n    context.Response.Headers[\"X-Frame-Options\"] = \"DENY\";\n    if (context.Request.Method == \"OPTIONS\")\n    {\n        return;\n    }\n\n    await next();\n});\napp.UseCors();"),
        WebApp(AddDefault, "app.Use(async (context, next) =>\n{\n    // old clients\n    context.Response.Headers[\"X-Frame-Options\"] = \"DENY\";\n\n    await next();\n});\napp.UseCors();"));

    [Fact]
    public Task Fix_removes_the_endpoint() => Verify.Fix<HandMadePreflightFix>(
        WebApp(AddDefault, Endpoint("app.{|CORS408:MapMethods|}", "{|CORS110:Append|}") + "\napp.MapGet(\"/\", () => 1);"),
        WebApp(AddDefault, "app.UseCors();\napp.MapGet(\"/\", () => 1);"),
        title: "Remove this endpoint: UseCors answers preflights by the policy");

    [Theory]
    [InlineData("app.{|CORS408:Use|}(async (context, next) =>\n{\n    if (context.Request.Method != \"OPTIONS\")\n    {\n        await next();\n    }\n});\napp.UseCors();")]
    [InlineData("app.{|CORS408:Use|}(Answer);\napp.UseCors();\n\nstatic Task Answer(HttpContext context, RequestDelegate next) => context.Request.Method == \"OPTIONS\" ? Task.CompletedTask : next(context);\n")]
    public Task Fix_removes_nothing_that_it_does_not_understand(string pipeline) => Verify.NoFix<HandMadePreflightFix>(WebApp(AddDefault, pipeline));

    [Fact]
    public Task Fix_all_removes_every_answer() => Verify.Fix<HandMadePreflightFix>(
        TwoApps("app.{|CORS408:Use|}(" + Options + ");\n        app.UseCors(" + ShopPolicy + ");"),
        TwoApps("app.UseCors(" + ShopPolicy + ");"));

    private static string Endpoint(string map, string append) =>
        $"app.UseCors();\n{map}(\"/\", new[] {{ \"OPTIONS\" }}, (HttpContext context) =>\n{{\n    context.Response.Headers.{append}(\"Access-Control-Allow-Origin\", \"https://shop.example\");\n    return Results.Ok();\n}}).WithName(\"Preflight\");";
}
