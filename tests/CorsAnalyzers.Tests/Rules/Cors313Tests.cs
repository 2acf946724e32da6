namespace CorsAnalyzers.Tests.Rules;

/// <summary>CORS313: two policies under one name.</summary>
public sealed partial class Cors313Tests : WiringRuleTestBase
{
    private const string First = """o.{|CORS313:AddPolicy|}("Spa", p => p.WithOrigins("https://shop.example"));""";
    private const string Lost = """services.AddCors(o => o.{|CORS313:AddPolicy|}("Spa", p => p.WithOrigins("https://shop.example")));""";
    private const string Again = """services.AddCors(o => o.AddPolicy("Spa", p => p.WithOrigins("https://admin.example")));""";

    [Theory]
    [MemberData(nameof(Styles))]
    public Task Flags_the_policy_that_is_lost_in_every_style(string style)
        => Verify.Program(Write(style, $"{Lost} {Again}", """app.UseCors("Spa");""", """endpoints.MapGet("/", () => "");"""));

    [Theory]
    [Case("services.AddCors(o => { " + First + """ o.AddPolicy("Spa", p => p.WithOrigins("https://admin.example")); });""")]
    [Case("services.AddCors(o => { " + First + " " + First + """ o.AddPolicy("Spa", p => p.WithOrigins("https://admin.example")); });""")]
    [Case("""
        services.AddCors(o =>
        {
            o.{|CORS313:AddDefaultPolicy|}(p => p.WithOrigins("https://shop.example"));
            o.AddDefaultPolicy(p => p.WithOrigins("https://admin.example"));
            o.AddPolicy("Spa", p => p.WithOrigins("https://spa.example"));
        });
        """)]
    [Case("services.AddCors(o => { "
        + First
        + """ o.DefaultPolicyName = "Spa"; o.AddDefaultPolicy(p => p.WithOrigins("https://admin.example")); });""")]
    [Case(Lost + """
         services.Configure<Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions>(o =>
            o.AddPolicy("Spa", new Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicyBuilder("https://admin.example").Build()));
        """)]
    public Task Flags_all_but_the_last(string services) => Verify.Program(Minimal(services, """app.UseCors("Spa");"""));

    [Theory]
    [MemberData(nameof(Styles))]
    public Task Ignores_names_of_their_own(string style)
        => Verify.Program(Write(style, Two, """app.UseCors("A");""", """endpoints.MapGet("/", () => "").RequireCors("B");"""));

    [Theory]
    [Case("""
        services.AddCors(o =>
        {
            o.AddPolicy("Spa", p => p.WithOrigins("https://shop.example"));
            o.AddPolicy({|CORS318:"spa"|}, p => p.WithOrigins("https://admin.example"));
        });
        """)]
    [Case("""
        services.AddCors(o =>
        {
            o.AddPolicy("Spa", p => p.WithOrigins("https://shop.example"));
            o.{|CORS318:AddDefaultPolicy|}(p => p.WithOrigins("https://admin.example"));
        });
        """)]
    [Case("""
        services.AddCors(o =>
        {
            o.AddPolicy("Spa", p => p.WithOrigins("https://shop.example"));
            if (builder.Environment.IsDevelopment()) { o.AddPolicy("Spa", p => p.WithOrigins("http://localhost:3000")); }
        });
        """)]
    [Case("""
        services.AddCors(o =>
        {
            if (builder.Environment.IsDevelopment())
            {
                o.AddPolicy("Spa", p => p.AllowAnyOrigin());
            }
            else
            {
                o.AddPolicy("Spa", p => p.WithOrigins("https://shop.example"));
            }
        });
        """)]
    [Case("""
        services.AddCors(o =>
        {
            if (args.Length > 0)
            {
                o.AddPolicy("Spa", p => p.WithOrigins("https://admin.example"));
            }
            else
            {
                o.AddPolicy("Spa", p => p.WithOrigins("https://shop.example"));
            }
        });
        """)]
    [Case("""
        services.AddCors(o =>
        {
            o.AddPolicy("Spa", p => p.WithOrigins("https://shop.example"));
            if (args.Length > 0) { return; }
            o.AddPolicy({|CORS318:"Other"|}, p => p.WithOrigins("https://admin.example"));
        });
        """)]
    [Case("""
        services.AddCors(o =>
        {
            o.AddPolicy("Spa", p => p.WithOrigins("https://shop.example"));
            o.AddPolicy(builder.Configuration["Name"]!, p => p.WithOrigins("https://admin.example"));
        });
        """)]
    [Case("""
        foreach (var name in new[] { "Spa", "Admin" })
        {
            services.AddCors(o => o.AddPolicy(name, p => p.WithOrigins($"https://{name}.example")));
        }
        """)]
    [Case("""Add(); Add(); void Add() => services.AddCors(o => o.AddPolicy("Spa", p => p.WithOrigins("https://shop.example")));""")]
    public Task Ignores_policies_that_are_not_lost(string services) => Verify.Program(Minimal(services, """app.UseCors("Spa");"""));

    [Fact]
    public Task Ignores_the_same_name_in_two_hosts() => Verify.Program("""
        var first = WebApplication.CreateBuilder(args);
        first.Services.AddCors(o => o.AddPolicy("Spa", p => p.WithOrigins("https://shop.example")));
        var second = WebApplication.CreateBuilder(args);
        second.Services.AddCors(o => o.AddPolicy("Spa", p => p.WithOrigins("https://admin.example")));
        var (shop, admin) = (first.Build(), second.Build());
        shop.UseCors("Spa");
        admin.UseCors("Spa");
        await Task.WhenAll(shop.RunAsync(), admin.RunAsync());
        """);

    [Theory]
    [Case("""services.AddCors(o => { o.AddPolicy("Spa", p => p.WithOrigins("https://shop.example")); o.AddPolicy("Spa });""")]
    [Case("""
        services.AddCors(o =>
        {
            o.AddPolicy("Spa", p => p.WithOrigins("https://shop.example"));
            o.AddPolic("Spa", p => p.WithOrigins("https://shop.example"));
        });
        """)]
    public Task Ignores_broken_code(string services) => DoesNotReportWhileTyping("CORS313", services, """app.UseCors("Spa");""");

    [Theory]
    [Case(
        """
        o.{|#0:AddPolicy|}("Spa", p => p.WithOrigins("https://shop.example"));
        o.AddPolicy("Spa", p => p.WithOrigins("https://admin.example"));
        """,
        "This policy is lost: AddPolicy later on registers another one as 'Spa', and the last one wins. Give it a name of its own, or "
            + "remove one of them.")]
    [Case(
        """
        o.{|#0:AddDefaultPolicy|}(p => p.WithOrigins("https://shop.example"));
        o.AddDefaultPolicy(p => p.WithOrigins("https://admin.example"));
        """,
        "This policy is lost: AddDefaultPolicy later on registers another one as the default, and the last one wins. Give it a name of "
            + "its own, or remove one of them.")]
    public Task Says_in_an_exact_message_which_name(string policies, string message)
        => Verify.Program(
            Minimal(
                $"services.AddCors(o => {{ {policies} }});",
                policies.Contains("Default", StringComparison.Ordinal) ? "app.UseCors();" : """app.UseCors("Spa");"""),
            Verify.Finding("CORS313", message));
}
