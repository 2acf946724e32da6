using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>CORS316: CORS metadata without a name takes the policy of the middleware.</summary>
public sealed partial class Cors316Tests : WiringRuleTestBase
{
    private const string Both = """
        services.AddCors(o =>
        {
            o.AddDefaultPolicy(p => p.WithOrigins("https://shop.example"));
            o.AddPolicy("A", p => p.WithOrigins("https://a.example"));
        });
        """;

    private static Task Flags(App app) => Verify.Program(app, Verify.Finding("CORS316", severity: DiagnosticSeverity.Info));

    [Theory]
    [MemberData(nameof(Styles))]
    public Task Flags_what_does_not_mean_the_default_in_every_style(string style)
        => Flags(Write(style, Both, """app.UseCors("A");""", """endpoints.MapGet("/", () => "").{|#0:RequireCors|}();"""));

    [Theory]
    [Parts("""app.UseCors("A");""", """endpoints.MapGet("/", [{|#0:Microsoft.AspNetCore.Cors.EnableCors|}] () => "");""")]
    [Parts("""app.UseCors("A");""", """endpoints.MapGroup("/g").{|#0:RequireCors|}().MapGet("/", () => "");""")]
    [Parts(
        """app.UseCors(p => p.WithOrigins("https://b.example"));""",
        """endpoints.MapGet("/a", () => "").RequireCors("A"); endpoints.MapGet("/", () => "").{|#0:RequireCors|}();""")]
    [Parts("app.UseCors();", """endpoints.MapGroup("/g").RequireCors("A").MapGet("/", () => "").{|#0:RequireCors|}();""")]
    [Parts(
        "app.UseCors();",
        """endpoints.MapGroup("/g").RequireCors("A").MapGet("/", [{|#0:Microsoft.AspNetCore.Cors.EnableCors|}] () => "");""")]
    [Parts("app.UseCors();", """endpoints.MapGroup("/g").RequireCors("A").MapGroup("/h").{|#0:RequireCors|}().MapGet("/", () => "");""")]
    public Task Flags_it_wherever_it_is_said(string pipeline, string endpoints) => Flags(Minimal(Both, pipeline, endpoints));

    [Fact]
    public Task Flags_an_action_that_takes_itself_out()
        => Flags(Minimal(Both + " services.AddControllers();", "app.UseCors();", "endpoints.MapControllers();") + """

            [Microsoft.AspNetCore.Mvc.Route("o"), Microsoft.AspNetCore.Cors.EnableCors("A")]
            public class OrdersController : Microsoft.AspNetCore.Mvc.ControllerBase
            {
                [Microsoft.AspNetCore.Mvc.HttpGet, {|#0:Microsoft.AspNetCore.Cors.EnableCors|}]
                public string Get() => "";
            }
            """);

    [Theory]
    [MemberData(nameof(Styles))]
    public Task Ignores_metadata_that_means_the_default(string style)
        => Verify.Program(Write(style, Default, "app.UseCors();", """endpoints.MapGet("/", () => "").RequireCors();"""));

    [Theory]
    [Parts(
        Both,
        """app.UseCors("A");""",
        """endpoints.MapGet("/", () => ""); endpoints.MapGet("/d", () => "").RequireCors("__DefaultCorsPolicy");""")]
    [Parts(Spa, """app.UseCors("Spa");""", """endpoints.MapGet("/", () => "").RequireCors();""")]
    [Parts(
        "services.AddCors();",
        """app.UseCors(p => p.WithOrigins("https://shop.example"));""",
        """endpoints.MapGet("/", () => "").RequireCors();""")]
    [Parts(
        Two,
        """app.UseCors("A");""",
        """
        endpoints.MapGroup("/g").RequireCors("A").MapGet("/", () => "").RequireCors();
        endpoints.MapGet("/b", () => "").RequireCors("B");
        """)]
    [Parts(Two, """app.UseCors("A");""", """endpoints.MapGroup("/g").RequireCors().MapGet("/", () => "").RequireCors("B");""")]
    [Parts(Two, """app.UseCors(args.Length > 0 ? "A" : "B");""", """endpoints.MapGet("/", () => "").RequireCors();""")]
    [Parts(Both, """if (args.Length > 0) { app.UseCors("A"); }""", """endpoints.MapGet("/", () => "").RequireCors();""")]
    public Task Ignores_metadata_that_changes_nothing_or_may_not(string services, string pipeline, string endpoints)
        => Verify.Program(Minimal(services, pipeline, endpoints));

    [Theory]
    [MemberData(nameof(Hidings))]
    public Task Ignores_what_is_not_wholly_seen(string how)
        => Verify.Program(Hide(how, Both, """app.UseCors("A");""", """endpoints.MapGet("/", () => "").RequireCors();"""));

    [Theory]
    [Case("""endpoints.MapGet("/", () => "").RequireCors(""")]
    [Case("""endpoints.MapGet("/", () => "").RequireCors("";""")]
    [Case("""endpoints.MapGet("/", () => "").RequireCor();""")]
    public Task Ignores_broken_code(string endpoints) => DoesNotReportWhileTyping("CORS316", Both, """app.UseCors("A");""", endpoints);

    [Theory]
    [Case(
        """app.UseCors("A");""",
        """endpoints.MapGet("/x", () => "").{|#0:RequireCors|}();""",
        "This does not mean the default policy: without a name, the policy 'A' of UseCors applies to GET /x. Name the policy.")]
    [Case(
        "app.UseCors();",
        """endpoints.MapGroup("/g").RequireCors("A").MapGet("/x", () => "").{|#0:RequireCors|}();""",
        "This takes the policy 'A' of its group away from GET /g/x: without a name, the policy of UseCors applies. Name a policy.")]
    [Case(
        "app.UseCors();",
        """endpoints.MapGet("/x", () => "").RequireCors("A").{|#0:RequireCors|}();""",
        "This takes the policy 'A' of an earlier call away from GET /x: without a name, the policy of UseCors applies. Name a policy.")]
    [Case(
        "app.UseCors();",
        "endpoints.MapControllers();",
        "This takes the policy 'A' of its class away from OrdersController.Get: without a name, the policy of UseCors applies. Name a "
            + "policy.",
        """
        [Microsoft.AspNetCore.Mvc.Route("o"), Microsoft.AspNetCore.Cors.EnableCors("A")]
        public class OrdersController : Microsoft.AspNetCore.Mvc.ControllerBase
        {
            [{|#0:Microsoft.AspNetCore.Cors.EnableCors|}] public string Get() => "";
        }
        """)]
    public Task Says_in_an_exact_message_what_applies(string pipeline, string endpoints, string message, string types =
        "") => Verify.Program(
        Minimal(Both + " services.AddControllers();", pipeline, endpoints) + "\n" + types,
        Verify.Finding("CORS316", message, severity: DiagnosticSeverity.Info));
}
