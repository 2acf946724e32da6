using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>CORS207: missing configuration hands null to the policy builder.</summary>
public sealed class Cors207Tests : NameRuleTestBase
{
    private const string Read = """builder.Configuration.GetSection("Cors:Origins").Get<string[]>()""";

    private const string Throw = """throw new InvalidOperationException("Set Cors:Origins to the origins that may call this API.")""";

    private static string With(string policy)
        => policy.Replace("READ", Read, StringComparison.Ordinal).Replace("THROW", Throw, StringComparison.Ordinal);

    [Theory]
    [Case("p.WithOrigins({|CORS207:READ|}!);")]
    [Case("p.WithOrigins({|CORS207:READ|});")]
    [Case("""
        var origins = READ;
        p.WithOrigins({|CORS207:origins|}!);
        """)]
    [Case("""p.WithOrigins({|CORS207:builder.Configuration["Cors:Origin"]|}!);""")]
    [Case("""p.WithOrigins({|CORS207:builder.Configuration.GetValue<string>("Cors:Origin")|}!);""")]
    [Case("""p.WithOrigins("https://shop.example", {|CORS207:builder.Configuration["Cors:Origin"]|}!);""")]
    [Case("p.WithOrigins({|CORS207:READ|}!).AllowAnyHeader().AllowCredentials();")]
    public Task Flags_configuration_that_may_be_missing(string policy) => Verify.Policy(With(policy));

    [Theory]
    [Case("p.WithOrigins(READ ?? THROW);")]
    [Case("p.WithOrigins(READ ?? Array.Empty<string>());")]
    [Case("""p.WithOrigins(READ ?? new[] { "https://shop.example" });""")]
    [Case("""
        var origins = READ;
        if (origins is null) THROW;
        p.WithOrigins(origins);
        """)]
    [Case("if (READ is { } origins) p.WithOrigins(origins); else THROW;")]
    [Case("""
        var origins = READ;
        ArgumentNullException.ThrowIfNull(origins);
        p.WithOrigins(origins);
        """)]
    [Case("""
        var origin = builder.Configuration["Cors:Origin"];
        if (string.IsNullOrEmpty(origin)) THROW;
        p.WithOrigins(origin);
        """)]
    [Case("""p.WithOrigins(builder.Configuration.GetValue<string>("Cors:Origin", "https://shop.example")!);""")]
    [Case("""p.WithOrigins(File.ReadAllLines("origins.txt"));""")]
    [Case("""p.WithOrigins("https://shop.example").WithMethods(READ!);""")]
    public Task Ignores_configuration_that_is_checked_and_other_sources(string policy) => Verify.Policy(With(policy));

    [Theory]
    [Case("""
        if (origins == null || !origins.Any())
        {
            builder.Services.AddCors();
        }
        else
        {
            builder.Services.AddCors(o => o.AddDefaultPolicy(p => p.WithOrigins(origins)));
        }
        """)]
    [Case("if (origins is { Length: > 0 }) builder.Services.AddCors(o => o.AddDefaultPolicy(p => p.WithOrigins(origins)));")]
    [Case("""
        if (origins != null)
            builder.Services.Configure<Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions>(o =>
                o.AddDefaultPolicy(p => p.WithOrigins(origins)));
        """)]
    [Case("""
        if (origins != null)
        {
            if (args.Length > 0) { builder.Services.AddCors(o => o.AddDefaultPolicy(p => p.WithOrigins(origins))); }
        }
        """)]
    public Task Ignores_a_policy_that_is_registered_only_where_the_setting_is_there(string services) => Verify.Program(Guarded(services));

    [Theory]
    [Case("if (origins == null) { builder.Services.AddCors(o => o.AddDefaultPolicy(p => p.WithOrigins({|CORS207:origins|}!))); }")]
    [Case("if (args.Length > 0) { builder.Services.AddCors(o => o.AddDefaultPolicy(p => p.WithOrigins({|CORS207:origins|}!))); }")]
    [Case("""
        Action<Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions> set =
            o => o.AddDefaultPolicy(p => p.WithOrigins({|CORS207:origins|}!));
        if (origins == null) { builder.Services.AddCors(set); } else { builder.Services.AddCors(set); }
        """)]
    public Task Flags_a_policy_that_is_registered_where_the_setting_may_be_missing(string services) => Verify.Program(Guarded(services));

    private static string Guarded(string services) => $$"""
        var builder = WebApplication.CreateBuilder(args);
        var origins = {{Read}};
        builder.Services.AddCors();
        {{services}}
        var app = builder.Build();
        app.UseCors();
        app.MapGet("/", () => "");
        app.Run();
        """;

    [Theory]
    [Case("p.WithOrigins(READ! ?? );")]
    [Case("""p.WithOrigins(builder.Configuration.GetSection("Cors:Origins").Get<>()!);""")]
    [Case("p.WithOrigins(builder.Configuration[!);")]
    public Task Ignores_broken_code(string policy) => DoesNotReport("CORS207", With(policy));

    [Fact]
    public Task Says_in_an_exact_message_which_setting_is_missing() => Verify.Policy(
        With("p.WithOrigins({|#0:READ|}!);"),
        Verify.Finding(
            "CORS207",
            "Where 'Cors:Origins' is missing, WithOrigins gets null and the app stops with an ArgumentNullException that does not say "
                + "which setting is missing. Throw an exception that names it."));

    [Fact]
    public Task Fix_throws_an_exception_that_names_the_setting_and_keeps_trivia() => Verify.FixPolicy<OriginsMayBeNullFix>(
        With("""
            // origins
            p.WithOrigins({|CORS207:READ|}!) // configured
                .AllowAnyHeader();
            """),
        With("""
            // origins
            p.WithOrigins(READ ?? THROW) // configured
                .AllowAnyHeader();
            """),
        key: FixKeys.FailFast,
        title: "Throw an exception that names 'Cors:Origins' when it is missing");

    [Fact]
    public Task Fix_throws_where_a_local_is_used() => Verify.FixPolicy<OriginsMayBeNullFix>(
        With("""
            var origins = READ;
            p.WithOrigins({|CORS207:origins|});
            """),
        With("""
            var origins = READ;
            p.WithOrigins(origins ?? THROW);
            """));

    [Fact]
    public Task Fix_all_mends_every_argument() => Verify.FixPolicy<OriginsMayBeNullFix>(
        """p.WithOrigins({|CORS207:builder.Configuration["A"]|}!, {|CORS207:builder.Configuration["B"]|}!);""",
        """p.WithOrigins(builder.Configuration["A"] ?? """
            + """throw new InvalidOperationException("Set A to the origins that may call this API."), """
            + """builder.Configuration["B"] ?? """
            + """throw new InvalidOperationException("Set B to the origins that may call this API."));""");
}
