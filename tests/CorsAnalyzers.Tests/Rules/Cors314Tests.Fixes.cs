using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;
using static CorsAnalyzers.Tests.Rules.WiringFixPrograms;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>What CORS314 offers, and that nothing is left to report afterwards.</summary>
public sealed partial class Cors314Tests : WiringRuleTestBase
{
    [Theory]
    [Change(
        $$"""
        builder.Services.AddCors(o =>
        {
            // ours
            o.{|CORS314:AddDefaultPolicy|}({{ShopPolicy}}); // all of it
            // under this name
            o.DefaultPolicyName = "Spa"; // always
        });
        """,
        $$"""
        builder.Services.AddCors(o =>
        {
            // under this name
            o.DefaultPolicyName = "Spa"; // always
            // ours
            o.AddDefaultPolicy({{ShopPolicy}}); // all of it
        });
        """)]
    [Change(
        "builder.Services.AddCors(o => { o.{|CORS314:AddDefaultPolicy|}(" + ShopPolicy + """); o.DefaultPolicyName = "Spa"; });""",
        """builder.Services.AddCors(o => { o.DefaultPolicyName = "Spa"; o.AddDefaultPolicy(""" + ShopPolicy + "); });")]
    public Task Fix_sets_the_name_first_and_keeps_trivia(string before, string after) => Verify.Fix<OrphanedDefaultFix>(
        WebApp(before, "app.UseCors();"),
        WebApp(after, "app.UseCors();"),
        key: FixKeys.MoveDefaultPolicyName,
        title: "Set DefaultPolicyName before AddDefaultPolicy");

    [Theory]
    [Change(
        $$"""
        builder.Services.AddCors()
            .{|CORS314:Configure|}<Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions>("Spa", /* ours */ o =>
                o.AddDefaultPolicy({{ShopPolicy}}));
        """,
        $$"""
        builder.Services.AddCors()
            .Configure<Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions>( /* ours */ o =>
                o.AddDefaultPolicy({{ShopPolicy}}));
        """)]
    [Change(
        $$"""
        builder.Services.AddCors().{|CORS314:PostConfigure|}<Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions>(
            "Spa",
            o => o.AddDefaultPolicy({{ShopPolicy}}));
        """,
        $$"""
        builder.Services.AddCors().PostConfigure<Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions>(
            o => o.AddDefaultPolicy({{ShopPolicy}}));
        """)]
    public Task Fix_removes_the_name_of_options(string before, string after) => Verify.Fix<OrphanedDefaultFix>(
        WebApp(before, "app.{|CORS302:UseCors|}();"),
        WebApp(after, "app.UseCors();"),
        key: FixKeys.RemoveOptionsName,
        title: "Remove the name 'Spa', so that CORS reads these options");

    [Theory]
    [InlineData("builder.Services.AddCors(o => o.{|CORS314:AddDefaultPolicy|}("
        + ShopPolicy
        + "));\nbuilder.Services.Configure<Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions>(o => o.DefaultPolicyName = \"Spa\");")]
    [InlineData("builder.Services.AddCors(o =>\n{\n    o.{|CORS314:AddDefaultPolicy|}("
        + ShopPolicy
        + ");\n    o.AddPolicy({|CORS318:\"Spa\"|}, "
        + ShopPolicy
        + ");\n    o.DefaultPolicyName = \"Spa\";\n});")]
    [InlineData("builder.Services.AddCors(o =>\n{\n    o.{|CORS314:AddDefaultPolicy|}("
        + ShopPolicy
        + ");\n    var name = \"Spa\";\n    o.DefaultPolicyName = name;\n});")]
    public Task Fix_moves_nothing_that_would_mean_something_else(string services)
        => Verify.NoFix<OrphanedDefaultFix>(WebApp(services, "app.UseCors(" + ShopPolicy + ");"));

    [Fact]
    public Task Fix_all_sets_every_name_first() => Verify.Fix<OrphanedDefaultFix>(
        TwoApps(
            "app.UseCors();",
            "builder.Services.AddCors(o => { o.{|CORS314:AddDefaultPolicy|}(" + ShopPolicy + """); o.DefaultPolicyName = "Spa"; });"""),
        TwoApps(
            "app.UseCors();",
            """builder.Services.AddCors(o => { o.DefaultPolicyName = "Spa"; o.AddDefaultPolicy(""" + ShopPolicy + "); });"));
}
