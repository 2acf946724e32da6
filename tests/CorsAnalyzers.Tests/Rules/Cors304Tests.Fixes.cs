using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;
using static CorsAnalyzers.Tests.Rules.WiringFixPrograms;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>What CORS304 offers, and that nothing is left to report afterwards.</summary>
public sealed partial class Cors304Tests
{
    [Fact]
    public Task Fix_adds_the_middleware_behind_what_Development_has() => Verify.Fix<AddMiddlewareFix>(
        WebApp(
            AddSpa,
            """
            if (app.Environment.IsDevelopment())
            {
                app.MapGet("/d", () => 1);
            }

            app.UseHttpsRedirection();

            app.MapGet("/", () => 1).{|CORS304:RequireCors|}("Spa");
            """),
        WebApp(
            AddSpa,
            """
            if (app.Environment.IsDevelopment())
            {
                app.MapGet("/d", () => 1);
            }

            app.UseHttpsRedirection();

            app.UseCors();
            app.MapGet("/", () => 1).RequireCors("Spa");
            """));

    [Fact]
    public Task Fix_adds_the_middleware_for_an_endpoint_and_keeps_trivia() => Verify.Fix<AddMiddlewareFix>(
        WebApp(
            AddSpa,
            """
            app.UseHttpsRedirection();

            // endpoints
            app.MapGet("/", () => 1).{|CORS304:RequireCors|}("Spa");
            """),
        WebApp(
            AddSpa,
            """
            app.UseHttpsRedirection();

            app.UseCors();
            // endpoints
            app.MapGet("/", () => 1).RequireCors("Spa");
            """),
        title: "Add app.UseCors() before MapGet");

    [Fact]
    public Task Fix_all_adds_the_middleware_once() => Verify.Fix<AddMiddlewareFix>(
        WebApp(
            AddSpa,
            """
            app.MapGet("/", () => 1).{|CORS304:RequireCors|}("Spa");
            app.MapPost("/", () => 1).{|CORS304:RequireCors|}("Spa");
            """),
        WebApp(
            AddSpa,
            """
            app.UseCors();
            app.MapGet("/", () => 1).RequireCors("Spa");
            app.MapPost("/", () => 1).RequireCors("Spa");
            """));

    [Theory]
    [Change(
        """
        if (app.Environment.IsDevelopment())
        {
            app.UseCors();
        }
        """,
        "app.UseCors();")]
    [Change("if (app.Environment.IsDevelopment()) app.UseCors();", "app.UseCors();")]
    [Change(
        """
        // local
        if (app.Environment.IsDevelopment())
        {
            app.UseDeveloperExceptionPage(); // details
            app.UseCors();
        }
        """,
        """
        app.UseCors();
        // local
        if (app.Environment.IsDevelopment())
        {
            app.UseDeveloperExceptionPage(); // details
        }
        """)]
    public Task Fix_makes_the_middleware_unconditional(string before, string after) => Verify.Fix<AddMiddlewareFix>(
        WebApp(AddSpa, before + "\napp.MapGet(\"/\", () => 1).{|CORS304:RequireCors|}(\"Spa\");"),
        WebApp(AddSpa, after + "\napp.MapGet(\"/\", () => 1).RequireCors(\"Spa\");"),
        key: FixKeys.UnconditionalUseCors,
        title: "Call UseCors in every environment: move it out of the if");

    [Theory]
    [Case("""
        if (app.Environment.IsDevelopment())
        {
            app.UseCors("Spa");
        }
        """)]
    [Case("""
        if (app.Environment.IsDevelopment())
        {
            // only here
            app.UseCors();
        }
        """)]
    public Task Fix_leaves_what_may_be_meant_for_Development(string condition) => Verify.NoFix<AddMiddlewareFix>(
        WebApp(AddSpa, condition + "\napp.MapGet(\"/\", () => 1).{|CORS304:RequireCors|}(\"Spa\");"));

    [Fact]
    public Task Fix_adds_the_middleware_to_the_one_app_that_lacks_it()
    {
        const string Map = """app.MapGet("/", () => 1).RequireCors("Spa");""";
        const string WithCors = "app.UseCors();\n        " + Map;
        var both = TwoApps(WithCors, AddSpa);
        var last = both.LastIndexOf(WithCors, StringComparison.Ordinal);
        return Verify.Fix<AddMiddlewareFix>(
            both[..last]
                + Map.Replace("RequireCors", "{|CORS304:RequireCors|}", StringComparison.Ordinal)
                + both[(last + WithCors.Length)..],
            both);
    }

    [Fact]
    public Task Fix_adds_the_middleware_for_an_attribute_beside_the_app() => Verify.Fix<AddMiddlewareFix>(
        WebApp("builder.Services.AddControllers();\n" + AddSpa, "app.MapControllers();") + Controller("{|CORS304:EnableCors|}"),
        WebApp("builder.Services.AddControllers();\n" + AddSpa, "app.UseCors();\napp.MapControllers();") + Controller("EnableCors"));

    [Fact]
    public Task Fix_adds_no_middleware_where_there_is_no_app() => Verify.NoFix<AddMiddlewareFix>(
        new App(WebApp(
            "builder.Services.AddControllers();\n" + AddSpa,
            "app.MapControllers();"))
        { Sources = [("/0/Items.cs", Controller("{|CORS304:EnableCors|}"))] });

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
