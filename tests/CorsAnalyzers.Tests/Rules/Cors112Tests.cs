using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>CORS112: CORS does not guard WebSockets.</summary>
public sealed partial class Cors112Tests : WiringRuleTestBase
{
    private const string Cookies = "services.AddAuthentication().AddCookie(); services.AddSignalR();";
    private const string Guarded =
        """services.AddCors(o => o.AddDefaultPolicy(p => p.WithOrigins("https://shop.example").AllowAnyHeader().AllowCredentials()));""";
    private const string ChatHub = "\npublic class Chat : Microsoft.AspNetCore.SignalR.Hub { }\n";

    private static App WithHub(
        string services,
        string pipeline = "app.UseCors();",
        string endpoints = """endpoints.MapHub<Chat>("/chat");""") => Minimal(services, pipeline, endpoints) + ChatHub;

    [Theory]
    [MemberData(nameof(Styles))]
    public Task Flags_a_hub_in_every_style(string style)
        => Verify.Program(
            Write(style, Guarded + Cookies, "app.UseCors();", """endpoints.{|CORS112:MapHub|}<Chat>("/chat");""") is var app
                && app.Sources.Count == 0
                ? app with { Code = app.Code + ChatHub }
                : app with { Sources = [.. app.Sources, ("/0/Chat.cs", ChatHub)] });

    [Theory]
    [InlineData("services.AddAuthentication().AddCookie();")]
    [InlineData("services.AddIdentityApiEndpoints<Microsoft.AspNetCore.Identity.IdentityUser>();")]
    [InlineData("services.AddIdentity<Microsoft.AspNetCore.Identity.IdentityUser, Microsoft.AspNetCore.Identity.IdentityRole>();")]
    public Task Flags_whatever_makes_browsers_send_the_user(string services)
        => Verify.Program(WithHub(
            $"{Guarded} services.AddSignalR(); {services}",
            endpoints: """endpoints.{|CORS112:MapHub|}<Chat>("/chat");"""));

    [Theory]
    [Case("""
        endpoints.{|CORS112:Map|}("/ws", async (HttpContext context) =>
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
        });
        """)]
    [Case("""
        endpoints.{|CORS112:MapGet|}("/ws", Accept);
        static async Task Accept(HttpContext context) { using var socket = await context.WebSockets.AcceptWebSocketAsync(); }
        """)]
    public Task Flags_a_handler_that_accepts_WebSockets(string endpoints)
        => Verify.Program(Minimal(Guarded + Cookies, "app.UseCors(); app.UseWebSockets();", endpoints));

    [Theory]
    [MemberData(nameof(Styles))]
    public Task Ignores_a_list_of_origins(string style)
        => Verify.Program(
            Write(
                style,
                Guarded + Cookies,
                """app.UseCors(); app.UseWebSockets(new WebSocketOptions { AllowedOrigins = { "https://shop.example" } });""",
                """endpoints.MapHub<Chat>("/chat");""") is var app
                && app.Sources.Count == 0
                ? app with { Code = app.Code + ChatHub }
                : app with { Sources = [.. app.Sources, ("/0/Chat.cs", ChatHub)] });

    [Theory]
    [Parts("""services.Configure<WebSocketOptions>(o => o.AllowedOrigins.Add("https://shop.example"));""", "app.UseWebSockets();")]
    [Parts("""services.Configure<WebSocketOptions>(builder.Configuration.GetSection("WebSockets"));""", "app.UseWebSockets();")]
    [Parts("""services.AddOptions<WebSocketOptions>().BindConfiguration("WebSockets");""", "app.UseWebSockets();")]
    [Parts(
        "",
        """
        var options = new WebSocketOptions();
        foreach (var origin in app.Configuration.GetSection("Origins").Get<string[]>() ?? new string[0])
        {
            options.AllowedOrigins.Add(origin);
        }
        app.UseWebSockets(options);
        """)]
    public Task Ignores_origins_that_are_listed_in_other_ways(string services, string pipeline)
        => Verify.Program(WithHub($"{Guarded} {Cookies} {services}", $"app.UseCors(); {pipeline}"));

    [Theory]
    [InlineData("services.AddSignalR();")]
    [InlineData("services.AddSignalR(); services.AddAuthentication().AddBearerToken();")]
    public Task Ignores_hubs_where_browsers_send_no_user(string services) => Verify.Program(WithHub(Guarded + services));

    [Theory]
    [Parts("[Microsoft.AspNetCore.Cors.DisableCors]", "")]
    [Parts("", """endpoints.MapGet("/", () => "");""")]
    [Parts("", """endpoints.MapGet("/ws", (HttpContext context) => context.WebSockets.IsWebSocketRequest);""")]
    public Task Ignores_endpoints_without_a_policy_or_without_WebSockets(string attribute, string endpoints)
        => Verify.Program(Minimal(
            Guarded + Cookies,
            "app.UseCors();",
            endpoints.Length > 0 ? endpoints : """endpoints.MapHub<Chat>("/chat");""")
            + $"\n{attribute}{ChatHub.TrimStart()}");

    [Theory]
    [MemberData(nameof(Hidings))]
    public Task Ignores_what_is_not_wholly_seen(string how) => Verify.Program(
        Hide(how, Guarded + Cookies, "app.UseCors();", """endpoints.MapHub<Chat>("/chat");""") is var app
            ? app with { Code = app.Code + ChatHub }
            : app);

    [Theory]
    [Case("endpoints.MapHub<Chat>(")]
    [Case("""endpoints.MapHub<Chat("/chat");""")]
    [Case("""endpoints.Map("/ws", async (HttpContext context) => { using var socket = await context.WebSockets.AcceptWebSocketAsync(""")]
    public Task Ignores_broken_code(string endpoints)
        => DoesNotReportWhileTyping("CORS112", Guarded + Cookies, "app.UseCors();", endpoints);

    [Fact]
    public Task Says_in_an_exact_message_who_gets_in() => Verify.Program(
        WithHub(Guarded + Cookies, endpoints: """endpoints.{|#0:MapHub|}<Chat>("/chat");"""),
        Verify.Finding(
            "CORS112",
            "A page of any origin can open a WebSocket to Chat as the signed-in user, where its cookie goes along (SameSite=None, or a "
                + "page of the same site): browsers ask no CORS policy about it. List the origins in WebSocketOptions.AllowedOrigins.",
            severity: DiagnosticSeverity.Info));
}
