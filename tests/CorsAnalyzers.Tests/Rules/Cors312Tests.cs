namespace CorsAnalyzers.Tests.Rules;

/// <summary>CORS312: several UseCors in one pipeline.</summary>
public sealed partial class Cors312Tests : WiringRuleTestBase
{
    [Theory]
    [MemberData(nameof(Styles))]
    public Task Flags_the_second_in_every_style(string style)
        => Verify.Program(Write(style, Two, """app.UseCors("A"); app.{|CORS312:UseCors|}("B");""", """endpoints.MapGet("/", () => "");"""));

    [Theory]
    [Case("""app.UseCors("A").UseStaticFiles().{|CORS312:UseCors|}("B");""")]
    [Case("""app.UseCors("A"); app.{|CORS312:UseCors|}("A"); app.{|CORS312:UseCors|}("B");""")]
    [Case("""app.UseCors("A"); app.{|CORS312:UseCors|}(p => p.WithOrigins("https://c.example")); app.{|CORS312:UseCors|}("B");""")]
    [Case("""
        app.UseCors(p => p.WithOrigins("https://c.example"));
        More(app);
        static void More(IApplicationBuilder it) => it.{|CORS312:UseCors|}("B").{|CORS312:UseCors|}("A");
        """)]
    [Case("""app.UseCors("A"); if (app.Environment.IsProduction()) { app.{|CORS312:UseCors|}("B"); }""")]
    [Case("""app.UseCors(app.Configuration["Cors:Policy"]!); app.{|CORS312:UseCors|}("B");""")]
    public Task Flags_all_but_the_first(string pipeline) => Verify.Program(Minimal(Two, pipeline));

    [Theory]
    [MemberData(nameof(Styles))]
    public Task Ignores_one_policy_and_others_by_name(string style)
        => Verify.Program(Write(style, Two, """app.UseCors("A");""", """endpoints.MapGet("/", () => "").RequireCors("B");"""));

    [Fact]
    public Task Flags_the_order_in_a_Startup_class_that_is_hosted_elsewhere()
        => Verify.Program(Hide("library", Two, """app.UseCors("A"); app.{|CORS312:UseCors|}("B");"""));

    [Theory]
    [MemberData(nameof(HidingsOfOrder))]
    public Task Ignores_what_is_not_wholly_seen(string how) => Verify.Program(Hide(how, Two, """app.UseCors("A"); app.UseCors("B");"""));

    [Theory]
    [Case("""if (app.Environment.IsDevelopment()) { app.UseCors("A"); } else { app.UseCors("B"); }""")]
    [Case("""if (app.Environment.IsDevelopment()) { app.UseCors("A"); } app.UseCors("B");""")]
    [Case("""if (args.Length > 0) { app.UseCors("A"); } else { app.UseCors("B"); }""")]
    [Case("""switch (args.Length) { case 0: app.UseCors("A"); break; default: app.UseCors("B"); break; }""")]
    [Case("""
        app.UseWhen(c => c.Request.Path.StartsWithSegments("/a"), a => a.UseCors("A"));
        app.UseWhen(c => c.Request.Path.StartsWithSegments("/b"), b => b.UseCors("B"));
        """)]
    [Case("""app.Map("/a", a => a.UseCors("A")); app.Map("/b", b => b.UseCors("B"));""")]
    [Case("""app.MapWhen(c => c.Request.Path == "/a", a => a.UseCors("A")); app.UseCors("B");""")]
    [Case("""
        var branch = ((IEndpointRouteBuilder)app).CreateApplicationBuilder();
        branch.UseCors("A");
        app.UseCors("B");
        app.Map("/a", branch.Build());
        """)]
    public Task Ignores_one_of_each_for_a_request(string pipeline) => Verify.Program(Minimal(Two, pipeline));

    [Theory]
    [Case("""app.{|CORS302:UseCors|}(); app.UseCors("A");""")]
    [Case("""app.UseCors({|CORS301:"C"|}); app.UseCors("A");""")]
    public Task Ignores_a_first_one_that_has_no_policy_and_answers_nothing(string pipeline) => Verify.Program(Minimal(Two, pipeline));

    [Theory]
    [Case("""app.UseCors("A"); app.UseCors(""")]
    [Case("""app.UseCors("A"); app.UseCor("B");""")]
    [Case("""app.UseCors("A"; app.UseCors("B");""")]
    public Task Ignores_broken_code(string pipeline) => DoesNotReportWhileTyping("CORS312", Two, pipeline);

    [Fact]
    public Task Says_in_an_exact_message_that_the_first_answers() => Verify.Program(
        Minimal(Two, """app.UseCors("A"); app.{|#0:UseCors|}("B");"""),
        Verify.Finding(
            "CORS312",
            "This UseCors never sees a preflight: the one before it answers them all, by its own policy. Use one policy, and others for "
                + "endpoints by name."));
}
