using CorsAnalyzers.App;
using CorsAnalyzers.Basics;
using CorsAnalyzers.Tests.Rules;

namespace CorsAnalyzers.Tests.Reading;

/// <summary>
/// What the model knows of an endpoint: what it is called, which methods it answers, what it reads, whom it wants, where it is.
/// </summary>
public sealed class EndpointTests : WiringRuleTestBase
{
    [Theory]
    [Case("""endpoints.MapGet("/a", () => "");""", "GET /a", "GET")]
    [Case("""endpoints.MapPost("a", () => "");""", "POST /a", "POST")]
    [Case("""endpoints.MapPut("/a/{id:int}", (int id) => "");""", "PUT /a/{id:int}", "PUT")]
    [Case("""endpoints.MapPatch("", () => "");""", "PATCH /", "PATCH")]
    [Case("""endpoints.MapDelete("/", () => "");""", "DELETE /", "DELETE")]
    [Case("""endpoints.MapDelete(handler: () => "", pattern: "/a");""", "DELETE /a", "DELETE")]
    [Case("""endpoints.MapMethods("/a", new[] { "put", "PATCH" }, () => "");""", "/a", "PUT, PATCH")]
    [Case("""endpoints.MapMethods("/a", new List<string> { HttpMethods.Delete }, () => "");""", "DELETE /a", "DELETE")]
    [Case("""endpoints.MapMethods("/a", args, () => "");""", "/a", "unknown")]
    [Case("""endpoints.Map("/a", () => "");""", "/a", "any")]
    [Case("""endpoints.MapFallback(() => "");""", "MapFallback", "any")]
    [Case("""endpoints.MapHealthChecks("/health");""", "/health", "any")]
    [Case("""endpoints.MapGet(args[0], () => "");""", "MapGet", "GET")]
    [Case("""const string Path = "/a"; endpoints.MapGet(Path, () => "").WithName("A").WithTags("B");""", "GET /a", "GET")]
    [Case("""endpoints.MapGroup("/a").MapGroup("b/").MapPut("{id}", (int id) => "");""", "PUT /a/b/{id}", "PUT")]
    [Case("""endpoints.MapGroup("/a").WithTags("A").MapGet("/", () => "");""", "GET /a", "GET")]
    public void Minimal_APIs_are_known_by_method_and_route(string endpoints, string label, string methods)
    {
        var endpoint = One(endpoints);

        Assert.Equal((label, methods), (endpoint.Label, Methods(endpoint)));
    }

    [Theory]
    [Case("""endpoints.MapHub<Chat>("/chat");""", "Chat", EndpointKind.Hub)]
    [Case("endpoints.MapGrpcService<Greeter>().EnableGrpcWeb();", "Greeter", EndpointKind.GrpcWeb)]
    [Case("endpoints.MapGrpcService<Greeter>();", "Greeter", EndpointKind.Grpc)]
    [Case("endpoints.MapGrpcService<Greeter>().EnableGrpcWeb().DisableGrpcWeb();", "Greeter", EndpointKind.Grpc)]
    [Case("""endpoints.MapGet("/", () => "");""", "GET /", EndpointKind.Handler)]
    public void Hubs_and_services_are_known_by_their_class(string endpoints, string label, object kind)
    {
        var endpoint = One(endpoints, "public class Chat : Microsoft.AspNetCore.SignalR.Hub { } public class Greeter { }");

        Assert.Equal((label, (EndpointKind)kind), (endpoint.Label, endpoint.Kind));
    }

    [Theory]
    [Case(
        """[Route("o")] public class OrdersController : ControllerBase { [HttpPut] public string Put() => ""; }""",
        "OrdersController.Put: PUT")]
    [Case(
        """
        [Route("o")]
        public class OrdersController : ControllerBase
        {
            [HttpGet, HttpHead] public string Get() => "";
            public string Any() => "";
        }
        """,
        "OrdersController.Any: any; OrdersController.Get: GET, HEAD")]
    [Case(
        """
        public class OrdersController : ControllerBase
        {
            [HttpGet("o")] public string Get() => "";
            [HttpPut] public string Lost() => "";
        }
        """,
        "OrdersController.Get: GET")]
    [Case(
        """public class OrdersController : ControllerBase { [AcceptVerbs("get", "Put", Route = "o")] public string Any() => ""; }""",
        "OrdersController.Any: GET, PUT")]
    [Case("""[ApiController, Route("o")] public class Orders { [HttpGet] public string Get() => ""; }""", "Orders.Get: GET")]
    [Case("""[Controller, Route("o")] public class Orders { [HttpGet] public string Get() => ""; }""", "Orders.Get: GET")]
    [Case(
        """
        public abstract class Crud<T> : ControllerBase { [HttpPut] public string Put(T item) => ""; }
        [Route("a")] public class AController : Crud<int> { }
        [Route("b")] public class BController : Crud<string> { }
        """,
        "AController.Put: PUT; BController.Put: PUT")]
    [Case(
        """
        public abstract class Base : ControllerBase { [HttpPut("x")] public abstract string Put(); }
        public class OrdersController : Base { public override string Put() => ""; }
        """,
        "OrdersController.Put: PUT")]
    [Case(
        """
        public abstract class Base : ControllerBase { [HttpPut("x")] public virtual string Put() => ""; }
        public class OrdersController : Base { [HttpPost("y")] public override string Put() => ""; }
        """,
        "OrdersController.Put: POST")]
    [Case(
        """
        [Route("o")]
        public class OrdersController : ControllerBase, IDisposable
        {
            public void Dispose() { }
            public override string ToString() => "";
            [HttpGet] public string Get() => "";
            public string Name { get; set; } = "";
        }
        """,
        "OrdersController.Get: GET")]
    [Case("""[Route("o")] internal class OrdersController : ControllerBase { [HttpGet] public string Get() => ""; }""", "")]
    [Case("""[Route("o")] public abstract class OrdersController : ControllerBase { [HttpGet] public string Get() => ""; }""", "")]
    public void Actions_are_known_by_controller_and_method(string controllers, string expected)
    {
        // Without any action the call itself is what is known.
        var app = Read("endpoints.MapControllers();", controllers);
        Assert.Equal(
            expected.Length > 0 ? expected : "MapControllers: unknown",
            string.Join(
                "; ",
                app.Hosts[0].Endpoints.Select(endpoint => $"{endpoint.Label}: {Methods(endpoint)}").Order(StringComparer.Ordinal)));
    }

    [Theory]
    [Case("endpoints.MapDefaultControllerRoute();", "HomeController.Index: any; OrdersController.Get: GET")]
    [Case(
        """endpoints.MapControllerRoute("default", "{controller}/{action}"); endpoints.MapControllers();""",
        "HomeController.Index: any; OrdersController.Get: GET")]
    [Case("endpoints.MapControllers();", "OrdersController.Get: GET")]
    public void Conventional_routes_reach_actions_without_routes(string endpoints, string expected)
    {
        var app = Read(
            endpoints,
            """
            public class HomeController : Controller { public IActionResult Index() => View(); }
            [Route("o")] public class OrdersController : ControllerBase { [HttpGet] public string Get() => ""; }
            """);

        Assert.Equal(
            expected,
            string.Join(
                "; ",
                app.Hosts[0].Endpoints.Select(endpoint => $"{endpoint.Label}: {Methods(endpoint)}").Order(StringComparer.Ordinal)));
    }

    [Theory]
    [Case("""endpoints.MapGet("/", () => "");""", Access.Unsaid)]
    [Case("""endpoints.MapGet("/", () => "").RequireAuthorization();""", Access.User)]
    [Case("""endpoints.MapGet("/", [Authorize] () => "");""", Access.User)]
    [Case("""endpoints.MapGroup("/a").RequireAuthorization("Admin").MapGet("/", () => "");""", Access.User)]
    [Case("""endpoints.MapGet("/", () => "").AllowAnonymous();""", Access.Anonymous)]
    [Case("""endpoints.MapGroup("/a").RequireAuthorization().MapGet("/", [AllowAnonymous] () => "");""", Access.Anonymous)]
    [Case("""endpoints.MapGet("/", () => "").AllowAnonymous().RequireAuthorization();""", Access.Anonymous)]
    [Case("""endpoints.MapGroup("/a").AllowAnonymous().MapGet("/", () => "").RequireAuthorization();""", Access.Anonymous)]
    [Case("""var root = endpoints.MapGet("/", () => ""); if (args.Length > 0) { root.RequireAuthorization(); }""", Access.Unsaid)]
    public void Minimal_APIs_say_whether_they_want_a_user(string endpoints, object access)
        => Assert.Equal((Access)access, One(endpoints).Access);

    [Theory]
    [InlineData("[Authorize]", "", Access.User)]
    [InlineData("", "[Authorize]", Access.User)]
    [InlineData("[Authorize]", "[AllowAnonymous]", Access.Anonymous)]
    [InlineData("[AllowAnonymous]", "[Authorize]", Access.Anonymous)]
    [InlineData("", "", Access.Unsaid)]
    public void Actions_say_whether_they_want_a_user(string controller, string action, object access)
        => Assert.Equal(
            (Access)access,
            One(
                "endpoints.MapControllers();",
                $$"""
                [Route("o")] {{controller}}
                public class OrdersController : ControllerBase { [HttpGet] {{action}} public string Get() => ""; }
                """).Access);

    [Fact]
    public void A_base_class_wants_users_for_those_that_derive_from_it()
        => Assert.Equal(
            Access.User,
            One(
                "endpoints.MapControllers();",
                """
                [Authorize] public abstract class Base : ControllerBase { }
                [Route("o")] public class OrdersController : Base { [HttpGet] public string Get() => ""; }
                """).Access);

    [Fact]
    public void What_is_said_where_controllers_are_mapped_holds_for_actions()
        => Assert.Equal(
            Access.User,
            One(
                "endpoints.MapControllers().RequireAuthorization();",
                """[Route("o")] public class OrdersController : ControllerBase { [HttpGet] public string Get() => ""; }""").Access);

    [Theory]
    [InlineData("(Order order) => \"\"", true)]
    [InlineData("(int id, Order? order, CancellationToken cancellation) => \"\"", true)]
    [InlineData("([FromBody] string text) => \"\"", true)]
    [InlineData("(Order[] orders) => \"\"", true)]
    [InlineData("() => \"\"", false)]
    [InlineData("([FromForm] Order order) => \"\"", false)]
    [InlineData("([AsParameters] Order order) => \"\"", false)]
    [InlineData("(IFormFile file, HttpContext context, Stream body) => \"\"", false)]
    [InlineData("(string name, int? count, DateTime day, Guid id) => \"\"", false)]
    [InlineData("(Clock clock) => \"\"", false)]
    [InlineData("(Shop shop) => \"\"", false)]
    public void Handlers_read_JSON_where_nothing_else_provides_an_object(string handler, bool json) => Assert.Equal(
        json ? RequestBody.Json : RequestBody.Other,
        One(
            $"""endpoints.MapPost("/", {handler});""",
            """
            public class Order { public string Name { get; set; } = ""; }
            public class Clock { public string Zone { get; set; } = ""; }
            public class Shop { public Shop(Clock clock) { } public string Name { get; set; } = ""; }
            """,
            "services.AddSingleton<Clock>();").Body);

    [Fact]
    public void Endpoints_of_a_branch_are_in_it()
    {
        var app = Read("""
            app.Map("/b", b => { b.UseRouting(); b.UseEndpoints(e => e.MapGet("/in", () => "")); });
            endpoints.MapGet("/out", () => "");
            """);
        var host = Assert.Single(app.Hosts);

        Assert.Equal(0, host.Endpoints.Single(endpoint => endpoint.Label == "GET /out").Branch);
        Assert.Equal(
            host.Pipeline.Single(step => step.Kind == MiddlewareKind.Branch).Into,
            host.Endpoints.Single(endpoint => endpoint.Label == "GET /in").Branch);
    }

    [Theory]
    [Case("""endpoints.MapGet("/", () => "").ShortCircuit();""", true)]
    [Case("""var group = endpoints.MapGroup("/"); group.ShortCircuit(); group.MapGet("/", () => "");""", true)]
    [Case("""var root = endpoints.MapGet("/", () => ""); if (args.Length > 0) { root.ShortCircuit(); }""", false)]
    [Case("""endpoints.MapGet("/", () => "");""", false)]
    public void Endpoints_say_whether_they_run_before_all_middleware(string endpoints, bool expected)
        => Assert.Equal(expected, One(endpoints).ShortCircuit is not null);

    [Theory]
    [Case("""endpoints.MapGet("/", async (HttpContext context) => { await context.WebSockets.AcceptWebSocketAsync(); });""", true)]
    [Case("""endpoints.MapGet("/", (HttpContext context) => context.WebSockets.IsWebSocketRequest);""", false)]
    public void Handlers_say_whether_they_accept_WebSockets(string endpoints, bool expected)
        => Assert.Equal(expected, One(endpoints).AcceptsWebSockets);

    [Theory]
    [Case(
        """if (app.Environment.IsDevelopment()) { endpoints.MapGet("/dev", () => ""); } else { endpoints.MapGet("/prod", () => ""); }""",
        "GET /prod")]
    [Case("""if (args.Length > 0) { endpoints.MapGet("/a", () => ""); } else { endpoints.MapGet("/b", () => ""); }""", "GET /a; GET /b")]
    [Case("""foreach (var path in new[] { "/a", "/b" }) { endpoints.MapGet(path, () => ""); }""", "GET /a; GET /b")]
    public void Endpoints_are_there_that_Production_may_map(string endpoints, string expected)
        => Assert.Equal(expected, string.Join("; ", Read(endpoints).Hosts[0].Endpoints.Select(endpoint => endpoint.Label)));

    private static Endpoint One(string endpoints, string types =
        "", string services = "") => Assert.Single(Read(endpoints, types, services).Hosts[0].Endpoints);

    private static CorsApp Read(string endpoints, string types = "", string services = "")
    {
        const string Usings = """
            using Microsoft.AspNetCore.Authorization;
            using Microsoft.AspNetCore.Mvc;

            """;
        return Model.Read(new App(Usings
            + Minimal(
                $"{Default} services.AddControllersWithViews(); services.AddSignalR(); services.AddHealthChecks(); {services}",
                "app.UseCors();",
                endpoints)
            + "\n"
            + types)
        {
            References = [Stubs.GrpcWeb],
        });
    }

    private static string Methods(Endpoint endpoint)
        => !endpoint.Methods.IsKnown ? "unknown" : endpoint.Methods.Value.IsEmpty ? "any" : string.Join(", ", endpoint.Methods.Value);
}
