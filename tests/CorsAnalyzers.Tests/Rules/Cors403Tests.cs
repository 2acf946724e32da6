using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>CORS403: a method name that no request has.</summary>
public sealed class Cors403Tests : NameRuleTestBase
{
    [Theory]
    [Case(""".WithMethods({|CORS403:"put"|});""")]
    [Case(""".WithMethods({|CORS403:"get"|}, {|CORS403:"Patch"|}, "DELETE");""")]
    [Case(""".WithMethods({|CORS403:"PUT "|});""")]
    [Case(""".WithMethods({|CORS403:""|});""")]
    [Case(""".WithMethods({|CORS403:"PUT/DELETE"|});""")]
    [Case(""".WithMethods({|CORS403:"TRACE"|}, {|CORS403:"connect"|}, {|CORS403:"TRACK"|});""")]
    [Case(""".WithMethods(new[] { {|CORS403:"delete"|} }).AllowCredentials();""")]
    public Task Flags_names_that_never_match(string calls) => Verify.Policy(Allowed + calls);

    [Fact]
    public Task Flags_the_name_in_a_policy_object() => Verify.Program(
        PolicyObject("""var policy = new CorsPolicy { Origins = { "https://shop.example" }, Methods = { {|CORS403:"put"|} } };"""));

    [Fact]
    public Task Flags_the_literal_in_a_constant() => Verify.Policy($$"""
        const string Method = {|CORS403:"put"|};
        {{Allowed}}.WithMethods(Method);
        """);

    [Theory]
    [Case(""".WithMethods("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");""")]
    [Case(""".WithMethods("*");""")]
    [Case(""".WithMethods("QUERY");""")]
    [Case(""".WithMethods("chicken");""")]
    [Case(""".WithMethods("PROPFIND", "X-CUSTOM");""")]
    [Case(".WithMethods(HttpMethods.Put, HttpMethod.Patch.Method);")]
    [Case(""".WithMethods(File.ReadAllLines("methods.txt"));""")]
    [Case(""".WithHeaders("put");""")]
    public Task Ignores_names_that_match_and_unknown_ones(string calls) => Verify.Policy(Allowed + calls);

    [Theory]
    [Case(""".WithMethods("put);""")]
    [Case(""".WithMethods("GET", );""")]
    [Case(".WithMethods(;")]
    public Task Ignores_broken_code(string calls) => DoesNotReport("CORS403", Allowed + calls);

    [Fact]
    public Task Says_in_an_exact_message_what_browsers_send() => Verify.Policy(
        $$"""{{Allowed}}.WithMethods({|#0:"put"|}, {|#1:"TRACE"|}, {|#2:"PUT "|});""",
        Verify.Finding("CORS403", "No request is allowed by 'put': browsers compare with upper and lower case, and they send 'PUT'"),
        Verify.Finding("CORS403", "No request is allowed by 'TRACE': browsers do not let scripts use this method", at: 1),
        Verify.Finding(
            "CORS403",
            "No request is allowed by 'PUT ': a method name is one word without blanks or special characters, such as 'PUT'",
            at: 2));

    [Fact]
    public Task Fix_writes_what_browsers_send_and_keeps_trivia() => Verify.FixPolicy<NameFix>(
        $$"""
        {{Allowed}} // shop
            .WithMethods(
                {|CORS403:"put"|}, // change
                "DELETE");
        """,
        $"""
        {Allowed} // shop
            .WithMethods(
                "PUT", // change
                "DELETE");
        """,
        key: FixKeys.CorrectName,
        title: "Change to 'PUT'");

    [Fact]
    public Task Fix_takes_out_a_method_that_scripts_may_not_use() => Verify.FixPolicy<NameFix>(
        $$"""{{Allowed}}.WithMethods("GET", {|CORS403:"TRACE"|});""",
        $"""{Allowed}.WithMethods("GET");""",
        key: FixKeys.RemoveWithoutEffect,
        title: """Remove "TRACE", which has no effect""");

    [Fact]
    public Task Fix_takes_out_the_call_with_its_only_method() => Verify.FixPolicy<NameFix>(
        $$"""{{Allowed}}.WithMethods({|CORS403:"TRACE"|}).AllowAnyHeader();""", $"{Allowed}.AllowAnyHeader();");

    [Fact]
    public Task Fix_all_writes_each_method_once() => Verify.Fix<NameFix>(
        App.OfPolicy($$"""{{Allowed}}.WithMethods({|CORS403:"put"|}, {|CORS403:"Put"|}, {|CORS403:"get"|}, "GET");"""),
        App.OfPolicy($"""{Allowed}.WithMethods("PUT", "GET");""").Code,
        adjust: static test => test.NumberOfFixAllIterations = 2);

    [Fact]
    public Task Fix_all_mends_every_policy() => Verify.Fix<NameFix>(
        TwoPolicies(
            """.WithOrigins("https://shop.example").WithMethods({|CORS403:"put"|})""",
            """.WithOrigins("https://shop.example").WithMethods({|CORS403:"delete"|}, {|CORS403:"patch"|})"""),
        TwoPolicies(
            """.WithOrigins("https://shop.example").WithMethods("PUT")""",
            """.WithOrigins("https://shop.example").WithMethods("DELETE", "PATCH")""").Code);
}
