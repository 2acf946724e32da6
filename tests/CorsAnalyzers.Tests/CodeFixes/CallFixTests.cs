using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;

namespace CorsAnalyzers.Tests.CodeFixes;

/// <summary>Fixes of calls: wildcard call, calls without effect, missing origins.</summary>
public sealed class CallFixTests : FixTestBase
{
    private const string Wildcard = "SetIsOriginAllowedToAllowWildcardSubdomains";

    private static Task AddsWildcard(string before, string after, string? title = null) =>
        Fixes<WildcardCallFix>(FixKeys.AllowWildcardSubdomains, Policy(before), Policy(after), title);

    [Theory]
    [InlineData("p => p.WithOrigins({|CORS202:\"https://*.example.com\"|})", "p => p.WithOrigins(\"https://*.example.com\").SetIsOriginAllowedToAllowWildcardSubdomains()")]
    [InlineData("p => p.WithOrigins({|CORS202:\"https://*.example.com\"|}).AllowAnyHeader()", "p => p.WithOrigins(\"https://*.example.com\").SetIsOriginAllowedToAllowWildcardSubdomains().AllowAnyHeader()")]
    [InlineData("p => p\n    .WithOrigins({|CORS202:\"https://*.example.com\"|}) // all\n    .AllowAnyHeader()", "p => p\n    .WithOrigins(\"https://*.example.com\")\n    .SetIsOriginAllowedToAllowWildcardSubdomains() // all\n    .AllowAnyHeader()")]
    [InlineData("p => p.WithOrigins({|CORS202:\"https://*.example.com\"|})\n      .AllowAnyHeader()", "p => p.WithOrigins(\"https://*.example.com\")\n      .SetIsOriginAllowedToAllowWildcardSubdomains()\n      .AllowAnyHeader()")]
    [InlineData("new Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicyBuilder({|CORS202:\"https://*.example.com\"|}).Build()", "new Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicyBuilder(\"https://*.example.com\").SetIsOriginAllowedToAllowWildcardSubdomains().Build()")]
    public Task Fix_adds_the_wildcard_call_in_the_style_of_the_chain(string before, string after) =>
        AddsWildcard(before, after, $"Allow every origin that matches 'https://*.example.com': add {Wildcard}");

    [Fact]
    public Task Ignores_a_pattern_that_stands_apart_from_its_policy() =>
        Verify.NoFix<WildcardCallFix>(Policy("p =>\n{\n    var list = new[] { {|CORS202:\"https://*.example.com\"|} };\n    p.WithOrigins(list).AllowAnyHeader();\n}"));

    [Fact]
    public Task Fix_all_adds_the_wildcard_call_once() =>
        AddsWildcard(
            "p => p.WithOrigins({|CORS202:\"https://*.a.example\"|}, {|CORS202:\"https://*.b.example\"|})",
            $"p => p.WithOrigins(\"https://*.a.example\", \"https://*.b.example\").{Wildcard}()");

    [Theory]
    [InlineData("p => p.{|CORS202:SetIsOriginAllowedToAllowWildcardSubdomains|}().WithOrigins(\"https://a.example\")")]
    [InlineData("p => p.WithOrigins(\"https://a.example\").{|CORS202:SetIsOriginAllowedToAllowWildcardSubdomains|}()")]
    public Task Fix_removes_a_wildcard_call_without_a_pattern(string before) =>
        Fixes<WildcardCallFix>(
            FixKeys.RemoveWithoutEffect,
            Policy(before),
            Policy("p => p.WithOrigins(\"https://a.example\")"),
            $"Remove {Wildcard}, which has no pattern to apply to");

    private static Task Removes(string before, string after, string? title = null, int rounds = 1) =>
        Fixes<CallWithoutEffectFix>(FixKeys.RemoveWithoutEffect, Policy(before), Policy(after), title, rounds);

    private const string Conflict = "p => p.{|CORS204:WithOrigins|}(\"https://a.example\").SetIsOriginAllowed(o => o == \"https://b.example\").AllowCredentials()";

    [Fact]
    public Task Fix_offers_to_remove_the_call_without_effect() =>
        Removes(Conflict, "p => p.SetIsOriginAllowed(o => o == \"https://b.example\").AllowCredentials()", "Remove WithOrigins, which SetIsOriginAllowed overrides");

    [Fact]
    public Task Fix_offers_to_remove_what_takes_the_effect_away() =>
        Fixes<CallWithoutEffectFix>(
            FixKeys.RemoveOverride,
            Policy(Conflict),
            Policy("p => p.WithOrigins(\"https://a.example\").AllowCredentials()"),
            "Remove SetIsOriginAllowed, so that WithOrigins counts");

    [Fact]
    public Task Ignores_an_override_whose_removal_would_open_the_policy() =>
        Verify.NoFix<CallWithoutEffectFix>(Policy("p => p.{|CORS204:AllowAnyOrigin|}().WithOrigins(\"https://a.example\")"), FixKeys.RemoveOverride);

    [Theory]
    [InlineData("p => p.{|CORS204:AllowAnyOrigin|}().WithOrigins(\"https://a.example\")", "p => p.WithOrigins(\"https://a.example\")", "Remove AllowAnyOrigin, which WithOrigins overrides")]
    [InlineData("p => p.{|CORS204:SetIsOriginAllowed|}(o => false).SetIsOriginAllowed(o => o == \"https://a.example\")", "p => p.SetIsOriginAllowed(o => o == \"https://a.example\")", "Remove SetIsOriginAllowed, which another SetIsOriginAllowed overrides")]
    [InlineData("p => p.WithOrigins({|CORS204:\"*\"|}).WithOrigins(\"https://a.example\")", "p => p.WithOrigins(\"https://a.example\")", "Remove \"*\", which WithOrigins overrides")]
    [InlineData("p => p.WithOrigins(\"https://a.example\", {|CORS204:\"*\"|})", "p => p.WithOrigins(\"https://a.example\")", "Remove \"*\", which has no effect beside other origins")]
    public Task Titles_say_why_a_call_goes(string before, string after, string title) => Removes(before, after, title);

    [Fact]
    public Task Fix_all_removes_two_neighbours_of_a_chain() =>
        Removes(
            "p =>\n{\n    p\n        .{|CORS204:WithOrigins|}(\"https://a.example\")\n        .{|CORS204:SetIsOriginAllowed|}(o => false)\n        .SetIsOriginAllowed(o => o == \"https://b.example\");\n}",
            "p =>\n{\n    p\n        .SetIsOriginAllowed(o => o == \"https://b.example\");\n}");

    [Fact]
    public Task Fix_all_never_leaves_a_bare_builder() =>
        Removes(
            "p =>\n{\n    p.{|CORS204:WithOrigins|}(\"https://a.example\").{|CORS204:WithOrigins|}(\"https://b.example\");\n    p.SetIsOriginAllowed(o => o == \"https://c.example\");\n}",
            "p =>\n{\n    p.SetIsOriginAllowed(o => o == \"https://c.example\");\n}",
            rounds: 2);

    private static string Empty(string lambda) => Policy(lambda).Replace("AddDefaultPolicy", "{|CORS205:AddDefaultPolicy|}", StringComparison.Ordinal);

    private static Task NamesOrigins(string before, string after) => Fixes<NoOriginFix>(FixKeys.ExplicitOrigins, before, after);

    [Theory]
    [InlineData("p => p.AllowAnyHeader().AllowAnyMethod()", "p => p.WithOrigins(\"https://app.example.com\").AllowAnyHeader().AllowAnyMethod()")]
    [InlineData("p => p\n    .AllowAnyHeader()\n    .AllowAnyMethod()", "p => p\n    .WithOrigins(\"https://app.example.com\")\n    .AllowAnyHeader()\n    .AllowAnyMethod()")]
    [InlineData("p => p.AllowAnyHeader()\n      .AllowAnyMethod()", "p => p.WithOrigins(\"https://app.example.com\")\n      .AllowAnyHeader()\n      .AllowAnyMethod()")]
    public Task Fix_names_origins_in_front_of_the_first_call(string before, string after) => NamesOrigins(Empty(before), Policy(after));

    [Theory]
    [InlineData("p => { }", "p => { p.WithOrigins(\"https://app.example.com\"); }")]
    [InlineData("p => {}", "p => { p.WithOrigins(\"https://app.example.com\"); }")]
    [InlineData("(p) =>\n{\n    // later\n}", "(p) =>\n{\n    // later\n    p.WithOrigins(\"https://app.example.com\");\n}")]
    [InlineData("p =>\n{\n}", "p =>\n{\n    p.WithOrigins(\"https://app.example.com\");\n}")]
    public Task Fix_fills_an_empty_lambda(string before, string after) => NamesOrigins(Empty(before), Policy(after));

    // The first thing that such an object sets is taken for the first call on a builder.
    [Theory]
    [InlineData("new Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicy { SupportsCredentials = true }")]
    [InlineData("new Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicy\n{\n    SupportsCredentials = true,\n}")]
    public Task Ignores_a_policy_object_that_sets_something_else(string policy) => Verify.NoFix<NoOriginFix>(Empty(policy));

    [Theory]
    [InlineData("{|CORS205:AddDefaultPolicy|}(new CorsPolicy())", "AddDefaultPolicy(new CorsPolicy { Origins = { \"https://app.example.com\" } })")]
    public Task Fix_fills_the_list_of_a_policy_object(string before, string after)
    {
        static string Program(string call) =>
            "using Microsoft.AspNetCore.Cors.Infrastructure;\n\nvar builder = WebApplication.CreateBuilder(args);\nbuilder.Services.AddCors(o => o." + call + ");\n" + Use;

        return NamesOrigins(Program(before), Program(after));
    }

    [Fact]
    public Task Fix_fills_the_list_of_a_policy_object_with_a_name()
    {
        static string Program(string call) =>
            "using Microsoft.AspNetCore.Cors.Infrastructure;\n\nvar builder = WebApplication.CreateBuilder(args);\nbuilder.Services.AddCors(o => o." + call + ");\n"
                + Use.Replace("UseCors()", "UseCors(\"a\")", StringComparison.Ordinal);

        return NamesOrigins(
            Program("{|CORS205:AddPolicy|}(\"a\", new CorsPolicy() { })"),
            Program("AddPolicy(\"a\", new CorsPolicy() { Origins = { \"https://app.example.com\" } })"));
    }

    [Theory]
    [InlineData("new Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicy { Origins = { } }")]
    [InlineData("p => { /* later */ }")]
    [InlineData("p => { Console.WriteLine(); }")]
    public Task Ignores_a_policy_that_is_not_plainly_empty(string lambda) => Verify.NoFix<NoOriginFix>(Empty(lambda));
}
