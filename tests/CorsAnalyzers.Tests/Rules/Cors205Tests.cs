using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>CORS205: a policy that allows no origin.</summary>
public sealed class Cors205Tests : RuleTestBase
{
    [Theory]
    [InlineData("p => p.AllowAnyHeader().AllowAnyMethod()")]
    [InlineData("p => p.AllowCredentials()")]
    [InlineData("p => { }")]
    [InlineData("p => { p.AllowAnyHeader(); p.AllowAnyMethod(); }")]
    [InlineData("p => { var b = p; b.AllowAnyHeader(); }")]
    [InlineData("p => p.WithOrigins()")]
    [InlineData("p => p.WithOrigins(Array.Empty<string>())")]
    [InlineData("p => p.WithOrigins(new string[0]).AllowAnyHeader()")]
    [InlineData("Fill")]
    [InlineData("new Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicyBuilder().AllowAnyHeader().Build()")]
    [InlineData("new Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicy()")]
    [InlineData("new Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicy { SupportsCredentials = true }")]
    public Task Flags_a_default_policy_without_origins(string policy) => Verify.Program($$"""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddCors(o => o.{|CORS205:AddDefaultPolicy|}({{policy}}));
        var app = builder.Build();
        app.UseCors();
        app.Run();

        static void Fill(Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicyBuilder p) => p.AllowAnyMethod();
        """);

    [Theory]
    [InlineData("p.AllowAnyOrigin().WithOrigins({|CORS205:\"*\"|});")]
    [InlineData("p.WithOrigins(\"*\", {|CORS205:\"*\"|}).AllowCredentials();")]
    [InlineData("p.WithOrigins(\"*\").WithOrigins(new[] { {|CORS205:\"*\"|} });")]
    public Task Flags_a_list_of_stars_which_admits_nobody(string policy) => Verify.Policy(policy);

    [Fact]
    public Task Says_in_an_exact_message_what_two_stars_do() => Verify.Policy(
        "p.WithOrigins(\"*\", {|#0:\"*\"|});",
        Verify.Finding("CORS205", "No web page of another origin is allowed to read anything under this policy: '*' means any origin only while it stands there once. Name the origins instead."));

    [Theory]
    [InlineData("p.WithOrigins(\"*\").{|CORS103:AllowAnyOrigin|}();")]
    [InlineData("p.WithOrigins(\"*\", \"*\").WithOrigins(File.ReadAllLines(\"origins.txt\"));")]
    [InlineData("p.WithOrigins(\"*\", \"*\").SetIsOriginAllowed(o => o == \"https://shop.example\");")]
    public Task Ignores_stars_that_count_or_that_something_else_decides_for(string policy) => Verify.Policy(policy);

    [Fact]
    public Task Fix_is_not_offered_for_two_stars_because_one_would_open_the_policy() => Verify.NoFix<NoOriginFix>(App.OfPolicy("p.WithOrigins(\"*\", {|CORS205:\"*\"|});"));

    [Fact]
    public Task Flags_a_named_policy_without_origins() => Verify.Program("""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddCors(o => o.{|CORS205:AddPolicy|}("Spa", p => p.AllowAnyHeader()));
        var app = builder.Build();
        app.UseCors("Spa");
        app.Run();
        """);

    [Fact]
    public Task Flags_policies_of_middleware_and_endpoints() => Verify.Program("""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddCors();
        var app = builder.Build();
        app.{|CORS205:UseCors|}(p => p.AllowAnyHeader());
        app.MapGet("/", () => "").{|CORS205:RequireCors|}(p => p.AllowAnyMethod());
        app.Run();
        """);

    [Fact]
    public Task Flags_the_policy_of_a_Startup_class() => Verify.Program("""
        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddCors(o => o.{|CORS205:AddPolicy|}("Spa", p => p.AllowAnyMethod()));

            public void Configure(IApplicationBuilder app) => app.UseCors("Spa");
        }
        """);

    [Theory]
    [InlineData("p.WithOrigins(\"https://shop.example\").AllowAnyHeader();")]
    [InlineData("p.SetIsOriginAllowed(o => o == \"https://shop.example\").AllowAnyHeader();")]
    [InlineData("p.SetIsOriginAllowed(_ => false);")]
    [InlineData("p.WithOrigins(File.ReadAllLines(\"origins.txt\"));")]
    [InlineData("p.WithOrigins({|CORS207:builder.Configuration.GetSection(\"Origins\").Get<string[]>()|}!);")]
    [InlineData("p.WithOrigins(builder.Configuration.GetSection(\"Origins\").Get<string[]>() ?? Array.Empty<string>());")]
    [InlineData("foreach (var origin in File.ReadAllLines(\"origins.txt\")) p.WithOrigins(origin);")]
    [InlineData("if (builder.Configuration[\"Origin\"] is { } origin) p.WithOrigins(origin);")]
    [InlineData("if (DateTime.Now.Year > 2000) p.WithOrigins(\"https://shop.example\");")]
    [InlineData("if (builder.Environment.IsDevelopment()) p.WithOrigins(\"http://localhost:3000\");")]
    [InlineData("p.WithOrigins(builder.Environment.IsDevelopment() ? new[] { \"http://localhost:3000\" } : Array.Empty<string>());")]
    [InlineData("p.{|CORS202:SetIsOriginAllowedToAllowWildcardSubdomains|}();")]
    [InlineData("p.{|CORS103:AllowAnyOrigin|}();")]
    public Task Ignores_policies_that_name_or_may_name_origins(string policy) => Verify.Policy(policy);

    [Fact]
    public Task Ignores_what_Production_does_not_register() => Verify.Program("""
        var builder = WebApplication.CreateBuilder(args);
        if (builder.Environment.IsDevelopment()) builder.Services.AddCors(o => o.AddDefaultPolicy(p => p.AllowAnyHeader()));
        var app = builder.Build();
        if (app.Environment.IsDevelopment()) app.UseCors(p => p.AllowAnyHeader());
        app.Run();
        """);

    [Fact]
    public Task Ignores_look_alike_types() => IgnoresLookAlikes("p.AllowAnyHeader();");

    [Theory]
    [InlineData("p.")]
    [InlineData("p.With")]
    [InlineData("p.WithOrigins(")]
    [InlineData("p.WithOrigins(\"")]
    [InlineData("p.AllowAnyHeader().")]
    [InlineData("p.AllowAnyHeader().WithOrig")]
    [InlineData("p.WithOrigins(origins);")]
    public Task Ignores_broken_code(string policy) => DoesNotReport("CORS205", policy);

    [Theory]
    [InlineData("AddPolicy(\"Spa\", p => p.WithOrigins())")]
    [InlineData("AddPolicy(\"Spa\", p => p.WithOrigins(Array.Empty<string>()).AllowAnyHeader())")]
    [InlineData("AddPolicy(\"DenyAll\", p => p.AllowAnyHeader())")]
    [InlineData("AddPolicy(\"disallow-everybody\", p => { })")]
    public Task Suggests_only_where_nobody_is_meant(string add) => Verify.Program(
        $$"""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddCors(o => o.{|#0:AddPolicy|}{{add["AddPolicy".Length..]}});
        var app = builder.Build();
        app.MapGet("/", () => "").RequireCors({{(add.Contains("Spa", StringComparison.Ordinal) ? "\"Spa\"" : add.Contains("Deny", StringComparison.Ordinal) ? "\"DenyAll\"" : "\"disallow-everybody\"")}});
        app.UseCors();
        app.Run();
        """,
        Verify.Finding("CORS205", severity: Microsoft.CodeAnalysis.DiagnosticSeverity.Info));

    [Fact]
    public Task Says_in_an_exact_message_that_nobody_may_read() => Verify.Program(
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddCors();
        var app = builder.Build();
        app.{|#0:UseCors|}(p => p.AllowAnyHeader());
        app.Run();
        """,
        Verify.Finding("CORS205", "No web page of another origin is allowed to read anything under this policy: it names no origin. Add WithOrigins(…)."));

    [Theory]
    [InlineData(null, "https://app.example.com")]
    [InlineData("cors_analyzers.approved_origins = https://shop.example", "https://shop.example")]
    public Task Fix_names_a_placeholder_or_the_approved_origin_and_keeps_trivia(string? options, string origin) => Verify.Fix<NoOriginFix>(
        new App(Inline("p => p // the builder\n    .AllowAnyHeader() // all\n    .AllowAnyMethod()", "UseCors", marked: true)) { EditorConfig = options },
        Inline($"p => p // the builder\n    .WithOrigins(\"{origin}\")\n    .AllowAnyHeader() // all\n    .AllowAnyMethod()", "UseCors", marked: false),
        key: FixKeys.ExplicitOrigins,
        title: $"Allow only '{origin}'");

    [Fact]
    public Task Fix_takes_the_origins_of_the_apps_other_policies() => Verify.Fix<NoOriginFix>(
        Both("{|CORS205:AddPolicy|}", "p.AllowAnyHeader()", "p.WithOrigins(\"https://shop.example\")"),
        Both("AddPolicy", "p.WithOrigins(\"https://shop.example\").AllowAnyHeader()", "p.WithOrigins(\"https://shop.example\")"));

    [Fact]
    public Task Fix_all_mends_every_policy() => Verify.Fix<NoOriginFix>(
        Both("{|CORS205:AddPolicy|}", "p.AllowAnyHeader()", "p.AllowAnyMethod()", "{|CORS205:AddPolicy|}"),
        Both("AddPolicy", "p.WithOrigins(\"https://app.example.com\").AllowAnyHeader()", "p.WithOrigins(\"https://app.example.com\").AllowAnyMethod()"));

    private static string Inline(string lambda, string call, bool marked) => $$"""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddCors();
        var app = builder.Build();
        app.{{(marked ? "{|CORS205:" + call + "|}" : call)}}({{lambda}});
        app.Run();
        """;

    private static string Both(string add, string first, string second, string addSecond = "AddPolicy") => $$"""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddCors(o =>
        {
            o.{{add}}("First", p => {{first}});
            o.{{addSecond}}("Second", p => {{second}});
        });
        var app = builder.Build();
        app.UseCors("First");
        app.MapGet("/", () => "").RequireCors("Second");
        app.Run();
        """;
}
