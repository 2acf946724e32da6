using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>CORS103: any origin may read responses in Production.</summary>
public sealed class Cors103Tests : RuleTestBase
{
    private const string Key = "cors_analyzers.public_policies";

    [Theory]
    [MemberData(nameof(PolicyStyles.Exposed), MemberType = typeof(PolicyStyles))]
    public Task Flags_any_origin_however_the_policy_is_written(string style)
        => Verify.Program(PolicyStyles.Write(style, "{|CORS103:AllowAnyOrigin|}()", "AllowAnyHeader()", "AllowAnyMethod()"));

    [Theory]
    [MemberData(nameof(PolicyStyles.Exposed), MemberType = typeof(PolicyStyles))]
    public Task Flags_a_check_that_is_always_true_however_the_policy_is_written(string style)
        => Verify.Program(PolicyStyles.Write(style, "{|CORS103:SetIsOriginAllowed|}(origin => true)", "AllowAnyMethod()"));

    [Theory]
    [Case("""p.WithOrigins({|CORS103:"*"|});""")]
    [Case("""p.WithOrigins(new[] { {|CORS103:"*"|} });""")]
    [Case("""p.WithOrigins(new string[] { {|CORS103:"*"|} });""")]
    [Case("""
        var any = {|CORS103:"*"|};
        p.WithOrigins(any);
        """)]
    [Case("""
        string[] any = { {|CORS103:"*"|} };
        p.WithOrigins(any);
        """)]
    [Case("""
        var any = new List<string> { {|CORS103:"*"|} };
        p.WithOrigins(any.ToArray());
        """)]
    [Case("""
        var any = new List<string>();
        any.Add({|CORS103:"*"|});
        p.WithOrigins(any.ToArray());
        """)]
    [Case("""foreach (var origin in new[] { {|CORS103:"*"|} }) p.WithOrigins(origin);""")]
    [Case("""p.WithOrigins({|CORS103:"*"|}.Split(';'));""")]
    [Case("""
        p.WithOrigins(Origins());
        static string[] Origins() => new[] { {|CORS103:"*"|} };
        """)]
    [Case("""p.WithOrigins("https://shop.example").{|CORS103:AllowAnyOrigin|}();""")]
    [Case("p.{|CORS103:AllowAnyOrigin|}().WithOrigins(new string[0]);")]
    [Case("p.{|CORS103:AllowAnyOrigin|}().WithOrigins();")]
    [Case("""p.SetIsOriginAllowed(o => o == "https://shop.example").{|CORS103:AllowAnyOrigin|}();""")]
    [Case("p.{|CORS103:AllowAnyOrigin|}().AllowCredentials().DisallowCredentials();")]
    public Task Flags_a_lone_star(string policy) => Verify.Policy(policy);

    [Fact]
    public Task Flags_a_star_in_a_constant() => Verify.Program(App.OfPolicy("p.WithOrigins(Known.Any);") with
    {
        Sources = [("/0/Known.cs", """static class Known { public static readonly string Any = {|CORS103:"*"|}; }""")],
    });

    [Fact]
    public async Task Flags_a_star_in_a_collection_expression()
    {
        Assert.SkipUnless(Roslyn.HasCollectionExpressions, "This Roslyn does not know collection expressions.");
        await Verify.Policy("""p.WithOrigins([{|CORS103:"*"|}]);""");
    }

    [Fact]
    public Task Flags_a_star_in_the_builders_constructor() => Verify.Program("""
        using Builder = Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicyBuilder;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddCors(o => o.AddPolicy("Open", new Builder({|CORS103:"*"|}).Build()));
        var app = builder.Build();
        app.UseCors("Open");
        app.Run();
        """);

    [Theory]
    [Case("""var policy = new CorsPolicy { Origins = { {|CORS103:"*"|} } };""")]
    [Case("""
        var policy = new CorsPolicy();
        policy.Origins.Add({|CORS103:"*"|});
        """)]
    [Case("var policy = new CorsPolicy { {|CORS103:IsOriginAllowed|} = _ => true };")]
    public Task Flags_a_policy_object(string statements) => Verify.Program(PolicyObject(statements));

    [Fact]
    public Task Flags_only_the_open_one_of_two_policies()
        => Verify.Program(TwoPolicies(""".WithOrigins("https://shop.example")""", ".{|CORS103:AllowAnyOrigin|}()"));

    [Fact]
    public Task Flags_a_policy_whose_use_may_be_out_of_sight() => Verify.Program("""
        public static class AcmeExtensions
        {
            public static IServiceCollection AddAcme(this IServiceCollection services)
                => services.AddCors(o => o.AddPolicy("Acme", p => p.{|CORS103:AllowAnyOrigin|}()));
        }
        """);

    [Fact]
    public Task Flags_a_place_once_that_several_policies_run_through() => Verify.Program("""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddCors(o =>
        {
            o.AddPolicy("First", Open);
            o.AddPolicy("Second", Open);
        });
        var app = builder.Build();
        app.UseCors("First");
        app.MapGet("/", () => "").RequireCors("Second");
        app.Run();

        static void Open(Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicyBuilder p) => p.{|CORS103:AllowAnyOrigin|}();
        """);

    [Fact]
    public Task Flags_what_another_environment_gets_where_that_is_judged() => Verify.Program(new App("""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddCors();
        var app = builder.Build();
        if (app.Environment.IsStaging()) app.UseCors(p => p.{|CORS103:AllowAnyOrigin|}());
        app.Run();
        """)
    {
        EditorConfig = "cors_analyzers.environments = Production, Staging",
    });

    [Theory]
    [MemberData(nameof(PolicyStyles.DevelopmentOnly), MemberType = typeof(PolicyStyles))]
    public Task Ignores_what_Production_does_not_run(string style)
        => Verify.Program(PolicyStyles.Write(style, "{|CORS103:AllowAnyOrigin|}()"));

    [Theory]
    [MemberData(nameof(PolicyStyles.Exposed), MemberType = typeof(PolicyStyles))]
    public Task Ignores_an_explicit_list_however_the_policy_is_written(string style)
        => Verify.Program(PolicyStyles.Write(
            style,
            """WithOrigins("https://shop.example")""",
            "AllowAnyHeader()",
            "AllowAnyMethod()",
            "AllowCredentials()"));

    [Fact]
    public Task Ignores_a_policy_that_nothing_uses() => Verify.Program(Unused(".AllowAnyOrigin()"));

    [Fact]
    public Task Ignores_a_policy_that_only_Development_uses() => Verify.Program(UsedInDevelopment(".AllowAnyOrigin()"));

    [Fact]
    public Task Ignores_policies_that_are_public_on_purpose() => Verify.Program(new App("""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddCors(o =>
        {
            o.AddPolicy("Feeds", p => p.AllowAnyOrigin());
            o.AddPolicy("Other", p => p.{|CORS103:AllowAnyOrigin|}());
        });
        var app = builder.Build();
        app.UseCors("Feeds");
        app.MapGet("/", () => "").RequireCors("Other");
        app.Run();
        """)
    {
        EditorConfig = Key + " = Feeds, Fonts",
    });

    [Theory]
    [Case("""p.{|CORS204:AllowAnyOrigin|}().WithOrigins("https://shop.example");""")]
    [Case("""p.WithOrigins("https://shop.example", {|CORS204:"*"|});""")]
    [Case("""p.WithOrigins(Environment.GetEnvironmentVariable("ORIGINS")!.Split(';'));""")]
    [Case("""p.AllowAnyOrigin().WithOrigins(File.ReadAllLines("origins.txt"));""")]
    [Case("""p.WithOrigins(File.ReadAllLines("origins.txt").Append("*").ToArray());""")]
    [Case("p.SetIsOriginAllowed(o => File.Exists(o));")]
    [Case("p.SetIsOriginAllowed(_ => false);")]
    [Case("""p.WithOrigins("https://shop.example").AllowAnyHeader().AllowAnyMethod();""")]
    [Case("""
        if (DateTime.Now.Year < 1) throw new InvalidOperationException();
        p.WithOrigins("https://shop.example");
        """)]
    public Task Ignores_what_is_not_open_or_not_known(string policy) => Verify.Policy(policy);

    [Fact]
    public Task Ignores_the_requests_that_the_app_sends_itself() => Verify.Program("""
        var builder = WebApplication.CreateBuilder(args);
        var app = builder.Build();
        app.MapGet("/", (HttpClient client) => { client.DefaultRequestHeaders.Add("Access-Control-Allow-Origin", "*"); });
        app.Run();
        """);

    [Theory]
    [Case("p.AllowAnyOrigi();")]
    [Case("p.AllowAnyOrigin;")]
    [Case("""p.WithOrigins("*""")]
    [Case("""p.WithOrigins("*", );""")]
    [Case("""p.WithOrigins(new[] { "*", );""")]
    [Case("p.WithOrigins(Get()); string[] Get() { return }")]
    [Case("q.AllowAnyOrigin();")]
    public Task Ignores_broken_code(string policy) => DoesNotReport("CORS103", policy);

    [Fact]
    public Task Flags_whole_statements_beside_broken_code() => TypingPolicy("""
        p.{|CORS103:AllowAnyOrigin|}();
        var next = ;
        """);

    [Fact]
    public Task Says_in_an_exact_message_who_may_read() => Verify.Policy(
        "p.{|#0:AllowAnyOrigin|}();",
        Verify.Finding(
            "CORS103",
            "Every website can read what this API answers to its visitors' browsers. List the origins that may, or allow this in "
                + "Development only."));

    [Fact]
    public Task Says_in_an_exact_message_which_origin_passes_the_check() => Verify.Policy(
        "p.{|#0:SetIsOriginAllowed|}(_ => true);",
        Verify.Finding(
            "CORS103",
            "Every website can read what this API answers to its visitors' browsers: the check accepts any origin, 'https://evil.test' "
                + "included. List the origins that may, or allow this in Development only."));

    [Fact]
    public Task Fix_names_a_placeholder_and_keeps_trivia() => Verify.FixPolicy<OpenPolicyFix>(
        """
        // for the shop
        p.{|CORS103:AllowAnyOrigin|}(/* all */) // TODO
            .AllowAnyHeader() /* h */ .AllowAnyMethod();

        // done
        """,
        """
        // for the shop
        p.WithOrigins("https://app.example.com") // TODO
            .AllowAnyHeader() /* h */ .AllowAnyMethod();

        // done
        """,
        key: FixKeys.ExplicitOrigins,
        title: "Allow only 'https://app.example.com'");

    [Fact]
    public Task Fix_takes_the_approved_origins() => Verify.Fix<OpenPolicyFix>(
        App.OfPolicy("""p.WithOrigins({|CORS103:"*"|});""") with
        {
            EditorConfig = "cors_analyzers.approved_origins = https://shop.example, https://admin.shop.example",
        },
        App.OfPolicy("""p.WithOrigins("https://shop.example", "https://admin.shop.example");""").Code);

    [Fact]
    public Task Fix_takes_the_origins_of_the_apps_other_policies() => Verify.Fix<OpenPolicyFix>(
        TwoPolicies(""".WithOrigins("https://shop.example", "http://localhost:3000")""", ".{|CORS103:AllowAnyOrigin|}()"),
        TwoPolicies(""".WithOrigins("https://shop.example", "http://localhost:3000")""", """.WithOrigins("https://shop.example")""").Code);

    [Fact]
    public Task Fix_keeps_the_origins_that_the_check_took_the_place_of() => Verify.Fix<OpenPolicyFix>(
        App.OfPolicy("""p.WithOrigins("https://shop.example").{|CORS103:SetIsOriginAllowed|}(_ => true);"""),
        App.OfPolicy("""p.WithOrigins("https://shop.example");""").Code);

    [Fact]
    public Task Fix_reads_the_origins_from_the_configuration() => Verify.Fix<OpenPolicyFix>(
        App.OfPolicy("p.{|CORS103:AllowAnyOrigin|}().AllowAnyHeader();"),
        App.OfPolicy(
            """p.WithOrigins(builder.Configuration.GetSection("Cors:AllowedOrigins").Get<string[]>() """
                + """?? throw new InvalidOperationException("Set Cors:AllowedOrigins to the origins that may call this API."))"""
                + ".AllowAnyHeader();").Code,
        key: FixKeys.OriginsFromConfiguration,
        title: "Read the allowed origins from the configuration section 'Cors:AllowedOrigins'");

    [Fact]
    public Task Fix_uses_the_policy_in_Development_only() => Verify.Fix<OpenPolicyFix>(
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddCors(o => o.AddPolicy("Open", p => p.{|CORS103:AllowAnyOrigin|}()));
        var app = builder.Build();
        app.UseCors("Open"); // everywhere
        app.Run();
        """,
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddCors(o => o.AddPolicy("Open", p => p.AllowAnyOrigin()));
        var app = builder.Build();
        if (app.Environment.IsDevelopment())
        {
            app.UseCors("Open"); // everywhere
        }
        app.Run();
        """,
        key: FixKeys.DevelopmentOnly,
        title: "Use this policy in Development only");

    [Fact]
    public Task Fix_all_closes_every_policy() => Verify.Fix<OpenPolicyFix>(
        TwoPolicies(".{|CORS103:AllowAnyOrigin|}()", ".AllowAnyHeader().{|CORS103:SetIsOriginAllowed|}(_ => true)"),
        TwoPolicies(""".WithOrigins("https://app.example.com")""", """.AllowAnyHeader().WithOrigins("https://app.example.com")""").Code);

    [Fact]
    public Task Fix_all_reaches_every_file() => Verify.Fix<OpenPolicyFix>(
        App.OfPolicy("p.{|CORS103:AllowAnyOrigin|}();") with
        {
            Sources = [("/0/More.cs", """
                static class More
                {
                    public static void Use(WebApplication app) => app.UseCors(p => p.WithOrigins("https://shop.example"));
                }
                """)],
        },
        App.OfPolicy("""p.WithOrigins("https://app.example.com");""").Code);
}
