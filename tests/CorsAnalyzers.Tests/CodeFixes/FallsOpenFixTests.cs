using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;

namespace CorsAnalyzers.Tests.CodeFixes;

public sealed class FallsOpenFixTests : FixTestBase
{
    private const string Throwing = "throw new InvalidOperationException(\"Set Cors:Origins to the origins that may call this API.\")";
    private const string Read = "builder.Configuration.GetSection(\"Cors:Origins\").Get<string[]>()";

    private static string Policy(string lambda, string placeholder) => Policy(lambda.Replace("READ", Read, StringComparison.Ordinal).Replace("THROW", placeholder, StringComparison.Ordinal));

    private static Task FailsFast(string before, string after) =>
        Fixes<FallsOpenFix>(FixKeys.FailFast, Policy(before, ""), Policy(after, Throwing), "Throw when 'Cors:Origins' is missing, instead of allowing any origin");

    [Theory]
    [InlineData("new[] { {|CORS104:\"*\"|} }")]
    [InlineData("new string[] { {|CORS104:\"*\"|} }")]
    [InlineData("(new[] { {|CORS104:\"*\"|} })")]
    [InlineData("new List<string> { {|CORS104:\"*\"|} }.ToArray()")]
    public Task Fix_throws_instead_of_a_star(string star) =>
        FailsFast($"p => p.WithOrigins(READ ?? {star}).AllowAnyHeader()", "p => p.WithOrigins(READ ?? THROW).AllowAnyHeader()");

    [Fact]
    public Task Fix_throws_instead_of_a_collection_expression()
    {
        Assert.SkipUnless(Roslyn.HasCollectionExpressions, "This Roslyn does not know collection expressions.");
        return FailsFast("p => p.WithOrigins(READ ?? [{|CORS104:\"*\"|}])", "p => p.WithOrigins(READ ?? THROW)");
    }

    [Fact]
    public Task Fix_throws_instead_of_a_lone_star() =>
        FailsFast("p => p.WithOrigins(builder.Configuration[\"Cors:Origins\"] ?? {|CORS104:\"*\"|})", "p => p.WithOrigins(builder.Configuration[\"Cors:Origins\"] ?? THROW)");

    [Fact]
    public Task Fix_finds_the_star_in_a_list_that_is_split() =>
        FailsFast(
            "p => p.WithOrigins((builder.Configuration[\"Cors:Origins\"] ?? {|CORS104:\"*\"|}).{|CORS208:Split|}(';'))",
            "p => p.WithOrigins((builder.Configuration[\"Cors:Origins\"] ?? THROW).{|CORS208:Split|}(';'))");

    [Fact]
    public Task Fix_throws_instead_of_assigning_a_star() =>
        FailsFast(
            "p =>\n{\n    var origins = READ;\n    origins ??= new[] { {|CORS104:\"*\"|} };\n    p.WithOrigins(origins);\n}",
            "p =>\n{\n    var origins = READ;\n    origins = origins ?? THROW;\n    p.WithOrigins(origins);\n}");

    [Theory]
    [InlineData("p => _ = READ is { } origins ? p.WithOrigins(origins) : p.{|CORS104:AllowAnyOrigin|}()", "p => _ = READ is { } origins ? p.WithOrigins(origins) : THROW")]
    [InlineData("p => _ = READ is not { } origins ? p.{|CORS104:AllowAnyOrigin|}().AllowAnyHeader() : p.WithOrigins(origins)", "p => _ = READ is not { } origins ? THROW : p.WithOrigins(origins)")]
    [InlineData("p => p.WithOrigins(READ is { Length: > 0 } origins ? origins : new[] { {|CORS104:\"*\"|} })", "p => p.WithOrigins(READ is { Length: > 0 } origins ? origins : THROW)")]
    [InlineData("p => _ = READ switch { null => p.{|CORS104:AllowAnyOrigin|}(), var origins => p.WithOrigins(origins) }", "p => _ = READ switch { null => THROW, var origins => p.WithOrigins(origins) }")]
    public Task Fix_throws_in_the_arm_that_opens(string before, string after) => FailsFast(before, after);

    [Fact]
    public Task Fix_throws_in_the_branch_that_opens() =>
        FailsFast(
            "p =>\n{\n    if (READ is not { } origins)\n        p.{|CORS104:AllowAnyOrigin|}(); // all\n    else\n        p.WithOrigins(origins);\n}",
            "p =>\n{\n    if (READ is not { } origins)\n        THROW; // all\n    else\n        p.WithOrigins(origins);\n}");

    [Fact]
    public Task Fix_throws_at_the_end_of_the_branch() =>
        FailsFast(
            "p =>\n{\n    if (READ is { } origins)\n    {\n        p.WithOrigins(origins);\n    }\n    else\n    {\n        Console.WriteLine();\n        p.{|CORS104:AllowAnyOrigin|}();\n        p.AllowAnyHeader();\n        return;\n    }\n}",
            "p =>\n{\n    if (READ is { } origins)\n    {\n        p.WithOrigins(origins);\n    }\n    else\n    {\n        Console.WriteLine();\n        THROW;\n    }\n}");

    [Theory]
    [InlineData("p => { if (READ is { } origins) { p.WithOrigins(origins); return; } p.{|CORS104:AllowAnyOrigin|}(); }")]
    [InlineData("p => Run(READ is null ? q => q.{|CORS104:AllowAnyOrigin|}() : q => q.WithOrigins(\"https://a.example\"), p)")]
    public Task Ignores_what_is_no_plain_fallback(string lambda) =>
        Verify.NoFix<FallsOpenFix>(Policy(lambda, "") + "static void Run(Action<Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicyBuilder> run, Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicyBuilder p) => run(p);\n");

    [Fact]
    public Task Fix_qualifies_the_exception_where_its_name_means_another()
    {
        var program = "namespace App.System { class Other { } }\n\nnamespace App\n{\n    class InvalidOperationException { }\n\n    class P\n    {\n        static void Main(string[] args)\n        {\n"
            + Policy("p => p.WithOrigins(READ ?? {0})", "") + "        }\n    }\n}\n";
        return Fixes<FallsOpenFix>(
            FixKeys.FailFast,
            program.Replace("{0}", "new[] { {|CORS104:\"*\"|} }", StringComparison.Ordinal),
            program.Replace("{0}", Throwing.Replace("InvalidOperationException", "global::System.InvalidOperationException", StringComparison.Ordinal), StringComparison.Ordinal));
    }
}
