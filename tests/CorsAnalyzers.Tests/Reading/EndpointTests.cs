using CorsAnalyzers.App;
using CorsAnalyzers.Basics;
using CorsAnalyzers.Tests.Rules;

namespace CorsAnalyzers.Tests.Reading;

/// <summary>What the model knows of an endpoint: what it is called, which methods it answers, what it reads, whom it wants, where it is.</summary>
public sealed class EndpointTests : WiringRuleTestBase
{
    [Theory]
    [InlineData("endpoints.MapGet(\"/a\", () => \"\");", "GET /a", "GET")]
    [InlineData("endpoints.MapPost(\"a\", () => \"\");", "POST /a", "POST")]
    [InlineData("endpoints.MapPut(\"/a/{id:int}\", (int id) => \"\");", "PUT /a/{id:int}", "PUT")]
    [InlineData("endpoints.MapPatch(\"\", () => \"\");", "PATCH /", "PATCH")]
    [InlineData("endpoints.MapDelete(\"/\", () => \"\");", "DELETE /", "DELETE")]
    [InlineData("endpoints.MapDelete(handler: () => \"\", pattern: \"/a\");", "DELETE /a", "DELETE")]
    [InlineData("endpoints.MapMethods(\"/a\", new[] { \"put\", \"PATCH\" }, () => \"\");", "/a", "PUT, PATCH")]
    [InlineData("endpoints.MapMethods(\"/a\", new List<string> { HttpMethods.Delete }, () => \"\");", "DELETE /a", "DELETE")]
    [InlineData("endpoints.MapMethods(\"/a\", args, () => \"\");", "/a", "unknown")]
    [InlineData("endpoints.Map(\"/a\", () => \"\");", "/a", "any")]
    [InlineData("endpoints.MapFallback(() => \"\");", "MapFallback", "any")]
    [InlineData("endpoints.MapHealthChecks(\"/health\");", "/health", "any")]
    [InlineData("endpoints.MapGet(args[0], () => \"\");", "MapGet", "GET")]
    [InlineData("const string Path = \"/a\"; endpoints.MapGet(Path, () => \"\").WithName(\"A\").WithTags(\"B\");", "GET /a", "GET")]
    [InlineData("endpoints.MapGroup(\"/a\").MapGroup(\"b/\").MapPut(\"{id}\", (int id) => \"\");", "PUT /a/b/{id}", "PUT")]
    [InlineData("endpoints.MapGroup(\"/a\").WithTags(\"A\").MapGet(\"/\", () => \"\");", "GET /a", "GET")]
    public void Minimal_APIs_are_known_by_method_and_route(string endpoints, string label, string methods)
    {
        var endpoint = One(endpoints);

        Assert.Equal((label, methods), (endpoint.Label, Methods(endpoint)));
    }

    [Theory]
    [InlineData("endpoints.MapHub<Chat>(\"/chat\");", "Chat", EndpointKind.Hub)]
    [InlineData("endpoints.MapGrpcService<Greeter>().EnableGrpcWeb();", "Greeter", EndpointKind.GrpcWeb)]
    [InlineData("endpoints.MapGrpcService<Greeter>();", "Greeter", EndpointKind.Grpc)]
    [InlineData("endpoints.MapGrpcService<Greeter>().EnableGrpcWeb().DisableGrpcWeb();", "Greeter", EndpointKind.Grpc)]
    [InlineData("endpoints.MapGet(\"/\", () => \"\");", "GET /", EndpointKind.Handler)]
    public void Hubs_and_services_are_known_by_their_class(string endpoints, string label, object kind)
    {
        var endpoint = One(endpoints, "public class Chat : Microsoft.AspNetCore.SignalR.Hub { } public class Greeter { }");

        Assert.Equal((label, (EndpointKind)kind), (endpoint.Label, endpoint.Kind));
    }

    [Theory]
    [InlineData("[Route(\"o\")] public class OrdersController : ControllerBase { [HttpPut] public string Put() => \"\"; }", "OrdersController.Put: PUT")]
    [InlineData("[Route(\"o\")] public class OrdersController : ControllerBase { [HttpGet, HttpHead] public string Get() => \"\"; public string Any() => \"\"; }", "OrdersController.Any: any; OrdersController.Get: GET, HEAD")]
    [InlineData("public class OrdersController : ControllerBase { [HttpGet(\"o\")] public string Get() => \"\"; [HttpPut] public string Lost() => \"\"; }", "OrdersController.Get: GET")]
    [InlineData("public class OrdersController : ControllerBase { [AcceptVerbs(\"get\", \"Put\", Route = \"o\")] public string Any() => \"\"; }", "OrdersController.Any: GET, PUT")]
    [InlineData("[ApiController, Route(\"o\")] public class Orders { [HttpGet] public string Get() => \"\"; }", "Orders.Get: GET")]
    [InlineData("[Controller, Route(\"o\")] public class Orders { [HttpGet] public string Get() => \"\"; }", "Orders.Get: GET")]
    [InlineData("public abstract class Crud<T> : ControllerBase { [HttpPut] public string Put(T item) => \"\"; } [Route(\"a\")] public class AController : Crud<int> { } [Route(\"b\")] public class BController : Crud<string> { }", "AController.Put: PUT; BController.Put: PUT")]
    [InlineData("public abstract class Base : ControllerBase { [HttpPut(\"x\")] public abstract string Put(); } public class OrdersController : Base { public override string Put() => \"\"; }", "OrdersController.Put: PUT")]
    [InlineData("public abstract class Base : ControllerBase { [HttpPut(\"x\")] public virtual string Put() => \"\"; } public class OrdersController : Base { [HttpPost(\"y\")] public override string Put() => \"\"; }", "OrdersController.Put: POST")]
    [InlineData("[Route(\"o\")] public class OrdersController : ControllerBase, IDisposable { public void Dispose() { } public override string ToString() => \"\"; [HttpGet] public string Get() => \"\"; public string Name { get; set; } = \"\"; }", "OrdersController.Get: GET")]
    [InlineData("[Route(\"o\")] internal class OrdersController : ControllerBase { [HttpGet] public string Get() => \"\"; }", "")]
    [InlineData("[Route(\"o\")] public abstract class OrdersController : ControllerBase { [HttpGet] public string Get() => \"\"; }", "")]
    public void Actions_are_known_by_controller_and_method(string controllers, string expected)
    {
        // Without any action the call itself is what is known.
        var app = Read("endpoints.MapControllers();", controllers);
        Assert.Equal(expected.Length > 0 ? expected : "MapControllers: unknown", string.Join("; ", app.Hosts[0].Endpoints.Select(endpoint => $"{endpoint.Label}: {Methods(endpoint)}").Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("endpoints.MapDefaultControllerRoute();", "HomeController.Index: any; OrdersController.Get: GET")]
    [InlineData("endpoints.MapControllerRoute(\"default\", \"{controller}/{action}\"); endpoints.MapControllers();", "HomeController.Index: any; OrdersController.Get: GET")]
    [InlineData("endpoints.MapControllers();", "OrdersController.Get: GET")]
    public void Conventional_routes_reach_actions_without_routes(string endpoints, string expected)
    {
        var app = Read(endpoints, "public class HomeController : Controller { public IActionResult Index() => View(); } [Route(\"o\")] public class OrdersController : ControllerBase { [HttpGet] public string Get() => \"\"; }");

        Assert.Equal(expected, string.Join("; ", app.Hosts[0].Endpoints.Select(endpoint => $"{endpoint.Label}: {Methods(endpoint)}").Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("endpoints.MapGet(\"/\", () => \"\");", Access.Unsaid)]
    [InlineData("endpoints.MapGet(\"/\", () => \"\").RequireAuthorization();", Access.User)]
    [InlineData("endpoints.MapGet(\"/\", [Authorize] () => \"\");", Access.User)]
    [InlineData("endpoints.MapGroup(\"/a\").RequireAuthorization(\"Admin\").MapGet(\"/\", () => \"\");", Access.User)]
    [InlineData("endpoints.MapGet(\"/\", () => \"\").AllowAnonymous();", Access.Anonymous)]
    [InlineData("endpoints.MapGroup(\"/a\").RequireAuthorization().MapGet(\"/\", [AllowAnonymous] () => \"\");", Access.Anonymous)]
    [InlineData("endpoints.MapGet(\"/\", () => \"\").AllowAnonymous().RequireAuthorization();", Access.Anonymous)]
    [InlineData("endpoints.MapGroup(\"/a\").AllowAnonymous().MapGet(\"/\", () => \"\").RequireAuthorization();", Access.Anonymous)]
    [InlineData("var root = endpoints.MapGet(\"/\", () => \"\"); if (args.Length > 0) { root.RequireAuthorization(); }", Access.Unsaid)]
    public void Minimal_APIs_say_whether_they_want_a_user(string endpoints, object access) => Assert.Equal((Access)access, One(endpoints).Access);

    [Theory]
    [InlineData("[Authorize]", "", Access.User)]
    [InlineData("", "[Authorize]", Access.User)]
    [InlineData("[Authorize]", "[AllowAnonymous]", Access.Anonymous)]
    [InlineData("[AllowAnonymous]", "[Authorize]", Access.Anonymous)]
    [InlineData("", "", Access.Unsaid)]
    public void Actions_say_whether_they_want_a_user(string controller, string action, object access)
        => Assert.Equal((Access)access, One("endpoints.MapControllers();", $"[Route(\"o\")] {controller} public class OrdersController : ControllerBase {{ [HttpGet] {action} public string Get() => \"\"; }}").Access);

    [Fact]
    public void A_base_class_wants_users_for_those_that_derive_from_it()
        => Assert.Equal(Access.User, One("endpoints.MapControllers();", "[Authorize] public abstract class Base : ControllerBase { } [Route(\"o\")] public class OrdersController : Base { [HttpGet] public string Get() => \"\"; }").Access);

    [Fact]
    public void What_is_said_where_controllers_are_mapped_holds_for_actions()
        => Assert.Equal(Access.User, One("endpoints.MapControllers().RequireAuthorization();", "[Route(\"o\")] public class OrdersController : ControllerBase { [HttpGet] public string Get() => \"\"; }").Access);

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
        One($"endpoints.MapPost(\"/\", {handler});", "public class Order { public string Name { get; set; } = \"\"; } public class Clock { public string Zone { get; set; } = \"\"; } public class Shop { public Shop(Clock clock) { } public string Name { get; set; } = \"\"; }", "services.AddSingleton<Clock>();").Body);

    [Fact]
    public void Endpoints_of_a_branch_are_in_it()
    {
        var app = Read("app.Map(\"/b\", b => { b.UseRouting(); b.UseEndpoints(e => e.MapGet(\"/in\", () => \"\")); }); endpoints.MapGet(\"/out\", () => \"\");");
        var host = Assert.Single(app.Hosts);

        Assert.Equal(0, host.Endpoints.Single(endpoint => endpoint.Label == "GET /out").Branch);
        Assert.Equal(host.Pipeline.Single(step => step.Kind == MiddlewareKind.Branch).Into, host.Endpoints.Single(endpoint => endpoint.Label == "GET /in").Branch);
    }

    [Theory]
    [InlineData("endpoints.MapGet(\"/\", () => \"\").ShortCircuit();", true)]
    [InlineData("var group = endpoints.MapGroup(\"/\"); group.ShortCircuit(); group.MapGet(\"/\", () => \"\");", true)]
    [InlineData("var root = endpoints.MapGet(\"/\", () => \"\"); if (args.Length > 0) { root.ShortCircuit(); }", false)]
    [InlineData("endpoints.MapGet(\"/\", () => \"\");", false)]
    public void Endpoints_say_whether_they_run_before_all_middleware(string endpoints, bool expected) => Assert.Equal(expected, One(endpoints).ShortCircuit is not null);

    [Theory]
    [InlineData("endpoints.MapGet(\"/\", async (HttpContext context) => { await context.WebSockets.AcceptWebSocketAsync(); });", true)]
    [InlineData("endpoints.MapGet(\"/\", (HttpContext context) => context.WebSockets.IsWebSocketRequest);", false)]
    public void Handlers_say_whether_they_accept_WebSockets(string endpoints, bool expected) => Assert.Equal(expected, One(endpoints).AcceptsWebSockets);

    [Theory]
    [InlineData("if (app.Environment.IsDevelopment()) { endpoints.MapGet(\"/dev\", () => \"\"); } else { endpoints.MapGet(\"/prod\", () => \"\"); }", "GET /prod")]
    [InlineData("if (args.Length > 0) { endpoints.MapGet(\"/a\", () => \"\"); } else { endpoints.MapGet(\"/b\", () => \"\"); }", "GET /a; GET /b")]
    [InlineData("foreach (var path in new[] { \"/a\", \"/b\" }) { endpoints.MapGet(path, () => \"\"); }", "GET /a; GET /b")]
    public void Endpoints_are_there_that_Production_may_map(string endpoints, string expected)
        => Assert.Equal(expected, string.Join("; ", Read(endpoints).Hosts[0].Endpoints.Select(endpoint => endpoint.Label)));

    private static Endpoint One(string endpoints, string types = "", string services = "") => Assert.Single(Read(endpoints, types, services).Hosts[0].Endpoints);

    private static CorsApp Read(string endpoints, string types = "", string services = "")
    {
        const string Usings = "using Microsoft.AspNetCore.Authorization;\nusing Microsoft.AspNetCore.Mvc;\n";
        return Model.Read(new App(Usings + Minimal($"{Default} services.AddControllersWithViews(); services.AddSignalR(); services.AddHealthChecks(); {services}", "app.UseCors();", endpoints) + "\n" + types)
        {
            References = [Stubs.GrpcWeb],
        });
    }

    private static string Methods(Endpoint endpoint) => !endpoint.Methods.IsKnown ? "unknown" : endpoint.Methods.Value.IsEmpty ? "any" : string.Join(", ", endpoint.Methods.Value);
}
