using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;
using static CorsAnalyzers.Tests.Rules.WiringFixPrograms;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>What CORS302 offers, and that nothing is left to report afterwards.</summary>
public sealed partial class Cors302Tests
{
    [Fact]
    public Task Fix_names_the_policy_and_keeps_trivia() => Verify.Fix<NamePolicyFix>(
        WebApp(
            AddSpa,
            """
            app
                // here
                .{|CORS302:UseCors|}(); // now
            """),
        WebApp(
            AddSpa,
            """
            app
                // here
                .UseCors("Spa"); // now
            """),
        key: FixKeys.NamePolicy,
        title: """Apply the policy 'Spa': UseCors("Spa")""");

    [Fact]
    public Task Fix_offers_each_policy() => Verify.Fix<NamePolicyFix>(
        WebApp(
            """builder.Services.AddCors(o => { o.AddPolicy("A", """ + ShopPolicy + """); o.AddPolicy("B", """ + ShopPolicy + "); });",
            "app.{|CORS302:UseCors|}();"),
        WebApp(
            """builder.Services.AddCors(o => { o.AddPolicy({|CORS318:"A"|}, """
                + ShopPolicy
                + """); o.AddPolicy("B", """
                + ShopPolicy
                + "); });",
            """app.UseCors("B");"""),
        key: FixKeys.NamePolicy + ".2");

    [Theory]
    [Case("p => p.AllowAnyOrigin()")]
    [Case("p => p.SetIsOriginAllowed(_ => true)")]
    [Case("""p => p.WithOrigins("http://localhost:5173")""")]
    [Case("""p => p.WithOrigins("https://shop.example")""", "LocalDevelopment")]
    public Task Fix_names_what_is_there_for_Development_last(string policy, string name = "A") => Verify.Fix<NamePolicyFix>(
        WebApp(
            $$"""
            builder.Services.AddCors(o =>
            {
                o.AddPolicy("{{name}}", {{policy}});
                o.AddPolicy("Spa", {{ShopPolicy}});
            });
            """,
            "app.{|CORS302:UseCors|}();"),
        WebApp(
            $$"""
            builder.Services.AddCors(o =>
            {
                o.AddPolicy({|CORS318:"{{name}}"|}, {{policy}});
                o.AddPolicy("Spa", {{ShopPolicy}});
            });
            """,
            """app.UseCors("Spa");"""),
        title: """Apply the policy 'Spa': UseCors("Spa")""");

    [Theory]
    [Case("AddCors(/* none */)")]
    [Case("AddCors(Cors.Set)")]
    [Case("""AddCors(o => /* none */ o.DefaultPolicyName = "Shop")""")]
    [Case("AddCors(o => { if (builder.Environment.IsProduction()) { return; } })")]
    public Task Fix_adds_no_default_policy_where_the_end_is_not_plain(string call) => Verify.NoFix<NamePolicyFix>(
        WebApp($"builder.Services.{call};", "app.{|CORS302:UseCors|}();")
            + "\nstatic class Cors { public static void Set(Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions options) { } }");

    [Fact]
    public Task Fix_adds_no_default_policy_under_a_condition() => Verify.NoFix<NamePolicyFix>(
        WebApp(
            """
            if (args.Length == 0)
            {
                builder.Services.AddCors();
            }
            else
            {
                builder.Services.AddControllers();
            }
            """,
            "app.{|CORS302:UseCors|}();"));

    [Fact]
    public Task Fix_adds_no_default_policy_in_another_file() => Verify.NoFix<NamePolicyFix>(
        new App(WebApp("Registration.Add(builder.Services);", "app.{|CORS302:UseCors|}();"))
        {
            Sources = [("/0/Registration.cs", """
                internal static class Registration
                {
                    public static void Add(IServiceCollection services) => services.AddCors();
                }
                """)],
        });

    [Theory]
    [Change("AddCors()", "AddCors(options => options.@)")]
    [Change("AddCors( )", "AddCors(options => options.@)")]
    [Change("AddCors(o => { })", "AddCors(o => { o.@; })")]
    [Change(
        """
        AddCors(o =>
        {
        })
        """,
        """
        AddCors(o =>
        {
            o.@;
        })
        """)]
    [Change(
        """
        AddCors(o =>
        {
            // only one
        })
        """,
        """
        AddCors(o =>
        {
            // only one
            o.@;
        })
        """)]
    [Change(
        """
        AddCors(o => // ours
            o.DefaultPolicyName = "Shop")
        """,
        """
        AddCors(o =>
        { // ours
            o.DefaultPolicyName = "Shop";
            o.@;
        })
        """)]
    [Change(
        """AddCors(o => o.DefaultPolicyName = "Shop") // ours""",
        """
        AddCors(o =>
        {
            o.DefaultPolicyName = "Shop";
            o.@;
        }) // ours
        """)]
    [Change(
        """
        AddCors((o) =>
        {
            o.DefaultPolicyName = "Shop"; // the shop
            // nothing else
        })
        """,
        """
        AddCors((o) =>
        {
            o.DefaultPolicyName = "Shop"; // the shop
            o.@;
            // nothing else
        })
        """)]
    public Task Fix_adds_a_default_policy_and_keeps_trivia(string before, string after) => Verify.Fix<NamePolicyFix>(
        WebApp($"builder.Services.{before};".Replace(" // ours;", "; // ours", StringComparison.Ordinal), "app.{|CORS302:UseCors|}();"),
        WebApp(
            $"builder.Services.{after};"
                .Replace("@", """AddDefaultPolicy(policy => policy.WithOrigins("https://app.example.com"))""", StringComparison.Ordinal)
                .Replace(" // ours;", "; // ours", StringComparison.Ordinal),
            "app.UseCors();"),
        key: FixKeys.AddDefaultPolicy,
        title: "Add a default policy for 'https://app.example.com'");

    [Fact]
    public Task Fix_adds_a_default_policy_beside_another_and_keeps_its_layout() => Verify.Fix<NamePolicyFix>(
        new App(WebApp(
            """
            builder.Services.AddCors(o => o.AddPolicy("Spa", p => p // the shop
                .WithOrigins("https://shop.example")
                .AllowAnyHeader()));
            """,
            "app.{|CORS302:UseCors|}();"))
        { EditorConfig = "cors_analyzers.approved_origins = https://a.example, https://b.example" },
        WebApp(
            """
            builder.Services.AddCors(o =>
            {
                o.AddPolicy({|CORS318:"Spa"|}, p => p // the shop
                    .WithOrigins("https://shop.example")
                    .AllowAnyHeader());
                o.AddDefaultPolicy(policy => policy.WithOrigins("https://a.example", "https://b.example"));
            });
            """,
            "app.UseCors();"),
        key: FixKeys.AddDefaultPolicy,
        title: "Add a default policy for 'https://a.example' and 'https://b.example'");

    [Fact]
    public Task Fix_adds_a_default_policy_in_Startup() => Verify.Fix<NamePolicyFix>(
        StartupApp(
            """
            services.AddAuthorization();
                    services.AddCors(o =>
                        o.DefaultPolicyName = "Shop");
            """,
            "app.{|CORS302:UseCors|}();"),
        StartupApp(
            """
            services.AddAuthorization();
                    services.AddCors(o =>
                    {
                        o.DefaultPolicyName = "Shop";
                        o.AddDefaultPolicy(policy => policy.WithOrigins("https://app.example.com"));
                    });
            """,
            "app.UseCors();"));

    [Fact]
    public Task Fix_all_adds_a_default_policy_to_every_app() => Verify.Fix<NamePolicyFix>(
        TwoApps("app.{|CORS302:UseCors|}();", "builder.Services.AddCors();"),
        TwoApps(
            "app.UseCors();",
            """builder.Services.AddCors(options => options.AddDefaultPolicy(policy => policy.WithOrigins("https://app.example.com")));"""),
        key: FixKeys.AddDefaultPolicy);

    [Fact]
    public Task Fix_all_names_the_policy_of_every_app() => Verify.Fix<NamePolicyFix>(
        TwoApps("app.{|CORS302:UseCors|}();", AddSpa),
        TwoApps("""app.UseCors("Spa");""", AddSpa));
}
