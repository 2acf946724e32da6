using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>CORS403: the name of a method or header that no request has.</summary>
public sealed class Cors403Tests : NameRuleTestBase
{
    [Theory]
    [InlineData(".WithMethods({|CORS403:\"put\"|});")]
    [InlineData(".WithMethods({|CORS403:\"delete\"|}, {|CORS403:\"Patch\"|}, \"DELETE\");")]
    [InlineData(".WithMethods({|CORS403:\"put \"|});")]
    [InlineData(".WithMethods({|CORS403:\"PUT,\"|});")]
    [InlineData(".WithMethods({|CORS403:\"P*\"|});")]
    [InlineData(".WithHeaders({|CORS403:\"X-Foo:\"|}, \"Authorization\");")]
    [InlineData(".WithHeaders({|CORS403:\"Content-Type:application/json\"|});")]
    [InlineData(".WithHeaders({|CORS403:\"Content-Type: application/json\"|});")]
    [InlineData(".WithHeaders({|CORS403:\"X-(Foo)\"|});")]
    [InlineData(".WithHeaders({|CORS403:\"Content-Type,\"|});")]
    [InlineData(".WithHeaders({|CORS403:\"résumé\"|});")]
    [InlineData(".WithHeaders(\"X-Bar\", {|CORS403:\"X-Foo\\r\"|});")]
    [InlineData(".WithHeaders({|CORS403:\"X-*\"|});")]
    [InlineData(".WithHeaders(new[] { {|CORS403:\"[Content-Type]\"|} });")]
    [InlineData(".WithExposedHeaders({|CORS403:\"X-Foo:\"|}, \"X-Bar\");")]
    [InlineData(".WithExposedHeaders({|CORS403:\"X-Größe\"|});")]
    [InlineData(".WithExposedHeaders({|CORS403:\"X-*\"|});")]
    [InlineData(".WithMethods({|CORS403:\"\"|});")]
    [InlineData(".WithMethods({|CORS403:\"PUT/DELETE\"|});")]
    [InlineData(".WithMethods({|CORS403:\"TRACE\"|}, {|CORS403:\"connect\"|}, {|CORS403:\"TRACK\"|});")]
    [InlineData(".WithMethods(new[] { {|CORS403:\"delete\"|} }).AllowCredentials();")]
    public Task Flags_names_that_never_match(string calls) => Verify.Policy(Allowed + calls);

    [Fact]
    public Task Flags_the_name_in_a_policy_object() => Verify.Program(
        PolicyObject("var policy = new CorsPolicy { Origins = { \"https://shop.example\" }, Methods = { {|CORS403:\"put\"|} } };"));

    [Fact]
    public Task Flags_the_literal_in_a_constant() => Verify.Policy($"const string Method = {{|CORS403:\"put\"|}};\n{Allowed}.WithMethods(Method);");

    [Theory]
    [InlineData(".WithMethods(\"GET\", \"HEAD\", \"POST\", \"PUT\", \"PATCH\", \"DELETE\", \"OPTIONS\");")]
    [InlineData(".WithMethods(\"*\");")]
    [InlineData(".WithMethods(\"QUERY\");")]
    [InlineData(".WithMethods(\"chicken\");")]
    [InlineData(".WithMethods(\"PROPFIND\", \"X-CUSTOM\");")]
    [InlineData(".WithMethods(HttpMethods.Put, HttpMethod.Patch.Method);")]
    [InlineData(".WithMethods(File.ReadAllLines(\"methods.txt\"));")]
    [InlineData(".WithHeaders(\"put\");")]
    [InlineData(".WithHeaders(\"content-type\", \"X_Custom.1\", \" X-Padded\");")]
    [InlineData(".WithHeaders(\"*\");")]
    [InlineData(".WithHeaders(\"X-A, X-B\".Split(','));")]
    [InlineData(".WithExposedHeaders(\"*\");")]
    [InlineData(".WithExposedHeaders(\"X-Total\", \"ETag \");")]
    public Task Ignores_names_that_match_and_unknown_ones(string calls) => Verify.Policy(Allowed + calls);

    [Fact]
    public Task Ignores_look_alike_types() => IgnoresOtherBuilders("p.WithMethods(\"put\");");

    [Theory]
    [InlineData(".WithMethods(\"put);")]
    [InlineData(".WithMethods(\"GET\", );")]
    [InlineData(".WithMethods(;")]
    public Task Ignores_broken_code(string calls) => DoesNotReport("CORS403", Allowed + calls);

    [Theory]
    [InlineData("get", "'get' does no harm: browsers never refuse GET, whatever the list says; write 'GET'")]
    [InlineData("Head", "'Head' does no harm: browsers never refuse HEAD, whatever the list says; write 'HEAD'")]
    [InlineData("post ", "'post ' does no harm: browsers never refuse POST, whatever the list says; write 'POST'")]
    [InlineData("PUT ", "'PUT ' does no harm: browsers take the blanks off, others may not; write 'PUT'")]
    public Task Suggests_another_form_of_what_does_no_harm(string method, string message) => Verify.Policy(
        $"{Allowed}.WithMethods({{|#0:\"{method}\"|}});", Verify.Finding("CORS403", message, severity: DiagnosticSeverity.Info));

    [Fact]
    public Task Says_in_an_exact_message_what_browsers_send() => Verify.Policy(
        $"{Allowed}.WithMethods({{|#0:\"put\"|}}, {{|#1:\"TRACE\"|}}, {{|#2:\"PUT,\"|}}, {{|#3:\"PUT/DELETE\"|}});",
        Verify.Finding("CORS403", "No request is allowed by 'put': browsers compare with upper and lower case, and they send 'PUT'"),
        Verify.Finding("CORS403", "No request is allowed by 'TRACE': browsers do not let scripts use this method", at: 1),
        Verify.Finding("CORS403", "Every request that needs a preflight is refused: 'PUT,' is sent in quotes, and the browser cannot read the list; write 'PUT'", at: 2),
        Verify.Finding("CORS403", "Every request that needs a preflight is refused: 'PUT/DELETE' is no name of a method, and the browser cannot read the list", at: 3));

    [Fact]
    public Task Says_in_an_exact_message_what_becomes_of_a_header_that_is_no_name() => Verify.Policy(
        $"{Allowed}.WithHeaders({{|#0:\"X-Foo:\"|}}, {{|#1:\"résumé\"|}}, {{|#2:\"X-*\"|}}).WithExposedHeaders({{|#3:\"X (Bar)\"|}}, {{|#4:\"naïve\"|}});",
        Verify.Finding("CORS403", "Every request that needs a preflight is refused: 'X-Foo:' is no name of a header, and the browser cannot read the list; write 'X-Foo'"),
        Verify.Finding("CORS403", "Every preflight ends with status 500: 'résumé' has a character that the server does not send in a header", at: 1),
        Verify.Finding("CORS403", "No request header is allowed by 'X-*': '*' stands for all only where it is the whole string", at: 2),
        Verify.Finding("CORS404", "Scripts can read none of the exposed headers: 'X (Bar)' is one string and no name, and the browser cannot read the list. Give each name a string of its own.", at: 3),
        Verify.Finding("CORS403", "Every request of an allowed page ends with status 500: 'naïve' has a character that the server does not send in a header", at: 4));

    [Theory]
    [InlineData(".WithHeaders({|CORS403:\"X-Foo:\"|}, \"X-Bar\");", ".WithHeaders(\"X-Foo\", \"X-Bar\");", "Change to 'X-Foo'")]
    [InlineData(".WithHeaders({|CORS403:\"Authorization: Bearer\"|});", ".WithHeaders(\"Authorization\");", "Change to 'Authorization'")]
    [InlineData(".WithExposedHeaders({|CORS403:\"X-Total,\"|});", ".WithExposedHeaders(\"X-Total\");", "Change to 'X-Total'")]
    public Task Fix_writes_the_name_of_the_header(string before, string after, string title) =>
        Verify.FixPolicy<NameFix>(Allowed + before, Allowed + after, key: FixKeys.CorrectName, title: title);

    [Theory]
    [InlineData(".WithHeaders({|CORS403:\"X-(Foo)\"|}, \"X-Bar\");")]
    [InlineData(".WithMethods({|CORS403:\"PUT/DELETE\"|});")]
    [InlineData(".WithHeaders({|CORS403:\"X-*\"|});")]
    public Task Fix_is_not_offered_where_nobody_knows_the_name(string calls) => Verify.NoFix<NameFix>(App.OfPolicy(Allowed + calls));

    [Fact]
    public Task Fix_writes_what_browsers_send_and_keeps_trivia() => Verify.FixPolicy<NameFix>(
        $"{Allowed} // shop\n    .WithMethods(\n        {{|CORS403:\"put\"|}}, // change\n        \"DELETE\");",
        $"{Allowed} // shop\n    .WithMethods(\n        \"PUT\", // change\n        \"DELETE\");",
        key: FixKeys.CorrectName,
        title: "Change to 'PUT'");

    [Fact]
    public Task Fix_takes_out_a_method_that_scripts_may_not_use() => Verify.FixPolicy<NameFix>(
        $"{Allowed}.WithMethods(\"GET\", {{|CORS403:\"TRACE\"|}});",
        $"{Allowed}.WithMethods(\"GET\");",
        key: FixKeys.RemoveWithoutEffect,
        title: "Remove \"TRACE\", which has no effect");

    [Fact]
    public Task Fix_takes_out_the_call_with_its_only_method() => Verify.FixPolicy<NameFix>(
        $"{Allowed}.WithMethods({{|CORS403:\"TRACE\"|}}).AllowAnyHeader();", $"{Allowed}.AllowAnyHeader();");

    [Fact]
    public Task Fix_all_writes_each_method_once() => Verify.Fix<NameFix>(
        App.OfPolicy($"{Allowed}.WithMethods({{|CORS403:\"put\"|}}, {{|CORS403:\"Put\"|}}, {{|CORS403:\"delete\"|}}, \"DELETE\");"),
        App.OfPolicy($"{Allowed}.WithMethods(\"PUT\", \"DELETE\");").Code,
        adjust: static test => test.NumberOfFixAllIterations = 2);

    [Fact]
    public Task Fix_all_mends_every_policy() => Verify.Fix<NameFix>(
        TwoPolicies(".WithOrigins(\"https://shop.example\").WithMethods({|CORS403:\"put\"|})", ".WithOrigins(\"https://shop.example\").WithMethods({|CORS403:\"delete\"|}, {|CORS403:\"patch\"|})"),
        TwoPolicies(".WithOrigins(\"https://shop.example\").WithMethods(\"PUT\")", ".WithOrigins(\"https://shop.example\").WithMethods(\"DELETE\", \"PATCH\")").Code);
}
