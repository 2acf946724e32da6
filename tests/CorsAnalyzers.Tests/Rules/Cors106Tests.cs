using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>CORS106: the origin <c>null</c>.</summary>
public sealed class Cors106Tests : RuleTestBase
{
    [Theory]
    [MemberData(nameof(OriginStyles.All), MemberType = typeof(OriginStyles))]
    public Task Flags_null_however_it_gets_into_the_list(string style)
        => Verify.Program(OriginStyles.Write(style, """{|CORS106:"null"|}""", ".AllowCredentials()"));

    [Theory]
    [MemberData(nameof(PolicyStyles.Exposed), MemberType = typeof(PolicyStyles))]
    public Task Flags_null_however_the_policy_is_written(string style)
        => Verify.Program(PolicyStyles.Write(style, """WithOrigins("https://shop.example", {|CORS106:"null"|})""", "AllowAnyHeader()"));

    [Theory]
    [Case("""
        o => o == "null" || o == "https://shop.example"
        """)]
    [Case("""
        o => o is "null" or "https://shop.example"
        """)]
    [Case("""o => new[] { "null", "https://shop.example" }.Contains(o)""")]
    [Case("""
        o => !o.StartsWith("http") || o == "https://shop.example"
        """)]
    public Task Flags_a_check_that_null_passes(string check)
        => Verify.Policy($"p.{{|CORS106:SetIsOriginAllowed|}}({check}).AllowCredentials();");

    [Fact]
    public Task Flags_a_policy_object()
        => Verify.Program(PolicyObject("""var policy = new CorsPolicy { Origins = { "https://shop.example", {|CORS106:"null"|} } };"""));

    [Fact]
    public Task Flags_null_in_capitals_because_WithOrigins_lowers_them() => Verify.Policy("""p.WithOrigins({|CORS106:"NULL"|});""");

    [Theory]
    [MemberData(nameof(PolicyStyles.DevelopmentOnly), MemberType = typeof(PolicyStyles))]
    public Task Ignores_what_Production_does_not_run(string style)
        => Verify.Program(PolicyStyles.Write(style, """WithOrigins({|CORS106:"null"|})"""));

    [Fact]
    public Task Ignores_a_policy_that_nothing_uses() => Verify.Program(Unused(""".WithOrigins("null")"""));

    [Fact]
    public Task Ignores_a_policy_that_only_Development_uses() => Verify.Program(UsedInDevelopment(""".WithOrigins("null")"""));

    [Theory]
    [Case("""p.WithOrigins("https://shop.example");""")]
    [Case("""p.WithOrigins("https://null.example");""")]
    [Case("""p.SetIsOriginAllowed(o => o == "https://shop.example");""")]
    [Case("""p.SetIsOriginAllowed(o => o != "null" && o == "https://shop.example");""")]
    [Case("p.{|CORS102:SetIsOriginAllowed|}(_ => true).AllowCredentials();")]
    [Case("p.{|CORS103:AllowAnyOrigin|}();")]
    [Case("""p.WithOrigins("null").{|CORS103:AllowAnyOrigin|}();""")]
    [Case("""p.{|CORS204:WithOrigins|}("null").SetIsOriginAllowed(o => o == "https://shop.example");""")]
    public Task Ignores_policies_that_do_not_admit_null_in_particular(string policy) => Verify.Policy(policy);

    [Theory]
    [Case("""p.WithOrigins("null);""")]
    [Case("""p.WithOrigins("null" + );""")]
    [Case("p.WithOrigins(\"null\"")]
    public Task Ignores_broken_code(string policy) => DoesNotReport("CORS106", policy);

    [Fact]
    public Task Flags_whole_statements_beside_broken_code() => TypingPolicy("""
        p.WithOrigins({|CORS106:"null"|});
        var next = ;
        """);

    [Fact]
    public Task Says_in_an_exact_message_that_frames_get_in() => Verify.Policy(
        """p.WithOrigins("https://shop.example", {|#0:"null"|}).AllowCredentials();""",
        Verify.Finding(
            "CORS106",
            "Every website can call this API as the signed-in user and read the answers: a page in a sandboxed frame sends the origin "
                + "'null', and 'null' is allowed. Remove it."));

    [Fact]
    public Task Fix_takes_the_literal_out_and_keeps_trivia() => Verify.FixPolicy<UntrustedOriginFix>(
        """
        // who
        p.WithOrigins(
                {|CORS106:"null"|},
                "https://shop.example") // the shop
            .AllowAnyHeader(); // all
        """,
        """
        // who
        p.WithOrigins(
                "https://shop.example") // the shop
            .AllowAnyHeader(); // all
        """,
        key: FixKeys.ExplicitOrigins);

    [Fact]
    public Task Fix_puts_a_placeholder_where_nothing_would_be_left() => Verify.FixPolicy<UntrustedOriginFix>(
        """p.WithOrigins({|CORS106:"null"|});""",
        """p.WithOrigins("https://app.example.com");""",
        title: "Replace 'null' by 'https://app.example.com'");

    [Fact]
    public Task Fix_takes_the_approved_origins() => Verify.Fix<UntrustedOriginFix>(
        App.OfPolicy("""p.WithOrigins({|CORS106:"null"|});""") with
        {
            EditorConfig = "cors_analyzers.approved_origins = https://shop.example",
        },
        App.OfPolicy("""p.WithOrigins("https://shop.example");""").Code);

    [Fact]
    public Task Fix_takes_the_origins_of_the_apps_other_policies() => Verify.Fix<UntrustedOriginFix>(
        TwoPolicies(""".WithOrigins("https://shop.example")""", """.WithOrigins({|CORS106:"null"|})"""),
        TwoPolicies(""".WithOrigins("https://shop.example")""", """.WithOrigins("https://shop.example")""").Code);

    [Fact]
    public Task Fix_all_mends_every_policy() => Verify.Fix<UntrustedOriginFix>(
        TwoPolicies(
            """.WithOrigins("https://shop.example", {|CORS106:"null"|})""",
            """.WithOrigins({|CORS106:"null"|}, "https://admin.example")"""),
        TwoPolicies(""".WithOrigins("https://shop.example")""", """.WithOrigins("https://admin.example")""").Code);

    [Fact]
    public Task Fix_is_not_offered_inside_a_string_that_is_split_later()
        => Verify.NoFix<UntrustedOriginFix>(App.OfPolicy("""p.WithOrigins({|CORS106:"https://shop.example;null"|}.Split(';'));"""));
}
