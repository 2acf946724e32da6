using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>CORS203: a pattern that fails in every request.</summary>
public sealed class Cors203Tests : RuleTestBase
{
    private const string Wildcard = ".SetIsOriginAllowedToAllowWildcardSubdomains()";

    [Theory]
    [MemberData(nameof(OriginStyles.All), MemberType = typeof(OriginStyles))]
    public Task Flags_the_pattern_however_it_gets_into_the_list(string style) => Verify.Program(
        OriginStyles.Write(style, "{|CORS203:\"https://*.example.com:*\"|}", ".WithOrigins(\"https://*.shop.example\")" + Wildcard));

    [Theory]
    [MemberData(nameof(PolicyStyles.Exposed), MemberType = typeof(PolicyStyles))]
    public Task Flags_the_pattern_however_the_policy_is_written(string style)
        => Verify.Program(PolicyStyles.Write(style, "WithOrigins({|CORS203:\"*://*.example.com\"|})", "SetIsOriginAllowedToAllowWildcardSubdomains()"));

    [Theory]
    [InlineData("https://*.example.com:*")]
    [InlineData("*://*.example.com")]
    [InlineData("https://*.")]
    public Task Flags_what_no_URI_can_be_made_of(string origin) => Verify.Policy($"p.WithOrigins({{|CORS203:\"{origin}\"|}}){Wildcard};");

    [Theory]
    [InlineData("https://*.example.com")]
    [InlineData("https://*.example.com:8443")]
    [InlineData("https://*.example.com/")]
    [InlineData("https://*.*.example.com")]
    public Task Ignores_patterns_that_can_be_read(string origin) => Verify.Policy($"p.WithOrigins(\"{origin}\"){Wildcard};");

    [Theory]
    [InlineData("p.WithOrigins({|CORS201:\"https://*.example.com:*\"|});")]
    [InlineData("p.WithOrigins({|CORS201:\"*://*.example.com\"|});")]
    [InlineData("p.{|CORS204:WithOrigins|}(\"*://*.example.com\").SetIsOriginAllowed(o => o == \"https://example.com\");")]
    [InlineData("p.WithOrigins(builder.Configuration[\"Origin\"] + \":*\").SetIsOriginAllowedToAllowWildcardSubdomains();")]
    public Task Ignores_patterns_that_nobody_parses_or_knows(string policy) => Verify.Policy(policy);

    [Theory]
    [MemberData(nameof(PolicyStyles.DevelopmentOnly), MemberType = typeof(PolicyStyles))]
    public Task Ignores_what_Production_does_not_run(string style)
        => Verify.Program(PolicyStyles.Write(style, "WithOrigins({|CORS203:\"*://*.example.com\"|})", "SetIsOriginAllowedToAllowWildcardSubdomains()"));

    [Fact]
    public Task Ignores_look_alike_types() => IgnoresLookAlikes("p.WithOrigins(\"*://*.example.com\").SetIsOriginAllowedToAllowWildcardSubdomains();");

    [Theory]
    [InlineData("p.SetIsOriginAllowedToAllowWildcardSubdomains().WithOrigins(\"https://*.")]
    [InlineData("p.WithOrigins(\"https://*.).SetIsOriginAllowedToAllowWildcardSubdomains();")]
    public Task Ignores_broken_code(string policy) => DoesNotReport("CORS203", policy);

    [Fact]
    public Task Flags_whole_statements_beside_broken_code() => TypingPolicy($"p.WithOrigins({{|CORS203:\"*://*.example.com\"|}}){Wildcard};\nvar next = ;");

    [Fact]
    public Task Says_in_an_exact_message_that_requests_fail() => Verify.Policy(
        $"p.WithOrigins({{|#0:\"*://*.example.com\"|}}){Wildcard};",
        Verify.Finding("CORS203", "Requests from web pages of other origins fail with status 500 (UriFormatException): '*://*.example.com' is not a pattern that ASP.NET Core can read. A star cannot stand for the scheme. Write 'https://*.example.com' or 'http://*.example.com'."));

    [Fact]
    public Task Says_in_an_exact_message_that_the_port_is_at_fault() => Verify.Policy(
        $"p.WithOrigins({{|#0:\"http://*.example.com:*\"|}}){Wildcard};",
        Verify.Finding("CORS203", "Requests from web pages of other origins fail with status 500 (UriFormatException): 'http://*.example.com:*' is not a pattern that ASP.NET Core can read. A star cannot stand for the port. Write 'http://*.example.com'."));

    [Fact]
    public Task Fix_writes_a_valid_pattern_and_keeps_trivia() => Verify.FixPolicy<CorrectOriginFix>(
        $"p.WithOrigins(/* ours */ {{|CORS203:\"https://*.example.com:*\"|}}) // all ports\n    {Wildcard}; // done",
        $"p.WithOrigins(/* ours */ \"https://*.example.com\") // all ports\n    {Wildcard}; // done",
        key: FixKeys.CorrectOrigin,
        title: "Change to 'https://*.example.com'");

    [Fact]
    public Task Fix_all_mends_every_policy() => Verify.Fix<CorrectOriginFix>(
        TwoPolicies($".WithOrigins({{|CORS203:\"https://*.a.example:*\"|}}){Wildcard}", $".WithOrigins({{|CORS203:\"https://*.b.example:*\"|}}){Wildcard}"),
        TwoPolicies($".WithOrigins(\"https://*.a.example\"){Wildcard}", $".WithOrigins(\"https://*.b.example\"){Wildcard}").Code);
}
