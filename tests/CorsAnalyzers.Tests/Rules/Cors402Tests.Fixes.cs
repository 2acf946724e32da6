using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;
using static CorsAnalyzers.Tests.Rules.WiringFixPrograms;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>What CORS402 offers, and that nothing is left to report afterwards.</summary>
public sealed partial class Cors402Tests : WiringRuleTestBase
{
    private const string Json = """
        app.UseCors();
        app.MapPost("/orders", (Order order) => order.Id);
        """;

    [Theory]
    [Change(
        """p => p.WithOrigins("https://shop.example").{|CORS402:WithHeaders|}("X-Trace")""",
        """p => p.WithOrigins("https://shop.example").WithHeaders("X-Trace", "Content-Type")""")]
    [Change(
        """
        p => p
            .{|CORS402:WithHeaders|}(/* ours */ "X-Trace") // only
            .WithOrigins("https://shop.example")
        """,
        """
        p => p
            .WithHeaders(/* ours */ "X-Trace", "Content-Type") // only
            .WithOrigins("https://shop.example")
        """)]
    [Change(
        """
        p => p
            .WithOrigins("https://shop.example")
            .{|CORS402:WithHeaders|}(Microsoft.Net.Http.Headers.HeaderNames.IfMatch)
        """,
        """
        p => p
            .WithOrigins("https://shop.example")
            .WithHeaders(Microsoft.Net.Http.Headers.HeaderNames.IfMatch, Microsoft.Net.Http.Headers.HeaderNames.ContentType)
        """)]
    public Task Fix_adds_the_header_beside_the_others_and_keeps_trivia(string before, string after) => Verify.Fix<NotAllowedFix>(
        Orders("AddDefaultPolicy", before),
        Orders("AddDefaultPolicy", after),
        key: FixKeys.AllowHeaders,
        title: "Allow the header Content-Type");

    [Fact]
    public Task Fix_adds_a_list_of_headers_to_a_policy_without_one() => Verify.Fix<NotAllowedFix>(
        Orders("{|CORS402:AddDefaultPolicy|}", ShopPolicy), Orders("AddDefaultPolicy", ShopPolicy + """.WithHeaders("Content-Type")"""));

    [Fact]
    public Task Fix_allows_JSON_and_tokens_at_once() => Verify.Fix<NotAllowedFix>(
        new App(Tokens("{|CORS402:AddDefaultPolicy|}", ShopPolicy)) { References = [Stubs.JwtBearer] },
        Tokens("AddDefaultPolicy", ShopPolicy + """.WithHeaders("Content-Type", "Authorization")"""),
        title: "Allow the headers Content-Type and Authorization");

    [Fact]
    public Task Fix_all_mends_every_policy() => Verify.Fix<NotAllowedFix>(
        TwoApps("app.{|CORS402:UseCors|}(" + ShopPolicy + ");\n        app.MapPost(\"/\", (Order order) => order.Id);") + Order,
        TwoApps("app.UseCors(" + ShopPolicy + ".WithHeaders(\"Content-Type\"));\n        app.MapPost(\"/\", (Order order) => order.Id);")
            + Order);

    [Fact]
    public Task Fix_leaves_a_policy_alone_that_is_made_elsewhere()
        => Verify.NoFix<NotAllowedFix>(new App(Orders("{|CORS402:AddDefaultPolicy|}", "Policies.Shop")) with
        {
            Sources = [("/0/Policies.cs", """
                using Microsoft.AspNetCore.Cors.Infrastructure;

                internal static class Policies
                {
                    public static void Shop(CorsPolicyBuilder policy)
                    {
                        var names = new[] { "https://shop.example" };
                        if (names.Length == 1)
                        {
                            policy.WithOrigins(names);
                        }
                    }
                }

                """)],
        });

    private const string Order = "\ninternal sealed record Order(int Id);\n";

    private static string Orders(string call, string policy) => WebApp($"builder.Services.AddCors(o => o.{call}({policy}));", Json) + Order;

    private static string Tokens(string call, string policy) => WebApp(
        $"""
        builder.Services.AddAuthentication().AddJwtBearer();
        builder.Services.AddAuthorization();
        builder.Services.AddCors(o => o.{call}({policy}));
        """,
        """
        app.UseCors();
        app.UseAuthorization();
        app.MapPost("/orders", (Order order) => order.Id).RequireAuthorization();
        """) + Order;
}
