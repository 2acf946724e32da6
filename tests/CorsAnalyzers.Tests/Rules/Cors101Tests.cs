using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>CORS101: any origin together with credentials.</summary>
public sealed class Cors101Tests : RuleTestBase
{
    [Theory]
    [MemberData(nameof(PolicyStyles.Exposed), MemberType = typeof(PolicyStyles))]
    public Task Flags_any_origin_with_credentials_however_the_policy_is_written(string style)
        => Verify.Program(PolicyStyles.Write(style, "{|CORS101:AllowAnyOrigin|}()", "AllowAnyHeader()", "AllowCredentials()"));

    [Theory]
    [Case("p.AllowCredentials().{|CORS101:AllowAnyOrigin|}();")]
    [Case("p.{|CORS101:AllowAnyOrigin|}().DisallowCredentials().AllowCredentials();")]
    [Case("""p.WithOrigins({|CORS101:"*"|}).AllowCredentials();""")]
    [Case("""p.WithOrigins(new[] { {|CORS101:"*"|} }).AllowCredentials();""")]
    [Case("""
        var any = new List<string> { {|CORS101:"*"|} };
        p.WithOrigins(any.ToArray()).AllowCredentials();
        """)]
    [Case("""p.WithOrigins("https://shop.example").{|CORS101:AllowAnyOrigin|}().AllowCredentials();""")]
    [Case("""p.SetIsOriginAllowed(o => o == "https://shop.example").{|CORS101:AllowAnyOrigin|}().AllowCredentials();""")]
    [Case("""
        p.{|CORS101:AllowAnyOrigin|}();
        if (DateTime.Now.Year > 2000)
        {
            p.AllowAnyHeader();
        }

        p.AllowCredentials();
        """)]
    public Task Flags_the_call_or_literal_that_means_any_origin(string policy) => Verify.Policy(policy);

    [Fact]
    public Task Flags_a_policy_object()
        => Verify.Program(PolicyObject("""var policy = new CorsPolicy { Origins = { {|CORS101:"*"|} }, SupportsCredentials = true };"""));

    [Fact]
    public Task Flags_a_policy_object_that_is_filled_by_statements()
        => Verify.Program(PolicyObject("""
            var policy = new CorsPolicy();
            policy.SupportsCredentials = true;
            policy.Origins.Add({|CORS101:"*"|});
            """));

    [Fact]
    public Task Flags_a_policy_that_nothing_uses_because_it_stops_the_app_all_the_same()
        => Verify.Program(Unused(".{|CORS101:AllowAnyOrigin|}().AllowCredentials()"));

    [Fact]
    public Task Flags_a_policy_that_only_Development_uses_because_it_stops_the_app_all_the_same()
        => Verify.Program(UsedInDevelopment(".{|CORS101:AllowAnyOrigin|}().AllowCredentials()"));

    [Theory]
    [MemberData(nameof(PolicyStyles.DevelopmentOnly), MemberType = typeof(PolicyStyles))]
    public Task Ignores_what_Production_does_not_run(string style)
        => Verify.Program(PolicyStyles.Write(style, "{|CORS101:AllowAnyOrigin|}()", "AllowCredentials()"));

    [Theory]
    [Case("""p.WithOrigins("https://shop.example").AllowCredentials();""")]
    [Case("p.{|CORS103:AllowAnyOrigin|}();")]
    [Case("p.{|CORS103:AllowAnyOrigin|}().AllowCredentials().DisallowCredentials();")]
    [Case("p.{|CORS103:AllowAnyOrigin|}().AllowAnyHeader().AllowAnyMethod();")]
    [Case("p.{|CORS102:SetIsOriginAllowed|}(_ => true).AllowCredentials();")]
    [Case("""p.{|CORS204:AllowAnyOrigin|}().WithOrigins("https://shop.example").AllowCredentials();""")]
    [Case("""p.WithOrigins("https://shop.example", {|CORS204:"*"|}).AllowCredentials();""")]
    [Case("""p.WithOrigins(Environment.GetEnvironmentVariable("ORIGINS")!).AllowCredentials();""")]
    [Case("""p.WithOrigins(File.ReadAllLines("origins.txt")).AllowCredentials();""")]
    public Task Ignores_what_is_not_both(string policy) => Verify.Policy(policy);

    [Fact]
    public Task Ignores_a_policy_object_that_nothing_uses() => Verify.Program("""
        using Microsoft.AspNetCore.Cors.Infrastructure;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddCors(o =>
        {
            o.AddPolicy({|CORS318:"Unused"|}, new CorsPolicy { Origins = { "*" }, SupportsCredentials = true });
            o.AddPolicy("Used", p => p.WithOrigins("https://shop.example"));
        });
        var app = builder.Build();
        app.UseCors("Used");
        app.Run();
        """);

    [Fact]
    public Task Ignores_a_builder_that_code_out_of_sight_has_changed() => Verify.Program("""
        using System.Runtime.CompilerServices;
        using Microsoft.AspNetCore.Cors.Infrastructure;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddCors(o => o.AddDefaultPolicy(p =>
        {
            p.AllowAnyOrigin();
            Native.Fill(p);
            p.AllowCredentials();
        }));
        var app = builder.Build();
        app.UseCors();
        app.Run();

        static class Native
        {
            [MethodImpl(MethodImplOptions.InternalCall)]
            public static extern void Fill(CorsPolicyBuilder p);
        }
        """);

    [Theory]
    [Case("p.AllowAnyOrigin.AllowCredentials();")]
    [Case("p.AllowAny().AllowCredentials();")]
    [Case("""p.WithOrigins("*" ;""")]
    [Case("""p.WithOrigins("*);""")]
    public Task Ignores_broken_code(string policy) => DoesNotReport("CORS101", policy);

    [Fact]
    public Task Flags_whole_statements_beside_broken_code() => TypingPolicy("""
        p.{|CORS101:AllowAnyOrigin|}().AllowCredentials();
        var next = ;
        """);

    [Fact]
    public Task Says_in_an_exact_message_that_the_app_stops() => Verify.Policy(
        "p.{|#0:AllowAnyOrigin|}().AllowCredentials();",
        Verify.Finding(
            "CORS101",
            "The app stops with an InvalidOperationException when it starts: 'any origin' and credentials exclude each other. List the "
                + "origins that may send cookies, or drop credentials."));

    [Fact]
    public Task Says_in_an_exact_message_that_requests_to_a_policy_object_fail() => Verify.Program(
        PolicyObject("""var policy = new CorsPolicy { Origins = { {|#0:"*"|} }, SupportsCredentials = true };"""),
        Verify.Finding(
            "CORS101",
            "Every request from a web page of another origin fails with status 500 (ArgumentException): 'any origin' and credentials "
                + "exclude each other. List the origins that may send cookies, or drop credentials."));

    [Fact]
    public Task Fix_names_a_placeholder_and_keeps_trivia() => Verify.FixPolicy<OpenPolicyFix>(
        """
        // who may call
        p
            /* any */ .{|CORS101:AllowAnyOrigin|}() // for now
            .AllowCredentials(); // cookies
        """,
        """
        // who may call
        p
            /* any */ .WithOrigins("https://app.example.com") // for now
            .AllowCredentials(); // cookies
        """,
        key: FixKeys.ExplicitOrigins,
        title: "Allow only 'https://app.example.com'");

    [Fact]
    public Task Fix_takes_the_approved_origins() => Verify.Fix<OpenPolicyFix>(
        App.OfPolicy("p.{|CORS101:AllowAnyOrigin|}().AllowCredentials();") with
        {
            EditorConfig = "cors_analyzers.approved_origins = https://shop.example, https://admin.shop.example",
        },
        App.OfPolicy("""p.WithOrigins("https://shop.example", "https://admin.shop.example").AllowCredentials();""").Code,
        title: "Allow only 'https://shop.example' and 'https://admin.shop.example'");

    [Fact]
    public Task Fix_takes_the_origins_of_the_apps_other_policies() => Verify.Fix<OpenPolicyFix>(
        TwoPolicies(""".WithOrigins("https://shop.example")""", ".{|CORS101:AllowAnyOrigin|}().AllowCredentials()"),
        TwoPolicies(""".WithOrigins("https://shop.example")""", """.WithOrigins("https://shop.example").AllowCredentials()""").Code);

    [Fact]
    public Task Fix_drops_credentials_instead() => Verify.Fix<OpenPolicyFix>(
        App.OfPolicy("""
            p.{|CORS101:AllowAnyOrigin|}()
                .AllowCredentials() // cookies
                .AllowAnyHeader();
            """),
        App.OfPolicy("""
            p.{|CORS103:AllowAnyOrigin|}()
                .AllowAnyHeader();
            """).Code,
        key: FixKeys.DropCredentials,
        title: "Remove AllowCredentials: any origin stays allowed, without credentials",
        adjust: LeavesAnotherFinding);

    [Fact]
    public Task Fix_all_closes_every_policy() => Verify.Fix<OpenPolicyFix>(
        TwoPolicies(".{|CORS101:AllowAnyOrigin|}().AllowCredentials()", """.AllowCredentials().WithOrigins({|CORS101:"*"|})"""),
        TwoPolicies(
            """.WithOrigins("https://app.example.com").AllowCredentials()""",
            """.AllowCredentials().WithOrigins("https://app.example.com")""").Code);

    [Fact]
    public Task Fix_closes_a_policy_object() => Verify.Fix<OpenPolicyFix>(
        PolicyObject("""var policy = new CorsPolicy { Origins = { {|CORS101:"*"|} }, SupportsCredentials = true };"""),
        PolicyObject("""var policy = new CorsPolicy { Origins = { "https://app.example.com" }, SupportsCredentials = true };""").Code);
}
