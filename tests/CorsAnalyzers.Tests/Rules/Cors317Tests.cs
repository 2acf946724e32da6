namespace CorsAnalyzers.Tests.Rules;

/// <summary>CORS317: a short-circuited endpoint cannot use CORS.</summary>
public sealed partial class Cors317Tests : WiringRuleTestBase
{
    [Theory]
    [MemberData(nameof(Styles))]
    public Task Flags_both_on_one_endpoint_in_every_style(string style)
        => Verify.Program(Write(style, Spa, "app.UseCors();", "endpoints.MapGet(\"/\", () => \"\").RequireCors(\"Spa\").{|CORS317:ShortCircuit|}();"));

    [Theory]
    [InlineData("endpoints.MapGet(\"/\", () => \"\").{|CORS317:ShortCircuit|}().RequireCors(\"Spa\");")]
    [InlineData("endpoints.MapGet(\"/\", () => \"\").{|CORS317:ShortCircuit|}(204).WithName(\"Root\").RequireCors(p => p.WithOrigins(\"https://shop.example\"));")]
    [InlineData("endpoints.MapPost(\"/\", () => \"\").RequireCors().{|CORS317:ShortCircuit|}();")]
    [InlineData("var root = endpoints.MapGet(\"/\", () => \"\"); root.{|CORS317:ShortCircuit|}(); root.RequireCors(\"Spa\");")]
    [InlineData("endpoints.MapGroup(\"/a\").RequireCors(\"Spa\").MapGet(\"/b\", () => \"\").{|CORS317:ShortCircuit|}();")]
    [InlineData("var group = endpoints.MapGroup(\"/a\"); group.{|CORS317:ShortCircuit|}(); group.MapGet(\"/b\", () => \"\").RequireCors(\"Spa\");")]
    [InlineData("endpoints.MapGroup(\"/a\").RequireCors(\"Spa\").MapGroup(\"/b\").MapGroup(\"/c\").MapGet(\"/d\", () => \"\").{|CORS317:ShortCircuit|}();")]
    [InlineData("Quick(endpoints.MapGet(\"/\", () => \"\").RequireCors(\"Spa\")); static void Quick(RouteHandlerBuilder it) => it.{|CORS317:ShortCircuit|}();")]
    public Task Flags_both_wherever_they_are_said(string endpoints) => Verify.Program(Minimal(Spa, "app.UseCors(\"Spa\");", endpoints));

    [Theory]
    [MemberData(nameof(Styles))]
    public Task Ignores_one_of_them(string style)
        => Verify.Program(Write(style, Spa, "app.UseCors(\"Spa\");", "endpoints.MapGet(\"/robots.txt\", () => \"\").ShortCircuit(); endpoints.MapGet(\"/\", () => \"\").RequireCors(\"Spa\");"));

    [Theory]
    [InlineData("var group = endpoints.MapGroup(\"/a\"); group.MapGet(\"/b\", () => \"\").RequireCors(\"Spa\"); group.MapGet(\"/c\", () => \"\").ShortCircuit();")]
    [InlineData("endpoints.MapGroup(\"/a\").RequireCors(\"Spa\").MapGet(\"/b\", () => \"\"); endpoints.MapGroup(\"/a\").MapGet(\"/c\", () => \"\").ShortCircuit();")]
    [InlineData("endpoints.MapShortCircuit(404, \"robots.txt\", \"favicon.ico\");")]
    [InlineData("var root = endpoints.MapGet(\"/\", () => \"\").RequireCors(\"Spa\"); if (app.Environment.IsDevelopment()) { root.ShortCircuit(); }")]
    [InlineData("if (args.Length > 0) { endpoints.MapGet(\"/\", () => \"\").ShortCircuit(); } else { endpoints.MapGet(\"/\", () => \"\").RequireCors(\"Spa\"); }")]
    public Task Ignores_different_endpoints(string endpoints) => Verify.Program(Minimal(Spa, "app.UseCors(\"Spa\");", endpoints));

    [Fact]
    public Task Ignores_look_alike_hosts() => IgnoresOtherHosts("services.AddCors(); var app = builder.Build(); app.MapGet(\"/\", () => \"\").RequireCors(\"Spa\").ShortCircuit();");

    [Theory]
    [InlineData("endpoints.MapGet(\"/\", () => \"\").RequireCors(\"Spa\").ShortCircuit(")]
    [InlineData("endpoints.MapGet(\"/\", () => \"\").RequireCors(\"Spa\").ShortCircui();")]
    [InlineData("endpoints.MapGet(\"/\", () => \"\").RequireCor(\"Spa\").ShortCircuit();")]
    public Task Ignores_broken_code(string endpoints) => DoesNotReportWhileTyping("CORS317", Spa, "app.UseCors(\"Spa\");", endpoints);

    [Fact]
    public Task Says_in_an_exact_message_that_requests_fail() => Verify.Program(
        Minimal(Spa, "app.UseCors();", "endpoints.MapGet(\"/\", () => \"\").RequireCors(\"Spa\").{|#0:ShortCircuit|}();"),
        Verify.Finding("CORS317", "Every request to this endpoint fails with status 500: ShortCircuit runs it before all middleware, and its CORS metadata needs UseCors. Drop one of the two."));
}
