namespace CorsAnalyzers.Tests.Rules;

/// <summary>CORS304: CORS metadata that nothing handles.</summary>
public sealed partial class Cors304Tests : WiringRuleTestBase
{
    [Theory]
    [MemberData(nameof(Styles))]
    public Task Flags_an_endpoint_without_middleware_in_every_style(string style)
        => Verify.Program(Write(
            style,
            Spa,
            "app.UseAuthorization();",
            """endpoints.MapGet("/", () => "").{|CORS304:RequireCors|}("Spa");"""));

    [Theory]
    [Case("""endpoints.MapGet("/", () => "").{|CORS304:RequireCors|}();""")]
    [Case("""endpoints.MapGet("/", () => "").WithName("Root").{|CORS304:RequireCors|}(p => p.WithOrigins("https://shop.example"));""")]
    [Case("""
        var group = endpoints.MapGroup("/a").{|CORS304:RequireCors|}("Spa");
        group.MapGet("/b", () => "");
        group.MapGet("/c", () => "");
        """)]
    [Case("""endpoints.MapControllers().{|CORS304:RequireCors|}("Spa");""")]
    [Case("""endpoints.MapGet("/", [{|CORS304:Microsoft.AspNetCore.Cors.EnableCors|}("Spa")] () => "");""")]
    public Task Flags_the_metadata(string endpoints)
        => Verify.Program(Minimal($"{Spa} services.AddControllers();", "app.UseStaticFiles();", endpoints));

    [Fact]
    public Task Flags_a_controller()
        => Verify.Program(Minimal($"{Spa} services.AddControllers();", "app.UseAuthorization();", "endpoints.MapControllers();") + """

            [{|CORS304:Microsoft.AspNetCore.Cors.EnableCors|}("Spa")]
            public class OrdersController : Microsoft.AspNetCore.Mvc.ControllerBase { }
            """);

    [Theory]
    [Case("if (app.Environment.IsDevelopment()) { app.UseCors(); }")]
    [Case("""if (app.Environment.IsProduction()) { app.UseHsts(); } else { app.UseCors("Spa"); }""")]
    public Task Flags_middleware_that_only_Development_has(string pipeline)
        => Verify.Program(Minimal(Spa, pipeline, """endpoints.MapGet("/", () => "").{|CORS304:RequireCors|}("Spa");"""));

    [Theory]
    [MemberData(nameof(Styles))]
    public Task Ignores_an_endpoint_with_middleware(string style)
        => Verify.Program(Write(style, Spa, "app.UseCors();", """endpoints.MapGet("/", () => "").RequireCors("Spa");"""));

    [Theory]
    [MemberData(nameof(Hidings))]
    public Task Ignores_what_is_not_wholly_seen(string how)
        => Verify.Program(Hide(how, Spa, "app.UseStaticFiles();", """endpoints.MapGet("/", () => "").RequireCors("Spa");"""));

    [Theory]
    [Parts("if (args.Length > 0) { app.UseCors(); }", """endpoints.MapGet("/", () => "").RequireCors("Spa");""")]
    [Parts("""app.UseCors("Spa");""", """if (app.Environment.IsDevelopment()) { endpoints.MapGet("/", () => "").RequireCors("Spa"); }""")]
    [Parts(
        """if (app.Environment.IsDevelopment()) { app.UseCors("Spa"); }""",
        """if (app.Environment.IsDevelopment()) { endpoints.MapGet("/", () => "").RequireCors("Spa"); }""")]
    [Parts(
        """app.Map("/a", a => { a.UseRouting(); a.UseCors(); a.UseEndpoints(e => e.MapGet("/", () => "").RequireCors("Spa")); });""",
        "")]
    [Parts(
        "foreach (var step in new Action[] { () => app.UseCors() }) { step(); }",
        """endpoints.MapGet("/", () => "").RequireCors("Spa");""")]
    public Task Ignores_metadata_that_has_or_may_have_middleware(string pipeline, string endpoints)
        => Verify.Program(Minimal(Spa, pipeline, endpoints));

    [Fact]
    public Task Ignores_the_attributes_of_another_host() => Verify.Program("""
        var shop = WebApplication.CreateBuilder(args);
        shop.Services.AddControllers();
        shop.Services.AddCors(o => o.AddPolicy("Spa", p => p.WithOrigins("https://shop.example")));
        var api = shop.Build();
        api.UseCors();
        api.MapControllers();
        var health = WebApplication.Create(args);
        health.MapGet("/health", () => "");
        await Task.WhenAll(api.RunAsync(), health.RunAsync());

        [Microsoft.AspNetCore.Cors.EnableCors("Spa")]
        public class OrdersController : Microsoft.AspNetCore.Mvc.ControllerBase { }
        """);

    [Fact]
    public Task Ignores_the_filters_of_MVC_without_endpoints()
        => Verify.Program(Minimal($"{Spa} services.AddMvc(o => o.EnableEndpointRouting = false);", "app.UseMvc();") + """

            [Microsoft.AspNetCore.Cors.EnableCors("Spa")]
            public class OrdersController : Microsoft.AspNetCore.Mvc.ControllerBase { }
            """);

    [Theory]
    [Parts("app.UseCors(", """endpoints.MapGet("/", () => "").RequireCors("Spa");""")]
    [Parts("app.UseCor();", """endpoints.MapGet("/", () => "").RequireCors("Spa");""")]
    [Parts("", """endpoints.MapGet("/", () => "").RequireCors(""")]
    public Task Ignores_broken_code(string pipeline, string endpoints) => DoesNotReportWhileTyping("CORS304", Spa, pipeline, endpoints);

    [Theory]
    [InlineData(
        "",
        "Every request to this endpoint fails with status 500 ('contains CORS metadata, but a middleware was not found'): nothing calls "
            + "UseCors")]
    [InlineData(
        "if (app.Environment.IsDevelopment()) { app.UseCors(); }",
        "Every request to this endpoint fails with status 500 ('contains CORS metadata, but a middleware was not found'): nothing calls "
            + "UseCors in Production")]
    public Task Says_in_an_exact_message_that_requests_fail(string pipeline, string message) => Verify.Program(
        Minimal(Spa, pipeline, """endpoints.MapGet("/", () => "").{|#0:RequireCors|}("Spa");"""),
        Verify.Finding("CORS304", message));
}
