using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>CORS108: a plain-http origin with credentials.</summary>
public sealed class Cors108Tests : RuleTestBase
{
    [Theory]
    [MemberData(nameof(OriginStyles.All), MemberType = typeof(OriginStyles))]
    public Task Flags_the_origin_however_it_gets_into_the_list(string style)
        => Verify.Program(OriginStyles.Write(style, """{|CORS108:"http://app.example.com"|}""", ".AllowCredentials()"));

    [Theory]
    [MemberData(nameof(PolicyStyles.Exposed), MemberType = typeof(PolicyStyles))]
    public Task Flags_the_origin_however_the_policy_is_written(string style)
        => Verify.Program(PolicyStyles.Write(
            style,
            """WithOrigins({|CORS108:"http://app.example.com"|})""",
            "AllowAnyHeader()",
            "AllowCredentials()"));

    [Theory]
    [InlineData("http://app.example.com:8080")]
    [InlineData("http://192.168.0.10")]
    [InlineData("http://intranet")]
    [InlineData("HTTP://App.Example.Com")]
    public Task Flags_every_host_that_is_not_the_users_own_machine(string origin)
        => Verify.Policy($$"""p.AllowCredentials().WithOrigins({|CORS108:"{{origin}}"|});""");

    [Fact]
    public Task Flags_a_pattern()
        => Verify.Policy("""
            p.WithOrigins({|CORS108:"http://*.example.com"|})
                .SetIsOriginAllowedToAllowWildcardSubdomains()
                .AllowCredentials();
            """);

    [Theory]
    [Case("""p.WithOrigins("http://app.example.com");""")]
    [Case("""p.WithOrigins("http://app.example.com").AllowCredentials().DisallowCredentials();""")]
    [Case("""p.WithOrigins("https://app.example.com").AllowCredentials();""")]
    [Case("""p.WithOrigins({|CORS109:"http://localhost:3000"|}).AllowCredentials();""")]
    [Case("""p.WithOrigins({|CORS109:"http://127.0.0.1:5173"|}).AllowCredentials();""")]
    [Case("""p.WithOrigins("capacitor://localhost", "ionic://localhost").AllowCredentials();""")]
    [Case("""p.WithOrigins({|CORS201:"http://app.example.com/"|}).AllowCredentials();""")]
    [Case("""p.WithOrigins({|CORS202:"http://*.example.com"|}).AllowCredentials();""")]
    [Case("""
        p.{|CORS204:WithOrigins|}("http://app.example.com")
            .SetIsOriginAllowed(o => o == "https://app.example.com")
            .AllowCredentials();
        """)]
    public Task Ignores_what_no_network_attacker_gains_from(string policy) => Verify.Policy(policy);

    [Theory]
    [MemberData(nameof(PolicyStyles.DevelopmentOnly), MemberType = typeof(PolicyStyles))]
    public Task Ignores_what_Production_does_not_run(string style)
        => Verify.Program(PolicyStyles.Write(style, """WithOrigins({|CORS108:"http://app.example.com"|})""", "AllowCredentials()"));

    [Fact]
    public Task Ignores_a_policy_that_nothing_uses()
        => Verify.Program(Unused(""".WithOrigins("http://app.example.com").AllowCredentials()"""));

    [Fact]
    public Task Ignores_a_policy_that_only_Development_uses()
        => Verify.Program(UsedInDevelopment(""".WithOrigins("http://app.example.com").AllowCredentials()"""));

    [Theory]
    [Case("""p.WithOrigins("http://app.example.co).AllowCredentials();""")]
    [Case("""p.AllowCredentials().WithOrigins("http://app.exam""")]
    [Case("""p.WithOrigins("http://app.example.com").AllowCredentials""")]
    public Task Ignores_broken_code(string policy) => DoesNotReport("CORS108", policy);

    [Fact]
    public Task Flags_whole_statements_beside_broken_code() => TypingPolicy("""
        p.WithOrigins({|CORS108:"http://app.example.com"|}).AllowCredentials();
        var next = ;
        """);

    [Fact]
    public Task Says_in_an_exact_message_who_controls_the_network() => Verify.Policy(
        """p.WithOrigins({|#0:"http://app.example.com"|}).AllowCredentials();""",
        Verify.Finding(
            "CORS108",
            "Whoever controls the network between a user and 'http://app.example.com' (a public Wi-Fi, say) can put a script into that "
                + "page and call this API as the user. Allow 'https://app.example.com' instead."));

    [Fact]
    public Task Fix_writes_https_and_keeps_trivia() => Verify.FixPolicy<CorrectOriginFix>(
        """
        p.WithOrigins(
                /* shop */ {|CORS108:"http://app.example.com"|}, // old
                "https://admin.example.com")
            .AllowCredentials();
        """,
        """
        p.WithOrigins(
                /* shop */ "https://app.example.com", // old
                "https://admin.example.com")
            .AllowCredentials();
        """,
        key: FixKeys.CorrectOrigin,
        title: "Change to 'https://app.example.com'");

    [Fact]
    public Task Fix_takes_no_approved_origins_because_the_host_is_known() => Verify.Fix<CorrectOriginFix>(
        App.OfPolicy("""p.WithOrigins({|CORS108:"http://app.example.com"|}).AllowCredentials();""") with
        {
            EditorConfig = "cors_analyzers.approved_origins = https://shop.example, https://app.example.com, http://app.example.com",
        },
        App.OfPolicy("""p.WithOrigins("https://app.example.com").AllowCredentials();""").Code);

    [Fact]
    public Task Fix_all_mends_every_policy() => Verify.Fix<CorrectOriginFix>(
        TwoPolicies(
            """.WithOrigins({|CORS108:"http://a.example"|}, {|CORS108:"http://b.example"|}).AllowCredentials()""",
            """.WithOrigins({|CORS108:"http://c.example"|}).AllowCredentials()"""),
        TwoPolicies(
            """.WithOrigins("https://a.example", "https://b.example").AllowCredentials()""",
            """.WithOrigins("https://c.example").AllowCredentials()""").Code);
}
