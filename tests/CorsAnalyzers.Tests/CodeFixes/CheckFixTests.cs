using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;
using CorsAnalyzers.Rules;
using Xunit;

namespace CorsAnalyzers.Tests.CodeFixes;

/// <summary>Edits of origin checks, of lists that are split and of copied policies, apart from the analyzer.</summary>
public sealed class CheckFixTests : FixTestBase
{
    private static readonly (string, string) OwnDomain = (FindingProperties.OwnDomains, "a.example.com\nexample.com");

    private static Task Compares(string before, string after, params (string, string)[] properties) => Fixes(
        new OriginCheckFix(), RuleIds.OriginCheckBypass, FixKeys.CompareExactly, Policy(before), Policy(after), properties);

    [Fact]
    public Task Fix_writes_an_escaped_parameter_as_it_is() => Compares(
        "p => p.[|SetIsOriginAllowed|](@base => @base.StartsWith(\"https://example.com\"))",
        "p => p.SetIsOriginAllowed(@base => Uri.TryCreate(@base, UriKind.Absolute, out var uri) && uri.Scheme == \"https\" && uri.Host == \"example.com\")");

    [Fact]
    public Task Fix_takes_the_next_name_when_several_are_taken() => Compares(
        "p => { var uri = 1; var originUri = 2; p.[|SetIsOriginAllowed|](o => o.StartsWith(\"https://example.com\")); }",
        "p => { var uri = 1; var originUri = 2; p.SetIsOriginAllowed(o => Uri.TryCreate(o, UriKind.Absolute, out var parsedOrigin) && parsedOrigin.Scheme == \"https\" && parsedOrigin.Host == \"example.com\"); }");

    [Fact]
    public Task Fix_compares_the_port_that_the_check_names() => Compares(
        "p => p.[|SetIsOriginAllowed|](o => o.Contains(\"https://example.com:8443\"))",
        "p => p.SetIsOriginAllowed(o => Uri.TryCreate(o, UriKind.Absolute, out var uri) && uri.Scheme == \"https\" && uri.Host == \"example.com\" && uri.Port == 8443)");

    [Fact]
    public Task Fix_compares_in_a_policy_object() => Compares(
        "new Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicy { [|IsOriginAllowed|] = o => o.EndsWith(\".example.com\") }",
        "new Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicy { IsOriginAllowed = o => Uri.TryCreate(o, UriKind.Absolute, out var uri) && uri.Scheme == \"https\" && uri.Host.EndsWith(\".example.com\", StringComparison.Ordinal) }",
        OwnDomain);

    [Theory]
    [InlineData("o => o.EndsWith(\"example.com\")")]
    [InlineData("o => o.StartsWith(\"https://example.com\") /* ours */ && true")]
    [InlineData("o => o.StartsWith( /* ours */ \"https://example.com\")")]
    [InlineData("o => o.StartsWith(\"https://example\")")]
    [InlineData("o => o.StartsWith(\"\")")]
    [InlineData("o => o.EndsWith('m')")]
    [InlineData("o => System.Text.RegularExpressions.Regex.IsMatch(o, \"(a|b)+\")")]
    [InlineData("o => Equals(o, \"https://example.com\")")]
    [InlineData("string.IsNullOrEmpty")]
    public Task Ignores_checks_of_which_the_meaning_or_the_owner_is_unknown(string check) =>
        OffersNothing(new OriginCheckFix(), RuleIds.OriginCheckBypass, Policy($"p => p.[|SetIsOriginAllowed|]({check})"));

    [Fact]
    public Task Ignores_a_check_with_a_directive_inside() => OffersNothing(
        new PredicateThrowsFix(),
        RuleIds.PredicateThrows,
        Policy("p => p.[|SetIsOriginAllowed|](o =>\n{\n    var uri =\n#if DEBUG\n        new Uri(o);\n#else\n        new Uri(o + \"/\");\n#endif\n    return uri.IsLoopback;\n})"));

    [Fact]
    public Task Fix_all_merges_checks_of_one_file() => FixesAll(
        new PredicateThrowsFix(),
        RuleIds.PredicateThrows,
        FixKeys.TryCreateUri,
        Policy("p => p.[|SetIsOriginAllowed|](o => new Uri(o).IsLoopback)") + "builder.Services.AddCors(o => o.AddPolicy(\"x\", p => p.[|SetIsOriginAllowed|](o => new Uri(o).Host == \"a\")));\n",
        Policy("p => p.SetIsOriginAllowed(o => Uri.TryCreate(o, UriKind.Absolute, out var uri) && uri.IsLoopback)") + "builder.Services.AddCors(o => o.AddPolicy(\"x\", p => p.SetIsOriginAllowed(o => Uri.TryCreate(o, UriKind.Absolute, out var uri) && uri.Host == \"a\")));\n");

    [Theory]
    [InlineData("builder.Configuration[\"A\"] is { } a ? a : null", "(builder.Configuration[\"A\"] is { } a ? a : null)")]
    [InlineData("builder.Configuration[\"A\"]!", "builder.Configuration[\"A\"]")]
    [InlineData("builder.Configuration[\"A\"] ?? builder.Configuration[\"B\"]", "builder.Configuration[\"A\"] ?? builder.Configuration[\"B\"]")]
    public Task Fix_throws_behind_a_value_of_any_shape(string before, string after) => Fixes(
        new OriginsMayBeNullFix(),
        RuleIds.OriginsMayBeNull,
        FixKeys.FailFast,
        Policy($"p => p.WithOrigins([|{before}|])"),
        Policy($"p => p.WithOrigins({after} ?? throw new InvalidOperationException(\"Set A to the origins that may call this API.\"))"),
        (FindingProperties.ConfigurationKey, "A"));

    [Fact]
    public Task Ignores_a_max_age_without_a_number_of_seconds() =>
        OffersNothing(new MaxAgeFix(), RuleIds.MaxAgeIgnored, Policy("p => p.[|SetPreflightMaxAge|](TimeSpan.FromDays(1))"));

    [Fact]
    public Task Ignores_a_copy_that_is_made_by_a_call_with_consequences() => OffersNothing(
        new CopiedPredicateFix(),
        RuleIds.CopiedPredicate,
        "using Microsoft.AspNetCore.Cors.Infrastructure;\nvar b = new {|0:CorsPolicyBuilder|}(Make()).[|WithOrigins|](\"https://a.example\");\nstatic CorsPolicy Make() => new();\n",
        At(FindingProperties.CopiedAt, 0));
}
