using CorsAnalyzers.Rules;

namespace CorsAnalyzers.Tests.Conventions;

/// <summary>What an editor shows: every rule must show up in the open file after an edit, and go away when it is undone.</summary>
public sealed class LiveTests
{
    private const string Right = """p.WithOrigins("https://shop.example");""";

    /// <summary>Statements on a builder that each rule reports.</summary>
    private static readonly Dictionary<string, string> Wrong = new(StringComparer.Ordinal)
    {
        ["CORS101"] = "p.AllowAnyOrigin().AllowCredentials();",
        ["CORS102"] = "p.SetIsOriginAllowed(_ => true).AllowCredentials();",
        ["CORS103"] = "p.AllowAnyOrigin();",
        ["CORS104"] = """p.WithOrigins(builder.Configuration["Cors:Origin"] ?? "*");""",
        ["CORS105"] = """p.SetIsOriginAllowed(o => o.EndsWith("example.com")).AllowCredentials();""",
        ["CORS106"] = """p.WithOrigins("null");""",
        ["CORS107"] = """p.WithOrigins("https://*.com").SetIsOriginAllowedToAllowWildcardSubdomains();""",
        ["CORS108"] = """p.WithOrigins("http://shop.example").AllowCredentials();""",
        ["CORS109"] = """p.WithOrigins("http://localhost:3000").AllowCredentials();""",
        ["CORS110"] = """
            p.WithOrigins("https://shop.example");
            _ = new StaticFileOptions { OnPrepareResponse = c => c.Context.Response.Headers.AccessControlAllowOrigin = "*" };
            """,
        ["CORS114"] = """p.WithOrigins("https://partner.example");""",
        ["CORS201"] = """p.WithOrigins("https://shop.example/");""",
        ["CORS202"] = """p.WithOrigins("https://*.shop.example");""",
        ["CORS203"] = """p.WithOrigins("*://*.shop.example").SetIsOriginAllowedToAllowWildcardSubdomains();""",
        ["CORS204"] = """p.AllowAnyOrigin().WithOrigins("https://shop.example");""",
        ["CORS205"] = "p.AllowAnyHeader();",
        ["CORS207"] = """p.WithOrigins(builder.Configuration.GetSection("Cors:Origins").Get<string[]>()!);""",
        ["CORS208"] = """p.WithOrigins(builder.Configuration["Cors:Origins"]!.Split(','));""",
        ["CORS209"] = """p.SetIsOriginAllowed(o => new Uri(o).Scheme == "https" && new Uri(o).Host == "shop.example");""",
        ["CORS403"] = """p.WithOrigins("https://shop.example").WithMethods("put");""",
        ["CORS404"] = """p.WithOrigins("https://shop.example").WithMethods("GET, PUT");""",
        ["CORS405"] = """p.WithOrigins("https://shop.example").WithExposedHeaders("*").AllowCredentials();""",
        ["CORS406"] = """p.WithOrigins("https://shop.example").WithHeaders("Host");""",
        ["CORS407"] = """p.WithOrigins("https://shop.example").SetPreflightMaxAge(new TimeSpan(600));""",
    };

    /// <summary>
    /// Of the rules about services, pipelines and endpoints: what stands in a right app, and what each reports in its place.
    /// </summary>
    private static readonly Dictionary<string, (string Right, string Wrong)> Wiring = new(StringComparer.Ordinal)
    {
        ["CORS001"] = ("var app = builder.Build();", """
            builder.Services.AddCors(o => o.AddDefaultPolicy(p => p.WithOrigins("https://shop.example")));
            var app = builder.Build();
            app.UseCors();
            """),
        ["CORS301"] = ("app.UseCors();", """app.UseCors("Spa");"""),
        ["CORS302"] = ("options.AddDefaultPolicy(p", """options.AddPolicy("Spa", p"""),
        ["CORS303"] = ("app.UseCors();", "app.UseRouting();"),
        ["CORS304"] = (
            """
            app.UseCors();
            app.MapGet("/", () => "Hello");
            """,
            """app.MapGet("/", () => "Hello").RequireCors();"""),
        ["CORS305"] = ("builder.Services.AddCors(options => options.AddDefaultPolicy(p =>\n{\n    "
            + Right
            + "\n}));\n", "builder.Services.AddHttpClient();\n"),
        ["CORS306"] = ("app.UseCors();", "app.UseAuthorization();\napp.UseCors();"),
        ["CORS308"] = ("app.UseCors();", """
            app.Run(context => Task.CompletedTask);
            app.UseCors();
            """),
        ["CORS309"] = ("app.UseCors();", "app.UseResponseCaching();\napp.UseCors();"),
        ["CORS310"] = (
            """
            var app = builder.Build();
            app.UseCors();
            """,
            """
            builder.Services.AddAuthorization();
            var app = builder.Build();
            app.UseCors();
            app.MapGet("/me", () => "").RequireAuthorization();
            """),
        ["CORS312"] = ("app.UseCors();", "app.UseCors();\napp.UseCors();"),
        ["CORS313"] = ("var app =", """
            builder.Services.AddCors(o => o.AddDefaultPolicy(p => p.WithOrigins("https://admin.example")));
            var app =
            """),
        ["CORS315"] = ("app.UseCors();", """
            builder.Services.AddCors();
            app.UseCors();
            """),
        ["CORS111"] = (
            """() => "Hello");""",
            """[Microsoft.AspNetCore.Cors.DisableCors] () => "Hello").RequireCors(p => p.WithOrigins("https://a.example"));"""),
        ["CORS112"] = (
            """
            var app = builder.Build();
            app.UseCors();
            """,
            """
            builder.Services.AddAuthentication().AddCookie();
            var app = builder.Build();
            app.UseCors();
            app.Map("/ws", async (HttpContext context) =>
            {
                using var socket = await context.WebSockets.AcceptWebSocketAsync();
            }).RequireCors(p => p.WithOrigins("https://shop.example").AllowCredentials());
            """),
        ["CORS113"] = (
            """
            var app = builder.Build();
            app.UseCors();
            app.MapGet("/", () => "Hello");
            """,
            """
            builder.Services.Configure<RouteOptions>(o => o.SuppressCheckForUnhandledSecurityMetadata = true);
            var app = builder.Build();
            app.UseCors();
            app.MapGet("/", () => "Hello").RequireCors();
            """),
        ["CORS206"] = (
            """
            var app = builder.Build();
            app.UseCors();
            app.MapGet("/", () => "Hello");
            """,
            """
            var basis = new Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicyBuilder("https://b.example").Build();
            builder.Services.AddCors(o => o.AddPolicy("Copy",
                new Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicyBuilder(basis).WithOrigins("https://a.example").Build()));
            var app = builder.Build();
            app.UseCors();
            app.MapGet("/", () => "Hello").RequireCors("Copy");
            """),
        ["CORS307"] = ("app.UseCors();", "app.UseCors();\napp.UseRouting();"),
        ["CORS311"] = ("app.UseCors();", """
            app.UseHealthChecks("/health");
            app.UseCors();
            """),
        ["CORS314"] = ("var app =", """
            builder.Services.Configure<Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions>("api", o => { });
            var app =
            """),
        ["CORS316"] = (
            """
            app.UseCors();
            app.MapGet("/", () => "Hello");
            """,
            """
            app.UseCors(p => p.WithOrigins("https://a.example"));
            app.MapGet("/", () => "Hello").RequireCors();
            """),
        ["CORS318"] = ("app.UseCors();", """app.UseCors(p => p.WithOrigins("https://a.example"));"""),
        ["CORS401"] = ("app.MapGet(", "app.MapPut("),
        ["CORS402"] = ("""app.MapGet("/", () => "Hello");""", """
            app.MapPost(
                "/",
                ([Microsoft.AspNetCore.Mvc.FromBody] string name) => name);
            """),
        ["CORS408"] = ("app.UseCors();", """
            app.Use(async (context, next) => { if (context.Request.Method == "OPTIONS") { return; } await next(context); });
            app.UseCors();
            """),
        ["CORS409"] = ("""app.MapGet("/", () => "Hello");""", """app.MapHub<Microsoft.AspNetCore.SignalR.Hub>("/chat");"""),
        ["CORS410"] = ("""app.MapGet("/", () => "Hello");""", "app.MapGrpcService<object>().EnableGrpcWeb();"),
        ["CORS317"] = ("""() => "Hello");""", """() => "Hello").RequireCors().ShortCircuit();"""),
    };

    /// <summary>An app that no option matters to, whatever it says.</summary>
    private static readonly App WithoutCors = new("""
        var builder = WebApplication.CreateBuilder(args);
        var app = builder.Build();
        app.Run();

        """)
    {
        EditorConfig = "cors_analyzers.environments = *",
    };

    public static TheoryData<string> Statements => [.. Wrong.Keys.Concat(Wiring.Keys).Order(StringComparer.Ordinal)];

    /// <summary>
    /// What CORS001 is about stands in another file than a program, and the page of CORS410 needs packages that only the proofs have.
    /// </summary>
    public static TheoryData<string> Ids =>
        [.. RuleCatalog.Rules.Select(rule => rule.Descriptor.Id).Where(id => id is not (RuleIds.InvalidOption or RuleIds.GrpcWebPolicy))];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_mistake_of_every_page_comes_and_goes_with_an_edit(string id)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var example = PageExample.Of(id);
        var session = Verify.Open(new App(example.Right) { EditorConfig = example.EditorConfig });
        Assert.DoesNotContain(await session.GetDiagnosticsAsync(App.Path, cancellation), diagnostic => diagnostic.Id == id);

        await session.EditAsync(App.Path, example.Right, example.Wrong, cancellation);
        Assert.Contains(await session.GetDiagnosticsAsync(App.Path, cancellation), diagnostic => diagnostic.Id == id);

        await session.EditAsync(App.Path, example.Wrong, example.Right, cancellation);
        Assert.DoesNotContain(await session.GetDiagnosticsAsync(App.Path, cancellation), diagnostic => diagnostic.Id == id);
        Assert.Empty(session.Exceptions);
    }

    [Theory]
    [MemberData(nameof(Statements))]
    public async Task A_statement_comes_and_goes_with_an_edit(string id)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var session = Verify.Open(id == RuleIds.InvalidOption ? WithoutCors : App.OfPolicy(Right) with
        {
            References = id == RuleIds.GrpcWebPolicy ? [Stubs.GrpcWeb] : [],
            EditorConfig = id == RuleIds.NotApproved ? "cors_analyzers.approved_origins = https://shop.example" : null,
        });
        Assert.Empty(await session.GetDiagnosticsAsync(App.Path, cancellation));

        var (right, wrong) = Wiring.TryGetValue(id, out var wiring) ? wiring : (Right, Wrong[id]);
        await session.EditAsync(App.Path, right, wrong, cancellation);
        Assert.Equal([id], (await session.GetDiagnosticsAsync(App.Path, cancellation)).Select(diagnostic => diagnostic.Id));

        await session.EditAsync(App.Path, wrong, right, cancellation);
        Assert.Empty(await session.GetDiagnosticsAsync(App.Path, cancellation));
        Assert.Empty(session.Exceptions);
    }

    [Fact]
    public async Task An_edit_elsewhere_changes_the_verdict_on_a_file()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var session = Verify.Open(new App("""
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddCors(o => o.AddPolicy("Open", p => p.AllowAnyOrigin()));
            var app = builder.Build();
            app.UseOurCors();
            app.Run();
            """)
        {
            Sources = [("/0/Ours.cs", """
                static class Ours
                {
                    public static void UseOurCors(this WebApplication app)
                    {
                        if (app.Environment.IsDevelopment()) app.UseCors("Open");
                    }
                }
                """)],
        });
        Assert.Empty(await session.GetDiagnosticsAsync(App.Path, cancellation));

        await session.EditAsync("/0/Ours.cs", "app.Environment.IsDevelopment()", "app.Environment.IsProduction()", cancellation);
        Assert.Equal(["CORS103"], (await session.GetDiagnosticsAsync(App.Path, cancellation)).Select(diagnostic => diagnostic.Id));
        Assert.Empty(await session.GetDiagnosticsAsync("/0/Ours.cs", cancellation));
        Assert.Empty(session.Exceptions);
    }
}
