namespace CorsAnalyzers.Tests.Rules;

/// <summary>CORS314: a default policy that nothing finds.</summary>
public sealed partial class Cors314Tests : WiringRuleTestBase
{
    private const string Orphan = """
        services.AddCors(o =>
        {
            o.{|CORS314:AddDefaultPolicy|}(p => p.WithOrigins("https://shop.example"));
            o.AddPolicy("Spa", p => p.WithOrigins("https://a.example"));
            o.DefaultPolicyName = "Spa";
        });
        """;
    private const string Plain = """
        services.AddCors(o =>
        {
            o.AddDefaultPolicy(p => p.WithOrigins("https://shop.example"));
            o.AddPolicy("Spa", p => p.WithOrigins("https://a.example"));
            o.DefaultPolicyName = "Spa";
        });
        """;

    [Theory]
    [MemberData(nameof(Styles))]
    public Task Flags_a_default_that_is_renamed_afterwards_in_every_style(string style)
        => Verify.Program(Write(style, Orphan, "app.UseCors();", """endpoints.MapGet("/", () => "");"""));

    [Theory]
    [Case("""
        services.AddCors(o => o.{|CORS314:AddDefaultPolicy|}(p => p.WithOrigins("https://shop.example")));
        services.AddCors(o => { o.AddPolicy("Spa", p => p.WithOrigins("https://a.example")); o.DefaultPolicyName = "Spa"; });
        """)]
    [Case("""
        services.AddCors(o => o.{|CORS314:AddDefaultPolicy|}(p => p.WithOrigins("https://shop.example")));
        services.Configure<Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions>(o =>
        {
            o.AddPolicy("Spa", p => p.WithOrigins("https://a.example"));
            o.DefaultPolicyName = "Spa";
        });
        """)]
    [Case("""
        services.AddCors(o =>
        {
            o.{|CORS314:AddDefaultPolicy|}(p => p.WithOrigins("https://shop.example"));
            o.DefaultPolicyName = "Main";
            o.AddDefaultPolicy(p => p.WithOrigins("https://a.example"));
        });
        """)]
    [Case("""
        services.AddCors(o =>
        {
            o.DefaultPolicyName = "A";
            o.{|CORS314:AddDefaultPolicy|}(p => p.WithOrigins("https://shop.example"));
            o.DefaultPolicyName = "Spa";
            o.AddPolicy("Spa", p => p.WithOrigins("https://a.example"));
        });
        """)]
    public Task Flags_it_however_the_name_changes(string services)
        => Verify.Program(Minimal(services, "app.UseCors();", """endpoints.MapGet("/", () => "");"""));

    [Theory]
    [Case("""
        services.{|CORS314:Configure|}<Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions>(
            "api",
            o => o.AddPolicy("A", p => p.WithOrigins("https://a.example")));
        """)]
    [Case("""
        services.{|CORS314:PostConfigure|}<Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions>(
            "api",
            o => o.AddPolicy("A", p => p.WithOrigins("https://a.example")));
        """)]
    public Task Flags_options_with_a_name(string services)
        => Verify.Program(Minimal(Default + services, "app.UseCors();", """endpoints.MapGet("/", () => "");"""));

    [Theory]
    [MemberData(nameof(Styles))]
    public Task Ignores_a_name_that_is_given_first(string style)
        => Verify.Program(Write(
            style,
            """services.AddCors(o => { o.DefaultPolicyName = "Main"; o.AddDefaultPolicy(p => p.WithOrigins("https://shop.example")); });""",
            "app.UseCors();",
            """endpoints.MapGet("/", () => "");"""));

    [Theory]
    [Case("""services.AddCors(o => { o.AddPolicy("Spa", p => p.WithOrigins("https://a.example")); o.DefaultPolicyName = "Spa"; });""")]
    [Case("""
        services.AddCors(o =>
        {
            o.AddDefaultPolicy(p => p.WithOrigins("https://a.example"));
            o.DefaultPolicyName = "__DefaultCorsPolicy";
        });
        """)]
    [Case("""
        services.AddCors(o =>
        {
            o.AddDefaultPolicy(p => p.WithOrigins("https://a.example"));
            o.DefaultPolicyName = builder.Configuration["Policy"] ?? throw new InvalidOperationException();
        });
        """)]
    [Case("""
        services.AddCors(o =>
        {
            o.AddDefaultPolicy(p => p.WithOrigins("https://a.example"));
            if (args.Length > 0) { o.DefaultPolicyName = "Spa"; }
        });
        """)]
    [Case("""
        services.AddCors(o =>
        {
            o.AddDefaultPolicy(p => p.WithOrigins("https://a.example"));
            if (builder.Environment.IsDevelopment()) { o.DefaultPolicyName = "Spa"; }
        });
        """)]
    [Case("""
        services.AddCors();
        services.Configure<Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions>(o =>
            o.AddDefaultPolicy(p => p.WithOrigins("https://a.example")));
        """)]
    [Case("""
        services.AddCors();
        services.Configure<Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions>("", o => o.AddDefaultPolicy(p =>
            p.WithOrigins("https://a.example")));
        """)]
    [Case("""
        services.AddCors();
        services.Configure<Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions>(
            Microsoft.Extensions.Options.Options.DefaultName,
            o => o.AddDefaultPolicy(p => p.WithOrigins("https://a.example")));
        """)]
    [Case("""
        services.AddCors();
        services.AddOptions<Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions>()
            .Configure(o => o.AddDefaultPolicy(p => p.WithOrigins("https://a.example")));
        """)]
    [Case("""
        services.AddCors(o => o.AddDefaultPolicy(p => p.WithOrigins("https://a.example")));
        services.Configure<CookiePolicyOptions>("cookies", o => o.Secure = CookieSecurePolicy.Always);
        """)]
    public Task Ignores_defaults_that_are_found_or_may_be(string services)
        => Verify.Program(Minimal(services, "app.UseCors();", """endpoints.MapGet("/", () => "");"""));

    [Theory]
    [MemberData(nameof(HidingsOfOrder))]
    public Task Ignores_what_is_not_wholly_seen(string how)
        => Verify.Program(Hide(how, Plain, "app.UseCors();", """endpoints.MapGet("/", () => "");"""));

    [Theory]
    [Case("""services.AddCors(o => { o.AddDefaultPolicy(p => p.WithOrigins("https://shop.example")); o.DefaultPolicyName = ; });""")]
    [Case("""services.AddCors(o => { o.AddDefaultPolicy(p => p.WithOrigins("https://shop.example")); o.DefaultPolicyNam = "Spa"; });""")]
    [Case("""
        services.AddCors(o => { o.AddDefaultPolicy(p => p.WithOrigins("https://shop.example")); o.DefaultPolicyName = "Spa"
        """)]
    public Task Ignores_broken_code(string services)
        => DoesNotReportWhileTyping("CORS314", services, "app.UseCors();", """endpoints.MapGet("/", () => "");""");

    [Theory]
    [Case(
        """
        services.AddCors(o =>
        {
            o.{|#0:AddDefaultPolicy|}(p => p.WithOrigins("https://shop.example"));
            o.AddPolicy("Spa", p => p.WithOrigins("https://a.example"));
            o.DefaultPolicyName = "Spa";
        });
        """,
        "No request gets this default policy: DefaultPolicyName becomes 'Spa' after it was added under the name from before. Set "
            + "DefaultPolicyName first.")]
    [Case(
        Default + """services.{|#0:Configure|}<Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions>("api", o => { });""",
        "Nothing reads these CORS options: CORS takes the options without a name, and these have one. Leave the name out.")]
    public Task Says_in_an_exact_message_why_nothing_finds_it(string services, string message)
        => Verify.Program(Minimal(services, "app.UseCors();", """endpoints.MapGet("/", () => "");"""), Verify.Finding("CORS314", message));
}
