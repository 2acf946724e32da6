using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;
using static CorsAnalyzers.Tests.Rules.WiringFixPrograms;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>What CORS301 offers, and that nothing is left to report afterwards.</summary>
public sealed partial class Cors301Tests
{
    [Fact]
    public Task Fix_names_the_nearest_policy_and_keeps_trivia() => Verify.Fix<PolicyNameFix>(
        WebApp(AddSpa, "// for the shop\napp.UseCors(/* which? */ {|CORS301:\"spa\"|}); // all of it"),
        WebApp(AddSpa, "// for the shop\napp.UseCors(/* which? */ \"Spa\"); // all of it"),
        key: FixKeys.CorrectPolicyName,
        title: "Change to the policy 'Spa'");

    [Fact]
    public Task Fix_offers_each_policy_that_may_be_meant() => Verify.Fix<PolicyNameFix>(
        WebApp("builder.Services.AddCors(o =>\n{\n    o.AddPolicy(\"Shop\", " + ShopPolicy + ");\n    o.AddPolicy(\"Staff\", " + ShopPolicy + ");\n});", "app.UseCors({|CORS301:\"Shops\"|});"),
        WebApp("builder.Services.AddCors(o =>\n{\n    o.AddPolicy({|CORS318:\"Shop\"|}, " + ShopPolicy + ");\n    o.AddPolicy(\"Staff\", " + ShopPolicy + ");\n});", "app.UseCors(\"Staff\");"),
        key: FixKeys.CorrectPolicyName + ".2",
        title: "Change to the policy 'Staff'");

    [Fact]
    public Task Fix_all_names_the_nearest_policy_on_endpoints_too() => Verify.Fix<PolicyNameFix>(
        WebApp(AddSpa, "app.UseCors({|CORS301:\"SPA\"|});\napp.MapGet(\"/\", () => 1).RequireCors({|CORS301:\"spa\"|});"),
        WebApp(AddSpa, "app.UseCors(\"Spa\");\napp.MapGet(\"/\", () => 1).RequireCors(\"Spa\");"));

    [Fact]
    public Task Fix_invents_no_policy() => Verify.NoFix<PolicyNameFix>(WebApp(AddSpa, "app.UseCors({|CORS301:\"https://shop.example\"|});"));

    [Fact]
    public Task Fix_corrects_a_constant() => Verify.Fix<PolicyNameFix>(
        WebApp("const string Name = {|CORS301:\"spa\"|}; // ours\n" + AddSpa, "app.UseCors(Name);"),
        WebApp("const string Name = \"Spa\"; // ours\n" + AddSpa, "app.UseCors(Name);"));
}
