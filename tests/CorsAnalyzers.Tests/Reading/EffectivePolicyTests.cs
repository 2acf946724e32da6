using CorsAnalyzers.App;
using CorsAnalyzers.Basics;
using CorsAnalyzers.Tests.Rules;

namespace CorsAnalyzers.Tests.Reading;

/// <summary>
/// Which policy answers for an endpoint (facts §1.5, §2). Policies are told by their origin: <c>default</c>, <c>a</c> and <c>b</c> are
/// registered, and <c>c</c> is given in place; other words say why there is none.
/// </summary>
public sealed class EffectivePolicyTests : WiringRuleTestBase
{
    private const string Three = """
        services.AddCors(o =>
        {
            o.AddDefaultPolicy(p => p.WithOrigins("https://default"));
            o.AddPolicy("A", p => p.WithOrigins("https://a"));
            o.AddPolicy("B", p => p.WithOrigins("https://b"));
        });
        """;
    private const string Usings = """
        using Microsoft.AspNetCore.Cors;
        using Microsoft.AspNetCore.Mvc;

        """;

    [Theory]
    [Case("app.UseCors();", "default")]
    [Case("""app.UseCors("A");""", "a")]
    [Case("""app.UseCors(p => p.WithOrigins("https://c"));""", "c")]
    [Case("", "NoMiddleware")]
    [Case("if (app.Environment.IsDevelopment()) { app.UseCors(); }", "NoMiddleware")]
    [Case("""app.UseCors(app.Environment.IsDevelopment() ? "A" : "B");""", "b")]
    [Case("""app.UseCors("Nobody");""", "NotFound")]
    [Case("""app.UseCors("a");""", "NotFound")]
    [Case("""app.UseCors(args.Length > 0 ? "A" : "B");""", "a or b")]
    [Case("app.UseCors(args[0]);", "Unknown")]
    [Case("if (args.Length > 0) { app.UseCors(); }", "Unknown")]
    [Case("""app.UseCors("A"); app.UseCors("B");""", "Unknown")]
    [Case("""app.UseWhen(c => c.Request.Path.StartsWithSegments("/x"), x => x.UseCors("A"));""", "Unknown")]
    [Case("""app.Map("/x", x => x.UseCors("A"));""", "NoMiddleware")]
    [Case("""app.MapWhen(c => c.Request.Path == "/x", x => x.UseCors("A")); app.UseCors("B");""", "b")]
    [Case("""app.UseCors("A"); app.UseRouting();""", "a")]
    [Case("""app.UseRouting(); app.UseCors("A"); app.UseEndpoints(_ => { });""", "a")]
    [Case("""app.UseRouting(); app.UseEndpoints(_ => { }); app.UseCors("A");""", "NoMiddleware")]
    [Case("""app.UseStaticFiles(); app.UseAuthorization(); app.UseCors("A");""", "a")]
    public void Without_metadata_the_middleware_decides(string pipeline, string expected)
        => Assert.Equal(expected, Of(Minimal(Three, pipeline, """endpoints.MapGet("/", () => "");""")));

    [Theory]
    [Case("""endpoints.MapGet("/", () => "").RequireCors("B");""", "b")]
    [Case("""endpoints.MapGet("/", () => "").RequireCors(p => p.WithOrigins("https://c"));""", "c")]
    [Case("""endpoints.MapGet("/", [EnableCors("B")] () => "");""", "b")]
    [Case("""endpoints.MapGet("/", [DisableCors] () => "");""", "Disabled")]
    [Case("""endpoints.MapGet("/", () => "").WithMetadata(new DisableCorsAttribute());""", "Disabled")]
    [Case("""endpoints.MapGet("/", () => "").RequireCors("Nobody");""", "NotFound")]
    [Case("""endpoints.MapGet("/", () => "").RequireCors("b");""", "NotFound")]
    [Case("""endpoints.MapGet("/", [EnableCors("")] () => "");""", "NotFound")]
    [Case("""endpoints.MapGet("/", () => "").RequireCors(args[0]);""", "Unknown")]
    [Case("""endpoints.MapGet("/", () => "").RequireCors("B").ShortCircuit();""", "Unknown")]
    [Case("""endpoints.MapGroup("/g").RequireCors("B").MapGet("/", () => "");""", "b")]
    [Case("""var group = endpoints.MapGroup("/g"); group.MapGet("/", () => ""); group.RequireCors("B");""", "b")]
    [Case("""endpoints.MapHub<Chat>("/chat").RequireCors("B");""", "b")]
    public void Metadata_beats_the_middleware(string endpoints, string expected)
        => Assert.Equal(expected, Of(Minimal(Three + " services.AddSignalR();", """app.UseCors("A");""", endpoints)));

    [Theory]
    [Case("""endpoints.MapGet("/", () => "").RequireCors("A").RequireCors("B");""", "b")]
    [Case("""endpoints.MapGroup("/g").RequireCors("A").MapGet("/", () => "").RequireCors("B");""", "b")]
    [Case("""var group = endpoints.MapGroup("/g"); group.MapGet("/", () => "").RequireCors("B"); group.RequireCors("A");""", "b")]
    [Case("""endpoints.MapGroup("/g").RequireCors("A").MapGroup("/h").RequireCors("B").MapGet("/", () => "");""", "b")]
    [Case("""endpoints.MapGroup("/g").RequireCors("A").MapGet("/", [EnableCors("B")] () => "");""", "b")]
    [Case("""endpoints.MapGroup("/g").RequireCors("A").MapGet("/", [DisableCors] () => "");""", "Disabled")]
    [Case("""endpoints.MapGet("/", [DisableCors] () => "").RequireCors("A");""", "a")]
    [Case("""endpoints.MapGet("/", [EnableCors("A")] () => "").RequireCors("B");""", "b")]
    [Case("""endpoints.MapGroup("/g").RequireCors("A").MapGet("/", () => "").WithMetadata(new DisableCorsAttribute());""", "Disabled")]
    [Case("""endpoints.MapHub<Closed>("/chat");""", "Disabled")]
    [Case("""endpoints.MapHub<Closed>("/chat").RequireCors("B");""", "b")]
    public void Group_yields_to_attribute_yields_to_endpoint(string endpoints, string expected)
        => Assert.Equal(expected, Of(Minimal(Three + " services.AddSignalR();", "app.UseCors();", endpoints)));

    [Theory]
    [Case("app.UseCors();", """endpoints.MapGet("/", () => "").RequireCors();""", "default")]
    [Case("""app.UseCors("A");""", """endpoints.MapGet("/", () => "").RequireCors();""", "a")]
    [Case("""app.UseCors(p => p.WithOrigins("https://c"));""", """endpoints.MapGet("/", [EnableCors] () => "");""", "c")]
    [Case("""app.UseCors("Nobody");""", """endpoints.MapGet("/", () => "").RequireCors();""", "NotFound")]
    [Case("app.UseCors();", """endpoints.MapGroup("/g").RequireCors("A").MapGet("/", () => "").RequireCors();""", "default")]
    [Case("app.UseCors();", """endpoints.MapGroup("/g").RequireCors("A").MapGet("/", [EnableCors] () => "");""", "default")]
    [Case("app.UseCors();", """endpoints.MapGroup("/g").RequireCors().MapGet("/", () => "").RequireCors("A");""", "a")]
    public void Metadata_without_a_name_takes_the_policy_of_the_middleware(string pipeline, string endpoints, string expected)
        => Assert.Equal(expected, Of(Minimal(Three, pipeline, endpoints)));

    [Theory]
    [Case("""app.UseCors("A"); app.UseRouting();""", "Unknown")]
    [Case("""app.UseRouting(); app.UseCors("A");""", "b")]
    [Case("""app.UseRouting(); app.UseCors("A"); app.UseRouting();""", "b")]
    [Case("""app.UseCors("A");""", "b")]
    [Case("", "NoMiddleware")]
    public void Metadata_counts_where_routing_has_found_it(string pipeline, string expected)
        => Assert.Equal(expected, Of(Minimal(Three, pipeline, """endpoints.MapGet("/", () => "").RequireCors("B");""")));

    [Theory]
    [Case("""if (args.Length > 0) { root.RequireCors("B"); }""", "Unknown")]
    [Case("""if (args.Length > 0) { root.RequireCors("B"); } else { root.RequireCors("A"); }""", "Unknown")]
    [Case("""if (app.Environment.IsDevelopment()) { root.RequireCors("B"); }""", "a")]
    [Case("""if (app.Environment.IsProduction()) { root.RequireCors("B"); }""", "b")]
    public void Metadata_that_only_some_paths_add_leaves_it_open(string condition, string expected)
        => Assert.Equal(
            expected,
            Of(Minimal(Three, """app.UseCors("A");""", $"""var root = endpoints.MapGet("/", () => ""); {condition}""")));

    [Theory]
    [Case("""branch.UseRouting(); branch.UseCors("A"); branch.UseEndpoints(e => e.MapGet("/in", () => ""));""", "", "a", "NoMiddleware")]
    [Case("""branch.UseRouting(); branch.UseEndpoints(e => e.MapGet("/in", () => ""));""", """app.UseCors("B");""", "NoMiddleware", "b")]
    [Case(
        """branch.UseRouting(); branch.UseCors("A"); branch.UseEndpoints(e => e.MapGet("/in", () => ""));""",
        """app.UseCors("B");""",
        "a",
        "b")]
    [Case(
        """branch.UseRouting(); branch.UseCors("A"); branch.UseEndpoints(e => e.MapGet("/in", () => "").RequireCors("B"));""",
        "",
        "b",
        "NoMiddleware")]
    public void A_branch_has_its_own_middleware(string branch, string after, string inside, string outside)
    {
        var app = Minimal(
            Three,
            $$"""app.Map("/branch", branch => { {{branch}} }); {{after}}""",
            """endpoints.MapGet("/out", () => "");""");

        Assert.Equal(inside, Of(app, "GET /in"));
        Assert.Equal(outside, Of(app, "GET /out"));
    }

    [Fact]
    public void Middleware_in_front_of_a_branch_counts_in_it()
        => Assert.Equal(
            "b",
            Of(
                Minimal(
                    Three,
                    """
                    app.UseCors("B");
                    app.Map("/branch", branch => { branch.UseRouting(); branch.UseEndpoints(e => e.MapGet("/in", () => "")); });
                    """),
                "GET /in"));

    [Theory]
    [Case("""app.UseRouting(); app.UseCors("A");""", "", "", "a")]
    [Case("""app.UseRouting(); app.UseCors("A");""", "", """.RequireCors("B")""", "Unknown")]
    [Case("app.UseRouting();", """branch.UseCors("A");""", """.RequireCors("B")""", "b")]
    [Case("app.UseRouting(); app.UseEndpoints(_ => { });", """branch.UseCors("A");""", "", "Unknown")]
    [Case("app.UseRouting(); app.UseEndpoints(_ => { });", "", """.RequireCors("B")""", "NoMiddleware")]
    [Case("""app.UseRouting(); app.UseCors("A"); app.UseEndpoints(_ => { });""", "", """.RequireCors("B")""", "Unknown")]
    public void A_branch_that_routes_anew_finds_its_endpoints_later_than_the_rest(
        string before,
        string inside,
        string metadata,
        string expected)
        => Assert.Equal(
            expected,
            Of(
                Minimal(
                    Three,
                    $$"""
                    {{before}}
                    app.Map("/branch", branch =>
                    {
                        branch.UseRouting();
                        {{inside}}
                        branch.UseEndpoints(e => e.MapGet("/in", () => ""){{metadata}});
                    });
                    """),
                "GET /in"));

    [Theory]
    [Case(
        """
        services.AddCors(o =>
        {
            o.AddDefaultPolicy(p => p.WithOrigins("https://a"));
            o.AddDefaultPolicy(p => p.WithOrigins("https://b"));
        });
        """,
        "b")]
    [Case(
        """
        services.AddCors(o => o.AddDefaultPolicy(p => p.WithOrigins("https://a")));
        services.AddCors(o => o.AddDefaultPolicy(p => p.WithOrigins("https://b")));
        """,
        "b")]
    [Case(
        """
        services.AddCors(o =>
        {
            o.AddDefaultPolicy(p => p.WithOrigins("https://a"));
            if (args.Length > 0) { o.AddDefaultPolicy(p => p.WithOrigins("https://b")); }
        });
        """,
        "a or b")]
    [Case(
        """
        services.AddCors(o =>
        {
            if (args.Length > 0)
            {
                o.AddDefaultPolicy(p => p.WithOrigins("https://a"));
            }
            else
            {
                o.AddDefaultPolicy(p => p.WithOrigins("https://b"));
            }
        });
        """,
        "a or b")]
    [Case(
        """
        services.AddCors(o =>
        {
            if (args.Length > 0) { o.AddDefaultPolicy(p => p.WithOrigins("https://a")); }
            o.AddDefaultPolicy(p => p.WithOrigins("https://b"));
        });
        """,
        "b")]
    [Case("""services.AddCors(o => { o.AddPolicy("A", p => p.WithOrigins("https://a")); o.DefaultPolicyName = "A"; });""", "a")]
    [Case("""services.AddCors(o => { o.DefaultPolicyName = "Main"; o.AddDefaultPolicy(p => p.WithOrigins("https://a")); });""", "a")]
    [Case("""services.AddCors(o => { o.AddDefaultPolicy(p => p.WithOrigins("https://a")); o.DefaultPolicyName = "Main"; });""", "NotFound")]
    [Case("""services.AddCors(o => o.AddPolicy("A", p => p.WithOrigins("https://a")));""", "NotFound")]
    [Case("""services.AddCors(o => o.AddPolicy(args[0], p => p.WithOrigins("https://a")));""", "Unknown")]
    [Case("""services.AddCors(o => { o.AddDefaultPolicy(p => p.WithOrigins("https://a")); o.DefaultPolicyName = args[0]; });""", "Unknown")]
    [Case(
        """
        services.AddCors();
        services.Configure<Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions>(o =>
            o.AddDefaultPolicy(p => p.WithOrigins("https://a")));
        """,
        "a")]
    [Case(
        """
        services.AddCors();
        services.Configure<Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions>("api", o => o.AddDefaultPolicy(p =>
            p.WithOrigins("https://a")));
        """,
        "NotFound")]
    public void The_last_registration_of_a_name_counts(string services, string expected)
        => Assert.Equal(expected, Of(Minimal(services, "app.UseCors();", """endpoints.MapGet("/", () => "");""")));

    [Theory]
    [Case("""[EnableCors("A")]""", "[HttpGet]", "a")]
    [Case("""[EnableCors("A")]""", """[HttpGet, EnableCors("B")]""", "b")]
    [Case("""[EnableCors("A")]""", "[HttpGet, DisableCors]", "Disabled")]
    [Case("[DisableCors]", """[HttpGet, EnableCors("A")]""", "a")]
    [Case("[DisableCors]", "[HttpGet]", "Disabled")]
    [Case("""[EnableCors("A")]""", "[HttpGet, EnableCors]", "default")]
    [Case("", "[HttpGet]", "default")]
    public void Controller_yields_to_action(string controller, string action, string expected)
        => Assert.Equal(
            expected,
            Of(Mvc(
                "endpoints.MapControllers();",
                $$"""
                [Route("o")] {{controller}}
                public class OrdersController : ControllerBase { {{action}} public string Get() => ""; }
                """)));

    [Theory]
    [Case("""endpoints.MapControllers().RequireCors("B");""", "[DisableCors]", "b")]
    [Case("""endpoints.MapControllers().RequireCors("B");""", """[EnableCors("A")]""", "b")]
    [Case("endpoints.MapControllers().RequireCors();", """[EnableCors("A")]""", "default")]
    [Case("""endpoints.MapGroup("/api").RequireCors("B").MapControllers();""", "[DisableCors]", "Disabled")]
    [Case("""endpoints.MapGroup("/api").RequireCors("B").MapControllers();""", """[EnableCors("A")]""", "a")]
    public void What_is_said_where_controllers_are_mapped_beats_attributes_but_a_group_does_not(
        string endpoints,
        string action,
        string expected)
        => Assert.Equal(
            expected,
            Of(Mvc(
                endpoints,
                $$"""[Route("o")] public class OrdersController : ControllerBase { [HttpGet] {{action}} public string Get() => ""; }""")));

    [Theory]
    [Case("""[EnableCors("A")] public abstract class Base : ControllerBase { }""", "", "a")]
    [Case("""[EnableCors("A")] public abstract class Base : ControllerBase { }""", """[EnableCors("B")]""", "b")]
    [Case("""[EnableCors("A")] public abstract class Base : ControllerBase { }""", "[DisableCors]", "Disabled")]
    [Case("[DisableCors] public abstract class Base : ControllerBase { }", "", "default")]
    [Case("""[EnableCors("A")] public abstract class Root : ControllerBase { } public abstract class Base : Root { }""", "", "a")]
    public void EnableCors_is_inherited_and_DisableCors_is_not(string basis, string derived, string expected)
        => Assert.Equal(
            expected,
            Of(Mvc(
                "endpoints.MapControllers();",
                $$"""{{basis}} [Route("o")] {{derived}} public class OrdersController : Base { [HttpGet] public string Get() => ""; }""")));

    [Theory]
    [Case("""[EnableCors("A")]""", "", "a")]
    [Case("[DisableCors]", "", "default")]
    [Case("""[EnableCors("A")]""", "[DisableCors]", "Disabled")]
    public void An_override_inherits_alike(string basis, string own, string expected)
        => Assert.Equal(
            expected,
            Of(Mvc(
                "endpoints.MapControllers();",
                $$"""
                public abstract class Base : ControllerBase { [HttpGet] {{basis}} public abstract string Get(); }
                [Route("o")] public class OrdersController : Base { {{own}} public override string Get() => ""; }
                """)));

    [Theory]
    [MemberData(nameof(WebStyles))]
    public void Every_style_of_web_application_is_read(string style) => Assert.Equal(
        "b",
        Of(Write(style, Three, """app.UseCors("A");""", """endpoints.MapGet("/", () => "").RequireCors("B");"""), "GET /"));

    [Theory]
    [InlineData("Startup")]
    [InlineData("Startup by type")]
    [InlineData("host lambdas")]
    public void Every_style_of_host_is_read(string style) => Assert.Equal(
        "b",
        Of(Write(style, Three, """app.UseCors("A");""", """endpoints.MapGet("/", () => "").RequireCors("B");"""), "GET /"));

    [Theory]
    [InlineData("policy provider")]
    [InlineData("startup filter")]
    [InlineData("services handed on")]
    [InlineData("app handed on")]
    public void Nothing_is_known_where_not_all_is_seen(string how)
        => Assert.Equal("Unknown", Of(Hide(how, Three, """app.UseCors("A");""", """endpoints.MapGet("/", () => "").RequireCors("B");""")));

    [Fact]
    public void Hosts_do_not_share_policies()
    {
        var app = Model.Read("""
            var one = WebApplication.CreateBuilder(args);
            one.Services.AddCors(o => o.AddPolicy("A", p => p.WithOrigins("https://a")));
            var first = one.Build();
            first.UseCors("A");
            first.MapGet("/one", () => "");
            var two = WebApplication.CreateBuilder(args);
            two.Services.AddCors();
            var second = two.Build();
            second.UseCors("A");
            second.MapGet("/two", () => "");
            await Task.WhenAll(first.RunAsync(), second.RunAsync());
            """);

        Assert.Equal("a", Of(app, "GET /one"));
        Assert.Equal("NotFound", Of(app, "GET /two"));
    }

    private static App Mvc(string endpoints, string controllers)
        => Minimal(Three + " services.AddControllers();", "app.UseCors();", endpoints) + "\n" + controllers;

    private static string Of(App app, string? label = null) => Of(
        Model.Read(
            app.Sources.Count > 0
                ? app
                : app with
                {
                    Code = Usings
                        + app.Code
                        + "\npublic class Chat : Microsoft.AspNetCore.SignalR.Hub { }\n[DisableCors] public class Closed : "
                        + "Microsoft.AspNetCore.SignalR.Hub { }\n",
                }),
        label);

    private static string Of(CorsApp app, string? label)
    {
        var (host, endpoint) = Assert.Single(app.Hosts.SelectMany(host => host.Endpoints.Where(endpoint => label is null
            || endpoint.Label == label)
            .Select(endpoint => (host, endpoint))));
        var policy = EffectivePolicy.Of(host, endpoint);
        return policy.None?.ToString()
            ?? (policy.Policies.IsEmpty
                ? "Unknown"
                : string.Join(
                    " or ",
                    policy.Policies.Select(each => each.Variants[0].Origins.Known.First().Text.Value!.Replace(
                        "https://",
                        string.Empty,
                        StringComparison.Ordinal))
                        .Order(StringComparer.Ordinal)));
    }
}
