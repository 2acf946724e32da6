using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>CORS404: several names in one string.</summary>
public sealed class Cors404Tests : NameRuleTestBase
{
    [Theory]
    [InlineData(".WithMethods({|CORS404:\"GET, PUT\"|});")]
    [InlineData(".WithMethods({|CORS404:\"GET,PUT\"|}, \"DELETE\");")]
    [InlineData(".WithHeaders({|CORS404:\"Content-Type, Authorization\"|});")]
    [InlineData(".WithHeaders({|CORS404:\"Content-Type;Authorization\"|});")]
    [InlineData(".WithExposedHeaders({|CORS404:\"X-Total X-Page\"|});")]
    [InlineData(".WithHeaders(new[] { \"X-A\", {|CORS404:\"X-B,X-C\"|} });")]
    public Task Flags_names_that_share_a_string(string calls) => Verify.Policy(Allowed + calls);

    [Fact]
    public Task Flags_the_names_in_a_policy_object() => Verify.Program(
        PolicyObject("var policy = new CorsPolicy { Origins = { \"https://shop.example\" } };\npolicy.Headers.Add({|CORS404:\"X-A, X-B\"|});"));

    [Theory]
    [InlineData(".WithMethods(\"GET\", \"PUT\");")]
    [InlineData(".WithHeaders(\"Content-Type\", \"Authorization\");")]
    [InlineData(".WithExposedHeaders(\"X-Total\");")]
    [InlineData(".WithHeaders(\"*\");")]
    [InlineData(".WithHeaders(\"Content-Type,Authorization\".Split(','));")]
    [InlineData(".WithHeaders({|CORS403:\"Content-Type,\"|});")]
    [InlineData(".WithHeaders({|CORS403:\"Authorization: Bearer\"|});")]
    [InlineData(".WithHeaders(File.ReadAllText(\"headers.txt\"));")]
    public Task Ignores_one_name_in_each_string(string calls) => Verify.Policy(Allowed + calls);

    [Fact]
    public Task Ignores_look_alike_types() => IgnoresOtherBuilders("p.WithMethods(\"GET, PUT\").WithHeaders(\"A, B\");");

    [Theory]
    [InlineData(".WithMethods(\"GET, PUT);")]
    [InlineData(".WithMethods($\"GET, {\");")]
    [InlineData(".WithHeaders(\"A\" \"B\");")]
    public Task Ignores_broken_code(string calls) => DoesNotReport("CORS404", Allowed + calls);

    [Theory]
    [InlineData("WithMethods", "GET, PUT", "Every request that needs a preflight is refused: 'GET, PUT' is one string, is sent in quotes, and the browser cannot read the list.")]
    [InlineData("WithMethods", "GET PUT", "Every request that needs a preflight is refused: 'GET PUT' is one string and no name, and the browser cannot read the list.")]
    [InlineData("WithHeaders", "X-A;X-B", "Every request that needs a preflight is refused: 'X-A;X-B' is one string and no name, and the browser cannot read the list.")]
    [InlineData("WithHeaders", "X-A, X-É", "Every preflight ends with status 500: 'X-A, X-É' is one string with a character that the server does not send.")]
    [InlineData("WithExposedHeaders", "X-A,X-B", "Scripts can read none of the exposed headers: 'X-A,X-B' is one string, is sent in quotes, and the browser cannot read the list.")]
    [InlineData("WithExposedHeaders", "X-A X-B", "Scripts can read none of the exposed headers: 'X-A X-B' is one string and no name, and the browser cannot read the list.")]
    public Task Says_in_an_exact_message_what_becomes_of_the_list(string call, string names, string message) => Verify.Policy(
        $"{Allowed}.{call}({{|#0:\"{names}\"|}});", Verify.Finding("CORS404", message + " Give each name a string of its own."));

    [Theory]
    [InlineData(".WithMethods({|CORS404:\"GET, PUT\"|});", ".WithMethods(\"GET\", \"PUT\");")]
    [InlineData(".WithMethods({|CORS404:\"get, put, chicken\"|});", ".WithMethods(\"GET\", \"PUT\", \"chicken\");")]
    [InlineData(".WithHeaders({|CORS404:\"X-A;X-B\"|});", ".WithHeaders(\"X-A\", \"X-B\");")]
    [InlineData(".WithHeaders({|CORS404:\"X-A; X-B:\"|});", ".WithHeaders(\"X-A\", \"X-B\");")]
    [InlineData(".WithHeaders({|CORS404:\"Authorization: Bearer, Content-Type: application/json\"|});", ".WithHeaders(\"Authorization\", \"Content-Type\");")]
    [InlineData(".WithHeaders({|CORS404:\"X-A\\nX-B\"|});", ".WithHeaders(\"X-A\", \"X-B\");")]
    [InlineData(".WithHeaders(\"X-A\", {|CORS404:\"X-A, X-B\"|});", ".WithHeaders(\"X-A\", \"X-B\");")]
    [InlineData(".WithHeaders(new[] { {|CORS404:\"X-A, X-B\"|} });", ".WithHeaders(new[] { \"X-A\", \"X-B\" });")]
    [InlineData(".WithExposedHeaders(\n    {|CORS404:\"X-A, X-B\"|}, // both\n    \"X-C\");", ".WithExposedHeaders(\n    \"X-A\",\n    \"X-B\", // both\n    \"X-C\");")]
    public Task Fix_gives_each_name_a_string_and_keeps_trivia(string before, string after) =>
        Verify.FixPolicy<NameFix>(Allowed + before, Allowed + after, key: FixKeys.SplitNames);

    [Fact]
    public Task Fix_says_what_the_names_are() => Verify.FixPolicy<NameFix>(
        $"{Allowed}.WithHeaders({{|CORS404:\"X-A, X-B, X-C\"|}});", $"{Allowed}.WithHeaders(\"X-A\", \"X-B\", \"X-C\");", title: "Split into 'X-A', 'X-B' and 'X-C'");

    [Fact]
    public Task Fix_adds_a_statement_for_each_name_of_a_policy_object() => Verify.Fix<NameFix>(
        PolicyObject("var policy = new CorsPolicy { Origins = { \"https://shop.example\" } };\npolicy.Headers.Add({|CORS404:\"X-A, X-B\"|});"),
        PolicyObject("var policy = new CorsPolicy { Origins = { \"https://shop.example\" } };\npolicy.Headers.Add(\"X-A\");\npolicy.Headers.Add(\"X-B\");").Code);

    [Theory]
    [InlineData(".WithHeaders({|CORS404:\"X-A, X-(B)\"|});")]
    [InlineData(".WithHeaders({|CORS404:\"Accept: text/html, application/xml\"|});")]
    [InlineData(".WithExposedHeaders({|CORS404:\"X-A X-É\"|});")]
    public Task Fix_is_not_offered_where_one_of_them_is_no_name(string calls) => Verify.NoFix<NameFix>(App.OfPolicy(Allowed + calls));

    [Fact]
    public Task Fix_is_not_offered_for_a_constant_which_holds_one_string() => Verify.NoFix<NameFix>(
        App.OfPolicy($"const string Methods = {{|CORS404:\"GET, PUT\"|}};\n{Allowed}.WithMethods(Methods);"));

    [Fact]
    public Task Fix_all_splits_every_list() => Verify.FixPolicy<NameFix>(
        $"{Allowed}.WithMethods({{|CORS404:\"GET, PUT\"|}}).WithHeaders({{|CORS404:\"X-A, X-B\"|}}, {{|CORS404:\"X-C X-D\"|}});",
        $"{Allowed}.WithMethods(\"GET\", \"PUT\").WithHeaders(\"X-A\", \"X-B\", \"X-C\", \"X-D\");");
}
