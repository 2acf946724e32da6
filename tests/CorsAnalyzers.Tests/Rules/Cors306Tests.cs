namespace CorsAnalyzers.Tests.Rules;

/// <summary>CORS306: UseCors behind UseAuthorization.</summary>
public sealed partial class Cors306Tests : WiringRuleTestBase
{
    [Theory]
    [MemberData(nameof(Styles))]
    public Task Flags_the_order_in_every_style(string style)
        => Verify.Program(Write(
            style,
            Default,
            "app.UseAuthentication(); app.UseAuthorization(); app.{|CORS306:UseCors|}();",
            """endpoints.MapGet("/", () => "").RequireAuthorization();"""));

    [Theory]
    [Case("app.UseAuthentication().UseAuthorization().UseStaticFiles().{|CORS306:UseCors|}();")]
    [Case("""app.UseAuthorization(); app.UseResponseCompression(); app.{|CORS306:UseCors|}("Spa");""")]
    [Case("""app.UseAuthorization(); app.UseRouting(); app.{|CORS306:UseCors|}("Spa");""")]
    [Case("""if (app.Environment.IsProduction()) { app.UseAuthorization(); } app.{|CORS306:UseCors|}("Spa");""")]
    [Case("""
        Secure(app);
        app.{|CORS306:UseCors|}("Spa");
        static IApplicationBuilder Secure(IApplicationBuilder it) => it.UseAuthentication().UseAuthorization();
        """)]
    [Case("""app.UseAuthorization(); Cors(); void Cors() => app.{|CORS306:UseCors|}("Spa");""")]
    public Task Flags_UseCors_however_it_comes_to_be_behind(string pipeline)
        => Verify.Program(Minimal(
            """services.AddCors(o => { o.AddPolicy("Spa", p => p.WithOrigins("https://shop.example")); o.DefaultPolicyName = "Spa"; });""",
            pipeline));

    [Theory]
    [MemberData(nameof(Styles))]
    public Task Ignores_the_right_order(string style)
        => Verify.Program(Write(
            style,
            Default,
            "app.UseCors(); app.UseAuthentication(); app.UseAuthorization();",
            """endpoints.MapGet("/", () => "").RequireAuthorization();"""));

    [Fact]
    public Task Flags_the_order_in_a_Startup_class_that_is_hosted_elsewhere()
        => Verify.Program(Hide("library", Default, "app.UseAuthorization(); app.{|CORS306:UseCors|}();"));

    [Theory]
    [MemberData(nameof(HidingsOfOrder))]
    public Task Ignores_what_is_not_wholly_seen(string how) => Verify.Program(Hide(how, Default, "app.UseAuthorization(); app.UseCors();"));

    [Theory]
    [Case("app.UseAuthentication(); app.UseCors(); app.UseAuthorization();")]
    [Case("app.UseHttpsRedirection(); app.UseStaticFiles(); app.UseRouting(); app.UseCors(); app.UseAuthorization();")]
    [Case("""
        app.UseWhen(c => c.Request.Path.StartsWithSegments("/admin"), a => a.UseAuthorization());
        app.UseCors();
        app.UseAuthorization();
        """)]
    [Case("""
        app.MapWhen(c => c.Request.Path.StartsWithSegments("/admin"), a => a.UseAuthorization());
        app.UseCors();
        app.UseAuthorization();
        """)]
    [Case("""app.Map("/admin", a => a.UseAuthorization()); app.UseCors(); app.UseAuthorization();""")]
    [Case("if (app.Environment.IsDevelopment()) { app.UseAuthorization(); } app.UseCors(); app.UseAuthorization();")]
    [Case("if (args.Length > 0) { app.UseAuthorization(); } app.UseCors();")]
    [Case("""app.UseAuthorization(); if (app.Environment.IsDevelopment()) { app.UseCors(); } app.MapGet("/", () => "");""")]
    [Case("""
        IApplicationBuilder branch = ((IApplicationBuilder)app).New();
        branch.UseAuthorization();
        app.UseCors();
        app.Map("/b", branch.Build());
        """)]
    public Task Ignores_authorization_that_is_not_in_front(string pipeline) => Verify.Program(Minimal(Default, pipeline));

    [Fact]
    public Task Ignores_the_order_across_hosts() => Verify.Program("""
        var first = WebApplication.CreateBuilder(args);
        var second = WebApplication.CreateBuilder(args);
        second.Services.AddCors(o => o.AddDefaultPolicy(p => p.WithOrigins("https://shop.example")));
        var admin = first.Build();
        var shop = second.Build();
        admin.UseAuthorization();
        shop.UseCors();
        await Task.WhenAll(admin.RunAsync(), shop.RunAsync());
        """);

    [Theory]
    [InlineData("app.UseAuthorization(; app.UseCors();")]
    [InlineData("app.UseAuthorisation(); app.UseCors();")]
    [InlineData("app.UseAuthorization(); app.UseCors(")]
    public Task Ignores_broken_code(string pipeline) => DoesNotReportWhileTyping("CORS306", Default, pipeline);

    [Theory]
    [InlineData(
        "",
        "Answers 401 and 403 reach no page of another origin: UseAuthorization sends them before UseCors gets to write its headers. Call "
            + "UseCors first.")]
    [InlineData(
        Fallback,
        "Answers 401 and 403 reach no page of another origin: UseAuthorization sends them before UseCors gets to write its headers, and "
            + "preflights get a 401. Call UseCors first.")]
    public Task Says_in_an_exact_message_what_is_lost(string services, string message) => Verify.Program(
        Minimal($"{Default} {services}", "app.UseAuthorization(); app.{|#0:UseCors|}();"),
        Verify.Finding("CORS306", message));

    [Theory]
    [Case("""endpoints.MapGet("/", () => "").RequireAuthorization().RequireCors();""", ", and preflights get a 401")]
    [Case("""endpoints.MapGroup("/a").RequireAuthorization().MapGet("/", () => "").RequireCors();""", ", and preflights get a 401")]
    [Case("""endpoints.MapGet("/", () => "").RequireAuthorization();""", "")]
    [Case("""endpoints.MapGet("/", () => "").RequireCors();""", "")]
    public Task Flags_lost_preflights_where_an_endpoint_wants_a_user_and_CORS(string endpoints, string preflights) => Verify.Program(
        Minimal(Default, "app.UseAuthorization(); app.{|#0:UseCors|}();", endpoints),
        Verify.Finding(
            "CORS306",
            "Answers 401 and 403 reach no page of another origin: UseAuthorization sends them before UseCors gets to write its "
                + $"headers{preflights}. Call UseCors first."));
}
