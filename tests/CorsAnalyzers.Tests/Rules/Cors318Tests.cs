using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>CORS318: a policy that nothing uses.</summary>
public sealed partial class Cors318Tests : WiringRuleTestBase
{
    private const string One = """
        services.AddCors(o =>
        {
            o.AddPolicy("A", p => p.WithOrigins("https://a.example"));
            o.AddPolicy({|#0:"B"|}, p => p.WithOrigins("https://b.example"));
        });
        """;

    private static Task Flags(App app) => Verify.Program(app, Verify.Finding("CORS318", severity: DiagnosticSeverity.Info));

    [Theory]
    [InlineData("minimal")]
    [InlineData("Startup")]
    [InlineData("Startup by type")]
    [InlineData("host lambdas")]
    [InlineData("modules in files")]
    [InlineData("local functions")]
    [InlineData("Main with helpers")]
    public Task Flags_a_policy_that_nothing_names_in_every_style(string style)
        => Flags(Write(style, One, """app.UseCors("A");""", """endpoints.MapGet("/", () => "");"""));

    [Theory]
    [Parts(
        """
        services.AddCors(o =>
        {
            o.{|#0:AddDefaultPolicy|}(p => p.WithOrigins("https://b.example"));
            o.AddPolicy("A", p => p.WithOrigins("https://a.example"));
        });
        """,
        """app.UseCors("A");""")]
    [Parts(
        """services.AddCors(o => o.AddPolicy({|#0:"B"|}, p => p.WithOrigins("https://b.example")));""",
        """app.UseCors(p => p.WithOrigins("https://a.example"));""")]
    [Parts(
        """
        services.AddCors();
        services.AddCors(o =>
            o.AddPolicy({|#0:"B"|}, new Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicyBuilder("https://b.example").Build()));
        """,
        """app.UseCors(p => p.WithOrigins("https://a.example"));""")]
    public Task Flags_it_however_it_is_registered(string services, string pipeline)
        => Flags(Minimal(services, pipeline, """endpoints.MapGet("/", () => "");"""));

    [Theory]
    [MemberData(nameof(Styles))]
    public Task Ignores_policies_that_are_named(string style)
        => Verify.Program(Write(style, Two, """app.UseCors("A");""", """endpoints.MapGet("/", () => "").RequireCors("B");"""));

    [Theory]
    [Parts("""app.UseCors("A");""", """endpoints.MapGet("/", [Microsoft.AspNetCore.Cors.EnableCors("B")] () => "");""", "")]
    [Parts("""app.UseCors("A");""", """endpoints.MapGroup("/g").RequireCors("B");""", "")]
    [Parts(
        """app.UseCors("A");""",
        "endpoints.MapControllers();",
        """[Microsoft.AspNetCore.Cors.EnableCors("B")] public class OrdersController : Microsoft.AspNetCore.Mvc.ControllerBase { }""")]
    [Parts(
        """app.UseCors("A");""",
        "endpoints.MapRazorPages();",
        """[Microsoft.AspNetCore.Cors.EnableCors("B")] public class IndexModel : Microsoft.AspNetCore.Mvc.RazorPages.PageModel { }""")]
    [Parts("""app.UseCors(builder.Configuration["Policy"] ?? "A");""", "", "")]
    [Parts("""app.UseCors(args.Length > 0 ? "A" : "B");""", "", "")]
    [Parts("""app.Map("/b", b => { b.UseRouting(); b.UseCors("B"); }); app.UseCors("A");""", "", "")]
    [Parts("""if (args.Length > 0) { app.UseCors("B"); } else { app.UseCors("A"); }""", "", "")]
    public Task Ignores_policies_that_something_names_or_may(string pipeline, string endpoints, string types)
        => Verify.Program(Minimal(Two + " services.AddControllers(); services.AddRazorPages();", pipeline, endpoints) + "\n" + types);

    [Theory]
    [Parts("""app.UseCors(app.Environment.IsDevelopment() ? "B" : "A");""", "")]
    [Parts("""app.UseCors(app.Environment.EnvironmentName switch { "Development" => "B", _ => "A" });""", "")]
    [Parts("""if (app.Environment.IsDevelopment()) { app.UseCors("B"); } else { app.UseCors("A"); }""", "")]
    [Parts(
        """switch (app.Environment.EnvironmentName) { case "Development": app.UseCors("B"); break; default: app.UseCors("A"); break; }""",
        "")]
    [Parts(
        """
        if (app.Environment.IsDevelopment()) { UseOurs(app); } else { app.UseCors("A"); }
        static void UseOurs(WebApplication app) => app.UseCors("B");
        """,
        "")]
    [Parts("""app.UseCors("A");""", """if (app.Environment.IsDevelopment()) { endpoints.MapGet("/d", () => "").RequireCors("B"); }""")]
    [Parts("""var name = "A"; if (app.Environment.IsDevelopment()) { name = "B"; } app.UseCors(name);""", "")]
    public Task Ignores_policies_for_Development(string pipeline, string endpoints) => Verify.Program(Minimal(Two, pipeline, endpoints));

    [Fact]
    public Task Ignores_policies_of_a_Startup_class_for_Development()
        => Verify.Program(new App("""
            Host.CreateDefaultBuilder(args)
                .ConfigureWebHostDefaults(web => web.UseStartup<Startup>())
                .Build()
                .Run();
            """)
        {
            Sources =
            [
                ("/0/Startup.cs", """
                    public class Startup
                    {
                        public void ConfigureServices(IServiceCollection services) => services.AddCors(o =>
                        {
                            o.AddPolicy("A", p => p.WithOrigins("https://a.example"));
                            o.AddPolicy("B", p => p.WithOrigins("https://b.example"));
                        });

                        public void Configure(IApplicationBuilder app) => app.UseCors("A");

                        public void ConfigureDevelopment(IApplicationBuilder app) => app.UseCors("B");
                    }
                    """),
            ],
        });

    [Fact]
    public Task Ignores_the_default_that_unnamed_metadata_may_mean() => Verify.Program(
        Minimal(
            """
            services.AddCors(o =>
            {
                o.AddDefaultPolicy(p => p.WithOrigins("https://b.example"));
                o.AddPolicy("A", p => p.WithOrigins("https://a.example"));
            });
            """,
            """app.UseCors("A");""",
            """endpoints.MapGet("/", () => "").{|#0:RequireCors|}();"""),
        Verify.Finding("CORS316", severity: DiagnosticSeverity.Info));

    [Theory]
    [MemberData(nameof(Hidings))]
    public Task Ignores_what_is_not_wholly_seen(string how)
        => Verify.Program(Hide(how, Two, """app.UseCors("A");""", """endpoints.MapGet("/", () => "");"""));

    [Theory]
    [Case("""app.UseCors("A"); app.UseCors(""")]
    [Case("""app.UseCors("A"); app.UseCors(Name);""")]
    public Task Ignores_broken_code(string pipeline)
        => DoesNotReportWhileTyping("CORS318", Two, pipeline, """endpoints.MapGet("/", () => "");""");

    [Theory]
    [Case(
        """p.WithOrigins("https://b.example")""",
        "Nothing uses this policy. Name it in UseCors, RequireCors or [EnableCors], or remove it.")]
    [Case(
        "p.AllowAnyOrigin()",
        "Nothing uses this policy, and it would let every website in. Name it in UseCors, RequireCors or [EnableCors], or remove it.")]
    public Task Says_in_an_exact_message_that_nothing_uses_it(string policy, string message) => Verify.Program(
        Minimal(
            $$"""
            services.AddCors(o =>
            {
                o.AddPolicy("A", p => p.WithOrigins("https://a.example"));
                o.AddPolicy({|#0:"B"|}, p => {{policy}});
            });
            """,
            """app.UseCors("A");""",
            """endpoints.MapGet("/", () => "");"""),
        Verify.Finding("CORS318", message, severity: DiagnosticSeverity.Info));
}
