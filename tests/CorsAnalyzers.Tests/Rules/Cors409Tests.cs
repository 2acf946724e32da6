namespace CorsAnalyzers.Tests.Rules;

/// <summary>CORS409: a policy that SignalR in the browser cannot use.</summary>
public sealed partial class Cors409Tests : WiringRuleTestBase
{
    private const string ChatHub = "\npublic class Chat : Microsoft.AspNetCore.SignalR.Hub { }\n";

    private static string Policy(string policy, string add = "AddDefaultPolicy") => "services.AddSignalR(); services.AddCors(o => o." + add + "(p => p" + policy + "));";

    private static App WithHub(App app) => app.Sources.Count == 0 ? app with { Code = app.Code + ChatHub } : app with { Sources = [.. app.Sources, ("/0/Chat.cs", ChatHub)] };

    [Theory]
    [MemberData(nameof(Styles))]
    public Task Flags_a_policy_without_credentials_in_every_style(string style) => Verify.Program(WithHub(Write(
        style, Policy(".WithOrigins(\"https://shop.example\").AllowAnyHeader()", "{|CORS409:AddDefaultPolicy|}"), "app.UseCors();", "endpoints.MapHub<Chat>(\"/chat\");")));

    [Theory]
    [InlineData(".WithOrigins(\"https://shop.example\").AllowAnyHeader().DisallowCredentials()")]
    [InlineData(".WithOrigins(\"https://shop.example\").AllowCredentials()")]
    [InlineData(".WithOrigins(\"https://shop.example\").AllowCredentials().WithHeaders(\"X-Requested-With\")")]
    public Task Flags_a_policy_that_lacks_something(string policy) => Verify.Program(WithHub(Minimal(Policy(policy, "{|CORS409:AddDefaultPolicy|}"), "app.UseCors();", "endpoints.MapHub<Chat>(\"/chat\");")));

    [Theory]
    [InlineData("services.AddCors(o => o.{|CORS409:AddPolicy|}(\"Hub\", p => p.WithOrigins(\"https://shop.example\").AllowAnyHeader()));", "app.UseCors();", "endpoints.MapHub<Chat>(\"/chat\").RequireCors(\"Hub\");")]
    [InlineData("services.AddCors();", "app.{|CORS409:UseCors|}(p => p.WithOrigins(\"https://shop.example\").AllowAnyHeader());", "endpoints.MapHub<Chat>(\"/chat\");")]
    [InlineData("services.AddCors();", "app.UseCors();", "endpoints.MapGroup(\"/hubs\").{|CORS409:RequireCors|}(p => p.WithOrigins(\"https://shop.example\").AllowAnyHeader()).MapHub<Chat>(\"/chat\", o => { });")]
    public Task Flags_the_policy_wherever_it_comes_from(string services, string pipeline, string endpoints) => Verify.Program(WithHub(Minimal("services.AddSignalR(); " + services, pipeline, endpoints)));

    [Theory]
    [MemberData(nameof(Styles))]
    public Task Ignores_a_policy_that_has_it_all(string style) => Verify.Program(WithHub(Write(
        style, Policy(".WithOrigins(\"https://shop.example\").AllowCredentials().AllowAnyHeader()"), "app.UseCors();", "endpoints.MapHub<Chat>(\"/chat\");")));

    [Theory]
    [InlineData(".WithOrigins(\"https://shop.example\").AllowCredentials().WithHeaders(\"x-requested-with\", \"x-signalr-user-agent\")")]
    [InlineData(".WithOrigins(\"https://shop.example\").AllowCredentials().WithHeaders(builder.Configuration.GetSection(\"Headers\").Get<string[]>() ?? new string[0])")]
    [InlineData(".SetIsOriginAllowed(_ => false)")]
    public Task Ignores_policies_that_have_it_or_may_or_let_nobody_in(string policy) => Verify.Program(WithHub(Minimal(Policy(policy), "app.UseCors();", "endpoints.MapHub<Chat>(\"/chat\");")));

    [Fact]
    public Task Ignores_a_policy_with_which_the_app_does_not_start() => Verify.Program(WithHub(Minimal(
        Policy(".{|CORS101:AllowAnyOrigin|}().AllowAnyHeader().AllowCredentials()"), "app.UseCors();", "endpoints.MapHub<Chat>(\"/chat\");")));

    [Theory]
    [InlineData("endpoints.MapGet(\"/chat\", () => \"\");")]
    [InlineData("endpoints.MapBlazorHub();")]
    [InlineData("endpoints.MapHub<Chat>(\"/chat\").WithMetadata(new Microsoft.AspNetCore.Cors.DisableCorsAttribute());")]
    [InlineData("endpoints.MapHub<Chat>(\"/chat\").RequireCors(p => p.WithOrigins(\"https://shop.example\").AllowAnyHeader().AllowCredentials());")]
    [InlineData("if (app.Environment.IsDevelopment()) { endpoints.MapHub<Chat>(\"/chat\"); }")]
    public Task Ignores_endpoints_that_the_client_does_not_call_by_it(string endpoints)
        => Verify.Program(WithHub(Minimal(Policy(".WithOrigins(\"https://shop.example\")") + " services.AddServerSideBlazor();", "app.UseCors();", endpoints)));

    [Fact]
    public Task Ignores_a_hub_for_the_pages_of_the_app_itself() => Verify.Program(WithHub(Minimal(
        "services.AddRazorPages(); " + Policy(".WithOrigins(\"https://shop.example\").AllowAnyHeader()"), "app.UseCors();", "endpoints.MapRazorPages(); endpoints.MapHub<Chat>(\"/chat\");")));

    [Fact]
    public Task Flags_a_hub_that_asks_for_a_policy_beside_pages() => Verify.Program(WithHub(Minimal(
        "services.AddRazorPages(); services.AddCors(o => o.{|CORS409:AddPolicy|}(\"Hub\", p => p.WithOrigins(\"https://shop.example\").AllowAnyHeader()));", "app.UseCors();", "endpoints.MapRazorPages(); endpoints.MapHub<Chat>(\"/chat\").RequireCors(\"Hub\");")));

    [Theory]
    [MemberData(nameof(Hidings))]
    public Task Ignores_what_is_not_wholly_seen(string how) => Verify.Program(WithHub(Hide(how, Policy(".WithOrigins(\"https://shop.example\")"), "app.UseCors();", "endpoints.MapHub<Chat>(\"/chat\");")));

    [Fact]
    public Task Ignores_look_alike_hosts() => IgnoresOtherHosts(
        "services.AddCors(o => o.AddDefaultPolicy(p => { })); var app = builder.Build(); app.UseCors(); app.MapHub<Chat>(\"/chat\");",
        "namespace Elsewhere { public class Chat { } public static class Hubs { public static Endpoint MapHub<T>(this App app, string pattern) => new(); } }");

    [Theory]
    [InlineData("endpoints.MapHub<Microsoft.AspNetCore.SignalR.Hub>(")]
    [InlineData("endpoints.MapHub<Chats>(\"/chat\");")]
    public Task Ignores_broken_code(string endpoints) => DoesNotReportWhileTyping("CORS409", Policy(".WithOrigins(\"https://shop.example\")"), "app.UseCors();", endpoints.Contains("Chats", StringComparison.Ordinal) ? endpoints + " }" : endpoints);

    [Theory]
    [InlineData(".WithOrigins(\"https://shop.example\").AllowAnyHeader()", "Pages of other origins cannot connect to Chat: its client sends credentials, and this policy does not allow them. Add AllowCredentials.")]
    [InlineData(".WithOrigins(\"https://shop.example\").AllowCredentials()", "Pages of other origins cannot connect to Chat: its client sends the headers X-Requested-With and X-SignalR-User-Agent, and this policy does not allow them. Add them with WithHeaders.")]
    [InlineData(".WithOrigins(\"https://shop.example\").AllowCredentials().WithHeaders(\"X-Requested-With\")", "Pages of other origins cannot connect to Chat: its client sends the header X-SignalR-User-Agent, and this policy does not allow it. Add it with WithHeaders.")]
    public Task Says_in_an_exact_message_what_is_missing(string policy, string message)
        => Verify.Program(WithHub(Minimal(Policy(policy, "{|#0:AddDefaultPolicy|}"), "app.UseCors();", "endpoints.MapHub<Chat>(\"/chat\");")), Verify.Finding("CORS409", message));

    [Fact]
    public Task Says_in_an_exact_message_that_any_origin_excludes_credentials() => Verify.Program(
        WithHub(Minimal(Policy(".{|CORS103:AllowAnyOrigin|}().AllowAnyHeader()", "{|#0:AddDefaultPolicy|}"), "app.UseCors();", "endpoints.MapHub<Chat>(\"/chat\");")),
        Verify.Finding("CORS409", "Pages of other origins cannot connect to Chat: its client sends credentials, and a policy that lets any origin in cannot allow them. List the origins, and add AllowCredentials."));
}
