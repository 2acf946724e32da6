using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>CORS307: UseCors in front of UseRouting.</summary>
public sealed partial class Cors307Tests : WiringRuleTestBase
{
    private const string Fails = "Every request to an endpoint with CORS metadata fails with status 500: UseCors runs before UseRouting "
        + "has found the endpoint. Call UseCors after UseRouting.";
    private const string Works =
        "No endpoint can have a policy of its own: UseCors runs before UseRouting has found the endpoint. Call UseCors after UseRouting.";

    [Theory]
    [MemberData(nameof(WebStyles))]
    public Task Flags_UseCors_in_front_in_every_style(string style)
        => Verify.Program(Write(
            style,
            Spa,
            """app.{|CORS307:UseCors|}("Spa"); app.UseRouting();""",
            """endpoints.MapGet("/", () => "").RequireCors("Spa");"""));

    [Fact]
    public Task Flags_it_in_a_Startup_class() => Verify.Program("""
        public class Startup
        {
            public void ConfigureServices(IServiceCollection services)
                => services.AddCors(o => o.AddPolicy("Spa", p => p.WithOrigins("https://shop.example")));

            public void Configure(IApplicationBuilder app)
            {
                app.{|CORS307:UseCors|}("Spa");
                app.UseRouting();
                app.UseAuthorization();
                app.UseEndpoints(endpoints => endpoints.MapGet("/", () => "").RequireCors("Spa"));
            }
        }
        """);

    [Theory]
    [Case("""app.UseHttpsRedirection(); app.{|CORS307:UseCors|}("Spa"); app.UseAuthentication(); app.UseRouting();""")]
    [Case("""app.{|CORS307:UseCors|}("Spa").UseRouting();""")]
    [Case("""Use(app); static void Use(IApplicationBuilder app) { app.{|CORS307:UseCors|}("Spa"); app.UseRouting(); }""")]
    public Task Flags_it_however_it_comes_to_be_in_front(string pipeline)
        => Verify.Program(Minimal(Spa, pipeline, """endpoints.MapGet("/", () => "").RequireCors("Spa");"""));

    [Fact]
    public Task Flags_it_in_a_branch() => Verify.Program(Minimal(
        Spa,
        """
        app.Map("/api", api =>
        {
            api.{|CORS307:UseCors|}("Spa");
            api.UseRouting();
            api.UseEndpoints(e => e.MapGet("/", () => "").RequireCors("Spa"));
        });
        """));

    [Theory]
    [MemberData(nameof(Styles))]
    public Task Ignores_UseCors_behind_it(string style)
        => Verify.Program(Write(
            style,
            Spa,
            """app.UseRouting(); app.UseCors("Spa");""",
            """endpoints.MapGet("/", () => "").RequireCors("Spa");"""));

    [Theory]
    [Case("""app.UseCors("Spa");""")]
    [Case("""app.UseRouting(); app.UseCors("Spa"); app.UseStatusCodePages(); app.UseRouting();""")]
    [Case("""app.UseCors("Spa"); if (app.Environment.IsDevelopment()) { app.UseRouting(); }""")]
    [Case("""app.UseCors("Spa"); if (args.Length > 0) { app.UseRouting(); }""")]
    [Case("""app.UseCors("Spa"); app.Map("/old", old => { old.UseRouting(); old.UseEndpoints(e => e.MapGet("/", () => "")); });""")]
    public Task Ignores_routing_that_has_run_or_may_not_come(string pipeline)
        => Verify.Program(Minimal(Spa, pipeline, """endpoints.MapGet("/", () => "").RequireCors("Spa");"""));

    [Theory]
    [MemberData(nameof(HidingsOfOrder))]
    public Task Ignores_what_is_not_wholly_seen(string how)
        => Verify.Program(Hide(
            how,
            Spa,
            """app.UseCors("Spa"); app.UseRouting();""",
            """endpoints.MapGet("/", () => "").RequireCors("Spa");"""));

    [Theory]
    [Case("""app.UseCors("Spa"); app.UseRouting(""")]
    [Case("""app.UseCors("Spa"); app.UseRoutin();""")]
    [Case("""app.UseCor("Spa"); app.UseRouting();""")]
    public Task Ignores_broken_code(string pipeline)
        => DoesNotReportWhileTyping("CORS307", Spa, pipeline, """endpoints.MapGet("/", () => "").RequireCors("Spa");""");

    [Fact]
    public Task Says_in_an_exact_message_that_requests_fail() => Verify.Program(
        Minimal(
            Spa,
            """app.{|#0:UseCors|}("Spa"); app.UseRouting();""",
            """endpoints.MapGet("/", [Microsoft.AspNetCore.Cors.DisableCors] () => "");"""),
        Verify.Finding("CORS307", Fails));

    [Fact]
    public Task Says_less_gravely_and_in_an_exact_message_what_cannot_be() => Verify.Program(
        Minimal(Spa, """app.{|#0:UseCors|}("Spa"); app.UseRouting();""", """endpoints.MapGet("/", () => "");"""),
        Verify.Finding("CORS307", Works, severity: DiagnosticSeverity.Info));
}
