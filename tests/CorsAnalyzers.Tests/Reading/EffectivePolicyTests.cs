using CorsAnalyzers.App;
using CorsAnalyzers.Basics;
using CorsAnalyzers.Tests.Rules;

namespace CorsAnalyzers.Tests.Reading;

/// <summary>
/// Which policy answers for an endpoint (facts §1.5, §2). Policies are told by their origin: <c>default</c>, <c>a</c> and <c>b</c> are registered,
/// and <c>c</c> is given in place; other words say why there is none.
/// </summary>
public sealed class EffectivePolicyTests : WiringRuleTestBase
{
    private const string Three = "services.AddCors(o => { o.AddDefaultPolicy(p => p.WithOrigins(\"https://default\")); o.AddPolicy(\"A\", p => p.WithOrigins(\"https://a\")); o.AddPolicy(\"B\", p => p.WithOrigins(\"https://b\")); });";
    private const string Usings = "using Microsoft.AspNetCore.Cors;\nusing Microsoft.AspNetCore.Mvc;\n";

    [Theory]
    [InlineData("app.UseCors();", "default")]
    [InlineData("app.UseCors(\"A\");", "a")]
    [InlineData("app.UseCors(p => p.WithOrigins(\"https://c\"));", "c")]
    [InlineData("", "NoMiddleware")]
    [InlineData("if (app.Environment.IsDevelopment()) { app.UseCors(); }", "NoMiddleware")]
    [InlineData("app.UseCors(app.Environment.IsDevelopment() ? \"A\" : \"B\");", "b")]
    [InlineData("app.UseCors(\"Nobody\");", "NotFound")]
    [InlineData("app.UseCors(\"a\");", "NotFound")]
    [InlineData("app.UseCors(args.Length > 0 ? \"A\" : \"B\");", "a or b")]
    [InlineData("app.UseCors(args[0]);", "Unknown")]
    [InlineData("if (args.Length > 0) { app.UseCors(); }", "Unknown")]
    [InlineData("app.UseCors(\"A\"); app.UseCors(\"B\");", "Unknown")]
    [InlineData("app.UseWhen(c => c.Request.Path.StartsWithSegments(\"/x\"), x => x.UseCors(\"A\"));", "Unknown")]
    [InlineData("app.Map(\"/x\", x => x.UseCors(\"A\"));", "NoMiddleware")]
    [InlineData("app.MapWhen(c => c.Request.Path == \"/x\", x => x.UseCors(\"A\")); app.UseCors(\"B\");", "b")]
    [InlineData("app.UseCors(\"A\"); app.UseRouting();", "a")]
    [InlineData("app.UseRouting(); app.UseCors(\"A\"); app.UseEndpoints(_ => { });", "a")]
    [InlineData("app.UseRouting(); app.UseEndpoints(_ => { }); app.UseCors(\"A\");", "NoMiddleware")]
    [InlineData("app.UseStaticFiles(); app.UseAuthorization(); app.UseCors(\"A\");", "a")]
    public void Without_metadata_the_middleware_decides(string pipeline, string expected) => Assert.Equal(expected, Of(Minimal(Three, pipeline, "endpoints.MapGet(\"/\", () => \"\");")));

    [Theory]
    [InlineData("endpoints.MapGet(\"/\", () => \"\").RequireCors(\"B\");", "b")]
    [InlineData("endpoints.MapGet(\"/\", () => \"\").RequireCors(p => p.WithOrigins(\"https://c\"));", "c")]
    [InlineData("endpoints.MapGet(\"/\", [EnableCors(\"B\")] () => \"\");", "b")]
    [InlineData("endpoints.MapGet(\"/\", [DisableCors] () => \"\");", "Disabled")]
    [InlineData("endpoints.MapGet(\"/\", () => \"\").WithMetadata(new DisableCorsAttribute());", "Disabled")]
    [InlineData("endpoints.MapGet(\"/\", () => \"\").RequireCors(\"Nobody\");", "NotFound")]
    [InlineData("endpoints.MapGet(\"/\", () => \"\").RequireCors(\"b\");", "NotFound")]
    [InlineData("endpoints.MapGet(\"/\", [EnableCors(\"\")] () => \"\");", "NotFound")]
    [InlineData("endpoints.MapGet(\"/\", () => \"\").RequireCors(args[0]);", "Unknown")]
    [InlineData("endpoints.MapGet(\"/\", () => \"\").RequireCors(\"B\").ShortCircuit();", "Unknown")]
    [InlineData("endpoints.MapGroup(\"/g\").RequireCors(\"B\").MapGet(\"/\", () => \"\");", "b")]
    [InlineData("var group = endpoints.MapGroup(\"/g\"); group.MapGet(\"/\", () => \"\"); group.RequireCors(\"B\");", "b")]
    [InlineData("endpoints.MapHub<Chat>(\"/chat\").RequireCors(\"B\");", "b")]
    public void Metadata_beats_the_middleware(string endpoints, string expected) => Assert.Equal(expected, Of(Minimal(Three + " services.AddSignalR();", "app.UseCors(\"A\");", endpoints)));

    [Theory]
    [InlineData("endpoints.MapGet(\"/\", () => \"\").RequireCors(\"A\").RequireCors(\"B\");", "b")]
    [InlineData("endpoints.MapGroup(\"/g\").RequireCors(\"A\").MapGet(\"/\", () => \"\").RequireCors(\"B\");", "b")]
    [InlineData("var group = endpoints.MapGroup(\"/g\"); group.MapGet(\"/\", () => \"\").RequireCors(\"B\"); group.RequireCors(\"A\");", "b")]
    [InlineData("endpoints.MapGroup(\"/g\").RequireCors(\"A\").MapGroup(\"/h\").RequireCors(\"B\").MapGet(\"/\", () => \"\");", "b")]
    [InlineData("endpoints.MapGroup(\"/g\").RequireCors(\"A\").MapGet(\"/\", [EnableCors(\"B\")] () => \"\");", "b")]
    [InlineData("endpoints.MapGroup(\"/g\").RequireCors(\"A\").MapGet(\"/\", [DisableCors] () => \"\");", "Disabled")]
    [InlineData("endpoints.MapGet(\"/\", [DisableCors] () => \"\").RequireCors(\"A\");", "a")]
    [InlineData("endpoints.MapGet(\"/\", [EnableCors(\"A\")] () => \"\").RequireCors(\"B\");", "b")]
    [InlineData("endpoints.MapGroup(\"/g\").RequireCors(\"A\").MapGet(\"/\", () => \"\").WithMetadata(new DisableCorsAttribute());", "Disabled")]
    [InlineData("endpoints.MapHub<Closed>(\"/chat\");", "Disabled")]
    [InlineData("endpoints.MapHub<Closed>(\"/chat\").RequireCors(\"B\");", "b")]
    public void Group_yields_to_attribute_yields_to_endpoint(string endpoints, string expected) => Assert.Equal(expected, Of(Minimal(Three + " services.AddSignalR();", "app.UseCors();", endpoints)));

    [Theory]
    [InlineData("app.UseCors();", "endpoints.MapGet(\"/\", () => \"\").RequireCors();", "default")]
    [InlineData("app.UseCors(\"A\");", "endpoints.MapGet(\"/\", () => \"\").RequireCors();", "a")]
    [InlineData("app.UseCors(p => p.WithOrigins(\"https://c\"));", "endpoints.MapGet(\"/\", [EnableCors] () => \"\");", "c")]
    [InlineData("app.UseCors(\"Nobody\");", "endpoints.MapGet(\"/\", () => \"\").RequireCors();", "NotFound")]
    [InlineData("app.UseCors();", "endpoints.MapGroup(\"/g\").RequireCors(\"A\").MapGet(\"/\", () => \"\").RequireCors();", "default")]
    [InlineData("app.UseCors();", "endpoints.MapGroup(\"/g\").RequireCors(\"A\").MapGet(\"/\", [EnableCors] () => \"\");", "default")]
    [InlineData("app.UseCors();", "endpoints.MapGroup(\"/g\").RequireCors().MapGet(\"/\", () => \"\").RequireCors(\"A\");", "a")]
    public void Metadata_without_a_name_takes_the_policy_of_the_middleware(string pipeline, string endpoints, string expected) => Assert.Equal(expected, Of(Minimal(Three, pipeline, endpoints)));

    [Theory]
    [InlineData("app.UseCors(\"A\"); app.UseRouting();", "Unknown")]
    [InlineData("app.UseRouting(); app.UseCors(\"A\");", "b")]
    [InlineData("app.UseRouting(); app.UseCors(\"A\"); app.UseRouting();", "b")]
    [InlineData("app.UseCors(\"A\");", "b")]
    [InlineData("", "NoMiddleware")]
    public void Metadata_counts_where_routing_has_found_it(string pipeline, string expected) => Assert.Equal(expected, Of(Minimal(Three, pipeline, "endpoints.MapGet(\"/\", () => \"\").RequireCors(\"B\");")));

    [Theory]
    [InlineData("if (args.Length > 0) { root.RequireCors(\"B\"); }", "Unknown")]
    [InlineData("if (args.Length > 0) { root.RequireCors(\"B\"); } else { root.RequireCors(\"A\"); }", "Unknown")]
    [InlineData("if (app.Environment.IsDevelopment()) { root.RequireCors(\"B\"); }", "a")]
    [InlineData("if (app.Environment.IsProduction()) { root.RequireCors(\"B\"); }", "b")]
    public void Metadata_that_only_some_paths_add_leaves_it_open(string condition, string expected)
        => Assert.Equal(expected, Of(Minimal(Three, "app.UseCors(\"A\");", $"var root = endpoints.MapGet(\"/\", () => \"\"); {condition}")));

    [Theory]
    [InlineData("branch.UseRouting(); branch.UseCors(\"A\"); branch.UseEndpoints(e => e.MapGet(\"/in\", () => \"\"));", "", "a", "NoMiddleware")]
    [InlineData("branch.UseRouting(); branch.UseEndpoints(e => e.MapGet(\"/in\", () => \"\"));", "app.UseCors(\"B\");", "NoMiddleware", "b")]
    [InlineData("branch.UseRouting(); branch.UseCors(\"A\"); branch.UseEndpoints(e => e.MapGet(\"/in\", () => \"\"));", "app.UseCors(\"B\");", "a", "b")]
    [InlineData("branch.UseRouting(); branch.UseCors(\"A\"); branch.UseEndpoints(e => e.MapGet(\"/in\", () => \"\").RequireCors(\"B\"));", "", "b", "NoMiddleware")]
    public void A_branch_has_its_own_middleware(string branch, string after, string inside, string outside)
    {
        var app = Minimal(Three, $"app.Map(\"/branch\", branch => {{ {branch} }}); {after}", "endpoints.MapGet(\"/out\", () => \"\");");

        Assert.Equal(inside, Of(app, "GET /in"));
        Assert.Equal(outside, Of(app, "GET /out"));
    }

    [Fact]
    public void Middleware_in_front_of_a_branch_counts_in_it()
        => Assert.Equal("b", Of(Minimal(Three, "app.UseCors(\"B\"); app.Map(\"/branch\", branch => { branch.UseRouting(); branch.UseEndpoints(e => e.MapGet(\"/in\", () => \"\")); });"), "GET /in"));

    [Theory]
    [InlineData("app.UseRouting(); app.UseCors(\"A\");", "", "", "a")]
    [InlineData("app.UseRouting(); app.UseCors(\"A\");", "", ".RequireCors(\"B\")", "Unknown")]
    [InlineData("app.UseRouting();", "branch.UseCors(\"A\");", ".RequireCors(\"B\")", "b")]
    [InlineData("app.UseRouting(); app.UseEndpoints(_ => { });", "branch.UseCors(\"A\");", "", "Unknown")]
    [InlineData("app.UseRouting(); app.UseEndpoints(_ => { });", "", ".RequireCors(\"B\")", "NoMiddleware")]
    [InlineData("app.UseRouting(); app.UseCors(\"A\"); app.UseEndpoints(_ => { });", "", ".RequireCors(\"B\")", "Unknown")]
    public void A_branch_that_routes_anew_finds_its_endpoints_later_than_the_rest(string before, string inside, string metadata, string expected)
        => Assert.Equal(expected, Of(Minimal(Three, $"{before} app.Map(\"/branch\", branch => {{ branch.UseRouting(); {inside} branch.UseEndpoints(e => e.MapGet(\"/in\", () => \"\"){metadata}); }});"), "GET /in"));

    [Theory]
    [InlineData("services.AddCors(o => { o.AddDefaultPolicy(p => p.WithOrigins(\"https://a\")); o.AddDefaultPolicy(p => p.WithOrigins(\"https://b\")); });", "b")]
    [InlineData("services.AddCors(o => o.AddDefaultPolicy(p => p.WithOrigins(\"https://a\"))); services.AddCors(o => o.AddDefaultPolicy(p => p.WithOrigins(\"https://b\")));", "b")]
    [InlineData("services.AddCors(o => { o.AddDefaultPolicy(p => p.WithOrigins(\"https://a\")); if (args.Length > 0) { o.AddDefaultPolicy(p => p.WithOrigins(\"https://b\")); } });", "a or b")]
    [InlineData("services.AddCors(o => { if (args.Length > 0) { o.AddDefaultPolicy(p => p.WithOrigins(\"https://a\")); } else { o.AddDefaultPolicy(p => p.WithOrigins(\"https://b\")); } });", "a or b")]
    [InlineData("services.AddCors(o => { if (args.Length > 0) { o.AddDefaultPolicy(p => p.WithOrigins(\"https://a\")); } o.AddDefaultPolicy(p => p.WithOrigins(\"https://b\")); });", "b")]
    [InlineData("services.AddCors(o => { o.AddPolicy(\"A\", p => p.WithOrigins(\"https://a\")); o.DefaultPolicyName = \"A\"; });", "a")]
    [InlineData("services.AddCors(o => { o.DefaultPolicyName = \"Main\"; o.AddDefaultPolicy(p => p.WithOrigins(\"https://a\")); });", "a")]
    [InlineData("services.AddCors(o => { o.AddDefaultPolicy(p => p.WithOrigins(\"https://a\")); o.DefaultPolicyName = \"Main\"; });", "NotFound")]
    [InlineData("services.AddCors(o => o.AddPolicy(\"A\", p => p.WithOrigins(\"https://a\")));", "NotFound")]
    [InlineData("services.AddCors(o => o.AddPolicy(args[0], p => p.WithOrigins(\"https://a\")));", "Unknown")]
    [InlineData("services.AddCors(o => { o.AddDefaultPolicy(p => p.WithOrigins(\"https://a\")); o.DefaultPolicyName = args[0]; });", "Unknown")]
    [InlineData("services.AddCors(); services.Configure<Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions>(o => o.AddDefaultPolicy(p => p.WithOrigins(\"https://a\")));", "a")]
    [InlineData("services.AddCors(); services.Configure<Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions>(\"api\", o => o.AddDefaultPolicy(p => p.WithOrigins(\"https://a\")));", "NotFound")]
    public void The_last_registration_of_a_name_counts(string services, string expected) => Assert.Equal(expected, Of(Minimal(services, "app.UseCors();", "endpoints.MapGet(\"/\", () => \"\");")));

    [Theory]
    [InlineData("[EnableCors(\"A\")]", "[HttpGet]", "a")]
    [InlineData("[EnableCors(\"A\")]", "[HttpGet, EnableCors(\"B\")]", "b")]
    [InlineData("[EnableCors(\"A\")]", "[HttpGet, DisableCors]", "Disabled")]
    [InlineData("[DisableCors]", "[HttpGet, EnableCors(\"A\")]", "a")]
    [InlineData("[DisableCors]", "[HttpGet]", "Disabled")]
    [InlineData("[EnableCors(\"A\")]", "[HttpGet, EnableCors]", "default")]
    [InlineData("", "[HttpGet]", "default")]
    public void Controller_yields_to_action(string controller, string action, string expected)
        => Assert.Equal(expected, Of(Mvc("endpoints.MapControllers();", $"[Route(\"o\")] {controller} public class OrdersController : ControllerBase {{ {action} public string Get() => \"\"; }}")));

    [Theory]
    [InlineData("endpoints.MapControllers().RequireCors(\"B\");", "[DisableCors]", "b")]
    [InlineData("endpoints.MapControllers().RequireCors(\"B\");", "[EnableCors(\"A\")]", "b")]
    [InlineData("endpoints.MapControllers().RequireCors();", "[EnableCors(\"A\")]", "default")]
    [InlineData("endpoints.MapGroup(\"/api\").RequireCors(\"B\").MapControllers();", "[DisableCors]", "Disabled")]
    [InlineData("endpoints.MapGroup(\"/api\").RequireCors(\"B\").MapControllers();", "[EnableCors(\"A\")]", "a")]
    public void What_is_said_where_controllers_are_mapped_beats_attributes_but_a_group_does_not(string endpoints, string action, string expected)
        => Assert.Equal(expected, Of(Mvc(endpoints, $"[Route(\"o\")] public class OrdersController : ControllerBase {{ [HttpGet] {action} public string Get() => \"\"; }}")));

    [Theory]
    [InlineData("[EnableCors(\"A\")] public abstract class Base : ControllerBase { }", "", "a")]
    [InlineData("[EnableCors(\"A\")] public abstract class Base : ControllerBase { }", "[EnableCors(\"B\")]", "b")]
    [InlineData("[EnableCors(\"A\")] public abstract class Base : ControllerBase { }", "[DisableCors]", "Disabled")]
    [InlineData("[DisableCors] public abstract class Base : ControllerBase { }", "", "default")]
    [InlineData("[EnableCors(\"A\")] public abstract class Root : ControllerBase { } public abstract class Base : Root { }", "", "a")]
    public void EnableCors_is_inherited_and_DisableCors_is_not(string basis, string derived, string expected)
        => Assert.Equal(expected, Of(Mvc("endpoints.MapControllers();", $"{basis} [Route(\"o\")] {derived} public class OrdersController : Base {{ [HttpGet] public string Get() => \"\"; }}")));

    [Theory]
    [InlineData("[EnableCors(\"A\")]", "", "a")]
    [InlineData("[DisableCors]", "", "default")]
    [InlineData("[EnableCors(\"A\")]", "[DisableCors]", "Disabled")]
    public void An_override_inherits_alike(string basis, string own, string expected)
        => Assert.Equal(expected, Of(Mvc("endpoints.MapControllers();", $"public abstract class Base : ControllerBase {{ [HttpGet] {basis} public abstract string Get(); }} [Route(\"o\")] public class OrdersController : Base {{ {own} public override string Get() => \"\"; }}")));

    [Theory]
    [MemberData(nameof(WebStyles))]
    public void Every_style_of_web_application_is_read(string style) => Assert.Equal("b", Of(Write(style, Three, "app.UseCors(\"A\");", "endpoints.MapGet(\"/\", () => \"\").RequireCors(\"B\");"), "GET /"));

    [Theory]
    [InlineData("Startup")]
    [InlineData("Startup by type")]
    [InlineData("host lambdas")]
    public void Every_style_of_host_is_read(string style) => Assert.Equal("b", Of(Write(style, Three, "app.UseCors(\"A\");", "endpoints.MapGet(\"/\", () => \"\").RequireCors(\"B\");"), "GET /"));

    [Theory]
    [InlineData("policy provider")]
    [InlineData("startup filter")]
    [InlineData("services handed on")]
    [InlineData("app handed on")]
    public void Nothing_is_known_where_not_all_is_seen(string how) => Assert.Equal("Unknown", Of(Hide(how, Three, "app.UseCors(\"A\");", "endpoints.MapGet(\"/\", () => \"\").RequireCors(\"B\");")));

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

    private static App Mvc(string endpoints, string controllers) => Minimal(Three + " services.AddControllers();", "app.UseCors();", endpoints) + "\n" + controllers;

    private static string Of(App app, string? label = null) => Of(
        Model.Read(app.Sources.Count > 0 ? app : app with { Code = Usings + app.Code + "\npublic class Chat : Microsoft.AspNetCore.SignalR.Hub { }\n[DisableCors] public class Closed : Microsoft.AspNetCore.SignalR.Hub { }\n" }),
        label);

    private static string Of(CorsApp app, string? label)
    {
        var (host, endpoint) = Assert.Single(app.Hosts.SelectMany(host => host.Endpoints.Where(endpoint => label is null || endpoint.Label == label).Select(endpoint => (host, endpoint))));
        var policy = EffectivePolicy.Of(host, endpoint);
        return policy.None?.ToString()
            ?? (policy.Policies.IsEmpty ? "Unknown" : string.Join(" or ", policy.Policies.Select(each => each.Variants[0].Origins.Known.First().Text.Value!.Replace("https://", string.Empty, StringComparison.Ordinal)).Order(StringComparer.Ordinal)));
    }
}
