using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;
using CorsAnalyzers.Rules;
using Xunit;

namespace CorsAnalyzers.Tests.CodeFixes;

/// <summary>Fixes of calls: wildcard call, calls without effect, missing origins.</summary>
public sealed class CallFixTests : FixTestBase
{
    private const string Wildcard = "SetIsOriginAllowedToAllowWildcardSubdomains";

    private static Task AddsWildcard(string before, string after, params (string, string)[] properties) =>
        Fixes(new WildcardCallFix(), RuleIds.WildcardNeedsCall, FixKeys.AllowWildcardSubdomains, Policy(before), Policy(after), properties);

    [Theory]
    [InlineData("p => p.WithOrigins([|\"https://*.example.com\"|])", "p => p.WithOrigins(\"https://*.example.com\").SetIsOriginAllowedToAllowWildcardSubdomains()")]
    [InlineData("p => p.WithOrigins([|\"https://*.example.com\"|]).AllowAnyHeader()", "p => p.WithOrigins(\"https://*.example.com\").SetIsOriginAllowedToAllowWildcardSubdomains().AllowAnyHeader()")]
    [InlineData("p => p\n    .WithOrigins([|\"https://*.example.com\"|]) // all\n    .AllowAnyHeader()", "p => p\n    .WithOrigins(\"https://*.example.com\")\n    .SetIsOriginAllowedToAllowWildcardSubdomains() // all\n    .AllowAnyHeader()")]
    [InlineData("p => p.WithOrigins([|\"https://*.example.com\"|])\n      .AllowAnyHeader()", "p => p.WithOrigins(\"https://*.example.com\")\n      .SetIsOriginAllowedToAllowWildcardSubdomains()\n      .AllowAnyHeader()")]
    [InlineData("new Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicyBuilder([|\"https://*.example.com\"|]).Build()", "new Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicyBuilder(\"https://*.example.com\").SetIsOriginAllowedToAllowWildcardSubdomains().Build()")]
    public Task Fix_adds_the_wildcard_call_in_the_style_of_the_chain(string before, string after) => AddsWildcard(before, after);

    [Fact]
    public Task Fix_adds_the_wildcard_call_where_the_policy_begins() =>
        AddsWildcard(
            "p =>\n{\n    var list = new[] { [|\"https://*.example.com\"|] };\n    p.{|0:WithOrigins|}(list).AllowAnyHeader();\n}",
            "p =>\n{\n    var list = new[] { \"https://*.example.com\" };\n    p.SetIsOriginAllowedToAllowWildcardSubdomains().WithOrigins(list).AllowAnyHeader();\n}",
            At(FindingProperties.FirstCallAt, 0));

    [Fact]
    public Task Ignores_a_pattern_whose_policy_is_unknown() =>
        OffersNothing(new WildcardCallFix(), RuleIds.WildcardNeedsCall, "string[] list = { [|\"https://*.example.com\"|] };\n");

    [Fact]
    public Task Fix_all_adds_the_wildcard_call_once() =>
        FixesAll(
            new WildcardCallFix(),
            RuleIds.WildcardNeedsCall,
            FixKeys.AllowWildcardSubdomains,
            Policy("p => p.WithOrigins([|\"https://*.a.example\"|], [|\"https://*.b.example\"|])"),
            Policy($"p => p.WithOrigins(\"https://*.a.example\", \"https://*.b.example\").{Wildcard}()"));

    [Fact]
    public Task Fix_removes_a_wildcard_call_without_a_pattern() =>
        Fixes(
            new WildcardCallFix(),
            RuleIds.WildcardNeedsCall,
            FixKeys.RemoveWithoutEffect,
            Policy($"p => p.[|{Wildcard}|]().WithOrigins(\"https://a.example\")"),
            Policy("p => p.WithOrigins(\"https://a.example\")"));

    [Fact]
    public async Task Titles_of_the_wildcard_fix_say_what_it_admits()
    {
        Assert.Equal(
            ["Allow every origin that matches 'https://*.example.com': add SetIsOriginAllowedToAllowWildcardSubdomains"],
            await TitlesOf(new WildcardCallFix(), RuleIds.WildcardNeedsCall, Policy("p => p.WithOrigins([|\"https://*.example.com\"|])")));
        Assert.Equal(
            ["Remove SetIsOriginAllowedToAllowWildcardSubdomains, which has no pattern to apply to"],
            await TitlesOf(new WildcardCallFix(), RuleIds.WildcardNeedsCall, Policy($"p => p.WithOrigins(\"https://a.example\").[|{Wildcard}|]()")));
    }

    [Fact]
    public async Task Fix_offers_both_sides_of_a_conflict()
    {
        var harness = await FixHarness.Of(
            new CallWithoutEffectFix(),
            RuleIds.CallWithoutEffect,
            Policy("p => p.[|WithOrigins|](\"https://a.example\").{|0:SetIsOriginAllowed|}(o => o == \"https://b.example\").AllowCredentials()"),
            [At(FindingProperties.OverriddenByAt, 0), (FindingProperties.OverrideIsRemovable, "true")]);
        Assert.Equal(
            [
                ("Remove WithOrigins, which SetIsOriginAllowed overrides", FixKeys.RemoveWithoutEffect),
                ("Remove SetIsOriginAllowed, so that WithOrigins counts", FixKeys.RemoveOverride),
            ],
            await harness.Offers());
        Assert.Equal(Policy("p => p.SetIsOriginAllowed(o => o == \"https://b.example\").AllowCredentials()"), await harness.Fix(FixKeys.RemoveWithoutEffect));
        Assert.Equal(Policy("p => p.WithOrigins(\"https://a.example\").AllowCredentials()"), await harness.Fix(FixKeys.RemoveOverride));
    }

    [Fact]
    public async Task Ignores_an_override_whose_removal_would_open_the_policy()
    {
        var titles = await TitlesOf(
            new CallWithoutEffectFix(),
            RuleIds.CallWithoutEffect,
            Policy("p => p.[|AllowAnyOrigin|]().{|0:WithOrigins|}(\"https://a.example\")"),
            At(FindingProperties.OverriddenByAt, 0));
        Assert.Equal(["Remove AllowAnyOrigin, which WithOrigins overrides"], titles);
    }

    [Theory]
    [InlineData("p => p.[|SetIsOriginAllowed|](o => false).{|0:SetIsOriginAllowed|}(o => o == \"https://a.example\")", "Remove SetIsOriginAllowed, which another SetIsOriginAllowed overrides")]
    [InlineData("p => p.WithOrigins([|\"*\"|]).{|0:WithOrigins|}(\"https://a.example\")", "Remove \"*\", which WithOrigins overrides")]
    public async Task Titles_say_why_a_call_goes(string lambda, string title) =>
        Assert.Equal(
            [title], await TitlesOf(new CallWithoutEffectFix(), RuleIds.CallWithoutEffect, Policy(lambda), At(FindingProperties.OverriddenByAt, 0)));

    [Fact]
    public async Task Titles_say_what_makes_a_star_inert() =>
        Assert.Equal(
            ["Remove \"*\", which has no effect beside other origins"],
            await TitlesOf(
                new CallWithoutEffectFix(),
                RuleIds.CallWithoutEffect,
                Policy("p => p.{|0:WithOrigins|}(\"https://a.example\", [|\"*\"|])"),
                At(FindingProperties.OverriddenByAt, 0)));

    [Fact]
    public Task Fix_removes_a_star_that_has_no_effect() =>
        Fixes(
            new CallWithoutEffectFix(),
            RuleIds.CallWithoutEffect,
            FixKeys.RemoveWithoutEffect,
            Policy("p => p.WithOrigins(\"https://a.example\", [|\"*\"|])"),
            Policy("p => p.WithOrigins(\"https://a.example\")"));

    [Fact]
    public Task Fix_all_removes_two_neighbours_of_a_chain() =>
        FixesAll(
            new CallWithoutEffectFix(),
            RuleIds.CallWithoutEffect,
            FixKeys.RemoveWithoutEffect,
            Policy("p =>\n{\n    p\n        .[|WithOrigins|](\"https://a.example\")\n        .[|SetIsOriginAllowed|](o => false)\n        .SetIsOriginAllowed(o => o == \"https://b.example\");\n}"),
            Policy("p =>\n{\n    p\n        .SetIsOriginAllowed(o => o == \"https://b.example\");\n}"));

    [Fact]
    public Task Fix_all_never_leaves_a_bare_builder() =>
        FixesAll(
            new CallWithoutEffectFix(),
            RuleIds.CallWithoutEffect,
            FixKeys.RemoveWithoutEffect,
            Policy("p =>\n{\n    p.[|WithOrigins|](\"https://a.example\").[|WithOrigins|](\"https://b.example\");\n    p.AllowAnyOrigin();\n}"),
            Policy("p =>\n{\n    p.WithOrigins(\"https://b.example\");\n    p.AllowAnyOrigin();\n}"));

    private static Task NamesOrigins(string before, string after, params (string, string)[] properties) =>
        Fixes(new NoOriginFix(), RuleIds.NoOrigin, FixKeys.ExplicitOrigins, before, after, [Origins(Example), .. properties]);

    [Theory]
    [InlineData("p => p.{|0:AllowAnyHeader|}().AllowAnyMethod()", "p => p.WithOrigins(\"https://app.example.com\").AllowAnyHeader().AllowAnyMethod()")]
    [InlineData("p => p\n    .{|0:AllowAnyHeader|}()\n    .AllowAnyMethod()", "p => p\n    .WithOrigins(\"https://app.example.com\")\n    .AllowAnyHeader()\n    .AllowAnyMethod()")]
    [InlineData("p => p.{|0:AllowAnyHeader|}()\n      .AllowAnyMethod()", "p => p.WithOrigins(\"https://app.example.com\")\n      .AllowAnyHeader()\n      .AllowAnyMethod()")]
    public Task Fix_names_origins_in_front_of_the_first_call(string before, string after) =>
        NamesOrigins(
            Policy(before).Replace("AddDefaultPolicy", "[|AddDefaultPolicy|]", StringComparison.Ordinal),
            Policy(after),
            At(FindingProperties.FirstCallAt, 0));

    [Theory]
    [InlineData("p => { }", "p => { p.WithOrigins(\"https://app.example.com\"); }")]
    [InlineData("p => {}", "p => { p.WithOrigins(\"https://app.example.com\"); }")]
    [InlineData("(p) =>\n{\n    // later\n}", "(p) =>\n{\n    // later\n    p.WithOrigins(\"https://app.example.com\");\n}")]
    [InlineData("p =>\n{\n}", "p =>\n{\n    p.WithOrigins(\"https://app.example.com\");\n}")]
    public Task Fix_fills_an_empty_lambda(string before, string after) =>
        NamesOrigins(Policy(before).Replace("AddDefaultPolicy", "[|AddDefaultPolicy|]", StringComparison.Ordinal), Policy(after));

    [Theory]
    [InlineData("[|AddDefaultPolicy|](new CorsPolicy())", "AddDefaultPolicy(new CorsPolicy { Origins = { \"https://app.example.com\" } })")]
    [InlineData("[|AddDefaultPolicy|](new CorsPolicy { SupportsCredentials = true })", "AddDefaultPolicy(new CorsPolicy { Origins = { \"https://app.example.com\" }, SupportsCredentials = true })")]
    [InlineData("[|AddDefaultPolicy|](new CorsPolicy\n{\n    SupportsCredentials = true,\n})", "AddDefaultPolicy(new CorsPolicy\n{\n    Origins = { \"https://app.example.com\" },\n    SupportsCredentials = true,\n})")]
    [InlineData("AddPolicy(\"a\", new [|CorsPolicy|]() { })", "AddPolicy(\"a\", new CorsPolicy() { Origins = { \"https://app.example.com\" } })")]
    public Task Fix_fills_the_list_of_a_policy_object(string before, string after)
    {
        const string Source = "using Microsoft.AspNetCore.Cors.Infrastructure;\n\nvar builder = WebApplication.CreateBuilder(args);\nbuilder.Services.AddCors(o => o.{0});\n";
        return NamesOrigins(Source.Replace("{0}", before, StringComparison.Ordinal), Source.Replace("{0}", after, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("new Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicy { Origins = { } }")]
    [InlineData("p => { /* later */ }")]
    [InlineData("p => { Console.WriteLine(); }")]
    public Task Ignores_a_policy_that_is_not_plainly_empty(string lambda) =>
        OffersNothing(
            new NoOriginFix(), RuleIds.NoOrigin, Policy(lambda).Replace("AddDefaultPolicy", "[|AddDefaultPolicy|]", StringComparison.Ordinal), Origins(Example));
}
