using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;
using static CorsAnalyzers.Tests.Rules.WiringFixPrograms;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>What CORS317 offers, and that nothing is left to report afterwards.</summary>
public sealed partial class Cors317Tests
{
    [Theory]
    [InlineData("app.MapGet(\"/\", () => 1).RequireCors(\"Spa\").{|CORS317:ShortCircuit|}(); // fast", "app.MapGet(\"/\", () => 1).RequireCors(\"Spa\"); // fast")]
    [InlineData("app.MapGet(\"/\", () => 1)\n    .{|CORS317:ShortCircuit|}(200) // fast\n    // and open\n    .RequireCors(\"Spa\");", "app.MapGet(\"/\", () => 1)\n    // and open\n    .RequireCors(\"Spa\");")]
    [InlineData("var status = app.MapGet(\"/\", () => 1).RequireCors(\"Spa\");\n// fast\nstatus.{|CORS317:ShortCircuit|}();", "var status = app.MapGet(\"/\", () => 1).RequireCors(\"Spa\");\n// fast")]
    public Task Fix_removes_the_short_cut_and_keeps_trivia(string before, string after) => Verify.Fix<ShortCircuitFix>(
        WebApp(AddSpa, "app.UseCors();\n" + before), WebApp(AddSpa, "app.UseCors();\n" + after), key: FixKeys.RemoveShortCircuit, title: "Remove ShortCircuit, so that the endpoint runs behind UseCors");

    [Fact]
    public Task Fix_all_removes_every_short_cut() => Verify.Fix<ShortCircuitFix>(
        WebApp(AddSpa, "app.UseCors();\napp.MapGet(\"/a\", () => 1).RequireCors(\"Spa\").{|CORS317:ShortCircuit|}();\napp.MapGet(\"/b\", () => 1).{|CORS317:ShortCircuit|}().RequireCors(\"Spa\");"),
        WebApp(AddSpa, "app.UseCors();\napp.MapGet(\"/a\", () => 1).RequireCors(\"Spa\");\napp.MapGet(\"/b\", () => 1).RequireCors(\"Spa\");"));
}
