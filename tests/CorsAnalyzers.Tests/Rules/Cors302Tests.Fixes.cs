using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;
using static CorsAnalyzers.Tests.Rules.WiringFixPrograms;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>What CORS302 offers, and that nothing is left to report afterwards.</summary>
public sealed partial class Cors302Tests
{
    [Fact]
    public Task Fix_names_the_policy_and_keeps_trivia() => Verify.Fix<NamePolicyFix>(
        WebApp(AddSpa, "app\n    // here\n    .{|CORS302:UseCors|}(); // now"),
        WebApp(AddSpa, "app\n    // here\n    .UseCors(\"Spa\"); // now"),
        key: FixKeys.NamePolicy,
        title: "Apply the policy 'Spa': UseCors(\"Spa\")");

    [Fact]
    public Task Fix_offers_each_policy() => Verify.Fix<NamePolicyFix>(
        WebApp("builder.Services.AddCors(o => { o.AddPolicy(\"A\", " + ShopPolicy + "); o.AddPolicy(\"B\", " + ShopPolicy + "); });", "app.{|CORS302:UseCors|}();"),
        WebApp("builder.Services.AddCors(o => { o.AddPolicy({|CORS318:\"A\"|}, " + ShopPolicy + "); o.AddPolicy(\"B\", " + ShopPolicy + "); });", "app.UseCors(\"B\");"),
        key: FixKeys.NamePolicy + ".2");

    [Fact]
    public Task Fix_names_no_policy_where_there_is_none() => Verify.NoFix<NamePolicyFix>(WebApp("builder.Services.AddCors();", "app.{|CORS302:UseCors|}();"));

    [Fact]
    public Task Fix_all_names_the_policy_of_every_app() => Verify.Fix<NamePolicyFix>(
        TwoApps("app.{|CORS302:UseCors|}();", AddSpa),
        TwoApps("app.UseCors(\"Spa\");", AddSpa));
}
