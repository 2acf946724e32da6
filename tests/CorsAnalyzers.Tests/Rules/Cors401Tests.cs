namespace CorsAnalyzers.Tests.Rules;

/// <summary>CORS401: an endpoint's method is not allowed by the policy that applies to it.</summary>
public sealed partial class Cors401Tests : WiringRuleTestBase
{
    private const string Marked =
        """services.AddCors(o => o.{|CORS401:AddDefaultPolicy|}(p => p.WithOrigins("https://shop.example").AllowAnyHeader()));""";
    private const string Plain =
        """services.AddCors(o => o.AddDefaultPolicy(p => p.WithOrigins("https://shop.example").AllowAnyHeader()));""";

    [Theory]
    [MemberData(nameof(Styles))]
    public Task Flags_a_method_that_is_not_allowed_in_every_style(string style)
        => Verify.Program(Write(style, Marked, "app.UseCors();", """endpoints.MapPut("/orders", () => "");"""));

    [Theory]
    [Case("""endpoints.MapDelete("/orders/{id}", (int id) => id);""")]
    [Case("""endpoints.MapPatch("/orders/{id}", (int id) => id);""")]
    [Case("""endpoints.MapMethods("/orders", new[] { "GET", "put" }, () => "");""")]
    [Case("""endpoints.MapMethods("/orders", new[] { HttpMethods.Get, HttpMethods.Delete }, () => "");""")]
    [Case("""endpoints.MapMethods("/orders", new[] { "QUERY" }, () => "");""")]
    [Case("""endpoints.MapGroup("/api").MapGroup("/orders").MapPut("{id}", (int id) => id);""")]
    [Case("""endpoints.MapPut("/orders", () => "").RequireCors();""")]
    [Case("""endpoints.MapPut("/orders", () => "").WithName("Put").RequireAuthorization().Produces(200);""")]
    [Case("""Map(endpoints.MapGroup("/orders")); static void Map(IEndpointRouteBuilder orders) => orders.MapPut("/", () => "");""")]
    [Case("""if (args.Length > 0) { endpoints.MapPut("/orders", () => ""); }""")]
    public Task Flags_the_endpoint_however_it_is_mapped(string endpoints)
        => Verify.Program(Minimal($"{Marked} services.AddAuthorization();", "app.UseCors(); app.UseAuthorization();", endpoints));

    [Theory]
    [Parts(
        """
        services.AddCors(o => o.AddDefaultPolicy(p => p
            .WithOrigins("https://shop.example")
            .AllowAnyHeader()
            .{|CORS401:WithMethods|}("GET", "POST")));
        """,
        "app.UseCors();",
        "")]
    [Parts(
        """
        services.AddCors(o => o.AddDefaultPolicy(p => p
            .WithOrigins("https://shop.example")
            .AllowAnyHeader()
            .WithMethods("PATCH")
            .{|CORS401:WithMethods|}("DELETE")));
        """,
        "app.UseCors();",
        "")]
    [Parts(
        """services.AddCors(o => o.{|CORS401:AddPolicy|}("Spa", p => p.WithOrigins("https://shop.example").AllowAnyHeader()));""",
        """app.UseCors("Spa");""",
        "")]
    [Parts(
        """services.AddCors(o => o.{|CORS401:AddPolicy|}("Spa", p => p.WithOrigins("https://shop.example").AllowAnyHeader()));""",
        "app.UseCors();",
        """.RequireCors("Spa")""")]
    [Parts("services.AddCors();", """app.{|CORS401:UseCors|}(p => p.WithOrigins("https://shop.example").AllowAnyHeader());""", "")]
    [Parts(
        "services.AddCors();",
        "app.UseCors();",
        """.{|CORS401:RequireCors|}(p => p.WithOrigins("https://shop.example").AllowAnyHeader())""")]
    [Parts(
        """
        services.AddCors(o => o.{|CORS401:AddDefaultPolicy|}(p => p
            .WithOrigins("https://*.shop.example")
            .SetIsOriginAllowedToAllowWildcardSubdomains()
            .AllowAnyHeader()));
        """,
        "app.UseCors();",
        "")]
    public Task Flags_where_methods_belong(string services, string pipeline, string cors)
        => Verify.Program(Minimal(services, pipeline, $"""endpoints.MapPut("/", () => ""){cors};"""));

    [Theory]
    [Case("""[Route("orders")] public class OrdersController : ControllerBase { [HttpPut] public string Put() => ""; }""")]
    [Case("""[Route("orders")] public class OrdersController : ControllerBase { [HttpGet, HttpDelete] public string Any() => ""; }""")]
    [Case("""
        public class OrdersController : ControllerBase
        {
            [AcceptVerbs("GET", "PUT", Route = "orders")] public string Any() => "";
        }
        """)]
    [Case("""[Controller, Route("orders")] public class Orders { [HttpPatch] public string Patch() => ""; }""")]
    [Case("""
        public abstract class Crud<T> : ControllerBase { [HttpPut("{id}")] public virtual string Put(T item) => ""; }
        [Route("orders")] public class OrdersController : Crud<int> { }
        """)]
    [Case("""
        public abstract class Crud : ControllerBase { [HttpPut("{id}")] public abstract string Put(int id); }
        [Route("orders")] public class OrdersController : Crud { public override string Put(int id) => ""; }
        """)]
    [Case("""
        [Route("api")] public abstract class Api : ControllerBase { }
        public class OrdersController : Api { [HttpPut] public string Put() => ""; }
        """)]
    public Task Flags_an_action(string controllers)
        => Verify.Program("using Microsoft.AspNetCore.Mvc;\n"
            + Minimal($"{Marked} services.AddControllers();", "app.UseCors();", "endpoints.MapControllers();")
            + "\n"
            + controllers);

    [Fact]
    public Task Flags_an_action_of_a_conventional_route()
        => Verify.Program("using Microsoft.AspNetCore.Mvc;\n"
            + Minimal($"{Marked} services.AddControllersWithViews();", "app.UseCors();", "endpoints.MapDefaultControllerRoute();")
            + """

            public class OrdersController : Controller
            {
                [HttpPut]
                public IActionResult Put() => Ok();
            }
            """);

    [Fact]
    public Task Flags_an_endpoint_of_a_branch_by_the_policy_of_the_branch() => Verify.Program(Minimal(
        """
        services.AddCors(o =>
        {
            o.AddDefaultPolicy(p => p.WithOrigins("https://shop.example").AllowAnyMethod());
            o.{|CORS401:AddPolicy|}("Api", p => p.WithOrigins("https://a.example"));
        });
        """,
        """
        app.Map("/api", api => { api.UseRouting(); api.UseCors("Api"); api.UseEndpoints(e => e.MapPut("/", () => "")); });
        app.UseCors();
        """,
        """endpoints.MapPut("/", () => "");"""));

    [Theory]
    [MemberData(nameof(Styles))]
    public Task Ignores_methods_that_are_allowed(string style) => Verify.Program(Write(
        style,
        """services.AddCors(o => o.AddDefaultPolicy(p => p.WithOrigins("https://shop.example").WithMethods("PUT", "DELETE")));""",
        "app.UseCors();",
        """endpoints.MapPut("/orders", () => ""); endpoints.MapDelete("/orders", () => "");"""));

    [Theory]
    [Case("""
        endpoints.MapGet("/", () => "");
        endpoints.MapPost("/", () => "");
        endpoints.MapMethods("/x", new[] { "HEAD", "OPTIONS" }, () => "");
        """)]
    [Case("""
        endpoints.Map("/", () => "");
        endpoints.MapFallback(() => "");
        endpoints.MapFallbackToFile("index.html");
        endpoints.MapHealthChecks("/health");
        """)]
    [Case("""endpoints.MapMethods("/", builder.Configuration.GetSection("Verbs").Get<string[]>() ?? new string[0], () => "");""")]
    [Case("""endpoints.MapPut("/", [Microsoft.AspNetCore.Cors.DisableCors] () => "");""")]
    [Case("""endpoints.MapPut("/", () => "").WithMetadata(new Microsoft.AspNetCore.Cors.DisableCorsAttribute());""")]
    [Case("""endpoints.MapPut("/", () => "").RequireCors(p => p.WithOrigins("https://admin.example").AllowAnyMethod());""")]
    [Case("""endpoints.MapGroup("/a").RequireCors(p => p.WithOrigins("https://admin.example").AllowAnyMethod()).MapPut("/", () => "");""")]
    [Case("""if (app.Environment.IsDevelopment()) { endpoints.MapPut("/", () => ""); }""")]
    [Case("""
        var put = endpoints.MapPut("/", () => "");
        if (args.Length > 0) { put.RequireCors(p => p.WithOrigins("https://admin.example").AllowAnyMethod()); }
        """)]
    public Task Ignores_endpoints_that_need_nothing_of_it(string endpoints) => Verify.Program(Minimal(Plain, "app.UseCors();", endpoints));

    [Theory]
    [Case("""p.WithOrigins("https://shop.example").AllowAnyMethod()""")]
    [Case("""
        p.WithOrigins("https://shop.example")
            .WithMethods(builder.Configuration.GetSection("Verbs").Get<string[]>() ?? new string[0])
        """)]
    [Case("p.SetIsOriginAllowed(_ => false)")]
    public Task Ignores_policies_that_allow_it_or_may_or_let_nobody_in(string policy)
        => Verify.Program(Minimal(
            $"services.AddCors(o => o.AddDefaultPolicy(p => {policy}));",
            "app.UseCors();",
            """endpoints.MapPut("/", () => "");"""));

    [Fact]
    public Task Ignores_a_method_in_other_letters_which_is_a_finding_of_its_own() => Verify.Program(Minimal(
        """services.AddCors(o => o.AddDefaultPolicy(p => p.WithOrigins("https://shop.example").WithMethods({|CORS403:"put"|})));""",
        "app.UseCors();",
        """endpoints.MapPut("/", () => "");"""));

    [Theory]
    [Case("""if (builder.Configuration["Cors"] == "on") { app.UseCors(); }""")]
    [Case("""app.UseWhen(c => c.Request.Path.StartsWithSegments("/api"), api => api.UseCors());""")]
    [Case("""app.Map("/api", api => { api.UseRouting(); api.UseCors(); api.UseEndpoints(e => e.MapGet("/", () => "")); });""")]
    public Task Ignores_endpoints_that_no_middleware_certainly_handles(string pipeline)
        => Verify.Program(Minimal(Plain, pipeline, """endpoints.MapPut("/", () => "");"""));

    [Fact]
    public Task Ignores_policies_of_their_own_for_reading_and_writing()
        => Verify.Program("using Microsoft.AspNetCore.Cors;\nusing Microsoft.AspNetCore.Mvc;\n" + Minimal(
            """
            services.AddCors(o =>
            {
                o.AddPolicy("Read", p => p.WithOrigins("https://a.example").WithMethods("GET"));
                o.AddPolicy("Write", p => p.WithOrigins("https://b.example").WithMethods("PUT"));
            });
            services.AddControllers();
            """,
            """app.UseCors("Read");""",
            """endpoints.MapControllers(); endpoints.MapGet("/", () => ""); endpoints.MapPut("/", () => "").RequireCors("Write");""") + """

            [Route("orders"), EnableCors("Read")]
            public class OrdersController : ControllerBase
            {
                [HttpGet]
                public string Get() => "";

                [HttpPut, EnableCors("Write")]
                public string Put() => "";

                [HttpDelete, DisableCors]
                public string Delete() => "";
            }
            """);

    [Theory]
    [Case("""public class OrdersController : ControllerBase { [HttpPut] public string Put() => ""; }""")]
    [Case("""[NonController, Route("o")] public class OrdersController : ControllerBase { [HttpPut] public string Put() => ""; }""")]
    [Case("""[Route("o")] class OrdersController : ControllerBase { [HttpPut] public string Put() => ""; }""")]
    [Case("""[Route("o")] public abstract class OrdersController : ControllerBase { [HttpPut] public string Put() => ""; }""")]
    [Case("""[Route("o")] public class OrdersController<T> : ControllerBase { [HttpPut] public string Put() => ""; }""")]
    [Case("""
        public class Outer
        {
            [Route("o")] public class OrdersController : ControllerBase { [HttpPut] public string Put() => ""; }
        }
        """)]
    [Case("""
        [Route("o")]
        public class OrdersController : ControllerBase
        {
            [HttpPut, NonAction] public string A() => "";
            [HttpPut] public static string B() => "";
            [HttpPut] protected string C() => "";
            [HttpPut] public string D<T>() => "";
        }
        """)]
    [Case("""
        [Route("o")] public class OrdersController : ControllerBase { [Verbs] public string A() => ""; }
        public class VerbsAttribute : Microsoft.AspNetCore.Mvc.Routing.HttpMethodAttribute
        {
            public VerbsAttribute() : base(new[] { "PUT" }) { }
        }
        """)]
    [Case("""
        public abstract class Base : ControllerBase { [HttpPut("o")] public virtual string A() => ""; }
        public class OrdersController : Base { [HttpPost("o")] public override string A() => ""; }
        """)]
    public Task Ignores_what_is_no_action_or_has_no_route_or_no_known_method(string controllers)
        => Verify.Program("using Microsoft.AspNetCore.Mvc;\n"
            + Minimal($"{Plain} services.AddControllers();", "app.UseCors();", "endpoints.MapControllers();")
            + "\n"
            + controllers);

    [Theory]
    [MemberData(nameof(Hidings))]
    public Task Ignores_what_is_not_wholly_seen(string how)
        => Verify.Program(Hide(how, Plain, "app.UseCors();", """endpoints.MapPut("/", () => "");"""));

    [Theory]
    [Parts("app.UseCors(", """endpoints.MapPut("/", () => "");""")]
    [Parts("app.UseCors();", """endpoints.MapPut("/", () => """)]
    [Parts("app.UseCors();", """endpoints.MapMethods("/", new[] { "PUT", }, """)]
    public Task Ignores_broken_code(string pipeline, string endpoints) => DoesNotReportWhileTyping("CORS401", Plain, pipeline, endpoints);

    [Theory]
    [Case(
        """endpoints.MapPut("/orders/{id}", (int id) => id);""",
        "Pages of other origins cannot call PUT /orders/{id}: the browser asks first, and this policy does not allow PUT. Add it with "
            + "WithMethods.")]
    [Case(
        """endpoints.MapPut("/a", () => ""); endpoints.MapDelete("/b", () => "");""",
        "Pages of other origins cannot call PUT /a and 1 more: the browser asks first, and this policy does not allow PUT or DELETE. Add "
            + "them with WithMethods.")]
    [Case(
        """endpoints.MapMethods("/a", new[] { "PUT", "PATCH", "DELETE" }, () => "");""",
        "Pages of other origins cannot call /a: the browser asks first, and this policy does not allow PUT, PATCH or DELETE. Add them "
            + "with WithMethods.")]
    public Task Says_in_an_exact_message_which_endpoints_lack_which_methods(string endpoints, string message)
        => Verify.Program(
            Minimal(Plain.Replace("AddDefaultPolicy", "{|#0:AddDefaultPolicy|}", StringComparison.Ordinal), "app.UseCors();", endpoints),
            Verify.Finding("CORS401", message));
}
