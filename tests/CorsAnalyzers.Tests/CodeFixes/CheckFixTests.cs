using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;

namespace CorsAnalyzers.Tests.CodeFixes;

/// <summary>Edits of origin checks, of lists that are split and of copied policies.</summary>
public sealed class CheckFixTests : FixTestBase
{
    private static Task Compares(string before, string after) => Fixes<OriginCheckFix>(FixKeys.CompareExactly, Policy(before), Policy(after));

    [Fact]
    public Task Fix_writes_an_escaped_parameter_as_it_is() => Compares(
        "p => p.{|CORS105:SetIsOriginAllowed|}(@base => @base.StartsWith(\"https://example.com\"))",
        "p => p.SetIsOriginAllowed(@base => Uri.TryCreate(@base, UriKind.Absolute, out var uri) && uri.Scheme == \"https\" && uri.Host == \"example.com\")");

    [Fact]
    public Task Fix_takes_the_next_name_when_several_are_taken() => Compares(
        "p => { var uri = 1; var originUri = 2; p.{|CORS105:SetIsOriginAllowed|}(o => o.StartsWith(\"https://example.com\")); }",
        "p => { var uri = 1; var originUri = 2; p.SetIsOriginAllowed(o => Uri.TryCreate(o, UriKind.Absolute, out var parsedOrigin) && parsedOrigin.Scheme == \"https\" && parsedOrigin.Host == \"example.com\"); }");

    [Fact]
    public Task Fix_compares_the_port_that_the_check_names() => Compares(
        "p => p.{|CORS105:SetIsOriginAllowed|}(o => o.EndsWith(\"example.com:8443\"))",
        "p => p.SetIsOriginAllowed(o => Uri.TryCreate(o, UriKind.Absolute, out var uri) && uri.Scheme == \"https\" && (uri.Host == \"example.com\" || uri.Host.EndsWith(\".example.com\", StringComparison.Ordinal)) && uri.Port == 8443)");

    [Fact]
    public Task Fix_compares_in_a_policy_object() => Compares(
        "new Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicy { SupportsCredentials = true, {|CORS105:IsOriginAllowed|} = o => o.EndsWith(\".example.com\") }",
        "new Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicy { SupportsCredentials = true, IsOriginAllowed = o => Uri.TryCreate(o, UriKind.Absolute, out var uri) && uri.Scheme == \"https\" && uri.Host.EndsWith(\".example.com\", StringComparison.Ordinal) }");

    [Theory]
    [InlineData("o => o.EndsWith(\"github.io\")")]
    [InlineData("o => o.StartsWith(\"https://example.com\") /* ours */ && true")]
    [InlineData("o => o.StartsWith( /* ours */ \"https://example.com\")")]
    [InlineData("o => o.StartsWith(\"https://example\")")]
    [InlineData("o => System.Text.RegularExpressions.Regex.IsMatch(o, \"(a|b)+\")")]
    public Task Ignores_checks_of_which_the_meaning_or_the_owner_is_unknown(string check) =>
        Verify.NoFix<OriginCheckFix>(Policy($"p => p.{{|CORS105:SetIsOriginAllowed|}}({check})"), FixKeys.CompareExactly);

    [Fact]
    public Task Ignores_a_check_with_a_directive_inside() => Verify.NoFix<PredicateThrowsFix>(
        Policy("p => p.{|CORS209:SetIsOriginAllowed|}(o =>\n{\n    var uri =\n#if DEBUG\n        new Uri(o);\n#else\n        new Uri(o + \"/\");\n#endif\n    return uri.IsLoopback;\n})"));

    [Fact]
    public Task Fix_all_merges_checks_of_one_file()
    {
        static string Program(string first, string second) =>
            $"var builder = WebApplication.CreateBuilder(args);\nbuilder.Services.AddCors(o =>\n{{\n    o.AddDefaultPolicy(p => p.{first});\n    o.AddPolicy(\"x\", p => p.{second});\n}});\n"
                + Use.Replace("\"Hello\");", "\"Hello\").RequireCors(\"x\");", StringComparison.Ordinal);

        return Fixes<PredicateThrowsFix>(
            FixKeys.TryCreateUri,
            Program("{|CORS209:SetIsOriginAllowed|}(o => new Uri(o).IsLoopback)", "{|CORS209:SetIsOriginAllowed|}(o => new Uri(o).Host == \"a\")"),
            Program(
                "SetIsOriginAllowed(o => Uri.TryCreate(o, UriKind.Absolute, out var uri) && uri.IsLoopback)",
                "SetIsOriginAllowed(o => Uri.TryCreate(o, UriKind.Absolute, out var uri) && uri.Host == \"a\")"));
    }

    [Theory]
    [InlineData("{|CORS207:READ|}!", "READ")]
    [InlineData("{|CORS207:READ|}", "READ")]
    public Task Fix_throws_behind_a_value_of_any_shape(string before, string after)
    {
        static string Reading(string code) =>
            Policy($"p => p.WithOrigins({code})").Replace("READ", "builder.Configuration.GetSection(\"A\").Get<string[]>()", StringComparison.Ordinal);

        return Fixes<OriginsMayBeNullFix>(
            FixKeys.FailFast,
            Reading(before),
            Reading($"{after} ?? throw new InvalidOperationException(\"Set A to the origins that may call this API.\")"));
    }

    [Fact]
    public Task Ignores_a_max_age_of_which_no_other_is_meant() =>
        Verify.NoFix<MaxAgeFix>(Policy("p => p.WithOrigins(\"https://a.example\").{|CORS407:SetPreflightMaxAge|}(TimeSpan.FromDays(1))"));

    [Fact]
    public Task Ignores_a_copy_that_is_made_by_a_call_with_consequences() => Verify.NoFix<CopiedPredicateFix>(
        "using Microsoft.AspNetCore.Cors.Infrastructure;\n" + Policy("new CorsPolicyBuilder(Make()).{|CORS206:WithOrigins|}(\"https://a.example\").Build()") + "static CorsPolicy Make() => new() { Origins = { \"https://b.example\" } };\n");
}
