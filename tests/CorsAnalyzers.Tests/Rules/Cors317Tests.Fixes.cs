using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;
using static CorsAnalyzers.Tests.Rules.WiringFixPrograms;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>What CORS317 offers, and that nothing is left to report afterwards.</summary>
public sealed partial class Cors317Tests
{
    [Theory]
    [Change(
        """app.MapGet("/", () => 1).RequireCors("Spa").{|CORS317:ShortCircuit|}(); // fast""",
        """app.MapGet("/", () => 1).RequireCors("Spa"); // fast""")]
    [Change(
        """
        app.MapGet("/", () => 1)
            .{|CORS317:ShortCircuit|}(200) // fast
            // and open
            .RequireCors("Spa");
        """,
        """
        app.MapGet("/", () => 1)
            // and open
            .RequireCors("Spa");
        """)]
    [Change(
        """
        var status = app.MapGet("/", () => 1).RequireCors("Spa");
        // fast
        status.{|CORS317:ShortCircuit|}();
        """,
        """
        var status = app.MapGet("/", () => 1).RequireCors("Spa");
        // fast
        """)]
    public Task Fix_removes_the_short_cut_and_keeps_trivia(string before, string after) => Verify.Fix<ShortCircuitFix>(
        WebApp(AddSpa, "app.UseCors();\n" + before),
        WebApp(AddSpa, "app.UseCors();\n" + after),
        key: FixKeys.RemoveShortCircuit,
        title: "Remove ShortCircuit, so that the endpoint runs behind UseCors");

    [Fact]
    public Task Fix_all_removes_every_short_cut() => Verify.Fix<ShortCircuitFix>(
        WebApp(
            AddSpa,
            """
            app.UseCors();
            app.MapGet("/a", () => 1).RequireCors("Spa").{|CORS317:ShortCircuit|}();
            app.MapGet("/b", () => 1).{|CORS317:ShortCircuit|}().RequireCors("Spa");
            """),
        WebApp(
            AddSpa,
            """
            app.UseCors();
            app.MapGet("/a", () => 1).RequireCors("Spa");
            app.MapGet("/b", () => 1).RequireCors("Spa");
            """));
}
