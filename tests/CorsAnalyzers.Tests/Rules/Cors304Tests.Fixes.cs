using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;
using static CorsAnalyzers.Tests.Rules.WiringFixPrograms;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>What CORS304 offers, and that nothing is left to report afterwards.</summary>
public sealed partial class Cors304Tests
{
    [Fact]
    public Task Fix_adds_the_middleware_behind_what_Development_has() => Verify.Fix<AddMiddlewareFix>(
        WebApp(AddSpa, "if (app.Environment.IsDevelopment())\n{\n    app.MapGet(\"/d\", () => 1);\n}\n\napp.UseHttpsRedirection();\n\napp.MapGet(\"/\", () => 1).{|CORS304:RequireCors|}(\"Spa\");"),
        WebApp(AddSpa, "if (app.Environment.IsDevelopment())\n{\n    app.MapGet(\"/d\", () => 1);\n}\n\napp.UseHttpsRedirection();\n\napp.UseCors();\napp.MapGet(\"/\", () => 1).RequireCors(\"Spa\");"));

    [Fact]
    public Task Fix_adds_the_middleware_for_an_endpoint_and_keeps_trivia() => Verify.Fix<AddMiddlewareFix>(
        WebApp(AddSpa, "app.UseHttpsRedirection();\n\n// endpoints\napp.MapGet(\"/\", () => 1).{|CORS304:RequireCors|}(\"Spa\");"),
        WebApp(AddSpa, "app.UseHttpsRedirection();\n\napp.UseCors();\n// endpoints\napp.MapGet(\"/\", () => 1).RequireCors(\"Spa\");"),
        title: "Add app.UseCors() before MapGet");

    [Fact]
    public Task Fix_all_adds_the_middleware_once() => Verify.Fix<AddMiddlewareFix>(
        WebApp(AddSpa, "app.MapGet(\"/\", () => 1).{|CORS304:RequireCors|}(\"Spa\");\napp.MapPost(\"/\", () => 1).{|CORS304:RequireCors|}(\"Spa\");"),
        WebApp(AddSpa, "app.UseCors();\napp.MapGet(\"/\", () => 1).RequireCors(\"Spa\");\napp.MapPost(\"/\", () => 1).RequireCors(\"Spa\");"));

    [Theory]
    [InlineData("if (app.Environment.IsDevelopment())\n{\n    app.UseCors();\n}", "app.UseCors();")]
    [InlineData("if (app.Environment.IsDevelopment()) app.UseCors();", "app.UseCors();")]
    [InlineData("// local\nif (app.Environment.IsDevelopment())\n{\n    app.UseDeveloperExceptionPage(); // details\n    app.UseCors();\n}", "app.UseCors();\n// local\nif (app.Environment.IsDevelopment())\n{\n    app.UseDeveloperExceptionPage(); // details\n}")]
    public Task Fix_makes_the_middleware_unconditional(string before, string after) => Verify.Fix<AddMiddlewareFix>(
        WebApp(AddSpa, before + "\napp.MapGet(\"/\", () => 1).{|CORS304:RequireCors|}(\"Spa\");"),
        WebApp(AddSpa, after + "\napp.MapGet(\"/\", () => 1).RequireCors(\"Spa\");"),
        key: FixKeys.UnconditionalUseCors,
        title: "Call UseCors in every environment: move it out of the if");

    [Theory]
    [InlineData("if (app.Environment.IsDevelopment())\n{\n    app.UseCors(\"Spa\");\n}")]
    [InlineData("if (app.Environment.IsDevelopment())\n{\n    // only here\n    app.UseCors();\n}")]
    public Task Fix_leaves_what_may_be_meant_for_Development(string condition) => Verify.NoFix<AddMiddlewareFix>(
        WebApp(AddSpa, condition + "\napp.MapGet(\"/\", () => 1).{|CORS304:RequireCors|}(\"Spa\");"));

    [Fact]
    public Task Fix_adds_the_middleware_to_the_one_app_that_lacks_it()
    {
        const string Map = "app.MapGet(\"/\", () => 1).RequireCors(\"Spa\");";
        const string WithCors = "app.UseCors();\n        " + Map;
        var both = TwoApps(WithCors, AddSpa);
        var last = both.LastIndexOf(WithCors, StringComparison.Ordinal);
        return Verify.Fix<AddMiddlewareFix>(
            both[..last] + Map.Replace("RequireCors", "{|CORS304:RequireCors|}", StringComparison.Ordinal) + both[(last + WithCors.Length)..],
            both);
    }

    [Fact]
    public Task Fix_adds_the_middleware_for_an_attribute_beside_the_app() => Verify.Fix<AddMiddlewareFix>(
        WebApp("builder.Services.AddControllers();\n" + AddSpa, "app.MapControllers();") + Controller("{|CORS304:EnableCors|}"),
        WebApp("builder.Services.AddControllers();\n" + AddSpa, "app.UseCors();\napp.MapControllers();") + Controller("EnableCors"));

    [Fact]
    public Task Fix_adds_no_middleware_where_there_is_no_app() => Verify.NoFix<AddMiddlewareFix>(
        new App(WebApp("builder.Services.AddControllers();\n" + AddSpa, "app.MapControllers();")) { Sources = [("/0/Items.cs", Controller("{|CORS304:EnableCors|}"))] });

    private static string Controller(string attribute) => $$"""

        [{{attribute.Replace("EnableCors", "Microsoft.AspNetCore.Cors.EnableCors", StringComparison.Ordinal)}}("Spa")]
        [Microsoft.AspNetCore.Mvc.Route("items")]
        public class ItemsController : Microsoft.AspNetCore.Mvc.ControllerBase
        {
            [Microsoft.AspNetCore.Mvc.HttpGet]
            public int Get() => 1;
        }

        """.ReplaceLineEndings("\n");
}
