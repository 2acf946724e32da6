using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;
using Microsoft.CodeAnalysis.Text;
using static CorsAnalyzers.Tests.Rules.WiringFixPrograms;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>What CORS303 offers, and that nothing is left to report afterwards.</summary>
public sealed partial class Cors303Tests
{
    [Theory]
    [Case("""
        app.UseHttpsRedirection();
        @app.UseAuthentication();
        app.UseAuthorization();
        app.MapGet("/", () => 1);
        """)]
    [Case("""
        app.UseHttpsRedirection();

        @// who is it?
        app.UseAuthentication(); // by cookie
        app.UseAuthorization();
        """)]
    [Case("""
        @#region Users
        app.UseAuthentication();
        app.UseAuthorization();
        #endregion
        """)]
    [Case("""
        app.UseAuthentication();
        app.UseRouting();
        @app.UseAuthorization();
        app.MapGet("/", () => 1);
        """)]
    [Case("""
        app.UseStaticFiles();
        @var api = app.MapGroup("/api");
        api.MapGet("/", () => 1);
        """)]
    [Case("""
        app.UseStaticFiles();
        @app.UseResponseCaching();
        app.MapGet("/", () => 1);
        """)]
    [Case("@")]
    public Task Fix_adds_the_middleware_where_it_belongs_and_keeps_trivia(string pipeline) => Verify.Fix<AddMiddlewareFix>(
        WebApp(
            AddDefault.Replace("AddCors", "{|CORS303:AddCors|}", StringComparison.Ordinal),
            pipeline.Replace("@", "", StringComparison.Ordinal)).Replace("\n\napp.Run", "\napp.Run", StringComparison.Ordinal),
        WebApp(
            AddDefault,
            pipeline.Replace(
                "@",
                "app.UseCors();\n",
                StringComparison.Ordinal)).Replace("\n\napp.Run", "\napp.Run", StringComparison.Ordinal));

    [Fact]
    public Task Fix_says_where_it_adds_the_middleware() => Verify.Fix<AddMiddlewareFix>(
        WebApp(AddSpa.Replace("AddCors", "{|CORS303:AddCors|}", StringComparison.Ordinal), "app.UseAuthorization();"),
        WebApp(
            AddSpa,
            """
            app.UseCors("Spa");
            app.UseAuthorization();
            """),
        key: FixKeys.AddUseCors,
        title: """Add app.UseCors("Spa") before UseAuthorization""");

    [Fact]
    public Task Fix_adds_the_middleware_to_a_chain() => Verify.Fix<AddMiddlewareFix>(
        StartupApp(
            "services.{|CORS303:AddCors|}(o => o.AddDefaultPolicy(" + ShopPolicy + "));",
            """
            app.UseRouting()
                        .UseAuthorization()
                        .UseEndpoints(_ => { });
            """),
        StartupApp(
            "services.AddCors(o => o.AddDefaultPolicy(" + ShopPolicy + "));",
            """
            app.UseRouting()
                        .UseCors()
                        .UseAuthorization()
                        .UseEndpoints(_ => { });
            """));

    [Fact]
    public Task Fix_adds_the_middleware_in_Startup() => Verify.Fix<AddMiddlewareFix>(
        StartupApp(
            "services.{|CORS303:AddCors|}(o => o.AddDefaultPolicy(" + ShopPolicy + "));",
            """
            app.UseRouting();
                    app.UseEndpoints(_ => { });
            """),
        StartupApp(
            "services.AddCors(o => o.AddDefaultPolicy(" + ShopPolicy + "));",
            """
            app.UseRouting();
                    app.UseCors();
                    app.UseEndpoints(_ => { });
            """));

    [Fact]
    public Task Fix_applies_the_policy_that_is_not_for_Development() => Verify.Fix<AddMiddlewareFix>(
        WebApp(
            $$"""
            builder.Services.{|CORS303:AddCors|}(o =>
            {
                o.AddPolicy("Any", p => p.AllowAnyOrigin());
                o.AddPolicy("Me", p => p.WithOrigins("http://localhost:5173"));
                o.AddPolicy("Testing", {{ShopPolicy}});
                o.AddPolicy("Spa", {{ShopPolicy}});
            });
            """,
            """app.MapGet("/", () => 1);"""),
        WebApp(
            $$"""
            builder.Services.AddCors(o =>
            {
                o.AddPolicy({|CORS318:"Any"|}, p => p.AllowAnyOrigin());
                o.AddPolicy({|CORS318:"Me"|}, p => p.WithOrigins("http://localhost:5173"));
                o.AddPolicy({|CORS318:"Testing"|}, {{ShopPolicy}});
                o.AddPolicy("Spa", {{ShopPolicy}});
            });
            """,
            """
            app.UseCors("Spa");
            app.MapGet("/", () => 1);
            """));

    [Fact]
    public Task Fix_adds_the_middleware_beside_another_app_that_has_it() => Verify.Fix<AddMiddlewareFix>(
        "Other.Start();\n"
            + WebApp(AddDefault.Replace("AddCors", "{|CORS303:AddCors|}", StringComparison.Ordinal), """app.MapGet("/", () => 1);""")
            + Other,
        "Other.Start();\n" + WebApp(
            AddDefault,
            """
            app.UseCors();
            app.MapGet("/", () => 1);
            """) + Other);

    [Fact]
    public Task Fix_adds_the_middleware_to_the_app_of_the_same_method_that_lacks_it() => Verify.Fix<AddMiddlewareFix>(
        TwoInARow("{|CORS303:AddCors|}", ""),
        TwoInARow("AddCors", "second.UseCors();\n"));

    [Fact]
    public Task Fix_adds_no_middleware_where_a_helper_may_add_it() => Verify.NoFix<AddMiddlewareFix>(
        WebApp(AddDefault.Replace("AddCors", "{|CORS303:AddCors|}", StringComparison.Ordinal), """app.MapGet("/", () => 1);""")
        + "\nstatic class Helper { public static void Add(IApplicationBuilder to) => to.UseCors(); }");

    [Fact]
    public Task Fix_adds_no_middleware_under_another_symbol() => Verify.NoFix<AddMiddlewareFix>(
        WebApp(
            AddDefault.Replace("AddCors", "{|CORS303:AddCors|}", StringComparison.Ordinal),
            """
            app.UseStaticFiles();
            #if !TESTS
            app.UseAuthorization();
            #endif
            """));

    [Fact]
    public Task Fix_all_adds_the_middleware_to_the_app_of_every_file()
    {
        var marked = AddDefault.Replace("AddCors", "{|CORS303:AddCors|}", StringComparison.Ordinal);
        return Verify.Fix<AddMiddlewareFix>(
            new App("Second.Start();\n"
                + WebApp(
                    marked,
                    """app.MapGet("/", () => 1);"""))
            { Sources = [("/0/Second.cs", Second(marked, """app.MapGet("/", () => 1);"""))] },
            "Second.Start();\n" + WebApp(
                AddDefault,
                """
                app.UseCors();
                app.MapGet("/", () => 1);
                """),
            adjust: test =>
            {
                test.FixedState.Sources[1] = ("/0/Second.cs", SourceText.From(Second(
                    AddDefault,
                    """
                    app.UseCors();
                            app.MapGet("/", () => 1);
                    """)));
                test.NumberOfFixAllInDocumentIterations = 2;
            });
    }

    private const string Other = """

        internal static class Other
        {
            public static void Start()
            {
                var builder = WebApplication.CreateBuilder();
                builder.Services.AddCors(o => o.AddDefaultPolicy(p => p.WithOrigins("https://shop.example")));
                var app = builder.Build();
                app.UseWhen(c => c.Request.Path.StartsWithSegments("/a"), branch => branch.UseCors());
                _ = app.RunAsync();
            }
        }

        """;

    private static string TwoInARow(string add, string added) => $"""
        var one = WebApplication.CreateBuilder(args);
        one.Services.AddCors(o => o.AddDefaultPolicy({ShopPolicy}));
        var first = one.Build();
        first.UseCors();
        var two = WebApplication.CreateBuilder(args);
        two.Services.{add}(o => o.AddDefaultPolicy({ShopPolicy}));
        var second = two.Build();
        _ = first.RunAsync();
        {added}second.Run();

        """.ReplaceLineEndings("\n");

    private static string Second(string services, string pipeline) => $$"""
        internal static class Second
        {
            public static void Start()
            {
                var builder = WebApplication.CreateBuilder();
                {{services}}
                var app = builder.Build();
                {{pipeline}}
                _ = app.RunAsync();
            }
        }

        """.ReplaceLineEndings("\n");
}
