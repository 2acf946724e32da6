using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>CORS104: missing configuration opens the API.</summary>
public sealed class Cors104Tests : RuleTestBase
{
    private const string Read = """builder.Configuration.GetSection("Cors:Origins").Get<string[]>()""";

    private const string Throw = """throw new InvalidOperationException("Set Cors:Origins to the origins that may call this API.")""";

    [Theory]
    [Case("""p.WithOrigins(READ ?? new[] { {|CORS104:"*"|} });""")]
    [Case("""p.WithOrigins(READ is { Length: > 0 } origins ? origins : new[] { {|CORS104:"*"|} });""")]
    [Case("""
        var origins = READ;
        if (origins == null) p.{|CORS104:AllowAnyOrigin|}(); else p.WithOrigins(origins);
        """)]
    [Case("""
        var origins = READ;
        if (origins is null)
        {
            p.{|CORS104:AllowAnyOrigin|}();
            return;
        }

        p.WithOrigins(origins);
        """)]
    [Case("""
        var origins = READ;
        if (origins is null || origins.Length == 0) p.{|CORS104:AllowAnyOrigin|}(); else p.WithOrigins(origins);
        """)]
    [Case("""
        var origins = READ;
        if (origins?.Length > 0) { p.WithOrigins(origins); } else { p.{|CORS104:AllowAnyOrigin|}(); }
        """)]
    [Case("""
        var origins = READ ?? Array.Empty<string>();
        if (origins.Length == 0) p.{|CORS104:AllowAnyOrigin|}(); else p.WithOrigins(origins);
        """)]
    [Case("""
        var origins = READ ?? Array.Empty<string>();
        if (origins.Any()) p.WithOrigins(origins); else p.{|CORS104:AllowAnyOrigin|}();
        """)]
    [Case("""
        var origins = READ;
        origins ??= new[] { {|CORS104:"*"|} };
        p.WithOrigins(origins);
        """)]
    [Case("""p.WithOrigins(builder.Configuration["Cors:Origin"] ?? {|CORS104:"*"|});""")]
    [Case("""
        var origin = builder.Configuration["Cors:Origin"];
        if (string.IsNullOrEmpty(origin)) p.{|CORS104:AllowAnyOrigin|}(); else p.WithOrigins(origin);
        """)]
    [Case("""
        var origin = builder.Configuration.GetValue<string>("Cors:Origin");
        if (string.IsNullOrWhiteSpace(origin)) p.{|CORS104:AllowAnyOrigin|}(); else p.WithOrigins(origin);
        """)]
    [Case("""
        var origin = builder.Configuration["Cors:Origin"];
        _ = origin is null ? p.{|CORS104:AllowAnyOrigin|}() : p.WithOrigins(origin);
        """)]
    [Case("""p.WithOrigins(builder.Configuration.GetValue<string>("Cors:Origin") ?? {|CORS104:"*"|});""")]
    [Case("""
        var origins = READ;
        if (origins is null) p.{|CORS104:SetIsOriginAllowed|}(_ => true); else p.WithOrigins(origins);
        """)]
    [Case("""
        var origins = READ;
        if (origins is null) p.{|CORS104:SetIsOriginAllowed|}(_ => true).AllowCredentials(); else p.WithOrigins(origins).AllowCredentials();
        """)]
    public Task Flags_what_opens_where_configuration_is_missing(string policy)
        => Verify.Policy(policy.Replace("READ", Read, StringComparison.Ordinal));

    [Fact]
    public Task Flags_a_fallback_in_a_Startup_class() => Verify.Program("""
        public class Startup
        {
            private readonly IConfiguration _configuration;

            public Startup(IConfiguration configuration) => _configuration = configuration;

            public void ConfigureServices(IServiceCollection services)
            {
                var origins = _configuration.GetSection("Cors:Origins").Get<string[]>() ?? new[] { {|CORS104:"*"|} };
                services.AddCors(o => o.AddDefaultPolicy(p => p.WithOrigins(origins)));
            }

            public void Configure(IApplicationBuilder app) => app.UseCors();
        }
        """);

    [Fact]
    public Task Flags_a_fallback_in_an_extension_method() => Verify.Program(new App("""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddOurCors(builder.Configuration);
        var app = builder.Build();
        app.UseCors();
        app.Run();
        """)
    {
        Sources = [("/0/Ours.cs", """
            static class Ours
            {
                public static void AddOurCors(this IServiceCollection services, IConfiguration configuration)
                {
                    var origins = configuration.GetSection("Cors:Origins").Get<string[]>();
                    services.AddCors(o => o.AddDefaultPolicy(p =>
                    {
                        if (origins is { Length: > 0 })
                        {
                            p.WithOrigins(origins);
                        }
                        else
                        {
                            p.{|CORS104:AllowAnyOrigin|}();
                        }
                    }));
                }
            }
            """)],
    });

    [Theory]
    [Case("p.WithOrigins(READ ?? throw new InvalidOperationException());")]
    [Case("""p.WithOrigins(READ ?? new[] { "https://shop.example" });""")]
    [Case("p.WithOrigins(READ ?? Array.Empty<string>());")]
    [Case("p.WithOrigins({|CORS207:READ|}!);")]
    [Case("if (READ is { } origins) p.WithOrigins(origins);")]
    [Case("if (READ is { Length: > 0 } origins) p.WithOrigins(origins); else throw new InvalidOperationException();")]
    [Case("""p.WithOrigins({|CORS207:builder.Configuration["Cors:Origin"]|}!);""")]
    [Case("""p.WithOrigins(builder.Configuration["Cors:Origin"] ?? "https://shop.example");""")]
    [Case("""p.WithOrigins(READ ?? File.ReadAllLines("origins.txt"));""")]
    [Case("""p.WithOrigins(READ ?? new[] { "https://shop.example", "https://admin.shop.example" }).AllowCredentials();""")]
    public Task Ignores_what_stays_closed(string policy) => Verify.Policy(policy.Replace("READ", Read, StringComparison.Ordinal));

    [Fact]
    public Task Ignores_a_fallback_that_is_open_in_Development_only() => Verify.Policy(
        $"""
        var origins = {Read};
        if (origins is not null) p.WithOrigins(origins);
        else if (builder.Environment.IsDevelopment()) p.AllowAnyOrigin();
        else throw new InvalidOperationException();
        """);

    [Fact]
    public Task Ignores_a_policy_that_only_Development_uses()
        => Verify.Program(UsedInDevelopment($$""".WithOrigins({{Read}} ?? new[] { "*" })"""));

    [Fact]
    public Task Ignores_a_policy_that_nothing_uses() => Verify.Program(Unused($$""".WithOrigins({{Read}} ?? new[] { "*" })"""));

    [Fact]
    public Task Ignores_what_is_open_whatever_the_configuration_says() => Verify.Policy("""
        p.{|CORS103:AllowAnyOrigin|}();
        if (builder.Configuration["Cors:Headers"] is null) p.AllowAnyHeader();
        """);

    [Fact]
    public Task Names_the_key_that_opens_and_no_other() => Verify.Policy(
        $$"""
        if (builder.Configuration["Cors:Headers"] is null) p.AllowAnyHeader();
        p.WithOrigins({{Read}} ?? new[] { {|#0:"*"|} });
        """,
        Verify.Finding(
            "CORS104",
            "Where 'Cors:Origins' is missing, every website can read what this API answers. A typo or a forgotten setting opens the API "
                + "without anybody noticing: stop at start-up instead."));

    [Fact]
    public Task Ignores_a_star_that_does_not_come_alone() => Verify.Policy(
        $"""
        p.WithOrigins("https://shop.example");
        p.WithOrigins({Read} ?? Array.Empty<string>());
        """);

    [Theory]
    [Case("""p.WithOrigins(READ ?? new[] { "*" );""")]
    [Case("p.WithOrigins(READ ?? );")]
    [Case("if (READ is null) p.AllowAnyOrigin")]
    [Case("if () p.WithOrigins(READ); else p.")]
    public Task Ignores_broken_code(string policy) => DoesNotReport("CORS104", policy.Replace("READ", Read, StringComparison.Ordinal));

    [Fact]
    public Task Flags_whole_statements_beside_broken_code() => TypingPolicy($$"""
        p.WithOrigins({{Read}} ?? new[] { {|CORS104:"*"|} });
        var next = ;
        """);

    [Fact]
    public Task Says_in_an_exact_message_which_key_opens_what() => Verify.Policy(
        $$"""p.WithOrigins({{Read}} ?? new[] { {|#0:"*"|} });""",
        Verify.Finding(
            "CORS104",
            "Where 'Cors:Origins' is missing, every website can read what this API answers. A typo or a forgotten setting opens the API "
                + "without anybody noticing: stop at start-up instead."));

    [Fact]
    public Task Says_in_an_exact_message_what_credentials_add() => Verify.Policy(
        $$"""
        if ({{Read}} is { } origins) p.WithOrigins(origins).AllowCredentials();
        else p.{|#0:SetIsOriginAllowed|}(_ => true).AllowCredentials();
        """,
        Verify.Finding(
            "CORS104",
            "Where 'Cors:Origins' is missing, every website can call this API as the signed-in user and read the answers. A typo or a "
                + "forgotten setting opens the API without anybody noticing: stop at start-up instead."));

    [Fact]
    public Task Fix_stops_at_start_up_and_keeps_trivia() => Verify.FixPolicy<FallsOpenFix>(
        $$"""
        // origins
        p.WithOrigins({{Read}} // configured
            ?? new[] { {|CORS104:"*"|} }) // or not
            .AllowAnyHeader();
        """,
        $"""
        // origins
        p.WithOrigins({Read} // configured
            ?? {Throw}) // or not
            .AllowAnyHeader();
        """,
        key: FixKeys.FailFast,
        title: "Throw when 'Cors:Origins' is missing, instead of allowing any origin");

    [Fact]
    public Task Fix_stops_at_start_up_in_the_branch_that_opens() => Verify.FixPolicy<FallsOpenFix>(
        $$"""
        if ({{Read}} is { } origins)
        {
            p.WithOrigins(origins);
        }
        else
        {
            p.{|CORS104:AllowAnyOrigin|}();
        }
        """,
        $$"""
        if ({{Read}} is { } origins)
        {
            p.WithOrigins(origins);
        }
        else
        {
            {{Throw}};
        }
        """);

    [Fact]
    public Task Fix_takes_no_origins_from_anywhere_because_failing_is_safer() => Verify.Fix<FallsOpenFix>(
        App.OfPolicy($$"""p.WithOrigins({{Read}} ?? new[] { {|CORS104:"*"|} });""") with
        {
            EditorConfig = "cors_analyzers.approved_origins = https://shop.example",
        },
        App.OfPolicy($"p.WithOrigins({Read} ?? {Throw});").Code);

    [Fact]
    public Task Fix_all_closes_every_policy() => Verify.Fix<FallsOpenFix>(
        TwoPolicies(
            $$""".WithOrigins({{Read}} ?? new[] { {|CORS104:"*"|} })""",
            """.WithOrigins(builder.Configuration["Cors:Partners"] ?? {|CORS104:"*"|})"""),
        TwoPolicies(
            $".WithOrigins({Read} ?? {Throw})",
            $""".WithOrigins(builder.Configuration["Cors:Partners"] ?? {ThrowWithout("Cors:Partners")})""").Code);

    private static string ThrowWithout(string key) => Throw.Replace("Cors:Origins", key, StringComparison.Ordinal);
}
