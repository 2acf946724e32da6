using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;

namespace CorsAnalyzers.Tests.CodeFixes;

/// <summary>Fixes of single origins: null, public suffixes, spelling, loopback.</summary>
public sealed class OriginFixTests : FixTestBase
{
    private const string Wildcard = "SetIsOriginAllowedToAllowWildcardSubdomains";

    private static Task Untrusted(string before, string after, string? title = null, int rounds = 1) =>
        Fixes<UntrustedOriginFix>(FixKeys.ExplicitOrigins, Policy(before), Policy(after), title, rounds);

    [Theory]
    [InlineData("p => p.WithOrigins(\"https://a.example\", {|CORS106:\"null\"|})", "p => p.WithOrigins(\"https://a.example\")")]
    [InlineData("p => p.WithOrigins({|CORS106:\"null\"|}, \"https://a.example\")", "p => p.WithOrigins(\"https://a.example\")")]
    [InlineData("p => p.WithOrigins(\"https://a.example\", {|CORS106:\"null\"|}, \"https://b.example\")", "p => p.WithOrigins(\"https://a.example\", \"https://b.example\")")]
    [InlineData("p => p.WithOrigins(new[] { \"https://a.example\", {|CORS106:\"null\"|}, })", "p => p.WithOrigins(new[] { \"https://a.example\", })")]
    [InlineData("p => p.WithOrigins(\n    \"https://a.example\", // a\n    {|CORS106:\"null\"|}, // files\n    \"https://b.example\")", "p => p.WithOrigins(\n    \"https://a.example\", // a\n    \"https://b.example\")")]
    [InlineData("p => p.WithOrigins(\n    \"https://a.example\", // a\n    {|CORS106:\"null\"|})", "p => p.WithOrigins(\n    \"https://a.example\" // a\n    )")]
    [InlineData("p => p.WithOrigins(\n    \"https://a.example\", // a\n    {|CORS106:\"null\"|} // files\n)", "p => p.WithOrigins(\n    \"https://a.example\" // a\n)")]
    [InlineData("p => p.WithOrigins(\n    \"https://a.example\",\n    {|CORS106:\"null\"|})", "p => p.WithOrigins(\n    \"https://a.example\")")]
    [InlineData("p => p.WithOrigins({|CORS106:\"null\"|}).WithOrigins(\"https://a.example\")", "p => p.WithOrigins(\"https://a.example\")")]
    [InlineData("p => p.WithOrigins(\"https://a.example\").WithOrigins(new string[] { {|CORS106:\"null\"|} })", "p => p.WithOrigins(\"https://a.example\").WithOrigins(new string[] { })")]
    [InlineData("p => p.WithOrigins(\n    \"https://a.example\",\n    {|CORS106:\"null\"|}, \"https://b.example\")", "p => p.WithOrigins(\n    \"https://a.example\",\n    \"https://b.example\")")]
    public Task Fix_takes_null_out_of_a_list(string before, string after) => Untrusted(before, after);

    [Theory]
    [InlineData("p =>\n{\n    string[] list = [\"https://a.example\", {|CORS106:\"null\"|}];\n    p.WithOrigins(list);\n}", "p =>\n{\n    string[] list = [\"https://a.example\"];\n    p.WithOrigins(list);\n}")]
    [InlineData("p =>\n{\n    string[] list =\n    [\n        \"https://a.example\",\n        {|CORS106:\"null\"|},\n    ];\n    p.WithOrigins(list);\n}", "p =>\n{\n    string[] list =\n    [\n        \"https://a.example\",\n    ];\n    p.WithOrigins(list);\n}")]
    [InlineData("p =>\n{\n    string[] more = [\"https://a.example\"];\n    string[] list = [{|CORS106:\"null\"|}, .. more];\n    p.WithOrigins(list);\n}", "p =>\n{\n    string[] more = [\"https://a.example\"];\n    string[] list = [.. more];\n    p.WithOrigins(list);\n}")]
    public Task Fix_takes_null_out_of_a_collection_expression(string before, string after)
    {
        Assert.SkipUnless(Roslyn.HasCollectionExpressions, "This Roslyn does not know collection expressions.");
        return Untrusted(before, after);
    }

    [Fact]
    public Task Fix_replaces_a_lone_null() => Untrusted("p => p.WithOrigins({|CORS106:\"null\"|})", "p => p.WithOrigins(\"https://app.example.com\")");

    [Fact]
    public Task Fix_replaces_a_predicate_that_admits_null() =>
        Untrusted(
            "p => p.{|CORS106:SetIsOriginAllowed|}(o => o == \"null\" || o == \"https://a.example\").AllowCredentials()",
            "p => p.WithOrigins(\"https://a.example\").AllowCredentials()");

    [Fact]
    public Task Fix_replaces_null_where_it_cannot_be_taken_out() =>
        Untrusted(
            "p => p.WithOrigins(\"https://a.example\").WithOrigins(new[] { {|CORS106:\"null\"|} })",
            "p => p.WithOrigins(\"https://a.example\").WithOrigins(new[] { \"https://a.example\" })");

    [Fact]
    public Task Fix_removes_the_statement_that_adds_null()
    {
        const string Head = "using Microsoft.AspNetCore.Cors.Infrastructure;\n\nvar policy = new CorsPolicy();\npolicy.Origins.Add(\"https://a.example\");\n";
        return Fixes<UntrustedOriginFix>(FixKeys.ExplicitOrigins, Head + "policy.Origins.Add({|CORS106:\"null\"|});\n" + Policy("policy"), Head + Policy("policy"));
    }

    [Fact]
    public Task Fix_all_takes_every_null_out() =>
        Untrusted(
            "p => p.WithOrigins(\"https://a.example\", {|CORS106:\"null\"|}, \"https://b.example\", {|CORS106:\"null\"|}, {|CORS106:\"null\"|})",
            "p => p.WithOrigins(\"https://a.example\", \"https://b.example\")");

    [Fact]
    public Task Fix_replaces_a_public_suffix_and_the_call_it_needed() =>
        Untrusted(
            "p => p\n    .SetIsOriginAllowedToAllowWildcardSubdomains()\n    .WithOrigins({|CORS107:\"https://*.azurewebsites.net\"|})\n    .AllowCredentials()",
            "p => p\n    .WithOrigins(\"https://app.example.com\")\n    .AllowCredentials()");

    [Fact]
    public Task Fix_does_not_write_an_origin_twice() =>
        Untrusted(
            $"p => p.WithOrigins(\"https://app.example.com\", {{|CORS107:\"https://*.com\"|}}).{Wildcard}()",
            "p => p.WithOrigins(\"https://app.example.com\")");

    [Fact]
    public Task Fix_all_does_not_write_an_origin_twice() =>
        Untrusted(
            $"p => p.WithOrigins({{|CORS107:\"https://*.com\"|}}, {{|CORS107:\"https://*.net\"|}}).WithOrigins({{|CORS107:\"https://*.org\"|}}).{Wildcard}()",
            "p => p.WithOrigins(\"https://app.example.com\").WithOrigins(\"https://app.example.com\")",
            rounds: 2);

    [Fact]
    public Task Title_names_what_goes_and_what_comes() =>
        Untrusted(
            $"p => p.WithOrigins({{|CORS107:\"https://*.com\"|}}).{Wildcard}()",
            "p => p.WithOrigins(\"https://app.example.com\")",
            "Replace 'https://*.com' by 'https://app.example.com'");

    [Fact]
    public Task Title_names_what_stays() =>
        Untrusted(
            "p => p.WithOrigins(\"https://a.example\", \"https://b.example\", {|CORS106:\"null\"|})",
            "p => p.WithOrigins(\"https://a.example\", \"https://b.example\")",
            "Remove \"null\": only 'https://a.example' and 'https://b.example' stay allowed");

    [Theory]
    [InlineData("CorsAnalyzers.CorrectOrigin", "http://localhost:3000")]
    [InlineData("CorsAnalyzers.CorrectOrigin.2", "https://localhost:3000")]
    public Task Fix_offers_every_choice(string key, string choice) =>
        Fixes<CorrectOriginFix>(key, Policy("p => p.WithOrigins({|CORS201:\"localhost:3000\"|})"), Policy($"p => p.WithOrigins(\"{choice}\")"), $"Change to '{choice}'");

    [Fact]
    public Task Fix_splits_several_origins_in_one_string() =>
        Fixes<CorrectOriginFix>(
            FixKeys.CorrectOrigin,
            Policy("p => p.WithOrigins({|CORS201:\"https://a.example, https://b.example\"|})"),
            Policy("p => p.WithOrigins(\"https://a.example\", \"https://b.example\")"));

    [Theory]
    [InlineData("const string list = {|CORS201:\"https://a.example/;https://b.example\"|};", "list.Split(';')")]
    [InlineData("const string list = {|CORS201:\"https://a.example,https://b.example\"|};", "list")]
    public Task Ignores_a_correction_that_would_lose_origins(string declaration, string use) =>
        Verify.NoFix<CorrectOriginFix>(declaration + "\n" + Policy($"p => p.WithOrigins({use})"));

    private static string Constant(string literal) =>
        Policy("p => p.WithOrigins(Origins.App).AllowCredentials()") + "\nstatic class Origins\n{\n    public const string App = " + literal + "; // the app\n}\n";

    [Fact]
    public Task Fix_corrects_where_the_literal_is() =>
        Fixes<CorrectOriginFix>(FixKeys.CorrectOrigin, Constant("{|CORS108:\"http://app.example.com\"|}"), Constant("\"https://app.example.com\""));

    [Fact]
    public Task Fix_names_origins_where_no_real_one_passes() =>
        Fixes<CorrectOriginFix>(
            FixKeys.ExplicitOrigins,
            Policy("p => p.{|CORS201:SetIsOriginAllowed|}(o => o == \"https://a.example/\")"),
            Policy("p => p.WithOrigins(\"https://app.example.com\")"));

    [Fact]
    public Task Fix_all_corrects_every_literal() =>
        Fixes<CorrectOriginFix>(
            FixKeys.CorrectOrigin,
            Policy("p => p.WithOrigins({|CORS201:\"https://a.example/\"|}, \"https://b.example\").WithOrigins({|CORS201:\"https://a.example/\"|})"),
            Policy("p => p.WithOrigins(\"https://a.example\", \"https://b.example\").WithOrigins(\"https://a.example\")"));

    private static Task Loopback(string before, string after, int rounds = 1) =>
        Fixes<LoopbackOriginFix>(FixKeys.DevelopmentOnly, before, after, rounds: rounds);

    [Fact]
    public Task Fix_moves_a_loopback_origin_into_Development_as_a_block() =>
        Loopback(
            Policy("p => p.WithOrigins(\"https://a.example\", {|CORS109:\"http://localhost:3000\"|}).AllowCredentials()"),
            Policy("p =>\n{\n    p.WithOrigins(\"https://a.example\").AllowCredentials();\n    if (builder.Environment.IsDevelopment())\n    {\n        p.WithOrigins(\"http://localhost:3000\");\n    }\n}"));

    [Fact]
    public Task Fix_keeps_a_chain_over_several_lines() =>
        Loopback(
            Policy("p => p\n    .WithOrigins(\n        \"https://a.example\", // a\n        {|CORS109:\"http://localhost:3000\"|},\n        \"https://b.example\")\n    .AllowCredentials()"),
            Policy("p =>\n{\n    p\n        .WithOrigins(\n            \"https://a.example\", // a\n            \"https://b.example\")\n        .AllowCredentials();\n    if (builder.Environment.IsDevelopment())\n    {\n        p.WithOrigins(\"http://localhost:3000\");\n    }\n}"));

    [Fact]
    public Task Fix_keeps_a_chain_that_begins_on_its_own_line() =>
        Loopback(
            Policy("p =>\n    p.WithOrigins(\"https://a.example\", {|CORS109:\"http://localhost:3000\"|})\n     .AllowCredentials()"),
            Policy("p =>\n{\n    p.WithOrigins(\"https://a.example\")\n     .AllowCredentials();\n    if (builder.Environment.IsDevelopment())\n    {\n        p.WithOrigins(\"http://localhost:3000\");\n    }\n}"));

    [Fact]
    public Task Fix_adds_the_condition_behind_a_statement() =>
        Loopback(
            Policy("p => {\n  p.WithOrigins({|CORS109:\"http://localhost:3000\"|}, \"https://a.example\"); // apps\n  p.AllowCredentials();\n}"),
            Policy("p => {\n  p.WithOrigins(\"https://a.example\"); // apps\n  if (builder.Environment.IsDevelopment()) {\n    p.WithOrigins(\"http://localhost:3000\");\n  }\n  p.AllowCredentials();\n}"));

    [Fact]
    public Task Fix_adds_to_the_condition_of_an_earlier_fix() =>
        Loopback(
            Policy("p =>\n{\n    p.WithOrigins(\"https://a.example\", {|CORS109:\"http://localhost:5173\"|}).AllowCredentials();\n    if (builder.Environment.IsDevelopment())\n    {\n        p.WithOrigins(\"http://localhost:3000\");\n    }\n}"),
            Policy("p =>\n{\n    p.WithOrigins(\"https://a.example\").AllowCredentials();\n    if (builder.Environment.IsDevelopment())\n    {\n        p.WithOrigins(\"http://localhost:3000\", \"http://localhost:5173\");\n    }\n}"));

    [Fact]
    public Task Fix_puts_a_statement_that_is_about_one_origin_under_the_condition() =>
        Loopback(
            Policy("p =>\n{\n    p.WithOrigins(\"https://a.example\").AllowCredentials();\n    p.WithOrigins({|CORS109:\"http://localhost:3000\"|}); // me\n}"),
            Policy("p =>\n{\n    p.WithOrigins(\"https://a.example\").AllowCredentials();\n    if (builder.Environment.IsDevelopment())\n    {\n        p.WithOrigins(\"http://localhost:3000\"); // me\n    }\n}"));

    [Fact]
    public Task Fix_wraps_the_use_of_a_policy_that_is_all_loopback() =>
        Loopback(
            Policy("p => p.WithOrigins({|CORS109:\"http://localhost:3000\"|}).AllowCredentials()"),
            Policy("p => p.WithOrigins(\"http://localhost:3000\").AllowCredentials()")
                .Replace("app.UseCors();\n", "if (app.Environment.IsDevelopment())\n{\n    app.UseCors();\n}\n", StringComparison.Ordinal));

    [Theory]
    [InlineData("public class C { public void M(IServiceCollection s) => s.AddCors(o => o.AddDefaultPolicy(p => p.WithOrigins(\"https://a.example\", {|CORS109:\"http://localhost:3000\"|}).AllowCredentials())); }")]
    [InlineData("public class C { public void M(IServiceCollection s, IWebHostEnvironment e) => s.AddCors(o => o.AddDefaultPolicy(p => Build(p, q => q.WithOrigins(\"https://a.example\", {|CORS109:\"http://localhost:3000\"|}).AllowCredentials()))); static object Build(CorsPolicyBuilder p, Func<CorsPolicyBuilder, object> f) => f(p); }")]
    [InlineData("public class C { public void M(IServiceCollection s, IWebHostEnvironment e) { var p = new CorsPolicyBuilder(\"https://a.example\", {|CORS109:\"http://localhost:3000\"|}).AllowCredentials(); s.AddCors(o => o.AddDefaultPolicy(p.Build())); } }")]
    [InlineData("public class C { static readonly string[] List = { \"https://a.example\", {|CORS109:\"http://localhost:3000\"|} }; public void M(IServiceCollection s, IWebHostEnvironment e) => s.AddCors(o => o.AddDefaultPolicy(p => p.WithOrigins(List).AllowCredentials())); }")]
    public Task Ignores_a_loopback_origin_without_an_environment_or_a_statement(string type) =>
        Verify.NoFix<LoopbackOriginFix>("using Microsoft.AspNetCore.Cors.Infrastructure;\n\n" + type + "\n");

    [Fact]
    public Task Ignores_a_lambda_with_a_comment_that_a_block_would_lose() =>
        Verify.NoFix<LoopbackOriginFix>(Policy("p => /* ours */ p.WithOrigins(\"https://a.example\", {|CORS109:\"http://localhost:3000\"|}).AllowCredentials()"));

    [Fact]
    public Task Fix_all_adds_the_second_loopback_origin_in_the_next_round() =>
        Loopback(
            Policy("p => p.WithOrigins({|CORS109:\"http://localhost:3000\"|}, \"https://a.example\", {|CORS109:\"http://localhost:5173\"|}).AllowCredentials()"),
            Policy("p =>\n{\n    p.WithOrigins(\"https://a.example\").AllowCredentials();\n    if (builder.Environment.IsDevelopment())\n    {\n        p.WithOrigins(\"http://localhost:3000\", \"http://localhost:5173\");\n    }\n}"),
            rounds: 2);
}
