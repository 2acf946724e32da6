using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>CORS406: a header name that changes nothing where it stands.</summary>
public sealed class Cors406Tests : NameRuleTestBase
{
    [Theory]
    [InlineData(".WithHeaders({|CORS406:\"Host\"|});")]
    [InlineData(".WithHeaders(\"X-Trace\", {|CORS406:\"origin\"|}, {|CORS406:\"Cookie\"|});")]
    [InlineData(".WithHeaders({|CORS406:\"Sec-Fetch-Mode\"|}, {|CORS406:\"proxy-authorization\"|});")]
    [InlineData(".WithHeaders({|CORS406:\"Access-Control-Allow-Origin\"|});")]
    [InlineData(".WithHeaders({|CORS406:\"Accept\"|}, \"Content-Type\");")]
    [InlineData(".WithExposedHeaders({|CORS406:\"Set-Cookie\"|});")]
    [InlineData(".WithExposedHeaders({|CORS406:\"Content-Type\"|}, \"X-Total\", {|CORS406:\"cache-control\"|});")]
    [InlineData(".WithExposedHeaders({|CORS406:\"Origin\"|}, {|CORS406:\"Access-Control-Request-Method\"|}, {|CORS406:\"access-control-request-headers\"|});")]
    [InlineData(".WithExposedHeaders({|CORS406:\"Access-Control-Allow-Methods\"|}, {|CORS406:\"Access-Control-Allow-Headers\"|}, {|CORS406:\"Access-Control-Max-Age\"|});")]
    [InlineData(".WithHeaders({|CORS406:\"\"|}, \"X-Trace\").WithExposedHeaders({|CORS406:\" \"|});")]
    public Task Flags_names_that_change_nothing(string calls) => Verify.Policy(Allowed + calls);

    [Fact]
    public Task Flags_the_name_in_a_policy_object() => Verify.Program(
        PolicyObject("var policy = new CorsPolicy { Origins = { \"https://shop.example\" }, ExposedHeaders = { {|CORS406:\"Set-Cookie\"|}, \"X-Total\" } };"));

    [Theory]
    [InlineData(".WithHeaders(\"Content-Type\", \"Authorization\");")]
    [InlineData(".WithHeaders(\"X-Requested-With\", \"X-Host\");")]
    [InlineData(".WithHeaders(\"*\");")]
    [InlineData(".WithHeaders(\"Range\");")]
    [InlineData(".WithExposedHeaders(\"Content-Disposition\", \"Location\", \"ETag\");")]
    [InlineData(".WithExposedHeaders(\"X-Set-Cookie\");")]
    [InlineData(".WithExposedHeaders(\"Access-Control-Allow-Origin\", \"Vary\");")]
    [InlineData(".WithExposedHeaders(\"Authorization\");")]
    [InlineData(".WithHeaders(File.ReadAllLines(\"headers.txt\"));")]
    public Task Ignores_names_that_count(string calls) => Verify.Policy(Allowed + calls);

    [Fact]
    public Task Ignores_look_alike_types() => IgnoresOtherBuilders("p.WithHeaders(\"Host\").WithExposedHeaders(\"Set-Cookie\");");

    [Theory]
    [InlineData(".WithHeaders(\"Host);")]
    [InlineData(".WithHeaders(\"X\", , );")]
    [InlineData(".WithExposedHeaders(new[] { \"X\", ")]
    public Task Ignores_broken_code(string calls) => DoesNotReport("CORS406", Allowed + calls);

    [Fact]
    public Task Says_in_an_exact_message_why_a_name_changes_nothing() => Verify.Policy(
        $"{Allowed}.WithHeaders({{|#0:\"Host\"|}}, {{|#1:\"Access-Control-Allow-Origin\"|}}, {{|#2:\"Accept\"|}}).WithExposedHeaders({{|#3:\"Set-Cookie\"|}}, {{|#4:\"Content-Type\"|}});",
        Verify.Finding("CORS406", "'Host' has no effect here: browsers set this header themselves, and scripts cannot"),
        Verify.Finding("CORS406", "'Access-Control-Allow-Origin' has no effect here: it is a header of responses, and this list is about requests", at: 1),
        Verify.Finding("CORS406", "'Accept' has no effect here: scripts may always set this header", at: 2),
        Verify.Finding("CORS406", "'Set-Cookie' has no effect here: browsers never let scripts read this header", at: 3),
        Verify.Finding("CORS406", "'Content-Type' has no effect here: scripts can always read this header", at: 4));

    [Theory]
    [InlineData(".WithHeaders(\"X-Trace\", {|CORS406:\"Host\"|}); // trace", ".WithHeaders(\"X-Trace\"); // trace")]
    [InlineData(".WithHeaders({|CORS406:\"Host\"|}, \"X-Trace\");", ".WithHeaders(\"X-Trace\");")]
    [InlineData("\n    .WithHeaders({|CORS406:\"Host\"|}) // nothing\n    .AllowAnyMethod();", "\n    .AllowAnyMethod();")]
    [InlineData(".WithHeaders({|CORS406:\"Host\"|}).AllowAnyMethod();", ".AllowAnyMethod();")]
    public Task Fix_takes_out_the_name_or_the_call_with_its_only_name_and_keeps_trivia(string before, string after) => Verify.FixPolicy<NameFix>(
        Allowed + before, Allowed + after, key: FixKeys.RemoveWithoutEffect, title: "Remove \"Host\", which has no effect");

    [Fact]
    public Task Fix_takes_the_name_out_of_a_policy_object() => Verify.Fix<NameFix>(
        PolicyObject("var policy = new CorsPolicy { Origins = { \"https://shop.example\" }, ExposedHeaders = { {|CORS406:\"Set-Cookie\"|}, \"X-Total\" } };"),
        PolicyObject("var policy = new CorsPolicy { Origins = { \"https://shop.example\" }, ExposedHeaders = { \"X-Total\" } };").Code);

    [Fact]
    public Task Fix_all_takes_out_every_name() => Verify.FixPolicy<NameFix>(
        $"{Allowed}.WithHeaders({{|CORS406:\"Host\"|}}, \"X-A\", {{|CORS406:\"Origin\"|}}).WithExposedHeaders({{|CORS406:\"Set-Cookie\"|}}, \"X-Total\");",
        $"{Allowed}.WithHeaders(\"X-A\").WithExposedHeaders(\"X-Total\");");

    [Fact]
    public Task Fix_all_takes_out_the_call_in_the_round_after_its_names() => Verify.Fix<NameFix>(
        App.OfPolicy($"{Allowed}.WithHeaders({{|CORS406:\"Host\"|}}, {{|CORS406:\"Origin\"|}});"),
        App.OfPolicy($"{Allowed};").Code,
        adjust: static test => test.NumberOfFixAllIterations = 2);
}
