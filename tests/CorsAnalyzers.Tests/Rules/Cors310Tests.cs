namespace CorsAnalyzers.Tests.Rules;

/// <summary>CORS310: authorization runs before UseCors by itself.</summary>
public sealed partial class Cors310Tests : WiringRuleTestBase
{
    private const string Secured = """
        services.AddAuthentication("Cookies").AddCookie("Cookies");
        services.AddAuthorization();
        services.AddCors(o => o.AddDefaultPolicy(p => p.WithOrigins("https://shop.example")));
        """;
    private const string Endpoint = """endpoints.MapGet("/", () => "").RequireAuthorization();""";
    private const string Controller = """

        [Microsoft.AspNetCore.Authorization.Authorize]
        public class OrdersController : Microsoft.AspNetCore.Mvc.ControllerBase
        {
            [Microsoft.AspNetCore.Mvc.HttpGet("/orders")]
            public string Get() => "";
        }
        """;

    [Theory]
    [MemberData(nameof(WebStyles))]
    public Task Flags_authorization_that_nothing_calls_in_every_style(string style)
        => Verify.Program(Write(style, Secured, "app.{|CORS310:UseCors|}();", Endpoint));

    [Theory]
    [Case("app.{|CORS310:UseCors|}(); app.UseAuthentication();")]
    [Case("app.UseHttpsRedirection().{|CORS310:UseCors|}();")]
    [Case("app.{|CORS310:UseCors|}(); if (app.Environment.IsDevelopment()) { app.UseAuthorization(); }")]
    [Case("""app.{|CORS310:UseCors|}(); app.Map("/admin", a => a.UseAuthorization());""")]
    [Case("""app.{|CORS310:UseCors|}(); app.UseWhen(c => c.Request.Path.StartsWithSegments("/admin"), a => a.UseAuthorization());""")]
    public Task Flags_it_unless_the_main_pipeline_has_the_call(string pipeline) => Verify.Program(Minimal(Secured, pipeline, Endpoint));

    [Theory]
    [Case("""endpoints.MapGroup("/a").RequireAuthorization().MapGet("/", () => "");""")]
    [Case("endpoints.MapControllers().RequireAuthorization();")]
    [Case("""endpoints.MapGet("/", [Microsoft.AspNetCore.Authorization.Authorize] () => "");""")]
    public Task Flags_every_way_to_want_a_user(string endpoints)
        => Verify.Program(Minimal($"{Secured} services.AddControllers();", "app.{|CORS310:UseCors|}();", endpoints));

    [Theory]
    [InlineData("services.AddControllers();")]
    [InlineData("services.AddControllersWithViews();")]
    [InlineData("services.AddMvcCore().AddAuthorization();")]
    [InlineData("services.AddRazorPages(); services.AddMvcCore();")]
    [InlineData("services.AddSignalR(); services.AddMvcCore();")]
    [InlineData("services.AddServerSideBlazor(); services.AddMvcCore();")]
    [InlineData("services.AddRazorComponents().AddInteractiveServerComponents(); services.AddMvcCore();")]
    public Task Flags_services_that_MVC_brings(string services)
        => Verify.Program(Minimal($"{Default} {services}", "app.{|CORS310:UseCors|}();", "endpoints.MapControllers();") + Controller);

    [Theory]
    [MemberData(nameof(Styles))]
    public Task Ignores_both_calls_behind_UseCors(string style)
        => Verify.Program(Write(style, Secured, "app.UseCors(); app.UseAuthentication(); app.UseAuthorization();", Endpoint));

    [Theory]
    [InlineData("Startup")]
    [InlineData("host lambdas")]
    public Task Ignores_hosts_that_add_nothing_by_themselves(string style)
        => Verify.Program(Write(style, Secured, "app.UseCors();", Endpoint));

    [Theory]
    [MemberData(nameof(Hidings))]
    public Task Ignores_what_is_not_wholly_seen(string how) => Verify.Program(Hide(how, Secured, "app.UseCors();", Endpoint));

    [Theory]
    [Parts(Secured, "app.UseCors();", """endpoints.MapGet("/", () => "");""")]
    [Parts(Secured, "app.UseCors();", """endpoints.MapGet("/", () => "").RequireAuthorization().AllowAnonymous();""")]
    [Parts(Default, "app.UseCors();", """endpoints.MapGet("/", () => "");""")]
    [Parts(Secured, "app.UseCors(); app.UseAuthorization();", Endpoint)]
    [Parts(Secured, "app.UseCors(); if (!app.Environment.IsDevelopment()) { app.UseAuthentication(); app.UseAuthorization(); }", Endpoint)]
    [Parts(Secured, "app.UseCors(); if (args.Length > 0) { app.UseAuthorization(); }", Endpoint)]
    [Parts(Secured, "if (app.Environment.IsDevelopment()) { app.UseCors(); }", Endpoint)]
    public Task Ignores_an_app_that_is_not_harmed(string services, string pipeline, string endpoints)
        => Verify.Program(Minimal(services, pipeline, endpoints));

    [Fact]
    public Task Ignores_versions_that_add_nothing()
        => Verify.Program(new App(Minimal(Secured, "app.UseCors();", Endpoint)) { Framework = Frameworks.Net60 });

    [Fact]
    public Task Ignores_the_attributes_of_another_host() => Verify.Program($$"""
        var first = WebApplication.CreateBuilder(args);
        first.Services.AddControllers();
        first.Services.AddCors(o => o.AddDefaultPolicy(p => p.WithOrigins("https://shop.example")));
        var api = first.Build();
        api.UseCors();
        api.UseAuthentication();
        api.UseAuthorization();
        api.MapControllers();
        var second = WebApplication.CreateBuilder(args);
        second.Services.AddAuthorization();
        second.Services.AddCors(o => o.AddDefaultPolicy(p => p.WithOrigins("https://shop.example")));
        var health = second.Build();
        health.UseCors();
        health.MapGet("/health", () => "");
        await Task.WhenAll(api.RunAsync(), health.RunAsync());
        {{Controller}}
        """);

    [Theory]
    [InlineData("app.UseCors(); app.UseAuthorization(")]
    [InlineData("app.UseCors(); app.UseAuthorisation();")]
    [InlineData("app.UseCors(; app.")]
    public Task Ignores_broken_code(string pipeline) => DoesNotReportWhileTyping("CORS310", Secured, pipeline, Endpoint);

    [Theory]
    [InlineData(
        "",
        "Answers 401 reach no page of another origin: WebApplication adds authentication and authorization in front of everything, "
            + "because nothing calls them. Call UseAuthentication and UseAuthorization after UseCors.")]
    [InlineData(
        Fallback,
        "Answers 401 reach no page of another origin: WebApplication adds authentication and authorization in front of everything, "
            + "because nothing calls them, and preflights get a 401. Call UseAuthentication and UseAuthorization after UseCors.")]
    public Task Says_in_an_exact_message_what_is_lost(string services, string message)
        => Verify.Program(Minimal($"{Secured} {services}", "app.{|#0:UseCors|}();", Endpoint), Verify.Finding("CORS310", message));
}
