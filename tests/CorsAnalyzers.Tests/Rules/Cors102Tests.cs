using CorsAnalyzers.App;
using CorsAnalyzers.Basics;
using CorsAnalyzers.CodeFixes.Fixes;
using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.Options;
using CorsAnalyzers.Rules;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>CORS102: a check that every origin passes, with credentials.</summary>
public sealed class Cors102Tests : RuleTestBase
{
    [Theory]
    [MemberData(nameof(PolicyStyles.Exposed), MemberType = typeof(PolicyStyles))]
    public Task Flags_a_check_that_is_always_true_however_the_policy_is_written(string style)
        => Verify.Program(PolicyStyles.Write(style, "{|CORS102:SetIsOriginAllowed|}(_ => true)", "AllowAnyHeader()", "AllowCredentials()"));

    [Theory]
    [Case("_ => true")]
    [Case("origin => true")]
    [Case("(origin) => { return true; }")]
    [Case("delegate { return true; }")]
    [Case("static _ => true")]
    [Case("o => !string.IsNullOrEmpty(o)")]
    [Case("o => !string.IsNullOrWhiteSpace(o)")]
    [Case("o => o != null")]
    [Case("o => o is not null")]
    [Case("o => o.Length > 0")]
    [Case("""o => o.Contains("")""")]
    [Case("o => o == o")]
    [Case("o => o != \"null\"")]
    [Case("""
        o => o.StartsWith("http") || o == "null"
        """)]
    [Case("o => Uri.TryCreate(o, UriKind.RelativeOrAbsolute, out _)")]
    [Case("""o => Regex.IsMatch(o, ".*")""")]
    [Case("o => { Console.WriteLine(o); return true; }")]
    [Case("""o => { if (o == "https://shop.example") { return true; } return true; }""")]
    [Case("""o => o == "https://shop.example" ? true : !false""")]
    [Case("Trust.Everyone")]
    [Case("Trust.Always")]
    [Case("o => Trust.Everyone(o)")]
    public Task Flags_whatever_says_yes_to_every_stranger(string check)
        => Verify.Program(WithTrust($"p.{{|CORS102:SetIsOriginAllowed|}}({check}).AllowCredentials();"));

    [Fact]
    public Task Flags_a_check_that_takes_the_place_of_a_list()
        => Verify.Policy("""p.WithOrigins("https://shop.example").{|CORS102:SetIsOriginAllowed|}(_ => true).AllowCredentials();""");

    [Fact]
    public Task Flags_credentials_that_come_first() => Verify.Policy("""
        p.AllowCredentials();
        p.{|CORS102:SetIsOriginAllowed|}(_ => true);
        """);

    [Fact]
    public Task Flags_a_policy_object()
        => Verify.Program(PolicyObject("""
            var policy = new CorsPolicy
            {
                {|CORS102:IsOriginAllowed|} = _ => true,
                SupportsCredentials = true
            };
            """));

    [Fact]
    public Task Flags_a_policy_object_that_is_filled_by_statements()
        => Verify.Program(PolicyObject("""
            var policy = new CorsPolicy();
            policy.{|CORS102:IsOriginAllowed|} = origin => true;
            policy.SupportsCredentials = true;
            """));

    [Fact]
    public Task Flags_a_library_that_hands_out_such_a_policy() => Verify.Program("""
        namespace Acme.Hosting;

        public static class AcmeExtensions
        {
            public static IServiceCollection AddAcme(this IServiceCollection services)
                => services.AddCors(o => o.AddPolicy("Acme", p => p.{|CORS102:SetIsOriginAllowed|}(_ => true).AllowCredentials()));
        }
        """);

    [Theory]
    [MemberData(nameof(PolicyStyles.DevelopmentOnly), MemberType = typeof(PolicyStyles))]
    public Task Ignores_what_Production_does_not_run(string style)
        => Verify.Program(PolicyStyles.Write(style, "{|CORS102:SetIsOriginAllowed|}(_ => true)", "AllowCredentials()"));

    [Fact]
    public Task Ignores_a_policy_that_nothing_uses() => Verify.Program(Unused(".SetIsOriginAllowed(_ => true).AllowCredentials()"));

    [Fact]
    public Task Ignores_a_policy_that_only_Development_uses()
        => Verify.Program(UsedInDevelopment(".SetIsOriginAllowed(_ => true).AllowCredentials()"));

    [Theory]
    [Case("o => o == \"https://shop.example\"")]
    [Case("""
        o => o is "https://shop.example" or "https://admin.shop.example"
        """)]
    [Case("""o => new[] { "https://shop.example" }.Contains(o)""")]
    [Case("""
        o => Uri.TryCreate(o, UriKind.Absolute, out var u) && u.Scheme == "https" && u.Host == "shop.example"
        """)]
    [Case("""o => Regex.IsMatch(o, @"^https://[a-z]+\.shop\.example$")""")]
    [Case("o => Trust.Asks(o)")]
    [Case("o => Trust.Store!.Knows(o)")]
    [Case("Trust.Later")]
    [Case("_ => false")]
    [Case("o => DateTime.Now.Hour > 3")]
    public Task Ignores_checks_that_refuse_strangers_or_cannot_be_known(string check)
        => Verify.Program(WithTrust($"p.SetIsOriginAllowed({check}).AllowCredentials();"));

    [Theory]
    [Case("p.{|CORS103:SetIsOriginAllowed|}(_ => true);")]
    [Case("p.{|CORS103:SetIsOriginAllowed|}(_ => true).AllowCredentials().DisallowCredentials();")]
    [Case("""p.{|CORS204:SetIsOriginAllowed|}(_ => true).SetIsOriginAllowed(o => o == "https://shop.example").AllowCredentials();""")]
    [Case("""
        p.{|CORS204:SetIsOriginAllowed|}(_ => true)
            .SetIsOriginAllowedToAllowWildcardSubdomains()
            .WithOrigins("https://*.shop.example")
            .AllowCredentials();
        """)]
    public Task Ignores_checks_that_do_not_decide_with_credentials(string policy) => Verify.Policy(policy);

    [Fact]
    public Task Ignores_any_origin_which_beats_every_check()
        => Verify.Policy("p.{|CORS101:AllowAnyOrigin|}().SetIsOriginAllowed(_ => true).AllowCredentials();");

    [Theory]
    [InlineData("p.SetIsOriginAllowed(_ => ).AllowCredentials();")]
    [InlineData("p.SetIsOriginAllowed().AllowCredentials();")]
    [InlineData("p.SetIsOriginAllowed(_ => tru).AllowCredentials();")]
    [InlineData("p.SetIsOriginAllowed(_ => { return }).AllowCredentials();")]
    [InlineData("p.SetIsOriginAllowed(o => o.).AllowCredentials();")]
    [InlineData("p.SetIsOriginAllowed(o => { if (o == ).AllowCredentials();")]
    public Task Ignores_broken_code(string policy) => DoesNotReport("CORS102", policy);

    [Fact]
    public Task Flags_whole_statements_beside_broken_code() => TypingPolicy("""
        p.{|CORS102:SetIsOriginAllowed|}(_ => true).AllowCredentials();
        var next = ;
        """);

    [Fact]
    public Task Says_in_an_exact_message_who_gets_in() => Verify.Policy(
        "p.{|#0:SetIsOriginAllowed|}(_ => true).AllowCredentials();",
        Verify.Finding(
            "CORS102",
            "Every website can call this API as the signed-in user and read the answers: the check accepts any origin, "
                + "'https://evil.test' and even 'null' included, and credentials are allowed. List the origins that may."));

    [Fact]
    public Task Says_in_an_exact_message_nothing_of_null_where_null_is_refused() => Verify.Policy(
        """p.{|#0:SetIsOriginAllowed|}(o => o != "null").AllowCredentials();""",
        Verify.Finding(
            "CORS102",
            "Every website can call this API as the signed-in user and read the answers: the check accepts any origin, "
                + "'https://evil.test' included, and credentials are allowed. List the origins that may."));

    [Theory]
    [InlineData(10, false)]
    [InlineData(11, true)]
    public void Says_what_it_does_to_the_check_against_forgery_from_the_version_on_that_trusts_CORS(int version, bool isNamed)
    {
        var call = new CallSite("SetIsOriginAllowed", Location.None);
        var predicate = new OriginPredicate(
            PredicateKind.Custom,
            call,
            [new ProbeAnswer(new Probe("https://evil.test", ProbeKind.Stranger), Answer.Admitted)]);
        var variant = PolicyVariant.Empty with { Predicate = predicate, Credentials = Fact<bool>.Known(true) };
        var app = new CorsApp(
            "Production",
            [new Policy(Fact<string>.Unknown, call, [variant], Usage.Used, [])])
        { FrameworkVersion = version };

        var message = Assert.Single(new EveryOriginWithCredentialsRule().Find(app, AnalyzerOptions.Default))
            .ToDiagnostic()
            .GetMessage(null);

        Assert.Equal(
            isNamed,
            message.Contains(
                "This also switches off the check against cross-site request forgery, which trusts allowed origins. List",
                StringComparison.Ordinal));
    }

    [Fact]
    public Task Fix_names_a_placeholder_and_keeps_trivia() => Verify.FixPolicy<OpenPolicyFix>(
        """
        p
            .AllowAnyHeader() // all
            // everyone
            .{|CORS102:SetIsOriginAllowed|}(
                _ => true) // really
            .AllowCredentials();
        """,
        """
        p
            .AllowAnyHeader() // all
            // everyone
            .WithOrigins("https://app.example.com") // really
            .AllowCredentials();
        """,
        key: FixKeys.ExplicitOrigins,
        title: "Allow only 'https://app.example.com'");

    [Fact]
    public Task Fix_takes_the_approved_origins() => Verify.Fix<OpenPolicyFix>(
        App.OfPolicy("""p.{|CORS102:SetIsOriginAllowed|}(_ => true).AllowCredentials();""") with
        {
            EditorConfig = "cors_analyzers.approved_origins = https://shop.example",
        },
        App.OfPolicy("""p.WithOrigins("https://shop.example").AllowCredentials();""").Code);

    [Fact]
    public Task Fix_takes_the_origins_of_the_apps_other_policies() => Verify.Fix<OpenPolicyFix>(
        TwoPolicies(""".WithOrigins("https://shop.example")""", ".{|CORS102:SetIsOriginAllowed|}(_ => true).AllowCredentials()"),
        TwoPolicies(""".WithOrigins("https://shop.example")""", """.WithOrigins("https://shop.example").AllowCredentials()""").Code);

    [Fact]
    public Task Fix_keeps_the_origins_that_the_policy_names() => Verify.Fix<OpenPolicyFix>(
        App.OfPolicy("""p.WithOrigins("https://shop.example").{|CORS102:SetIsOriginAllowed|}(_ => true).AllowCredentials();"""),
        App.OfPolicy("""p.WithOrigins("https://shop.example").AllowCredentials();""").Code,
        title: "Remove SetIsOriginAllowed: only 'https://shop.example' stays allowed");

    [Fact]
    public Task Fix_drops_credentials_instead() => Verify.Fix<OpenPolicyFix>(
        App.OfPolicy("p.{|CORS102:SetIsOriginAllowed|}(_ => true).AllowCredentials();"),
        App.OfPolicy("p.{|CORS103:SetIsOriginAllowed|}(_ => true);").Code,
        key: FixKeys.DropCredentials,
        adjust: LeavesAnotherFinding);

    [Fact]
    public Task Fix_all_closes_every_policy() => Verify.Fix<OpenPolicyFix>(
        TwoPolicies(
            ".{|CORS102:SetIsOriginAllowed|}(_ => true).AllowCredentials()",
            ".AllowCredentials().{|CORS102:SetIsOriginAllowed|}(o => o.Length > 0)"),
        TwoPolicies(
            """.WithOrigins("https://app.example.com").AllowCredentials()""",
            """.AllowCredentials().WithOrigins("https://app.example.com")""").Code);

    [Fact]
    public Task Fix_closes_a_policy_object() => Verify.Fix<OpenPolicyFix>(
        PolicyObject("var policy = new CorsPolicy { {|CORS102:IsOriginAllowed|} = _ => true, SupportsCredentials = true };"),
        PolicyObject("""var policy = new CorsPolicy { Origins = { "https://app.example.com" }, SupportsCredentials = true };""").Code);

    private static App WithTrust(string policy) => App.OfPolicy(policy) with
    {
        Sources =
        [
            ("/0/Usings.cs", "global using System.Text.RegularExpressions;"),
            ("/0/Trust.cs", """
                static class Trust
                {
                    public static IStore? Store;
                    public static Func<string, bool> Later = _ => true;
                    public static readonly Func<string, bool> Always = _ => true;

                    public static bool Everyone(string origin) => true;

                    public static void Replace(Func<string, bool> check) => Later = check;

                    public static bool Asks(string origin) => File.Exists(origin);
                }

                interface IStore { bool Knows(string origin); }
                """),
        ],
    };
}
