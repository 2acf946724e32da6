using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>CORS114: an origin that the organisation's list does not name.</summary>
public sealed class Cors114Tests : NameRuleTestBase
{
    private const string Option =
        "cors_analyzers.approved_origins = https://shop.example, https://admin.shop.example, https://*.corp.example";

    private static App Approving(string policy) => App.OfPolicy(policy) with { EditorConfig = Option };

    [Theory]
    [Case("""p.WithOrigins({|CORS114:"https://partner.example"|});""")]
    [Case("""p.WithOrigins("https://shop.example", {|CORS114:"https://partner.example"|});""")]
    [Case("""p.WithOrigins({|CORS114:"https://shop.example:8443"|});""")]
    [Case("""p.WithOrigins({|CORS114:"https://corp.example"|});""")]
    [Case("""p.WithOrigins({|CORS114:"https://evilcorp.example"|});""")]
    [Case("""p.WithOrigins({|CORS114:"http://shop.example"|});""")]
    [Case("""p.WithOrigins({|CORS114:"https://*.shop.example"|}).SetIsOriginAllowedToAllowWildcardSubdomains();""")]
    [Case("""
        var origins = new[] { {|CORS114:"https://partner.example"|}, {|CORS114:"https://other.example"|} };
        p.WithOrigins(origins);
        """)]
    public Task Flags_what_is_not_on_the_list(string policy) => Verify.Program(Approving(policy));

    [Fact]
    public Task Flags_an_origin_of_a_policy_object() => Verify.Program(
        PolicyObject("""var policy = new CorsPolicy { Origins = { {|CORS114:"https://partner.example"|} } };""") with
        {
            EditorConfig = Option,
        });

    [Theory]
    [Case("""p.WithOrigins("https://shop.example");""")]
    [Case("""p.WithOrigins("https://SHOP.example");""")]
    [Case("""p.WithOrigins("https://admin.shop.example", "https://shop.example");""")]
    [Case("""p.WithOrigins("https://hr.corp.example");""")]
    [Case("""p.WithOrigins("https://a.b.corp.example");""")]
    [Case("""p.WithOrigins("https://*.corp.example").SetIsOriginAllowedToAllowWildcardSubdomains();""")]
    [Case("""p.WithOrigins(File.ReadAllLines("origins.txt"));""")]
    [Case("""p.SetIsOriginAllowed(o => o == "https://partner.example");""")]
    public Task Ignores_what_is_on_the_list_or_cannot_be_known(string policy) => Verify.Program(Approving(policy));

    [Fact]
    public Task Ignores_everything_while_there_is_no_list() => Verify.Policy("""p.WithOrigins("https://partner.example");""");

    [Fact]
    public Task Ignores_a_policy_that_nothing_uses()
        => Verify.Program(Unused(""".WithOrigins("https://partner.example")""") with { EditorConfig = Option });

    [Fact]
    public Task Ignores_a_policy_that_only_Development_uses()
        => Verify.Program(UsedInDevelopment(""".WithOrigins("https://partner.example")""") with { EditorConfig = Option });

    [Theory]
    [Case("""p.WithOrigins("https://partner.example);""")]
    [Case("""p.WithOrigins("https://shop.example", );""")]
    [Case("""p.WithOrigins("https://shop.example", ;""")]
    public Task Ignores_broken_code(string policy) => Typing(Approving(policy));

    [Fact]
    public Task Says_in_an_exact_message_which_origin_and_which_option() => Verify.Program(
        Approving("""p.WithOrigins({|#0:"https://partner.example"|});"""),
        Verify.Finding(
            "CORS114",
            "'https://partner.example' is allowed, and cors_analyzers.approved_origins does not name it. Use an approved origin, or have "
                + "this one approved."));

    [Fact]
    public Task Fix_writes_the_nearest_approved_origin_and_keeps_trivia() => Verify.Fix<NotApprovedFix>(
        Approving("""p.WithOrigins( /* the shop */ {|CORS114:"https://shopp.example"|}); // ours"""),
        Approving("""p.WithOrigins( /* the shop */ "https://shop.example"); // ours""").Code,
        key: FixKeys.ApprovedOrigin,
        title: "Replace 'https://shopp.example' by the approved 'https://shop.example'");

    [Fact]
    public Task Fix_offers_the_other_approved_origins_as_well() => Verify.Fix<NotApprovedFix>(
        Approving("""p.WithOrigins({|CORS114:"https://shopp.example"|});"""),
        Approving("""p.WithOrigins("https://admin.shop.example");""").Code,
        key: FixKeys.ApprovedOrigin + ".2");

    [Fact]
    public Task Fix_takes_out_what_is_there_already() => Verify.Fix<NotApprovedFix>(
        Approving("""p.WithOrigins("https://shop.example", {|CORS114:"https://shops.example"|});"""),
        Approving("""p.WithOrigins("https://shop.example");""").Code);

    [Fact]
    public Task Fix_puts_a_pattern_in_place_of_a_pattern_only() => Verify.Fix<NotApprovedFix>(
        Approving("""p.WithOrigins({|CORS114:"https://*.corpse.example"|}).SetIsOriginAllowedToAllowWildcardSubdomains();"""),
        Approving("""p.WithOrigins("https://*.corp.example").SetIsOriginAllowedToAllowWildcardSubdomains();""").Code);

    [Fact]
    public Task Fix_all_mends_every_policy() => Verify.Fix<NotApprovedFix>(
        TwoPolicies(
            """.WithOrigins({|CORS114:"https://shopp.example"|})""",
            """.WithOrigins({|CORS114:"https://admin.shopp.example"|})""") with
        { EditorConfig = Option },
        TwoPolicies(""".WithOrigins("https://shop.example")""", """.WithOrigins("https://admin.shop.example")""").Code);
}
