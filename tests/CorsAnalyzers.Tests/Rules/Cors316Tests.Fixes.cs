using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;
using static CorsAnalyzers.Tests.Rules.WiringFixPrograms;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>What CORS316 offers, and that nothing is left to report afterwards.</summary>
public sealed partial class Cors316Tests : WiringRuleTestBase
{
    private const string Policies = "builder.Services.AddCors(o =>\n{\n    o.AddPolicy(\"Shop\", "
        + ShopPolicy
        + ");\n    o.AddPolicy(\"Staff\", "
        + ShopPolicy
        + ");\n});";

    [Theory]
    [Change(
        """app.MapGroup("/a").RequireCors("Staff").MapGet("/", () => 1).{|CORS316:RequireCors|}(/* which? */); // here""",
        """app.MapGroup("/a").RequireCors("Staff").MapGet("/", () => 1).RequireCors("Shop"/* which? */); // here""",
        "RequireCors")]
    [Change(
        """app.MapGroup("/a").RequireCors("Staff").MapGet("/", [{|CORS316:Microsoft.AspNetCore.Cors.EnableCors|}] () => 1);""",
        """app.MapGroup("/a").RequireCors("Staff").MapGet("/", [Microsoft.AspNetCore.Cors.EnableCors("Shop")] () => 1);""",
        "EnableCors")]
    public Task Fix_names_the_first_policy_and_keeps_trivia(string before, string after, string word) => Verify.Fix<NamePolicyFix>(
        WebApp(Policies, "app.UseCors(\"Shop\");\n" + before),
        WebApp(Policies, "app.UseCors(\"Shop\");\n" + after),
        key: FixKeys.NamePolicy,
        title: $"""Apply the policy 'Shop': {word}("Shop")""");

    [Fact]
    public Task Fix_offers_every_policy() => Verify.Fix<NamePolicyFix>(
        WebApp(
            Policies,
            """
            app.UseCors("Shop");
            app.MapGroup("/a").RequireCors("Staff").MapGet("/", () => 1).{|CORS316:RequireCors|}();
            """),
        WebApp(
            Policies,
            """
            app.UseCors("Shop");
            app.MapGroup("/a").RequireCors("Staff").MapGet("/", () => 1).RequireCors("Staff");
            """),
        key: FixKeys.NamePolicy + ".2",
        title: """Apply the policy 'Staff': RequireCors("Staff")""");

    [Fact]
    public Task Fix_all_names_the_first_policy_everywhere() => Verify.Fix<NamePolicyFix>(
        WebApp(
            Policies,
            """
            app.UseCors("Shop");
            var group = app.MapGroup("/a").RequireCors("Staff");
            group.MapGet("/", () => 1).{|CORS316:RequireCors|}();
            group.MapGet("/b", () => 1).{|CORS316:RequireCors|}();
            """),
        WebApp(
            Policies,
            """
            app.UseCors("Shop");
            var group = app.MapGroup("/a").RequireCors("Staff");
            group.MapGet("/", () => 1).RequireCors("Shop");
            group.MapGet("/b", () => 1).RequireCors("Shop");
            """));
}
