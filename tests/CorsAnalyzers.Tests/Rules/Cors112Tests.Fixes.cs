using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;
using static CorsAnalyzers.Tests.Rules.WiringFixPrograms;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>What CORS112 offers, and that nothing is left to report afterwards.</summary>
public sealed partial class Cors112Tests : WiringRuleTestBase
{
    private const string Limit = """new WebSocketOptions { AllowedOrigins = { "https://shop.example" } }""";

    [Theory]
    [Change(
        """
        app.UseCors();
        // talk
        app.{|CORS112:MapHub|}<Chat>("/chat"); // to us
        """,
        "app.UseCors();\napp.UseWebSockets(" + Limit + ");\n// talk\napp.MapHub<Chat>(\"/chat\"); // to us")]
    [Change(
        """
        app.UseWebSockets(/* all */); // at all
        app.UseCors();
        app.{|CORS112:MapHub|}<Chat>("/chat");
        """,
        "app.UseWebSockets(" + Limit + "/* all */); // at all\napp.UseCors();\napp.MapHub<Chat>(\"/chat\");")]
    [Change(
        """
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromDays(1) });
        app.UseCors();
        app.{|CORS112:MapHub|}<Chat>("/chat");
        """,
        """
        app.UseWebSockets(new WebSocketOptions { AllowedOrigins = { "https://shop.example" }, KeepAliveInterval = TimeSpan.FromDays(1) });
        app.UseCors();
        app.MapHub<Chat>("/chat");
        """)]
    public Task Fix_lists_the_origins_of_the_policy_and_keeps_trivia(string before, string after) => Verify.Fix<WebSocketFix>(
        Hub(before), Hub(after), key: FixKeys.LimitWebSockets, title: "Let only 'https://shop.example' open WebSockets");

    [Theory]
    [InlineData("https://*.shop.example", ".SetIsOriginAllowedToAllowWildcardSubdomains()", "")]
    [InlineData("https://shop.example", "", "app.UseStaticFiles();\n")]
    public Task Fix_writes_no_list_that_would_keep_users_out(string origin, string call, string first) => Verify.NoFix<WebSocketFix>(
        Hub(
            $$"""
            app.UseCors();
            {{first}}app.{|CORS112:MapHub|}<Chat>("/chat");
            """,
            origin,
            call));

    [Fact]
    public Task Fix_lists_the_origins_in_front_of_UseEndpoints() => Verify.Fix<WebSocketFix>(
        Startup("{|CORS112:MapHub|}", ""),
        Startup("MapHub", "app.UseWebSockets(" + Limit + ");\n        "));

    [Fact]
    public Task Fix_all_writes_one_list_for_all_hubs() => Verify.Fix<WebSocketFix>(
        Hub("""
            app.UseCors();
            app.MapGet("/", () => 1);
            app.{|CORS112:MapHub|}<Chat>("/chat");
            app.{|CORS112:MapHub|}<Chat>("/talk");
            """),
        Hub("app.UseCors();\napp.MapGet(\"/\", () => 1);\napp.UseWebSockets("
            + Limit
            + ");\napp.MapHub<Chat>(\"/chat\");\napp.MapHub<Chat>(\"/talk\");"));

    private static string Startup(string map, string added) => StartupApp(
        "services.AddAuthentication().AddCookie();\n        services.AddSignalR();\n        services.AddCors(o => o.AddDefaultPolicy("
            + ShopPolicy
            + ".AllowAnyHeader().AllowCredentials()));",
        $"""
        app.UseRouting();
                app.UseCors();
                {added}app.UseEndpoints(endpoints => endpoints.{map}<Chat>("/chat"));
        """) + "\ninternal sealed class Chat : Microsoft.AspNetCore.SignalR.Hub\n{\n}\n";

    private static string Hub(string pipeline, string origin = "https://shop.example", string call = "") => WebApp(
        $"""
        builder.Services.AddAuthentication().AddCookie();
        builder.Services.AddSignalR();
        builder.Services.AddCors(o => o.AddDefaultPolicy(p => p.WithOrigins("{origin}"){call}.AllowAnyHeader().AllowCredentials()));
        """,
        pipeline) + "\ninternal sealed class Chat : Microsoft.AspNetCore.SignalR.Hub\n{\n}\n";
}
