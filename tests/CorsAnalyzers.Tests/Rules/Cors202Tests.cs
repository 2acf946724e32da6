using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>CORS202: a <c>*.</c> pattern and the call that enables it.</summary>
public sealed class Cors202Tests : RuleTestBase
{
    [Theory]
    [MemberData(nameof(OriginStyles.All), MemberType = typeof(OriginStyles))]
    public Task Flags_a_pattern_without_the_call_however_it_gets_into_the_list(string style) => Verify.Program(OriginStyles.Write(style, "{|CORS202:\"https://*.example.com\"|}"));

    [Theory]
    [MemberData(nameof(PolicyStyles.Exposed), MemberType = typeof(PolicyStyles))]
    public Task Flags_a_pattern_without_the_call_however_the_policy_is_written(string style)
        => Verify.Program(PolicyStyles.Write(style, "WithOrigins({|CORS202:\"https://*.example.com\"|})", "AllowAnyHeader()"));

    [Theory]
    [MemberData(nameof(PolicyStyles.Exposed), MemberType = typeof(PolicyStyles))]
    public Task Flags_the_call_without_a_pattern_however_the_policy_is_written(string style)
        => Verify.Program(PolicyStyles.Write(style, "WithOrigins(\"https://example.com\")", "{|CORS202:SetIsOriginAllowedToAllowWildcardSubdomains|}()"));

    [Fact]
    public Task Flags_a_pattern_in_a_policy_object() => Verify.Program(PolicyObject("var policy = new CorsPolicy { Origins = { {|CORS202:\"https://*.example.com\"|} } };"));

    [Theory]
    [InlineData("p.WithOrigins(\"https://*.example.com\").SetIsOriginAllowedToAllowWildcardSubdomains();")]
    [InlineData("p.SetIsOriginAllowedToAllowWildcardSubdomains().WithOrigins(\"https://*.example.com\");")]
    [InlineData("p.SetIsOriginAllowedToAllowWildcardSubdomains();\np.WithOrigins(\"https://example.com\");\np.WithOrigins(\"https://*.example.com\");")]
    [InlineData("p.WithOrigins(\"https://example.com\");")]
    [InlineData("p.SetIsOriginAllowedToAllowWildcardSubdomains().WithOrigins(File.ReadAllLines(\"origins.txt\"));")]
    [InlineData("p.SetIsOriginAllowedToAllowWildcardSubdomains().WithOrigins({|CORS207:builder.Configuration[\"Origin\"]|}!);")]
    [InlineData("p.{|CORS204:WithOrigins|}(\"https://*.example.com\").SetIsOriginAllowed(o => o == \"https://example.com\");")]
    [InlineData("p.WithOrigins({|CORS201:\"https://*\"|});")]
    public Task Ignores_patterns_and_calls_that_go_together_or_are_not_known(string policy) => Verify.Policy(policy);

    [Theory]
    [MemberData(nameof(PolicyStyles.DevelopmentOnly), MemberType = typeof(PolicyStyles))]
    public Task Ignores_what_Production_does_not_run(string style) => Verify.Program(PolicyStyles.Write(style, "WithOrigins({|CORS202:\"https://*.example.com\"|})"));

    [Fact]
    public Task Ignores_the_call_where_another_environment_has_the_pattern() => Verify.Policy(
        "p.WithOrigins(\"https://example.com\").SetIsOriginAllowedToAllowWildcardSubdomains();\nif (builder.Environment.IsDevelopment()) p.WithOrigins(\"https://*.dev.example.com\");");

    [Fact]
    public Task Ignores_look_alike_types() => IgnoresLookAlikes("p.WithOrigins(\"https://*.example.com\");");

    [Theory]
    [InlineData("p.WithOrigins(\"https://*.example.co")]
    [InlineData("p.WithOrigins(\"https://*.example.com\").SetIsOriginAllowedToAllowWildcardSubdomains")]
    [InlineData("p.WithOrigins(\"https://*.example.com\").SetIsOriginAllowedToAllow")]
    [InlineData("p.SetIsOriginAllowedToAllowWildcardSubdomains().WithOrigins(\"https://*")]
    public Task Ignores_broken_code(string policy) => DoesNotReport("CORS202", policy);

    [Fact]
    public Task Flags_whole_statements_beside_broken_code() => TypingPolicy("p.WithOrigins({|CORS202:\"https://*.example.com\"|});\nvar next = ;");

    [Fact]
    public Task Says_in_an_exact_message_that_the_star_is_literal() => Verify.Policy(
        "p.WithOrigins({|#0:\"https://*.example.com\"|});",
        Verify.Finding("CORS202", "No subdomain is allowed by 'https://*.example.com': the '*' is taken literally until the policy calls SetIsOriginAllowedToAllowWildcardSubdomains()"));

    [Fact]
    public Task Says_in_an_exact_message_that_the_call_changes_nothing() => Verify.Policy(
        "p.WithOrigins(\"https://example.com\").{|#0:SetIsOriginAllowedToAllowWildcardSubdomains|}();",
        Verify.Finding("CORS202", "SetIsOriginAllowedToAllowWildcardSubdomains changes nothing: no origin of this policy starts with 'https://*.' or another scheme and '*.'", severity: Microsoft.CodeAnalysis.DiagnosticSeverity.Info));

    [Fact]
    public Task Fix_adds_the_call_and_keeps_trivia() => Verify.FixPolicy<WildcardCallFix>(
        "// ours\np.WithOrigins({|CORS202:\"https://*.example.com\"|}) // all of them\n    .AllowAnyHeader(); // done",
        "// ours\np.WithOrigins(\"https://*.example.com\")\n    .SetIsOriginAllowedToAllowWildcardSubdomains() // all of them\n    .AllowAnyHeader(); // done",
        key: FixKeys.AllowWildcardSubdomains);

    [Fact]
    public Task Fix_removes_the_call_and_keeps_trivia() => Verify.FixPolicy<WildcardCallFix>(
        "p.WithOrigins(\"https://example.com\") // one\n    .{|CORS202:SetIsOriginAllowedToAllowWildcardSubdomains|}()\n    .AllowAnyHeader(); // done",
        "p.WithOrigins(\"https://example.com\") // one\n    .AllowAnyHeader(); // done",
        key: FixKeys.RemoveWithoutEffect);

    [Fact]
    public Task Fix_all_mends_every_policy() => Verify.Fix<WildcardCallFix>(
        TwoPolicies(".WithOrigins({|CORS202:\"https://*.a.example\"|})", ".WithOrigins({|CORS202:\"https://*.b.example\"|})"),
        TwoPolicies(".WithOrigins(\"https://*.a.example\").SetIsOriginAllowedToAllowWildcardSubdomains()", ".WithOrigins(\"https://*.b.example\").SetIsOriginAllowedToAllowWildcardSubdomains()").Code);

    [Fact]
    public Task Fix_all_adds_the_call_once_for_two_patterns() => Verify.FixPolicy<WildcardCallFix>(
        "p.WithOrigins({|CORS202:\"https://*.a.example\"|}, {|CORS202:\"https://*.b.example\"|});",
        "p.WithOrigins(\"https://*.a.example\", \"https://*.b.example\").SetIsOriginAllowedToAllowWildcardSubdomains();");
}
