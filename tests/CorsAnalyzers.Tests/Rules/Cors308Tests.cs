namespace CorsAnalyzers.Tests.Rules;

/// <summary>CORS308: UseCors is never reached.</summary>
public sealed partial class Cors308Tests : WiringRuleTestBase
{
    [Theory]
    [MemberData(nameof(Styles))]
    public Task Flags_the_order_in_every_style(string style)
        => Verify.Program(Write(
            style,
            Default,
            """app.Run(context => context.Response.WriteAsync("Hello")); app.{|CORS308:UseCors|}();""",
            """endpoints.MapGet("/", () => "");"""));

    [Theory]
    [Case("app.UseRouting(); app.UseEndpoints(e => e.MapControllers()); app.{|CORS308:UseCors|}();")]
    [Case("app.UseRouting().UseEndpoints(_ => { }).{|CORS308:UseCors|}();")]
    [Case("app.UseMvc().{|CORS308:UseCors|}();")]
    [Case("app.UseMvcWithDefaultRoute(); app.{|CORS308:UseCors|}();")]
    [Case("""app.Run(async context => await context.Response.WriteAsync("")); app.{|CORS308:UseCors|}();""")]
    [Case("Answer(app); app.{|CORS308:UseCors|}(); static void Answer(IApplicationBuilder it) => it.Run(_ => Task.CompletedTask);")]
    public Task Flags_UseCors_behind_what_answers(string pipeline)
        => Verify.Program(Minimal($"{Default} services.AddControllers();", pipeline));

    [Theory]
    [MemberData(nameof(Styles))]
    public Task Ignores_the_right_order(string style)
        => Verify.Program(Write(
            style,
            Default,
            """app.UseCors(); app.Run(context => context.Response.WriteAsync("Hello"));""",
            """endpoints.MapGet("/", () => "");"""));

    [Fact]
    public Task Flags_the_order_in_a_Startup_class_that_is_hosted_elsewhere()
        => Verify.Program(Hide("library", Default, "app.Run(_ => Task.CompletedTask); app.{|CORS308:UseCors|}();"));

    [Theory]
    [MemberData(nameof(HidingsOfOrder))]
    public Task Ignores_what_is_not_wholly_seen(string how)
        => Verify.Program(Hide(how, Default, "app.Run(_ => Task.CompletedTask); app.UseCors();"));

    [Theory]
    [Case("""app.MapGet("/", () => ""); app.UseCors();""")]
    [Case("app.MapControllers(); app.UseCors();")]
    [Case("app.UseRouting(); app.UseCors(); app.UseEndpoints(e => e.MapControllers());")]
    [Case("""app.Map("/health", a => a.Run(_ => Task.CompletedTask)); app.UseCors();""")]
    [Case("""app.MapWhen(c => c.Request.Path == "/health", a => a.Run(_ => Task.CompletedTask)); app.UseCors();""")]
    [Case("""app.UseWhen(c => c.Request.Path == "/health", a => a.Run(_ => Task.CompletedTask)); app.UseCors();""")]
    [Case("""
        app.Map("/a", a => { a.UseCors(); a.Run(_ => Task.CompletedTask); });
        app.Map("/b", a => { a.UseCors(); a.Run(_ => Task.CompletedTask); });
        """)]
    [Case("""
        app.UseRouting();
        app.UseEndpoints(e => { });
        app.Map("/a", a => { a.UseRouting(); a.UseCors(); a.UseEndpoints(e => e.MapGet("/", () => "")); });
        """)]
    [Case("if (app.Environment.IsDevelopment()) { app.Run(_ => Task.CompletedTask); } app.UseCors();")]
    [Case("if (args.Length > 0) { app.Run(_ => Task.CompletedTask); } app.UseCors();")]
    [Case("app.UseStaticFiles(); app.UseDefaultFiles(); app.UseCors();")]
    [Case("app.Use((context, next) => next(context)); app.UseCors();")]
    [Case("""
        var branch = ((IApplicationBuilder)app).New();
        branch.Run(_ => Task.CompletedTask);
        app.UseCors();
        app.Map("/b", branch.Build());
        """)]
    public Task Ignores_what_leaves_requests_to_UseCors(string pipeline)
        => Verify.Program(Minimal($"{Default} services.AddControllers();", pipeline));

    [Fact]
    public Task Ignores_the_run_of_the_app_itself()
        => Verify.Program(Minimal(Default, """app.UseCors(); if (args.Length > 0) { app.Run("http://localhost:5000"); return; }"""));

    [Theory]
    [InlineData("app.Run(_ => ; app.UseCors();")]
    [InlineData("app.UseEndpoint(e => { }); app.UseCors();")]
    [InlineData("app.UseEndpoints(e => { }); app.UseCors(")]
    public Task Ignores_broken_code(string pipeline) => DoesNotReportWhileTyping("CORS308", Default, pipeline);

    [Theory]
    [InlineData("app.UseRouting(); app.UseEndpoints(e => { });", "UseEndpoints")]
    [InlineData("app.Run(_ => Task.CompletedTask);", "Run")]
    public Task Says_in_an_exact_message_what_answers(string before, string by) => Verify.Program(
        Minimal(Default, before + " app.{|#0:UseCors|}();"),
        Verify.Finding("CORS308", $"No CORS header is sent: {by} answers before UseCors gets its turn. Call UseCors first."));
}
