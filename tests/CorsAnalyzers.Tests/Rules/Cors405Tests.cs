using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>CORS405: a star that browsers take literally.</summary>
public sealed class Cors405Tests : NameRuleTestBase
{
    [Theory]
    [InlineData(".WithExposedHeaders({|CORS405:\"*\"|}).AllowCredentials();")]
    [InlineData(".AllowCredentials().WithExposedHeaders(\"X-Total\", {|CORS405:\"*\"|});")]
    [InlineData(".WithHeaders({|CORS405:\"*\"|}, \"X-Trace\").AllowCredentials();")]
    [InlineData(".WithHeaders({|CORS405:\"*\"|}).WithHeaders(\"X-Trace\").AllowCredentials();")]
    [InlineData(".WithMethods({|CORS405:\"*\"|}, \"PUT\").AllowCredentials();")]
    [InlineData(".WithMethods(new[] { \"PUT\", {|CORS405:\"*\"|} }).AllowCredentials();")]
    [InlineData(".WithMethods({|CORS405:\"*\"|}, {|CORS405:\"*\"|}).AllowCredentials();")]
    [InlineData(".AllowAnyHeader().WithHeaders({|CORS405:\"*\"|}).AllowCredentials();")]
    public Task Flags_a_star_with_credentials(string calls) => Verify.Policy(Allowed + calls);

    [Fact]
    public Task Flags_the_star_in_a_policy_object() => Verify.Program(
        PolicyObject("var policy = new CorsPolicy { Origins = { \"https://shop.example\" }, ExposedHeaders = { {|CORS405:\"*\"|} }, SupportsCredentials = true };"));

    [Theory]
    [InlineData(".WithExposedHeaders(\"*\");")]
    [InlineData(".WithHeaders(\"*\", \"X-Trace\");")]
    [InlineData(".WithMethods(\"*\", \"PUT\");")]
    [InlineData(".WithHeaders(\"*\", \"*\").WithMethods(\"*\", \"*\");")]
    [InlineData(".WithHeaders(\"*\").AllowCredentials();")]
    [InlineData(".WithMethods(\"*\").AllowCredentials();")]
    [InlineData(".AllowAnyHeader().AllowAnyMethod().AllowCredentials();")]
    [InlineData(".WithExposedHeaders(\"*\").AllowCredentials().DisallowCredentials();")]
    [InlineData(".WithExposedHeaders(\"X-Total\").AllowCredentials();")]
    [InlineData(".WithExposedHeaders(File.ReadAllLines(\"headers.txt\")).AllowCredentials();")]
    public Task Ignores_a_star_that_means_all(string calls) => Verify.Policy(Allowed + calls);

    [Fact]
    public Task Ignores_look_alike_types() => IgnoresOtherBuilders("p.WithExposedHeaders(\"*\").WithHeaders(\"*\", \"A\").AllowCredentials();");

    [Theory]
    [InlineData(".WithExposedHeaders(\"*).AllowCredentials();")]
    [InlineData(".WithExposedHeaders(\"X\", ).AllowCredentials();")]
    [InlineData(".WithHeaders(\"*\", ).AllowCredentials(")]
    public Task Ignores_broken_code(string calls) => DoesNotReport("CORS405", Allowed + calls);

    [Fact]
    public Task Says_in_an_exact_message_what_the_star_stands_for() => Verify.Policy(
        $"{Allowed}.WithExposedHeaders({{|#0:\"*\"|}}).WithMethods({{|#1:\"*\"|}}, \"PUT\").AllowCredentials();",
        Verify.Finding("CORS405", "'*' stands for a header literally named '*' here, because the policy allows credentials: scripts can read no further header. List the names."),
        Verify.Finding("CORS405", "'*' stands for a method literally named '*' here, because other names stand beside it and the policy allows credentials. List the names.", at: 1));

    [Theory]
    [InlineData(".WithExposedHeaders(\"X-Total\", {|CORS405:\"*\"|}).AllowCredentials();", ".WithExposedHeaders(\"X-Total\").AllowCredentials();")]
    [InlineData(".WithHeaders({|CORS405:\"*\"|}, /* trace */ \"X-Trace\").AllowCredentials(); // all", ".WithHeaders( /* trace */ \"X-Trace\").AllowCredentials(); // all")]
    [InlineData(".WithHeaders({|CORS405:\"*\"|}).WithHeaders(\"X-Trace\").AllowCredentials();", ".WithHeaders(\"X-Trace\").AllowCredentials();")]
    [InlineData(".WithMethods(\n        \"PUT\", // change\n        {|CORS405:\"*\"|})\n    .AllowCredentials();", ".WithMethods(\n        \"PUT\" // change\n        )\n    .AllowCredentials();")]
    public Task Fix_takes_the_star_out_from_among_names_and_keeps_trivia(string before, string after) => Verify.FixPolicy<NameFix>(
        Allowed + before, Allowed + after, key: FixKeys.RemoveWithoutEffect, title: "Remove \"*\", which is taken literally: only the names count");

    [Theory]
    [InlineData(".WithHeaders({|CORS405:\"*\"|}, {|CORS405:\"*\"|}).AllowCredentials();")]
    [InlineData(".AllowAnyMethod().WithMethods({|CORS405:\"*\"|}).AllowCredentials();")]
    [InlineData(".WithExposedHeaders({|CORS405:\"*\"|}, {|CORS405:\"*\"|}).AllowCredentials();")]
    public Task Fix_is_not_offered_for_one_of_two_stars_because_the_other_would_open_the_list(string calls) => Verify.NoFix<NameFix>(App.OfPolicy(Allowed + calls));

    [Fact]
    public Task Fix_is_not_offered_for_a_lone_star_because_nobody_knows_the_names() => Verify.NoFix<NameFix>(
        App.OfPolicy($"{Allowed}.WithExposedHeaders({{|CORS405:\"*\"|}}).AllowCredentials();"));

    [Fact]
    public Task Fix_all_takes_out_every_star() => Verify.FixPolicy<NameFix>(
        $"{Allowed}.WithMethods(\"PUT\", {{|CORS405:\"*\"|}}).WithHeaders({{|CORS405:\"*\"|}}, \"X-A\").AllowCredentials();",
        $"{Allowed}.WithMethods(\"PUT\").WithHeaders(\"X-A\").AllowCredentials();");
}
