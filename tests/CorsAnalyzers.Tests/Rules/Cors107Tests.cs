using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>CORS107: a pattern over hosts that anyone can own.</summary>
public sealed class Cors107Tests : RuleTestBase
{
    private const string Wildcard = ".SetIsOriginAllowedToAllowWildcardSubdomains()";

    [Theory]
    [MemberData(nameof(OriginStyles.All), MemberType = typeof(OriginStyles))]
    public Task Flags_the_pattern_however_it_gets_into_the_list(string style)
        => Verify.Program(OriginStyles.Write(style, """{|CORS107:"https://*.azurewebsites.net"|}""", Wildcard));

    [Theory]
    [MemberData(nameof(PolicyStyles.Exposed), MemberType = typeof(PolicyStyles))]
    public Task Flags_the_pattern_however_the_policy_is_written(string style)
        => Verify.Program(PolicyStyles.Write(
            style,
            "SetIsOriginAllowedToAllowWildcardSubdomains()",
            """WithOrigins({|CORS107:"https://*.github.io"|})"""));

    [Theory]
    [InlineData("https://*.com")]
    [InlineData("https://*.co.uk")]
    [InlineData("https://*.github.io")]
    [InlineData("https://*.vercel.app")]
    [InlineData("https://*.AzureWebSites.net")]
    [InlineData("https://*.com:8443")]
    public Task Flags_public_suffixes(string origin)
        => Verify.Policy($$"""p.WithOrigins({|CORS107:"{{origin}}"|}){{Wildcard}}.AllowCredentials();""");

    [Theory]
    [InlineData("https://*.example.com")]
    [InlineData("https://*.shop.azurewebsites.net")]
    [InlineData("https://*.corp.internal")]
    [InlineData("https://*.localhost")]
    public Task Ignores_domains_of_ones_own(string origin) => Verify.Policy($"""p.WithOrigins("{origin}"){Wildcard};""");

    [Fact]
    public Task Ignores_an_exact_host_under_a_public_suffix()
        => Verify.Policy("""p.WithOrigins("https://shop.azurewebsites.net", "https://shop.github.io");""");

    [Fact]
    public Task Ignores_a_pattern_that_is_not_enabled() => Verify.Policy("""p.WithOrigins({|CORS202:"https://*.azurewebsites.net"|});""");

    [Fact]
    public Task Ignores_a_pattern_behind_a_check() => Verify.Policy(
        $$"""
        p.{|CORS204:WithOrigins|}("https://*.azurewebsites.net")
            .{|CORS204:SetIsOriginAllowedToAllowWildcardSubdomains|}()
            .SetIsOriginAllowed(o => o == "https://shop.example");
        """);

    [Theory]
    [MemberData(nameof(PolicyStyles.DevelopmentOnly), MemberType = typeof(PolicyStyles))]
    public Task Ignores_what_Production_does_not_run(string style)
        => Verify.Program(PolicyStyles.Write(
            style,
            """WithOrigins({|CORS107:"https://*.com"|})""",
            "SetIsOriginAllowedToAllowWildcardSubdomains()"));

    [Fact]
    public Task Ignores_a_policy_that_nothing_uses() => Verify.Program(Unused($""".WithOrigins("https://*.com"){Wildcard}"""));

    [Theory]
    [Case("""p.WithOrigins("https://*.com).SetIsOriginAllowedToAllowWildcardSubdomains();""")]
    [Case("""p.SetIsOriginAllowedToAllowWildcardSubdomains().WithOrigins("https://*.com""")]
    public Task Ignores_broken_code(string policy) => DoesNotReport("CORS107", policy);

    [Fact]
    public Task Flags_whole_statements_beside_broken_code() => TypingPolicy($$"""
        p.WithOrigins({|CORS107:"https://*.com"|}){{Wildcard}};
        var next = ;
        """);

    [Fact]
    public Task Says_in_an_exact_message_who_can_own_a_match() => Verify.Policy(
        $$"""p.WithOrigins({|#0:"https://*.azurewebsites.net"|}){{Wildcard}}.AllowCredentials();""",
        Verify.Finding(
            "CORS107",
            "Anyone can get a host name under 'azurewebsites.net', and a page there can then call this API as the signed-in user and read "
                + "the answers. List your own hosts."));

    [Fact]
    public Task Fix_names_a_placeholder_and_keeps_trivia() => Verify.FixPolicy<UntrustedOriginFix>(
        """
        p
            .WithOrigins({|CORS107:"https://*.com"|}) // everyone
            .SetIsOriginAllowedToAllowWildcardSubdomains()
            .AllowAnyHeader(); // all
        """,
        """
        p
            .WithOrigins("https://app.example.com") // everyone
            .AllowAnyHeader(); // all
        """,
        key: FixKeys.ExplicitOrigins,
        title: "Replace 'https://*.com' by 'https://app.example.com'");

    [Fact]
    public Task Fix_keeps_the_call_for_other_patterns() => Verify.FixPolicy<UntrustedOriginFix>(
        $$"""p.WithOrigins({|CORS107:"https://*.com"|}, "https://*.example.com"){{Wildcard}};""",
        $"""p.WithOrigins("https://app.example.com", "https://*.example.com"){Wildcard};""");

    [Fact]
    public Task Fix_takes_the_approved_origins() => Verify.Fix<UntrustedOriginFix>(
        App.OfPolicy($$"""p.WithOrigins({|CORS107:"https://*.com"|}){{Wildcard}};""") with
        {
            EditorConfig = "cors_analyzers.approved_origins = https://shop.example, https://admin.example",
        },
        App.OfPolicy("""p.WithOrigins("https://shop.example", "https://admin.example");""").Code);

    [Fact]
    public Task Fix_takes_the_origins_of_the_apps_other_policies() => Verify.Fix<UntrustedOriginFix>(
        TwoPolicies(""".WithOrigins("https://shop.example")""", $$""".WithOrigins({|CORS107:"https://*.com"|}){{Wildcard}}"""),
        TwoPolicies(""".WithOrigins("https://shop.example")""", """.WithOrigins("https://shop.example")""").Code);

    [Fact]
    public Task Fix_all_mends_every_policy() => Verify.Fix<UntrustedOriginFix>(
        TwoPolicies(
            $$""".WithOrigins({|CORS107:"https://*.com"|}){{Wildcard}}""",
            $$""".WithOrigins({|CORS107:"https://*.github.io"|}){{Wildcard}}"""),
        TwoPolicies(""".WithOrigins("https://app.example.com")""", """.WithOrigins("https://app.example.com")""").Code);
}
