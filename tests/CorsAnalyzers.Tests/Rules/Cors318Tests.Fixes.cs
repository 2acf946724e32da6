using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;
using static CorsAnalyzers.Tests.Rules.WiringFixPrograms;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>What CORS318 offers, and that nothing is left to report afterwards.</summary>
public sealed partial class Cors318Tests : WiringRuleTestBase
{
    private const string Use = """app.UseCors("Spa");""";

    [Theory]
    [InlineData(
        "builder.Services.AddCors(o =>\n{\n    // ours\n    o.AddPolicy(\"Spa\", "
            + ShopPolicy
            + "); // all of it\n    o.AddPolicy({|CORS318:\"Old\"|}, "
            + ShopPolicy
            + ");\n\n    // end\n});",
        "builder.Services.AddCors(o =>\n{\n    // ours\n    o.AddPolicy(\"Spa\", " + ShopPolicy + "); // all of it\n\n    // end\n});")]
    [InlineData(
        "const string Old = {|CORS318:\"Old\"|};\nbuilder.Services.AddCors(o =>\n{\n    o.AddPolicy(\"Spa\", "
            + ShopPolicy
            + ");\n    o.AddPolicy(Old, "
            + ShopPolicy
            + ");\n});",
        "const string Old = \"Old\";\nbuilder.Services.AddCors(o =>\n{\n    o.AddPolicy(\"Spa\", " + ShopPolicy + ");\n});")]
    [InlineData(
        AddSpa + "\nbuilder.Services.AddCors(o => o.AddPolicy({|CORS318:\"Old\"|}, " + ShopPolicy + "));",
        AddSpa + "\nbuilder.Services.AddCors();")]
    [InlineData(
        AddSpa
            + "\nbuilder.Services.Configure<Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions>(o => o.AddPolicy({|CORS318:\"Old\"|}, "
            + ShopPolicy
            + "));",
        AddSpa)]
    public Task Fix_removes_the_policy_and_keeps_trivia(string before, string after) => Verify.Fix<UnusedPolicyFix>(
        WebApp(before, Use), WebApp(after, Use), key: FixKeys.RemovePolicy, title: "Remove the policy 'Old', which nothing uses");

    [Fact]
    public Task Fix_removes_a_default_policy() => Verify.Fix<UnusedPolicyFix>(
        WebApp(AddSpa + "\nbuilder.Services.AddCors(o => o.{|CORS318:AddDefaultPolicy|}(" + ShopPolicy + "));", Use),
        WebApp(AddSpa + "\nbuilder.Services.AddCors();", Use),
        title: "Remove the default policy, which nothing uses");

    [Fact]
    public Task Fix_removes_nothing_from_a_helper_that_is_handed_the_name() => Verify.NoFix<UnusedPolicyFix>(
        WebApp(
            "Add(\"Spa\");\nAdd({|CORS318:\"Old\"|});\nvoid Add(string name) => builder.Services.AddCors(o => o.AddPolicy(name, "
                + ShopPolicy
                + "));",
            Use));

    [Fact]
    public Task Fix_all_removes_every_such_policy() => Verify.Fix<UnusedPolicyFix>(
        WebApp(
            "builder.Services.AddCors(o =>\n{\n    o.AddPolicy({|CORS318:\"Old\"|}, "
                + ShopPolicy
                + ");\n    o.AddPolicy(\"Spa\", "
                + ShopPolicy
                + ");\n    o.AddPolicy({|CORS318:\"Older\"|}, "
                + ShopPolicy
                + ");\n});",
            Use),
        WebApp("builder.Services.AddCors(o =>\n{\n    o.AddPolicy(\"Spa\", " + ShopPolicy + ");\n});", Use));
}
