using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;
using CorsAnalyzers.Rules;
using Xunit;

namespace CorsAnalyzers.Tests.CodeFixes;

/// <summary>Fixes of single origins: null, public suffixes, spelling, loopback.</summary>
public sealed class OriginFixTests : FixTestBase
{
    private static Task Null(string before, string after, params (string, string)[] properties) =>
        Fixes(new UntrustedOriginFix(), RuleIds.NullOrigin, FixKeys.ExplicitOrigins, Policy(before), Policy(after), properties);

    [Theory]
    [InlineData("p => p.WithOrigins(\"https://a.example\", [|\"null\"|])", "p => p.WithOrigins(\"https://a.example\")")]
    [InlineData("p => p.WithOrigins([|\"null\"|], \"https://a.example\")", "p => p.WithOrigins(\"https://a.example\")")]
    [InlineData("p => p.WithOrigins(\"https://a.example\", [|\"null\"|], \"https://b.example\")", "p => p.WithOrigins(\"https://a.example\", \"https://b.example\")")]
    [InlineData("p => p.WithOrigins(new[] { \"https://a.example\", [|\"null\"|], })", "p => p.WithOrigins(new[] { \"https://a.example\", })")]
    [InlineData("p => p.WithOrigins(\n    \"https://a.example\", // a\n    [|\"null\"|], // files\n    \"https://b.example\")", "p => p.WithOrigins(\n    \"https://a.example\", // a\n    \"https://b.example\")")]
    [InlineData("p => p.WithOrigins(\n    \"https://a.example\", // a\n    [|\"null\"|])", "p => p.WithOrigins(\n    \"https://a.example\" // a\n    )")]
    [InlineData("p => p.WithOrigins(\n    \"https://a.example\", // a\n    [|\"null\"|] // files\n)", "p => p.WithOrigins(\n    \"https://a.example\" // a\n)")]
    [InlineData("p => p.WithOrigins(\n    \"https://a.example\",\n    [|\"null\"|])", "p => p.WithOrigins(\n    \"https://a.example\")")]
    [InlineData("p => p.WithOrigins([|\"null\"|]).WithOrigins(\"https://a.example\")", "p => p.WithOrigins(\"https://a.example\")")]
    [InlineData("p => p.WithOrigins(\"https://a.example\").WithOrigins(new string[] { [|\"null\"|] })", "p => p.WithOrigins(\"https://a.example\").WithOrigins(new string[] { })")]
    [InlineData("p => p.WithOrigins(\n    \"https://a.example\",\n    [|\"null\"|], \"https://b.example\")", "p => p.WithOrigins(\n    \"https://a.example\",\n    \"https://b.example\")")]
    public Task Fix_takes_null_out_of_a_list(string before, string after) => Null(before, after, Remaining("https://a.example"));

    [Theory]
    [InlineData("p =>\n{\n    string[] list = [\"https://a.example\", [|\"null\"|]];\n    p.WithOrigins(list);\n}", "p =>\n{\n    string[] list = [\"https://a.example\"];\n    p.WithOrigins(list);\n}")]
    [InlineData("p =>\n{\n    string[] list =\n    [\n        \"https://a.example\",\n        [|\"null\"|],\n    ];\n    p.WithOrigins(list);\n}", "p =>\n{\n    string[] list =\n    [\n        \"https://a.example\",\n    ];\n    p.WithOrigins(list);\n}")]
    [InlineData("p =>\n{\n    string[] more = [\"https://a.example\"];\n    string[] list = [[|\"null\"|], .. more];\n    p.WithOrigins(list);\n}", "p =>\n{\n    string[] more = [\"https://a.example\"];\n    string[] list = [.. more];\n    p.WithOrigins(list);\n}")]
    public Task Fix_takes_null_out_of_a_collection_expression(string before, string after)
    {
        Assert.SkipUnless(FixHarness.HasCollectionExpressions, "This Roslyn does not know collection expressions.");
        return Null(before, after, Remaining("https://a.example"));
    }

    [Fact]
    public Task Fix_replaces_a_lone_null() => Null("p => p.WithOrigins([|\"null\"|])", "p => p.WithOrigins(\"https://app.example.com\")", Origins(Example));

    [Fact]
    public Task Fix_replaces_a_predicate_that_admits_null() =>
        Null(
            "p => p.[|SetIsOriginAllowed|](o => o == \"null\" || o == \"https://a.example\").AllowCredentials()",
            "p => p.WithOrigins(\"https://a.example\").AllowCredentials()",
            Origins("https://a.example"));

    [Fact]
    public Task Fix_replaces_null_where_it_cannot_be_taken_out() =>
        Null(
            "p => p.WithOrigins(\"https://a.example\").WithOrigins(new[] { [|\"null\"|] })",
            "p => p.WithOrigins(\"https://a.example\").WithOrigins(new[] { \"https://app.example.com\" })",
            Remaining("https://a.example"),
            Origins(Example));

    [Fact]
    public Task Fix_removes_the_statement_that_adds_null() =>
        Null(
            "new Func<Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicy>(() =>\n{\n    var policy = new Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicy();\n    policy.Origins.Add([|\"null\"|]);\n    return policy;\n})()",
            "new Func<Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicy>(() =>\n{\n    var policy = new Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicy();\n    return policy;\n})()",
            Remaining("https://a.example"));

    [Fact]
    public Task Fix_all_takes_every_null_out() =>
        FixesAll(
            new UntrustedOriginFix(),
            RuleIds.NullOrigin,
            FixKeys.ExplicitOrigins,
            Policy("p => p.WithOrigins(\"https://a.example\", [|\"null\"|], \"https://b.example\", [|\"null\"|], [|\"null\"|])"),
            Policy("p => p.WithOrigins(\"https://a.example\", \"https://b.example\")"),
            Remaining("https://a.example", "https://b.example"));

    [Fact]
    public Task Fix_replaces_a_public_suffix_and_the_call_it_needed() =>
        Fixes(
            new UntrustedOriginFix(),
            RuleIds.PublicSuffixWildcard,
            FixKeys.ExplicitOrigins,
            Policy("p => p\n    .{|0:SetIsOriginAllowedToAllowWildcardSubdomains|}()\n    .WithOrigins([|\"https://*.azurewebsites.net\"|])\n    .AllowCredentials()"),
            Policy("p => p\n    .WithOrigins(\"https://app.example.com\")\n    .AllowCredentials()"),
            Origins(Example),
            At(FindingProperties.WildcardCallAt, 0));

    [Fact]
    public Task Fix_does_not_write_an_origin_twice() =>
        Fixes(
            new UntrustedOriginFix(),
            RuleIds.PublicSuffixWildcard,
            FixKeys.ExplicitOrigins,
            Policy("p => p.WithOrigins(\"https://app.example.com\", [|\"https://*.com\"|])"),
            Policy("p => p.WithOrigins(\"https://app.example.com\")"),
            Origins(Example));

    [Fact]
    public Task Fix_all_does_not_write_an_origin_twice() =>
        FixesAll(
            new UntrustedOriginFix(),
            RuleIds.PublicSuffixWildcard,
            FixKeys.ExplicitOrigins,
            Policy("p => p.WithOrigins([|\"https://*.com\"|], [|\"https://*.net\"|]).WithOrigins([|\"https://*.org\"|])"),
            Policy("p => p.WithOrigins(\"https://app.example.com\", \"https://*.net\").WithOrigins(\"https://app.example.com\")"),
            Origins(Example));

    [Fact]
    public async Task Titles_name_what_goes_and_what_comes()
    {
        Assert.Equal(
            ["Replace 'https://*.com' by 'https://app.example.com'"],
            await TitlesOf(new UntrustedOriginFix(), RuleIds.PublicSuffixWildcard, Policy("p => p.WithOrigins([|\"https://*.com\"|])"), Origins(Example)));
        Assert.Equal(
            ["Remove \"null\": only 'https://a.example' and 'https://b.example' stay allowed"],
            await TitlesOf(
                new UntrustedOriginFix(),
                RuleIds.NullOrigin,
                Policy("p => p.WithOrigins(\"https://a.example\", \"https://b.example\", [|\"null\"|])"),
                Remaining("https://a.example", "https://b.example")));
    }

    [Fact]
    public async Task Fix_offers_every_choice()
    {
        var harness = await FixHarness.Of(
            new CorrectOriginFix(), RuleIds.OriginNeverMatches, Policy("p => p.WithOrigins([|\"localhost:3000\"|])"), [Choices("http://localhost:3000", "https://localhost:3000")]);
        Assert.Equal(
            [("Change to 'http://localhost:3000'", "CorsAnalyzers.CorrectOrigin"), ("Change to 'https://localhost:3000'", "CorsAnalyzers.CorrectOrigin.2")],
            await harness.Offers());
        Assert.Equal(Policy("p => p.WithOrigins(\"https://localhost:3000\")"), await harness.Fix("CorsAnalyzers.CorrectOrigin.2"));
    }

    [Fact]
    public Task Fix_splits_several_origins_in_one_string() =>
        Fixes(
            new CorrectOriginFix(),
            RuleIds.OriginNeverMatches,
            FixKeys.CorrectOrigin,
            Policy("p => p.WithOrigins([|\"https://a.example, https://b.example\"|])"),
            Policy("p => p.WithOrigins(\"https://a.example\", \"https://b.example\")"),
            Choices("https://a.example https://b.example"));

    [Theory]
    [InlineData("const string list = [|\"https://a.example/;https://b.example\"|];", "list.Split(';')", "https://a.example")]
    [InlineData("const string list = [|\"https://a.example,https://b.example\"|];", "list", "https://a.example https://b.example")]
    [InlineData("var list = [|\"https://a.example/\"|] + args;", "list", "https://a.example")]
    public Task Ignores_a_correction_that_would_lose_origins(string declaration, string use, string choice) =>
        OffersNothing(new CorrectOriginFix(), RuleIds.OriginNeverMatches, declaration + "\n" + Policy($"p => p.WithOrigins({use})"), Choices(choice));

    [Fact]
    public Task Fix_corrects_where_the_literal_is() =>
        Fixes(
            new CorrectOriginFix(),
            RuleIds.PlainHttpWithCredentials,
            FixKeys.CorrectOrigin,
            "var builder = WebApplication.CreateBuilder(args);\nbuilder.Services.AddCors(o => o.AddDefaultPolicy(p => p.WithOrigins(Origins.App)));\n\nstatic class Origins\n{\n    public const string App = [|\"http://app.example.com\"|]; // the app\n}\n",
            "var builder = WebApplication.CreateBuilder(args);\nbuilder.Services.AddCors(o => o.AddDefaultPolicy(p => p.WithOrigins(Origins.App)));\n\nstatic class Origins\n{\n    public const string App = \"https://app.example.com\"; // the app\n}\n",
            Choices("https://app.example.com"));

    [Fact]
    public Task Fix_names_origins_where_no_real_one_passes() =>
        Fixes(
            new CorrectOriginFix(),
            RuleIds.OriginNeverMatches,
            FixKeys.ExplicitOrigins,
            Policy("p => p.[|SetIsOriginAllowed|](o => o == \"https://a.example/\")"),
            Policy("p => p.WithOrigins(\"https://app.example.com\")"),
            Origins(Example));

    [Fact]
    public Task Fix_all_corrects_every_literal() =>
        FixesAll(
            new CorrectOriginFix(),
            RuleIds.OriginNeverMatches,
            FixKeys.CorrectOrigin,
            Policy("p => p.WithOrigins([|\"https://a.example/\"|], \"https://b.example\").WithOrigins([|\"https://a.example/\"|])"),
            Policy("p => p.WithOrigins(\"https://a.example\", \"https://b.example\").WithOrigins(\"https://a.example\")"),
            Choices("https://a.example"));

    private static Task Loopback(string markup, string expected, params (string, string)[] properties) =>
        Fixes(new LoopbackOriginFix(), RuleIds.LoopbackWithCredentials, FixKeys.DevelopmentOnly, markup, expected, properties);

    [Fact]
    public Task Fix_moves_a_loopback_origin_into_Development_as_a_block() =>
        Loopback(
            Policy("p => p.WithOrigins(\"https://a.example\", [|\"http://localhost:3000\"|]).AllowCredentials()"),
            Policy("p =>\n{\n    p.WithOrigins(\"https://a.example\").AllowCredentials();\n    if (builder.Environment.IsDevelopment())\n    {\n        p.WithOrigins(\"http://localhost:3000\");\n    }\n}"),
            Remaining("https://a.example"));

    [Fact]
    public Task Fix_keeps_a_chain_over_several_lines() =>
        Loopback(
            Policy("p => p\n    .WithOrigins(\n        \"https://a.example\", // a\n        [|\"http://localhost:3000\"|],\n        \"https://b.example\")\n    .AllowCredentials()"),
            Policy("p =>\n{\n    p\n        .WithOrigins(\n            \"https://a.example\", // a\n            \"https://b.example\")\n        .AllowCredentials();\n    if (builder.Environment.IsDevelopment())\n    {\n        p.WithOrigins(\"http://localhost:3000\");\n    }\n}"),
            Remaining("https://a.example", "https://b.example"));

    [Fact]
    public Task Fix_keeps_a_chain_that_begins_on_its_own_line() =>
        Loopback(
            Policy("p =>\n    p.WithOrigins(\"https://a.example\", [|\"http://localhost:3000\"|])\n     .AllowCredentials()"),
            Policy("p =>\n{\n    p.WithOrigins(\"https://a.example\")\n     .AllowCredentials();\n    if (builder.Environment.IsDevelopment())\n    {\n        p.WithOrigins(\"http://localhost:3000\");\n    }\n}"),
            Remaining("https://a.example"));

    [Fact]
    public Task Fix_adds_the_condition_behind_a_statement() =>
        Loopback(
            Policy("p => {\n  p.WithOrigins([|\"http://localhost:3000\"|], \"https://a.example\"); // apps\n  p.AllowCredentials();\n}"),
            Policy("p => {\n  p.WithOrigins(\"https://a.example\"); // apps\n  if (builder.Environment.IsDevelopment()) {\n    p.WithOrigins(\"http://localhost:3000\");\n  }\n  p.AllowCredentials();\n}"),
            Remaining("https://a.example"));

    [Fact]
    public Task Fix_adds_to_the_condition_of_an_earlier_fix() =>
        Loopback(
            Policy("p =>\n{\n    p.WithOrigins(\"https://a.example\", [|\"http://localhost:5173\"|]).AllowCredentials();\n    if (builder.Environment.IsDevelopment())\n    {\n        p.WithOrigins(\"http://localhost:3000\");\n    }\n}"),
            Policy("p =>\n{\n    p.WithOrigins(\"https://a.example\").AllowCredentials();\n    if (builder.Environment.IsDevelopment())\n    {\n        p.WithOrigins(\"http://localhost:3000\", \"http://localhost:5173\");\n    }\n}"),
            Remaining("https://a.example"));

    [Fact]
    public Task Fix_puts_a_statement_that_is_about_one_origin_under_the_condition() =>
        Loopback(
            Policy("p =>\n{\n    p.WithOrigins(\"https://a.example\").AllowCredentials();\n    p.WithOrigins([|\"http://localhost:3000\"|]); // me\n}"),
            Policy("p =>\n{\n    p.WithOrigins(\"https://a.example\").AllowCredentials();\n    if (builder.Environment.IsDevelopment())\n    {\n        p.WithOrigins(\"http://localhost:3000\"); // me\n    }\n}"),
            Remaining("https://a.example"));

    [Fact]
    public Task Fix_wraps_the_use_of_a_policy_that_is_all_loopback() =>
        Loopback(
            Policy("p => p.WithOrigins([|\"http://localhost:3000\"|]).AllowCredentials()") + "var app = builder.Build();\napp.{|0:UseCors|}();\n",
            Policy("p => p.WithOrigins(\"http://localhost:3000\").AllowCredentials()")
                + "var app = builder.Build();\nif (app.Environment.IsDevelopment())\n{\n    app.UseCors();\n}\n",
            At(FindingProperties.UseAt, 0));

    [Theory]
    [InlineData("class C { void M(IServiceCollection s) => s.AddCors(o => o.AddDefaultPolicy(p => p.WithOrigins(\"https://a.example\", [|\"http://localhost:3000\"|]))); }")]
    [InlineData("class C { void M(IWebHostEnvironment e) => Build(p => p.WithOrigins(\"https://a.example\", [|\"http://localhost:3000\"|])); void Build(Func<Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicyBuilder, object> f) { } }")]
    [InlineData("class C { void M(IWebHostEnvironment e) { var p = new Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicyBuilder(\"https://a.example\", [|\"http://localhost:3000\"|]); } }")]
    [InlineData("class C { string[] list = { \"https://a.example\", [|\"http://localhost:3000\"|] }; }")]
    public Task Ignores_a_loopback_origin_without_an_environment_or_a_statement(string type) =>
        OffersNothing(new LoopbackOriginFix(), RuleIds.LoopbackWithCredentials, "Console.WriteLine();\n\n" + type + "\n", Remaining("https://a.example"));

    [Fact]
    public Task Ignores_a_lambda_with_a_comment_that_a_block_would_lose() =>
        OffersNothing(
            new LoopbackOriginFix(),
            RuleIds.LoopbackWithCredentials,
            Policy("p => /* ours */ p.WithOrigins(\"https://a.example\", [|\"http://localhost:3000\"|])"),
            Remaining("https://a.example"));

    [Fact]
    public async Task Fix_all_leaves_the_second_loopback_origin_to_the_next_round()
    {
        var harness = await FixHarness.Of(
            new LoopbackOriginFix(),
            RuleIds.LoopbackWithCredentials,
            Policy("p => p.WithOrigins([|\"http://localhost:3000\"|], \"https://a.example\", [|\"http://localhost:5173\"|])"),
            [Remaining("https://a.example")]);
        Assert.Contains("p.WithOrigins(\"https://a.example\", \"http://localhost:5173\");", await harness.FixAll(FixKeys.DevelopmentOnly), StringComparison.Ordinal);
    }
}
