namespace CorsAnalyzers.Tests.Rules;

/// <summary>CORS402: endpoints need request headers that their policy does not allow.</summary>
public sealed partial class Cors402Tests : WiringRuleTestBase
{
    private const string Marked =
        """services.AddCors(o => o.{|CORS402:AddDefaultPolicy|}(p => p.WithOrigins("https://shop.example").AllowAnyMethod()));""";
    private const string Plain =
        """services.AddCors(o => o.AddDefaultPolicy(p => p.WithOrigins("https://shop.example").AllowAnyMethod()));""";
    private const string OrderTypes = """

        public class Order { public string Name { get; set; } = ""; }
        public record Line(string Name, int Count);
        public readonly record struct Price(decimal Amount);

        """;
    private const string Bearer = "services.AddAuthentication().AddJwtBearer(); services.AddAuthorization();";

    private static App WithJson(string services, string endpoints)
        => "using Microsoft.AspNetCore.Mvc;\n" + Minimal(services, "app.UseCors();", endpoints) + OrderTypes;

    private static App WithTokens(string services, string endpoints)
        => new App("using Microsoft.AspNetCore.Authorization;\n"
            + Minimal(
                services,
                "app.UseCors(); app.UseAuthentication(); app.UseAuthorization();",
                endpoints))
        { References = [Stubs.JwtBearer, Stubs.GrpcWeb] };

    [Theory]
    [MemberData(nameof(Styles))]
    public Task Flags_JSON_in_every_style(string style)
        => Verify.Program(
            Write(style, Marked, "app.UseCors();", """endpoints.MapPost("/orders", (Order order) => order.Name);""") is var app
                && app.Sources.Count == 0
                ? app with { Code = app.Code + OrderTypes }
                : app with { Sources = [.. app.Sources, ("/0/Order.cs", OrderTypes)] });

    [Theory]
    [Case("""endpoints.MapPut("/", (int id, Line line) => "");""")]
    [Case("""endpoints.MapPost("/", (Order? order) => "");""")]
    [Case("""endpoints.MapPost("/", (Price? price) => "");""")]
    [Case("""endpoints.MapPost("/", (List<Order> orders) => "");""")]
    [Case("""endpoints.MapPost("/", (Order[] orders) => "");""")]
    [Case("""endpoints.MapPost("/", ([FromBody] string name) => "");""")]
    [Case("""endpoints.MapDelete("/", ([FromBody] Order order) => "");""")]
    [Case("""endpoints.Map("/", (Order order) => "");""")]
    [Case("""endpoints.MapPost("/", Add); static string Add(Order order, HttpContext context, CancellationToken cancellation) => "";""")]
    [Case("""endpoints.MapGroup("/a").MapPost("/", (Order order) => "").AllowAnonymous();""")]
    public Task Flags_what_is_read_from_JSON(string endpoints) => Verify.Program(WithJson(Marked, endpoints));

    [Theory]
    [Case("""
        [ApiController, Route("o")]
        public class OrdersController : ControllerBase
        {
            [HttpPost] public string Add(Order order) => "";
        }
        """)]
    [Case("""
        [Route("o")]
        public class OrdersController : ControllerBase
        {
            [HttpPost] public string Add([FromBody] Order order) => "";
        }
        """)]
    [Case("""
        [ApiController] public abstract class Api : ControllerBase { }
        [Route("o")] public class OrdersController : Api { [HttpPut("{id}")] public string Put(int id, Line line) => ""; }
        """)]
    [Case("""
        [ApiController] public abstract class Crud<T> : ControllerBase { [HttpPost] public string Add(T item) => ""; }
        [Route("o")] public class OrdersController : Crud<Order> { }
        """)]
    [Case("""
        [ApiController, Route("o")]
        public class OrdersController : ControllerBase
        {
            [HttpPost, Consumes("application/json")] public string Add(Order order) => "";
        }
        """)]
    public Task Flags_actions_that_read_JSON(string controllers)
        => Verify.Program(WithJson($"{Marked} services.AddControllers();", "endpoints.MapControllers();").Code + controllers);

    [Theory]
    [Case("""endpoints.MapGet("/", () => "").RequireAuthorization();""")]
    [Case("""endpoints.MapGet("/", [Authorize] () => "");""")]
    [Case("""endpoints.MapGroup("/a").RequireAuthorization().MapGet("/", () => "");""")]
    public Task Flags_tokens(string endpoints) => Verify.Program(WithTokens($"{Marked} {Bearer}", endpoints));

    [Fact]
    public Task Flags_tokens_for_the_fallback_policy()
        => Verify.Program(WithTokens(
            $"{Marked} services.AddAuthentication().AddJwtBearer(); {Fallback}",
            """endpoints.MapGet("/", () => "");"""));

    [Fact]
    public Task Flags_the_last_list_of_headers()
        => Verify.Program(WithJson(
            """
            services.AddCors(o => o.AddDefaultPolicy(p => p
                .WithOrigins("https://shop.example")
                .WithHeaders("X-A")
                .{|CORS402:WithHeaders|}("X-B")));
            """,
            """endpoints.MapPost("/", (Order order) => "");"""));

    [Theory]
    [MemberData(nameof(Styles))]
    public Task Ignores_headers_that_are_allowed(string style)
        => Verify.Program(
            Write(
                style,
                """services.AddCors(o => o.AddDefaultPolicy(p => p.WithOrigins("https://shop.example").WithHeaders("content-type")));""",
                "app.UseCors();",
                """endpoints.MapPost("/orders", (Order order) => order.Name);""") is var app
                && app.Sources.Count == 0
                ? app with { Code = app.Code + OrderTypes }
                : app with { Sources = [.. app.Sources, ("/0/Order.cs", OrderTypes)] });

    [Theory]
    [Case("""endpoints.MapGet("/", ([FromBody] Order order) => "");""")]
    [Case("""
        endpoints.MapPost("/", ([FromForm] Order order) => "");
        endpoints.MapPost("/a", ([AsParameters] Order order) => "");
        endpoints.MapPost("/b", ([FromQuery] Colour colour, [FromHeader] string name) => "");
        """)]
    [Case("""
        endpoints.MapPost("/", (IFormFile file, IFormFileCollection files) => "");
        endpoints.MapPost("/a", (Stream body) => "");
        endpoints.MapPost("/b", (HttpRequest request, System.Security.Claims.ClaimsPrincipal user) => "");
        """)]
    [Case("""endpoints.MapPost("/", (string name, int? count, Guid id, DateOnly day, Uri link, Colour colour, string[] tags) => "");""")]
    [Case("""endpoints.MapPost("/", (Point point, Tenant tenant) => "");""")]
    [Case("""endpoints.MapPost("/", async (HttpContext context) => { await context.Request.ReadFromJsonAsync<Order>(); });""")]
    public Task Ignores_what_is_not_read_from_JSON(string endpoints) => Verify.Program(WithJson(Plain, endpoints).Code + """

        public enum Colour { Red }
        public class Point
        {
            public int X { get; set; }
            public static bool TryParse(string text, out Point point) { point = new Point(); return true; }
        }
        public class Tenant
        {
            public string Name { get; set; } = "";
            public static ValueTask<Tenant?> BindAsync(HttpContext context) => throw new NotSupportedException();
        }
        """);

    [Theory]
    [InlineData("services.AddScoped<Service>();")]
    [InlineData("services.AddScoped(provider => new Service());")]
    [InlineData("services.AddSingleton(new Service());")]
    [InlineData("services.AddSingleton(typeof(Service));")]
    [InlineData("services.AddHttpClient<Service>();")]
    [InlineData("""
        Microsoft.Extensions.DependencyInjection.Extensions.ServiceCollectionDescriptorExtensions
            .TryAddScoped<Service>(services);
        """)]
    [InlineData("services.Add(new ServiceDescriptor(typeof(Service), typeof(Service), ServiceLifetime.Scoped));")]
    [InlineData("services.Add(ServiceDescriptor.Scoped<Service, Service>());")]
    [InlineData("foreach (var type in typeof(Service).Assembly.GetTypes()) { services.AddScoped(type); }")]
    public Task Ignores_services(string registration)
        => Verify.Program(WithJson($"{Plain} {registration}", """endpoints.MapPost("/", (Service service) => "");""").Code
            + """public class Service { public string Name { get; set; } = ""; }""");

    [Theory]
    [Case("""public class Service { public Service(Clock clock) { } public string Name { get; set; } = ""; } public class Clock { }""")]
    [Case("""public class Service : System.Data.DataTable { public string Name2 { get; set; } = ""; }""")]
    [Case("""public abstract class Service { public string Name { get; set; } = ""; }""")]
    [Case("public interface Service { string Name { get; set; } }")]
    [Case("public record Service(IServiceProvider Services);")]
    public Task Ignores_services_that_are_registered_out_of_sight(string service)
        => Verify.Program(WithJson(Plain, """endpoints.MapPost("/", (Service service) => "");""").Code + service);

    [Theory]
    [Case("""endpoints.MapDelete("/", (Service service) => "");""")]
    [Case("""endpoints.MapMethods("/", new[] { "GET", "POST" }, (Service service) => "");""")]
    public Task Ignores_handlers_that_infer_no_body(string endpoints)
        => Verify.Program(WithJson(Plain, endpoints).Code + """public class Service { public string Name { get; set; } = ""; }""");

    [Theory]
    [Case("""[Route("o")] public class OrdersController : ControllerBase { [HttpPost] public string Add(Order order) => ""; }""")]
    [Case("""
        [ApiController, Route("o")]
        public class OrdersController : ControllerBase
        {
            [HttpGet] public string Find([FromQuery] Order order) => "";
            [HttpPost] public string Add([FromForm] Order order) => "";
            [HttpPut] public string Put([FromServices] Order order, IFormFile file) => "";
        }
        """)]
    [Case("""
        [ApiController, Route("o"), Consumes("multipart/form-data")]
        public class OrdersController : ControllerBase
        {
            [HttpPost] public string Add(Order order) => "";
        }
        """)]
    [Case("""
        [ApiController, Route("o")]
        public class OrdersController : ControllerBase
        {
            [HttpPost, Consumes("application/x-www-form-urlencoded", "text/plain")]
            public string Add([FromBody] Order order)
                => "";
        }
        """)]
    public Task Ignores_actions_that_read_none(string controllers)
        => Verify.Program(WithJson($"{Plain} services.AddControllers();", "endpoints.MapControllers();").Code + controllers);

    [Theory]
    [Case("""endpoints.MapGet("/", () => "");""")]
    [Case("""endpoints.MapGroup("/a").RequireAuthorization().MapGet("/", () => "").AllowAnonymous();""")]
    [Case("""endpoints.MapGet("/", [Microsoft.AspNetCore.Cors.DisableCors] () => "").RequireAuthorization();""")]
    [Case("endpoints.MapGrpcService<Service>().RequireAuthorization();")]
    public Task Ignores_endpoints_that_need_no_token_of_a_page(string endpoints) => Verify.Program(
        WithTokens($"{Plain} {Bearer}", endpoints) is var app ? app with { Code = app.Code + "\npublic class Service { }" } : app);

    [Theory]
    [InlineData("services.AddAuthentication().AddCookie(); services.AddAuthorization();")]
    [InlineData("services.AddAuthentication().AddJwtBearer().AddCookie(); services.AddAuthorization();")]
    [InlineData("services.AddAuthorization();")]
    public Task Ignores_users_that_other_means_tell(string services)
        => Verify.Program(WithTokens($"{Plain} {services}", """endpoints.MapGet("/", () => "").RequireAuthorization();"""));

    [Theory]
    [Case(".AllowAnyHeader()")]
    [Case(""".WithHeaders("*")""")]
    [Case(""".WithHeaders(builder.Configuration.GetSection("Headers").Get<string[]>() ?? new string[0])""")]
    public Task Ignores_policies_that_allow_them_or_may(string headers)
        => Verify.Program(WithJson(
            $"""services.AddCors(o => o.AddDefaultPolicy(p => p.WithOrigins("https://shop.example"){headers}));""",
            """endpoints.MapPost("/", (Order order) => "");"""));

    [Theory]
    [MemberData(nameof(Hidings))]
    public Task Ignores_what_is_not_wholly_seen(string how)
        => Verify.Program(Hide(
            how,
            Plain,
            "app.UseCors();",
            """endpoints.MapPost("/", ([Microsoft.AspNetCore.Mvc.FromBody] string name) => name);"""));

    [Theory]
    [Case("""endpoints.MapPost("/", ([Microsoft.AspNetCore.Mvc.FromBody] string name) => """)]
    [Case("""endpoints.MapPost("/", (Orde order) => "");""")]
    public Task Ignores_broken_code(string endpoints) => DoesNotReportWhileTyping("CORS402", Plain, "app.UseCors();", endpoints);

    [Theory]
    [Case(
        """endpoints.MapPost("/orders", ([FromBody] string name) => name);""",
        "Pages of other origins cannot send JSON to POST /orders: the browser asks first, and this policy does not allow the header "
            + "Content-Type. Add it with WithHeaders.")]
    [Case(
        """endpoints.MapGet("/me", () => "").RequireAuthorization();""",
        "Pages of other origins cannot send an access token to GET /me: the browser asks first, and this policy does not allow the header "
            + "Authorization. Add it with WithHeaders.")]
    [Case(
        """
        endpoints.MapPost("/a", ([FromBody] string name) => name);
        endpoints.MapPost("/b", ([FromBody] string name) => name).RequireAuthorization();
        """,
        "Pages of other origins cannot send JSON or an access token to POST /a and 1 more: the browser asks first, and this policy does "
            + "not allow the header Content-Type or Authorization. Add them with WithHeaders.")]
    public Task Says_in_an_exact_message_what_cannot_be_sent(string endpoints, string message) => Verify.Program(
        WithTokens(Plain.Replace("AddDefaultPolicy", "{|#0:AddDefaultPolicy|}", StringComparison.Ordinal) + Bearer, endpoints) is var app
            ? app with { Code = "using Microsoft.AspNetCore.Mvc;\n" + app.Code }
            : app,
        Verify.Finding("CORS402", message));
}
