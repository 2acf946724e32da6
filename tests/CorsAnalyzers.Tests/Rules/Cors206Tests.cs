using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>CORS206: origins added to a copy, which goes by the original's origins.</summary>
public sealed class Cors206Tests : NameRuleTestBase
{
    private static App Derived(string statements) => PolicyObject(statements);

    [Theory]
    [Case("""
        var basis = new CorsPolicyBuilder("https://b.example").Build();
        var policy = new CorsPolicyBuilder(basis).{|CORS206:WithOrigins|}("https://a.example").Build();
        """)]
    [Case("""
        var basis = new CorsPolicyBuilder().WithOrigins("https://b.example").AllowAnyHeader().Build();
        var copy = new CorsPolicyBuilder(basis);
        copy.{|CORS206:WithOrigins|}("https://a.example");
        var policy = copy.AllowAnyMethod().Build();
        """)]
    [Case("""
        var basis = new CorsPolicy { Origins = { "https://b.example" } };
        var policy = new CorsPolicyBuilder(basis).AllowAnyHeader().{|CORS206:WithOrigins|}("https://a.example").Build();
        """)]
    [Case("""
        var policy = new CorsPolicyBuilder(new CorsPolicyBuilder("https://b.example").Build())
            .{|CORS206:WithOrigins|}("https://a.example")
            .{|CORS206:WithOrigins|}("https://c.example")
            .Build();
        """)]
    public Task Flags_origins_that_a_copy_ignores(string statements) => Verify.Program(Derived(statements));

    [Theory]
    [Case("""var policy = new CorsPolicyBuilder("https://b.example").WithOrigins("https://a.example").Build();""")]
    [Case("""
        var basis = new CorsPolicyBuilder("https://b.example").Build();
        var policy = new CorsPolicyBuilder(basis).AllowAnyHeader().Build();
        """)]
    [Case("""
        var basis = new CorsPolicyBuilder().AllowAnyHeader().Build();
        var policy = new CorsPolicyBuilder(basis).SetIsOriginAllowed(o => o == "https://a.example").Build();
        """)]
    [Case("""
        var basis = new CorsPolicyBuilder("https://b.example").Build();
        var copy = new CorsPolicyBuilder(basis);
        var policy = new CorsPolicyBuilder("https://a.example").Build();
        """)]
    [Case("""
        var basis = new CorsPolicyBuilder("https://*.b.example", "https://b.example").SetIsOriginAllowedToAllowWildcardSubdomains().Build();
        var policy = new CorsPolicyBuilder(basis).AllowAnyHeader().Build();
        """)]
    public Task Ignores_copies_whose_origins_stay_and_what_is_no_copy(string statements) => Verify.Program(Derived(statements));

    [Theory]
    [Case("""var policy = new CorsPolicyBuilder(basis).WithOrigins("https://a.example").Build();""")]
    [Case("""var policy = new CorsPolicyBuilder(new CorsPolicyBuilder("https://b.example").).WithOrigins("https://a.example").Build();""")]
    [Case("""var policy = new CorsPolicyBuilder(.WithOrigins("https://a.example").Build();""")]
    public Task Ignores_broken_code(string statements) => Typing(Derived(statements));

    [Fact]
    public Task Says_in_an_exact_message_why_they_do_not_count() => Verify.Program(
        Derived("""
            var basis = new CorsPolicyBuilder("https://b.example").Build();
            var policy = new CorsPolicyBuilder(basis).{|#0:WithOrigins|}("https://a.example").Build();
            """),
        Verify.Finding(
            "CORS206",
            "The origins added here are never looked at: the new builder keeps the check of the policy it was copied from, which goes by "
                + "that policy's origins. Build the policy anew."));

    [Fact]
    public Task Fix_starts_from_nothing_and_keeps_trivia() => Verify.Fix<CopiedPredicateFix>(
        Derived("""
            var basis = new CorsPolicyBuilder("https://b.example").Build();
            var policy = new CorsPolicyBuilder(basis) // the rest
                .{|CORS206:WithOrigins|}("https://a.example")
                .Build();
            """),
        Derived("""
            var basis = new CorsPolicyBuilder("https://b.example").Build();
            var policy = new CorsPolicyBuilder() // the rest
                .WithOrigins("https://a.example")
                .Build();
            """).Code,
        key: FixKeys.BuildAnew,
        title: "Start from an empty builder instead of a copy of basis: only the calls written here count");

    [Fact]
    public Task Fix_is_not_offered_where_the_copied_policy_is_made_on_the_spot() => Verify.NoFix<CopiedPredicateFix>(
        Derived("""
            var policy = new CorsPolicyBuilder(new CorsPolicyBuilder("https://b.example").Build())
                .{|CORS206:WithOrigins|}("https://a.example")
                .Build();
            """));

    [Fact]
    public Task Fix_all_starts_anew_once_for_several_calls() => Verify.Fix<CopiedPredicateFix>(
        Derived("""
            var basis = new CorsPolicyBuilder("https://b.example").Build();
            var policy = new CorsPolicyBuilder(basis)
                .{|CORS206:WithOrigins|}("https://a.example")
                .{|CORS206:WithOrigins|}("https://c.example")
                .Build();
            """),
        Derived("""
            var basis = new CorsPolicyBuilder("https://b.example").Build();
            var policy = new CorsPolicyBuilder()
                .WithOrigins("https://a.example")
                .WithOrigins("https://c.example")
                .Build();
            """).Code);
}
