namespace CorsAnalyzers.Tests.Rules;

/// <summary>CORS317: a short-circuited endpoint cannot use CORS.</summary>
public sealed partial class Cors317Tests : WiringRuleTestBase
{
    [Theory]
    [MemberData(nameof(Styles))]
    public Task Flags_both_on_one_endpoint_in_every_style(string style)
        => Verify.Program(Write(
            style,
            Spa,
            "app.UseCors();",
            """endpoints.MapGet("/", () => "").RequireCors("Spa").{|CORS317:ShortCircuit|}();"""));

    [Theory]
    [Case("""endpoints.MapGet("/", () => "").{|CORS317:ShortCircuit|}().RequireCors("Spa");""")]
    [Case("""
        endpoints.MapGet("/", () => "")
            .{|CORS317:ShortCircuit|}(204)
            .WithName("Root")
            .RequireCors(p => p.WithOrigins("https://shop.example"));
        """)]
    [Case("""endpoints.MapPost("/", () => "").RequireCors().{|CORS317:ShortCircuit|}();""")]
    [Case("""var root = endpoints.MapGet("/", () => ""); root.{|CORS317:ShortCircuit|}(); root.RequireCors("Spa");""")]
    [Case("""endpoints.MapGroup("/a").RequireCors("Spa").MapGet("/b", () => "").{|CORS317:ShortCircuit|}();""")]
    [Case("""var group = endpoints.MapGroup("/a"); group.{|CORS317:ShortCircuit|}(); group.MapGet("/b", () => "").RequireCors("Spa");""")]
    [Case("""
        endpoints.MapGroup("/a")
            .RequireCors("Spa")
            .MapGroup("/b")
            .MapGroup("/c")
            .MapGet("/d", () => "")
            .{|CORS317:ShortCircuit|}();
        """)]
    [Case("""
        Quick(endpoints.MapGet("/", () => "").RequireCors("Spa"));
        static void Quick(RouteHandlerBuilder it) => it.{|CORS317:ShortCircuit|}();
        """)]
    public Task Flags_both_wherever_they_are_said(string endpoints) => Verify.Program(Minimal(Spa, """app.UseCors("Spa");""", endpoints));

    [Theory]
    [MemberData(nameof(Styles))]
    public Task Ignores_one_of_them(string style)
        => Verify.Program(Write(
            style,
            Spa,
            """app.UseCors("Spa");""",
            """endpoints.MapGet("/robots.txt", () => "").ShortCircuit(); endpoints.MapGet("/", () => "").RequireCors("Spa");"""));

    [Theory]
    [Case("""
        var group = endpoints.MapGroup("/a");
        group.MapGet("/b", () => "").RequireCors("Spa");
        group.MapGet("/c", () => "").ShortCircuit();
        """)]
    [Case("""
        endpoints.MapGroup("/a").RequireCors("Spa").MapGet("/b", () => "");
        endpoints.MapGroup("/a").MapGet("/c", () => "").ShortCircuit();
        """)]
    [Case("""endpoints.MapShortCircuit(404, "robots.txt", "favicon.ico");""")]
    [Case("""
        var root = endpoints.MapGet("/", () => "").RequireCors("Spa");
        if (app.Environment.IsDevelopment()) { root.ShortCircuit(); }
        """)]
    [Case("""
        if (args.Length > 0)
        {
            endpoints.MapGet("/", () => "").ShortCircuit();
        }
        else
        {
            endpoints.MapGet("/", () => "").RequireCors("Spa");
        }
        """)]
    public Task Ignores_different_endpoints(string endpoints) => Verify.Program(Minimal(Spa, """app.UseCors("Spa");""", endpoints));

    [Theory]
    [Case("""endpoints.MapGet("/", () => "").RequireCors("Spa").ShortCircuit(""")]
    [Case("""endpoints.MapGet("/", () => "").RequireCors("Spa").ShortCircui();""")]
    [Case("""endpoints.MapGet("/", () => "").RequireCor("Spa").ShortCircuit();""")]
    public Task Ignores_broken_code(string endpoints) => DoesNotReportWhileTyping("CORS317", Spa, """app.UseCors("Spa");""", endpoints);

    [Fact]
    public Task Says_in_an_exact_message_that_requests_fail() => Verify.Program(
        Minimal(Spa, "app.UseCors();", """endpoints.MapGet("/", () => "").RequireCors("Spa").{|#0:ShortCircuit|}();"""),
        Verify.Finding(
            "CORS317",
            "Every request to this endpoint fails with status 500: ShortCircuit runs it before all middleware, and its CORS metadata "
                + "needs UseCors. Drop one of the two."));
}
