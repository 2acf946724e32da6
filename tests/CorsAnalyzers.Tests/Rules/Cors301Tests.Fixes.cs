using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;
using static CorsAnalyzers.Tests.Rules.WiringFixPrograms;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>What CORS301 offers, and that nothing is left to report afterwards.</summary>
public sealed partial class Cors301Tests
{
    [Fact]
    public Task Fix_names_the_nearest_policy_and_keeps_trivia() => Verify.Fix<PolicyNameFix>(
        WebApp(
            AddSpa,
            """
            // for the shop
            app.UseCors(/* which? */ {|CORS301:"spa"|}); // all of it
            """),
        WebApp(
            AddSpa,
            """
            // for the shop
            app.UseCors(/* which? */ "Spa"); // all of it
            """),
        key: FixKeys.CorrectPolicyName,
        title: "Change to the policy 'Spa'");

    [Fact]
    public Task Fix_offers_each_policy_that_may_be_meant() => Verify.Fix<PolicyNameFix>(
        WebApp(
            "builder.Services.AddCors(o =>\n{\n    o.AddPolicy(\"Shop\", "
                + ShopPolicy
                + ");\n    o.AddPolicy(\"Staff\", "
                + ShopPolicy
                + ");\n});",
            """app.UseCors({|CORS301:"Shops"|});"""),
        WebApp(
            "builder.Services.AddCors(o =>\n{\n    o.AddPolicy({|CORS318:\"Shop\"|}, "
                + ShopPolicy
                + ");\n    o.AddPolicy(\"Staff\", "
                + ShopPolicy
                + ");\n});",
            """app.UseCors("Staff");"""),
        key: FixKeys.CorrectPolicyName + ".2",
        title: "Change to the policy 'Staff'");

    [Fact]
    public Task Fix_all_names_the_nearest_policy_on_endpoints_too() => Verify.Fix<PolicyNameFix>(
        WebApp(
            AddSpa,
            """
            app.UseCors({|CORS301:"SPA"|});
            app.MapGet("/", () => 1).RequireCors({|CORS301:"spa"|});
            """),
        WebApp(
            AddSpa,
            """
            app.UseCors("Spa");
            app.MapGet("/", () => 1).RequireCors("Spa");
            """));

    [Fact]
    public Task Fix_invents_no_policy()
        => Verify.NoFix<PolicyNameFix>(WebApp(AddSpa, """app.UseCors({|CORS301:"https://shop.example"|});"""));

    [Theory]
    [InlineData("https://shop.example")]
    [InlineData("*")]
    public Task Fix_adds_no_policy_that_an_origin_names(string name)
        => Verify.NoFix<PolicyNameFix>(WebApp("builder.Services.AddCors();", $$"""app.UseCors({|CORS301:"{{name}}"|});"""));

    [Fact]
    public Task Fix_adds_the_policy_where_there_is_none_and_keeps_trivia() => Verify.Fix<PolicyNameFix>(
        WebApp("builder.Services.AddCors(); // ours", """app.UseCors(/* which? */ {|CORS301:"Shop \"A\""|});"""),
        WebApp(
            """builder.Services.AddCors(options => options.AddPolicy("Shop \"A\"", """
                + """policy => policy.WithOrigins("https://app.example.com"))); // ours""",
            """app.UseCors(/* which? */ "Shop \"A\"");"""),
        key: FixKeys.AddPolicy,
        title: """Add the policy 'Shop "A"' for 'https://app.example.com'""");

    [Fact]
    public Task Fix_adds_the_policy_after_all_corrections() => Verify.Fix<PolicyNameFix>(
        WebApp(
            "builder.Services.AddCors(o =>\n{\n    o.AddDefaultPolicy("
                + ShopPolicy
                + ");\n    o.AddPolicy(\"Staff\", "
                + ShopPolicy
                + ");\n});",
            """
            app.UseCors();
            app.MapGet("/", () => 1).RequireCors({|CORS301:nameof(Shop)|});
            app.MapGet("/s", () => 1).RequireCors("Staff");
            """) + "\nclass Shop { }",
        WebApp(
            "builder.Services.AddCors(o =>\n{\n    o.AddDefaultPolicy("
                + ShopPolicy
                + ");\n    o.AddPolicy(\"Staff\", "
                + ShopPolicy
                + ");\n    o.AddPolicy(\"Shop\", policy => policy.WithOrigins(\"https://shop.example\"));\n});",
            """
            app.UseCors();
            app.MapGet("/", () => 1).RequireCors(nameof(Shop));
            app.MapGet("/s", () => 1).RequireCors("Staff");
            """) + "\nclass Shop { }",
        key: FixKeys.AddPolicy,
        title: "Add the policy 'Shop' for 'https://shop.example'");

    [Fact]
    public Task Fix_all_adds_each_missing_policy_once() => Verify.Fix<PolicyNameFix>(
        WebApp(
            "builder.Services.AddCors();",
            """
            app.UseCors({|CORS301:"A"|});
            app.MapGet("/", () => 1).RequireCors({|CORS301:"A"|});
            """),
        WebApp(
            """builder.Services.AddCors(options => options.AddPolicy("A", policy => policy.WithOrigins("https://app.example.com")));""",
            """
            app.UseCors("A");
            app.MapGet("/", () => 1).RequireCors("A");
            """));

    [Fact]
    public Task Fix_adds_a_policy_that_a_literal_could_name_only_after_the_nearest() => Verify.Fix<PolicyNameFix>(
        WebApp(
            AddSpa,
            """
            app.UseCors("Spa");
            app.MapGet("/", () => 1).RequireCors({|CORS301:"Shop"|});
            """),
        WebApp(
            AddSpa,
            """
            app.UseCors("Spa");
            app.MapGet("/", () => 1).RequireCors("Spa");
            """),
        key: FixKeys.CorrectPolicyName);

    [Fact]
    public Task Fix_corrects_a_constant() => Verify.Fix<PolicyNameFix>(
        WebApp("const string Name = {|CORS301:\"spa\"|}; // ours\n" + AddSpa, "app.UseCors(Name);"),
        WebApp("const string Name = \"Spa\"; // ours\n" + AddSpa, "app.UseCors(Name);"));
}
