using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;
using static CorsAnalyzers.Tests.Rules.WiringFixPrograms;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>What CORS306 offers, and that nothing is left to report afterwards.</summary>
public sealed partial class Cors306Tests
{
    [Theory]
    [InlineData("app.UseAuthorization();\napp.{|CORS306:UseCors|}();", "app.UseCors();\napp.UseAuthorization();")]
    [InlineData("app.UseHttpsRedirection();\n\n// who may\napp.UseAuthorization(); // do what\n\n// and who\n// from where\napp.{|CORS306:UseCors|}(); // may read\n\napp.MapGet(\"/\", () => 1);", "app.UseHttpsRedirection();\n\n// and who\n// from where\napp.UseCors(); // may read\n// who may\napp.UseAuthorization(); // do what\n\napp.MapGet(\"/\", () => 1);")]
    [InlineData("#region Users\napp.UseAuthorization();\n#endregion\n#region CORS\n// ours\napp.{|CORS306:UseCors|}();\n#endregion", "// ours\napp.UseCors();\n#region Users\napp.UseAuthorization();\n#endregion\n#region CORS\n#endregion")]
    [InlineData("app.UseAuthorization(); app.{|CORS306:UseCors|}();", "app.UseCors();\napp.UseAuthorization();")]
    [InlineData("app.UseAuthentication().UseAuthorization().{|CORS306:UseCors|}();", "app.UseAuthentication().UseCors().UseAuthorization();")]
    [InlineData("app\n    .UseRouting()\n    .UseAuthorization() // who\n    .{|CORS306:UseCors|}(); // from where", "app\n    .UseRouting()\n    .UseCors()\n    .UseAuthorization(); // from where // who")]
    public Task Fix_moves_the_middleware_in_front_of_authorization_and_keeps_trivia(string before, string after) => Verify.Fix<MiddlewareOrderFix>(
        WebApp("builder.Services.AddAuthorization();\n" + AddDefault, before), WebApp("builder.Services.AddAuthorization();\n" + AddDefault, after), key: FixKeys.MoveUseCors, title: "Call UseCors before UseAuthorization");

    [Theory]
    [InlineData("app.UseAuthorization();\nvar name = \"Spa\";\napp.{|CORS306:UseCors|}(name);")]
    [InlineData("app.UseAuthorization();\napp.UseRouting();\napp.{|CORS306:UseCors|}(\"Spa\");")]
    [InlineData("app.UseAuthorization();\n#if !TESTS\napp.{|CORS306:UseCors|}(\"Spa\");\n#endif")]
    [InlineData("app.UseRouting().UseAuthorization();\napp.{|CORS306:UseCors|}(\"Spa\");")]
    public Task Fix_moves_nothing_that_would_mean_something_else(string pipeline) => Verify.NoFix<MiddlewareOrderFix>(WebApp("builder.Services.AddAuthorization();\n" + AddSpa, pipeline));

    [Fact]
    public Task Fix_all_moves_one_middleware_once() => Verify.Fix<MiddlewareOrderFix>(
        StartupApp("services.AddAuthorization();\n        services.AddCors(o => o.AddDefaultPolicy(" + ShopPolicy + "));", "app.UseRouting();\n        app.UseAuthorization();\n        app.UseEndpoints(_ => { });\n        app.{|CORS306:{|CORS308:UseCors|}|}();"),
        StartupApp("services.AddAuthorization();\n        services.AddCors(o => o.AddDefaultPolicy(" + ShopPolicy + "));", "app.UseRouting();\n        app.UseCors();\n        app.UseAuthorization();\n        app.UseEndpoints(_ => { });"));

    [Fact]
    public Task Fix_all_moves_the_middleware_of_every_app() => Verify.Fix<MiddlewareOrderFix>(
        TwoApps("app.UseAuthorization();\n        app.{|CORS306:UseCors|}(" + ShopPolicy + ");"),
        TwoApps("app.UseCors(" + ShopPolicy + ");\n        app.UseAuthorization();"));
}
