using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;
using CorsAnalyzers.Rules;
using Xunit;

namespace CorsAnalyzers.Tests.CodeFixes;

public sealed class FallsOpenFixTests : FixTestBase
{
    private const string Throwing = "throw new InvalidOperationException(\"Set Cors:Origins to the origins that may call this API.\")";
    private const string Read = "builder.Configuration.GetSection(\"Cors:Origins\").Get<string[]>()";

    private static readonly (string, string) Key = (FindingProperties.ConfigurationKey, "Cors:Origins");

    private static string Policy(string lambda, string placeholder) => Policy(lambda.Replace("READ", Read, StringComparison.Ordinal).Replace("THROW", placeholder, StringComparison.Ordinal));

    private static Task FailsFast(string before, string after) =>
        Fixes(new FallsOpenFix(), RuleIds.FallsOpen, FixKeys.FailFast, Policy(before, ""), Policy(after, Throwing), Key);

    [Theory]
    [InlineData("new[] { [|\"*\"|] }")]
    [InlineData("new string[] { [|\"*\"|] }")]
    [InlineData("(new[] { [|\"*\"|] })")]
    [InlineData("new List<string> { [|\"*\"|] }.ToArray()")]
    public Task Fix_throws_instead_of_a_star(string star) =>
        FailsFast($"p => p.WithOrigins(READ ?? {star}).AllowAnyHeader()", "p => p.WithOrigins(READ ?? THROW).AllowAnyHeader()");

    [Fact]
    public Task Fix_throws_instead_of_a_collection_expression()
    {
        Assert.SkipUnless(FixHarness.HasCollectionExpressions, "This Roslyn does not know collection expressions.");
        return FailsFast("p => p.WithOrigins(READ ?? [[|\"*\"|]])", "p => p.WithOrigins(READ ?? THROW)");
    }

    [Fact]
    public Task Fix_throws_instead_of_a_lone_star() =>
        FailsFast("p => p.WithOrigins(builder.Configuration[\"Cors:Origins\"] ?? [|\"*\"|])", "p => p.WithOrigins(builder.Configuration[\"Cors:Origins\"] ?? THROW)");

    [Fact]
    public Task Fix_finds_the_star_in_a_list_that_is_split() =>
        FailsFast(
            "p => p.WithOrigins([|(builder.Configuration[\"Cors:Origins\"] ?? \"*\").Split(';')|])",
            "p => p.WithOrigins((builder.Configuration[\"Cors:Origins\"] ?? THROW).Split(';'))");

    [Fact]
    public Task Fix_throws_instead_of_assigning_a_star() =>
        FailsFast(
            "p =>\n{\n    var origins = READ;\n    origins ??= new[] { [|\"*\"|] };\n    p.WithOrigins(origins);\n}",
            "p =>\n{\n    var origins = READ;\n    origins = origins ?? THROW;\n    p.WithOrigins(origins);\n}");

    [Theory]
    [InlineData("p => _ = READ is { } origins ? p.WithOrigins(origins) : p.[|AllowAnyOrigin|]()", "p => _ = READ is { } origins ? p.WithOrigins(origins) : THROW")]
    [InlineData("p => _ = READ is not { } origins ? p.[|AllowAnyOrigin|]().AllowAnyHeader() : p.WithOrigins(origins)", "p => _ = READ is not { } origins ? THROW : p.WithOrigins(origins)")]
    [InlineData("p => p.WithOrigins(READ is { Length: > 0 } origins ? origins : new[] { [|\"*\"|] })", "p => p.WithOrigins(READ is { Length: > 0 } origins ? origins : THROW)")]
    [InlineData("p => _ = READ switch { null => p.[|AllowAnyOrigin|](), var origins => p.WithOrigins(origins) }", "p => _ = READ switch { null => THROW, var origins => p.WithOrigins(origins) }")]
    public Task Fix_throws_in_the_arm_that_opens(string before, string after) => FailsFast(before, after);

    [Fact]
    public Task Fix_throws_in_the_branch_that_opens() =>
        FailsFast(
            "p =>\n{\n    if (READ is not { } origins)\n        p.[|AllowAnyOrigin|](); // all\n    else\n        p.WithOrigins(origins);\n}",
            "p =>\n{\n    if (READ is not { } origins)\n        THROW; // all\n    else\n        p.WithOrigins(origins);\n}");

    [Fact]
    public Task Fix_throws_at_the_end_of_the_branch() =>
        FailsFast(
            "p =>\n{\n    if (READ is { } origins)\n    {\n        p.WithOrigins(origins);\n    }\n    else\n    {\n        Console.WriteLine();\n        p.[|AllowAnyOrigin|]();\n        p.AllowAnyHeader();\n        return;\n    }\n}",
            "p =>\n{\n    if (READ is { } origins)\n    {\n        p.WithOrigins(origins);\n    }\n    else\n    {\n        Console.WriteLine();\n        THROW;\n    }\n}");

    [Theory]
    [InlineData("p => p.WithOrigins(READ ?? new[] { \"https://a.example\", [|\"*\"|] })")]
    [InlineData("p => p.[|AllowAnyOrigin|]()")]
    [InlineData("p => { if (READ is { } origins) { p.WithOrigins(origins); return; } p.[|AllowAnyOrigin|](); }")]
    [InlineData("p => Run(READ is null ? q => q.[|AllowAnyOrigin|]() : q => { }, p)")]
    public Task Ignores_what_is_no_plain_fallback(string lambda) =>
        OffersNothing(
            new FallsOpenFix(),
            RuleIds.FallsOpen,
            Policy(lambda, "") + "static void Run<T>(Action<T> run, T value) => run(value);\n",
            Key);

    [Fact]
    public async Task Titles_name_the_key() =>
        Assert.Equal(
            ["Throw when 'Cors:Origins' is missing, instead of allowing any origin"],
            await TitlesOf(new FallsOpenFix(), RuleIds.FallsOpen, Policy("p => p.WithOrigins(READ ?? new[] { [|\"*\"|] })", ""), Key));

    [Fact]
    public async Task Fix_qualifies_the_exception_where_its_name_means_another()
    {
        const string Source = "namespace App.System { class Other { } }\n\nnamespace App\n{\n    class InvalidOperationException { }\n\n    class P\n    {\n        static void Main(string[] args) => WebApplication.CreateBuilder(args).Services.AddCors(o => o.AddDefaultPolicy(p => p.WithOrigins(new string[0] ?? {0})));\n    }\n}\n";
        var harness = await FixHarness.Of(
            new FallsOpenFix(), RuleIds.FallsOpen, Source.Replace("{0}", "new[] { [|\"*\"|] }", StringComparison.Ordinal), [Key]);
        Assert.Contains("?? throw new global::System.InvalidOperationException(\"", await harness.Fix(FixKeys.FailFast), StringComparison.Ordinal);
    }
}
