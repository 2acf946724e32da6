using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;
using static CorsAnalyzers.Tests.Rules.WiringFixPrograms;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>What CORS401 offers, and that nothing is left to report afterwards.</summary>
public sealed partial class Cors401Tests : WiringRuleTestBase
{
    private const string Put = """
        app.UseCors();
        app.MapPut("/orders", () => 1);
        """;

    [Theory]
    [Change(
        """p => p.WithOrigins("https://shop.example").{|CORS401:WithMethods|}("GET")""",
        """p => p.WithOrigins("https://shop.example").WithMethods("GET", "PUT")""")]
    [Change(
        """p => p.{|CORS401:WithMethods|}(/* reads */ "GET" /* only */).WithOrigins("https://shop.example")""",
        """p => p.WithMethods(/* reads */ "GET", "PUT" /* only */).WithOrigins("https://shop.example")""")]
    [Change(
        """p => p.WithOrigins("https://shop.example").{|CORS401:WithMethods|}(HttpMethods.Get, HttpMethods.Delete)""",
        """p => p.WithOrigins("https://shop.example").WithMethods(HttpMethods.Get, HttpMethods.Delete, HttpMethods.Put)""")]
    [Change(
        """p => p.WithOrigins("https://shop.example").{|CORS401:WithMethods|}(new[] { "GET" })""",
        """p => p.WithOrigins("https://shop.example").WithMethods(new[] { "GET", "PUT" })""")]
    [Change(
        """
        p => p.WithOrigins("https://shop.example").{|CORS401:WithMethods|}(
            "GET",
            "DELETE")
        """,
        """
        p => p.WithOrigins("https://shop.example").WithMethods(
            "GET",
            "DELETE",
            "PUT")
        """)]
    [Change(
        """
        p => p.WithOrigins("https://shop.example").{|CORS401:WithMethods|}(
            "GET", // reads
            "DELETE" // and more
            )
        """,
        """
        p => p.WithOrigins("https://shop.example").WithMethods(
            "GET", // reads
            "DELETE", // and more
            "PUT"
            )
        """)]
    [Change(
        """p => p.WithOrigins("https://shop.example").{|CORS401:WithMethods|}(Methods.Safe)""",
        """p => p.WithOrigins("https://shop.example").WithMethods(Methods.Safe).WithMethods("PUT")""")]
    [Change(
        """
        p =>
        {
            p.WithOrigins("https://shop.example");
            p.{|CORS401:WithMethods|}("GET"); // reads
        }
        """,
        """
        p =>
        {
            p.WithOrigins("https://shop.example");
            p.WithMethods("GET", "PUT"); // reads
        }
        """)]
    public Task Fix_adds_the_method_beside_the_others_and_keeps_trivia(string before, string after) => Verify.Fix<NotAllowedFix>(
        Methods("AddDefaultPolicy", before), Methods("AddDefaultPolicy", after), key: FixKeys.AllowMethods, title: "Allow PUT");

    [Theory]
    [Change("""p => p.WithOrigins("https://shop.example")""", """p => p.WithOrigins("https://shop.example").WithMethods("PUT")""")]
    [Change(
        """
        p => p
            .WithOrigins("https://shop.example") // ours
            .AllowAnyHeader()
        """,
        """
        p => p
            .WithOrigins("https://shop.example") // ours
            .AllowAnyHeader()
            .WithMethods("PUT")
        """)]
    [Change(
        """
        p =>
        {
            p.WithOrigins("https://shop.example"); // ours
            p.AllowAnyHeader();
        }
        """,
        """
        p =>
        {
            p.WithOrigins("https://shop.example").WithMethods("PUT"); // ours
            p.AllowAnyHeader();
        }
        """)]
    [Change(
        """
        new Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicyBuilder("https://shop.example")
            .AllowAnyHeader()
            .Build()
        """,
        """
        new Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicyBuilder("https://shop.example")
            .AllowAnyHeader()
            .WithMethods("PUT")
            .Build()
        """)]
    [Change(
        """new Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicy { Origins = { "https://shop.example" } }""",
        """new Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicy { Methods = { "PUT" }, Origins = { "https://shop.example" } }""")]
    public Task Fix_adds_a_list_of_methods_to_a_policy_without_one(string before, string after) => Verify.Fix<NotAllowedFix>(
        Methods("{|CORS401:AddDefaultPolicy|}", before), Methods("AddDefaultPolicy", after), key: FixKeys.AllowMethods, title: "Allow PUT");

    [Theory]
    [Change("""Methods = { {|CORS401:"GET"|} }""", """Methods = { "GET", "PUT" }""")]
    [Change(
        """
        Methods =
            {
                {|CORS401:"GET"|}, // reads
            },
        """,
        """
        Methods =
            {
                "GET", // reads
                "PUT",
            },
        """)]
    public Task Fix_adds_the_method_to_the_list_of_a_policy_object(string before, string after) => Verify.Fix<NotAllowedFix>(
        Methods(
            "AddDefaultPolicy",
            """new Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicy { Origins = { "https://shop.example" }, """ + before + " }"),
        Methods(
            "AddDefaultPolicy",
            """new Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicy { Origins = { "https://shop.example" }, """ + after + " }"));

    [Fact]
    public Task Fix_adds_the_method_to_a_policy_that_is_filled_by_statements() => Verify.Fix<NotAllowedFix>(
        WebApp(
            """
            var policy = new Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicy();
            policy.Origins.Add("https://shop.example");
            policy.Methods.{|CORS401:Add|}("GET"); // reads
            builder.Services.AddCors(o => o.AddDefaultPolicy(policy));
            """,
            Put),
        WebApp(
            """
            var policy = new Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicy();
            policy.Origins.Add("https://shop.example");
            policy.Methods.Add("GET"); // reads
            policy.Methods.Add("PUT");
            builder.Services.AddCors(o => o.AddDefaultPolicy(policy));
            """,
            Put));

    [Fact]
    public Task Fix_leaves_a_policy_alone_that_differs_by_a_condition() => Verify.NoFix<NotAllowedFix>(
        Methods(
            "{|CORS401:AddDefaultPolicy|}",
            """
            p =>
            {
                if (args.Length > 0) p.WithOrigins("https://a.example"); else p.WithOrigins("https://b.example");
            }
            """));

    [Fact]
    public Task Fix_mends_a_policy_that_is_written_in_UseCors() => Verify.Fix<NotAllowedFix>(
        WebApp(
            "builder.Services.AddCors();",
            "app.{|CORS401:UseCors|}(" + ShopPolicy + ");\napp.MapPut(\"/\", () => 1);\napp.MapDelete(\"/\", () => 1);"),
        WebApp(
            "builder.Services.AddCors();",
            "app.UseCors("
                + ShopPolicy
                + ".WithMethods(\"PUT\", \"DELETE\"));\napp.MapPut(\"/\", () => 1);\napp.MapDelete(\"/\", () => 1);"),
        title: "Allow PUT and DELETE");

    [Fact]
    public Task Fix_all_mends_every_policy() => Verify.Fix<NotAllowedFix>(
        TwoApps("app.{|CORS401:UseCors|}(" + ShopPolicy + ");\n        app.MapPut(\"/\", () => 1);"),
        TwoApps("app.UseCors(" + ShopPolicy + ".WithMethods(\"PUT\"));\n        app.MapPut(\"/\", () => 1);"));

    private static string Methods(string call, string policy) =>
        WebApp($"builder.Services.AddCors(o => o.{call}({policy}));", Put)
            + "\ninternal static class Methods\n{\n    public static readonly string[] Safe = { \"GET\", \"HEAD\" };\n}\n";
}
