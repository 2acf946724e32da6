using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>CORS204: a call that another call makes pointless.</summary>
public sealed class Cors204Tests : RuleTestBase
{
    private const string Check = """SetIsOriginAllowed(o => o == "https://a.example")""";

    [Theory]
    [MemberData(nameof(PolicyStyles.Exposed), MemberType = typeof(PolicyStyles))]
    public Task Flags_a_list_behind_a_check_however_the_policy_is_written(string style)
        => Verify.Program(PolicyStyles.Write(style, """{|CORS204:WithOrigins|}("https://b.example")""", Check));

    [Theory]
    [MemberData(nameof(PolicyStyles.Exposed), MemberType = typeof(PolicyStyles))]
    public Task Flags_any_origin_beside_a_list_however_the_policy_is_written(string style)
        => Verify.Program(PolicyStyles.Write(style, "{|CORS204:AllowAnyOrigin|}()", """WithOrigins("https://b.example")"""));

    [Theory]
    [Case("p." + Check + """.{|CORS204:WithOrigins|}("https://b.example");""")]
    [Case("""p.{|CORS204:SetIsOriginAllowed|}(o => o == "https://b.example").""" + Check + ";")]
    [Case("""
        p.WithOrigins("https://*.a.example")
            .{|CORS204:SetIsOriginAllowed|}(o => o == "https://b.example")
            .SetIsOriginAllowedToAllowWildcardSubdomains();
        """)]
    [Case("""p.WithOrigins("https://a.example", {|CORS204:"*"|});""")]
    [Case("""p.WithOrigins({|CORS204:"*"|}, "https://a.example").AllowCredentials();""")]
    [Case("""p.WithOrigins("https://a.example").{|CORS204:AllowAnyHeader|}().WithHeaders("X-Trace");""")]
    [Case("""p.WithOrigins("https://a.example").{|CORS204:WithHeaders|}("X-Trace").AllowAnyHeader();""")]
    [Case("""p.WithOrigins("https://a.example").{|CORS204:AllowAnyMethod|}().WithMethods("PUT");""")]
    [Case("""p.WithOrigins("https://a.example").{|CORS204:WithMethods|}("PUT").AllowAnyMethod();""")]
    public Task Flags_whatever_call_loses(string policy) => Verify.Policy(policy);

    [Theory]
    [Case("""p.WithOrigins("https://a.example").WithOrigins("https://b.example");""")]
    [Case("""p.WithOrigins("https://a.example").AllowAnyHeader().AllowAnyMethod();""")]
    [Case("""p.AllowAnyHeader().AllowAnyHeader().WithOrigins("https://a.example");""")]
    [Case("p.{|CORS103:AllowAnyOrigin|}().AllowAnyOrigin();")]
    [Case("p.{|CORS103:AllowAnyOrigin|}().WithOrigins();")]
    [Case("""p.WithOrigins("https://*.a.example").SetIsOriginAllowedToAllowWildcardSubdomains();""")]
    [Case("""p.WithOrigins("https://a.example").AllowCredentials().DisallowCredentials();""")]
    [Case("p." + Check + ";")]
    [Case("""if (DateTime.Now.Year > 2000) p.WithOrigins("https://a.example"); else p.""" + Check + ";")]
    [Case("""p.AllowAnyHeader().WithHeaders(File.ReadAllLines("headers.txt")).WithOrigins("https://a.example");""")]
    public Task Ignores_calls_that_add_up_or_are_not_known(string policy)
        => Verify.Policy(policy.Replace(
            "{|CORS103:AllowAnyOrigin|}().AllowAnyOrigin()",
            "AllowAnyOrigin().{|CORS103:AllowAnyOrigin|}()",
            StringComparison.Ordinal));

    [Fact]
    public Task Ignores_what_a_policy_that_is_open_anyway_leaves_without_effect()
        => Verify.Policy("""p.WithOrigins("https://a.example").{|CORS103:AllowAnyOrigin|}();""");

    [Fact]
    public Task Ignores_a_call_that_another_environment_needs() => Verify.Policy(
        """
        p.WithOrigins("https://a.example");
        if (builder.Environment.IsDevelopment()) p.AllowAnyOrigin();
        """);

    [Theory]
    [MemberData(nameof(PolicyStyles.DevelopmentOnly), MemberType = typeof(PolicyStyles))]
    public Task Ignores_what_Production_does_not_run(string style)
        => Verify.Program(PolicyStyles.Write(style, "{|CORS204:AllowAnyOrigin|}()", """WithOrigins("https://b.example")"""));

    [Theory]
    [Case("""p.AllowAnyHeader().WithHeaders("X-Tr).WithOrigins("https://a.example");""")]
    [Case("""p.AllowAnyOrigin().WithOrigins("https://a.exam""")]
    [Case("""p.WithOrigins("https://a.example", "*""")]
    public Task Ignores_broken_code(string policy) => DoesNotReport("CORS204", policy);

    [Fact]
    public Task Flags_whole_statements_beside_broken_code() => TypingPolicy("""
        p.{|CORS204:AllowAnyOrigin|}().WithOrigins("https://a.example");
        var next = ;
        """);

    [Fact]
    public Task Says_in_an_exact_message_which_star_means_nothing() => Verify.Policy(
        """p.{|#0:AllowAnyOrigin|}().WithOrigins("https://a.example");""",
        Verify.Finding(
            "CORS204",
            "AllowAnyOrigin has no effect: beside a named origin such as 'https://a.example', '*' no longer means any origin."));

    [Fact]
    public Task Says_in_an_exact_message_which_check_counts() => Verify.Policy(
        """p.{|#0:SetIsOriginAllowed|}(o => o == "https://b.example").""" + Check + ";",
        Verify.Finding("CORS204", "SetIsOriginAllowed has no effect: SetIsOriginAllowed replaces it, and only the last check counts."));

    [Fact]
    public Task Fix_removes_the_dead_call_and_keeps_trivia() => Verify.FixPolicy<CallWithoutEffectFix>(
        """
        p
            .{|CORS204:AllowAnyOrigin|}()
            .WithOrigins("https://a.example") // ours
            .AllowAnyHeader(); // done
        """,
        """
        p
            .WithOrigins("https://a.example") // ours
            .AllowAnyHeader(); // done
        """,
        key: FixKeys.RemoveWithoutEffect);

    [Fact]
    public Task Fix_removes_the_call_that_wins_instead() => Verify.FixPolicy<CallWithoutEffectFix>(
        """p.WithOrigins("https://a.example").{|CORS204:WithHeaders|}("X-Trace").AllowAnyHeader();""",
        """p.WithOrigins("https://a.example").WithHeaders("X-Trace");""",
        key: FixKeys.RemoveOverride);

    [Fact]
    public Task Fix_never_opens_a_policy_by_removing_the_call_that_closes_it()
        => Verify.NoFix<CallWithoutEffectFix>(
            App.OfPolicy("""p.{|CORS204:AllowAnyOrigin|}().WithOrigins("https://a.example");"""),
            key: FixKeys.RemoveOverride);

    [Fact]
    public Task Fix_all_mends_every_policy() => Verify.Fix<CallWithoutEffectFix>(
        TwoPolicies(
            """.{|CORS204:AllowAnyOrigin|}().WithOrigins("https://a.example")""",
            """.WithOrigins("https://b.example").{|CORS204:AllowAnyHeader|}().WithHeaders("X-Trace")"""),
        TwoPolicies(""".WithOrigins("https://a.example")""", """.WithOrigins("https://b.example").WithHeaders("X-Trace")""").Code);
}
