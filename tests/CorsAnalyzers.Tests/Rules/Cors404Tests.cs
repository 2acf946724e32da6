using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>CORS404: several names in one string.</summary>
public sealed class Cors404Tests : NameRuleTestBase
{
    [Theory]
    [Case(""".WithMethods({|CORS404:"GET, PUT"|});""")]
    [Case(""".WithMethods({|CORS404:"GET,PUT"|}, "DELETE");""")]
    [Case(""".WithHeaders({|CORS404:"Content-Type, Authorization"|});""")]
    [Case(""".WithHeaders({|CORS404:"Content-Type;Authorization"|});""")]
    [Case(""".WithExposedHeaders({|CORS404:"X-Total X-Page"|});""")]
    [Case(""".WithHeaders(new[] { "X-A", {|CORS404:"X-B,X-C"|} });""")]
    public Task Flags_names_that_share_a_string(string calls) => Verify.Policy(Allowed + calls);

    [Fact]
    public Task Flags_the_names_in_a_policy_object() => Verify.Program(
        PolicyObject("""
            var policy = new CorsPolicy { Origins = { "https://shop.example" } };
            policy.Headers.Add({|CORS404:"X-A, X-B"|});
            """));

    [Theory]
    [Case(""".WithMethods("GET", "PUT");""")]
    [Case(""".WithHeaders("Content-Type", "Authorization");""")]
    [Case(""".WithExposedHeaders("X-Total");""")]
    [Case(""".WithHeaders("*");""")]
    [Case(""".WithHeaders("Content-Type,Authorization".Split(','));""")]
    [Case(""".WithHeaders("Content-Type,");""")]
    [Case(""".WithHeaders(File.ReadAllText("headers.txt"));""")]
    public Task Ignores_one_name_in_each_string(string calls) => Verify.Policy(Allowed + calls);

    [Theory]
    [Case(""".WithMethods("GET, PUT);""")]
    [Case(""".WithMethods($"GET, {");""")]
    [Case(""".WithHeaders("A" "B");""")]
    public Task Ignores_broken_code(string calls) => DoesNotReport("CORS404", Allowed + calls);

    [Fact]
    public Task Says_in_an_exact_message_what_becomes_of_the_preflight() => Verify.Policy(
        $$"""{{Allowed}}.WithMethods({|#0:"GET, PUT"|});""",
        Verify.Finding(
            "CORS404",
            "Every request that needs a preflight is refused: 'GET, PUT' is one string, is sent in quotes, and the browser cannot read "
                + "the list. Give each name a string of its own."));

    [Theory]
    [Change(""".WithMethods({|CORS404:"GET, PUT"|});""", """.WithMethods("GET", "PUT");""")]
    [Change(""".WithMethods({|CORS404:"get, put, chicken"|});""", """.WithMethods("GET", "PUT", "chicken");""")]
    [Change(""".WithHeaders({|CORS404:"X-A;X-B"|});""", """.WithHeaders("X-A", "X-B");""")]
    [Change(""".WithHeaders("X-A", {|CORS404:"X-A, X-B"|});""", """.WithHeaders("X-A", "X-B");""")]
    [Change(""".WithHeaders(new[] { {|CORS404:"X-A, X-B"|} });""", """.WithHeaders(new[] { "X-A", "X-B" });""")]
    [Change(
        """
        .WithExposedHeaders(
            {|CORS404:"X-A, X-B"|}, // both
            "X-C");
        """,
        """
        .WithExposedHeaders(
            "X-A",
            "X-B", // both
            "X-C");
        """)]
    public Task Fix_gives_each_name_a_string_and_keeps_trivia(string before, string after) =>
        Verify.FixPolicy<NameFix>(Allowed + before, Allowed + after, key: FixKeys.SplitNames);

    [Fact]
    public Task Fix_says_what_the_names_are() => Verify.FixPolicy<NameFix>(
        $$"""{{Allowed}}.WithHeaders({|CORS404:"X-A, X-B, X-C"|});""",
        $"""{Allowed}.WithHeaders("X-A", "X-B", "X-C");""",
        title: "Split into 'X-A', 'X-B' and 'X-C'");

    [Fact]
    public Task Fix_adds_a_statement_for_each_name_of_a_policy_object() => Verify.Fix<NameFix>(
        PolicyObject("""
            var policy = new CorsPolicy { Origins = { "https://shop.example" } };
            policy.Headers.Add({|CORS404:"X-A, X-B"|});
            """),
        PolicyObject("""
            var policy = new CorsPolicy { Origins = { "https://shop.example" } };
            policy.Headers.Add("X-A");
            policy.Headers.Add("X-B");
            """).Code);

    [Fact]
    public Task Fix_is_not_offered_for_a_constant_which_holds_one_string() => Verify.NoFix<NameFix>(
        App.OfPolicy($$"""
            const string Methods = {|CORS404:"GET, PUT"|};
            {{Allowed}}.WithMethods(Methods);
            """));

    [Fact]
    public Task Fix_all_splits_every_list() => Verify.FixPolicy<NameFix>(
        $$"""{{Allowed}}.WithMethods({|CORS404:"GET, PUT"|}).WithHeaders({|CORS404:"X-A, X-B"|}, {|CORS404:"X-C X-D"|});""",
        $"""{Allowed}.WithMethods("GET", "PUT").WithHeaders("X-A", "X-B", "X-C", "X-D");""");
}
