using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;
using static CorsAnalyzers.Tests.Rules.WiringFixPrograms;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>What CORS313 offers, and that nothing is left to report afterwards.</summary>
public sealed partial class Cors313Tests
{
    [Fact]
    public Task Fix_removes_the_lost_policy_and_keeps_trivia() => Verify.Fix<DuplicatePolicyFix>(
        WebApp(
            $$"""
            builder.Services.AddCors(o =>
            {
                // the first
                o.{|CORS313:AddPolicy|}("Spa", p => p.WithOrigins("https://old.example"));
                // the second
                o.AddPolicy("Spa", {{ShopPolicy}}); // counts
            });
            """,
            """app.UseCors("Spa");"""),
        WebApp(
            $$"""
            builder.Services.AddCors(o =>
            {
                // the first
                // the second
                o.AddPolicy("Spa", {{ShopPolicy}}); // counts
            });
            """,
            """app.UseCors("Spa");"""),
        key: FixKeys.RemoveWithoutEffect,
        title: "Remove this AddPolicy, which changes nothing: another policy takes its place");

    [Fact]
    public Task Fix_all_leaves_the_last_default_policy() => Verify.Fix<DuplicatePolicyFix>(
        WebApp(
            "builder.Services.AddCors(o =>\n{\n    o.{|CORS313:AddDefaultPolicy|}("
                + ShopPolicy
                + ");\n    o.{|CORS313:AddDefaultPolicy|}("
                + ShopPolicy
                + ");\n    o.AddDefaultPolicy("
                + ShopPolicy
                + ");\n});",
            "app.UseCors();"),
        WebApp("builder.Services.AddCors(o =>\n{\n    o.AddDefaultPolicy(" + ShopPolicy + ");\n});", "app.UseCors();"));

    [Fact]
    public Task Fix_removes_no_lambda() => Verify.NoFix<DuplicatePolicyFix>(
        WebApp("builder.Services.AddCors(o => o.{|CORS313:AddDefaultPolicy|}(" + ShopPolicy + "));\n" + AddDefault, "app.UseCors();"));
}
