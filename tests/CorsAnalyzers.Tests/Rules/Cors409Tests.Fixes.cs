using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;
using static CorsAnalyzers.Tests.Rules.WiringFixPrograms;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>What CORS409 offers, and that nothing is left to report afterwards.</summary>
public sealed partial class Cors409Tests : WiringRuleTestBase
{
    private const string Headers = "\"X-Requested-With\", \"X-SignalR-User-Agent\"";

    [Theory]
    [Change(
        """p => p.WithOrigins("https://shop.example").AllowAnyHeader()""",
        """p => p.WithOrigins("https://shop.example").AllowAnyHeader().AllowCredentials()""")]
    [Change(
        """
        p => p
            .WithOrigins("https://shop.example") // ours
            .AllowAnyHeader()
        """,
        """
        p => p
            .WithOrigins("https://shop.example") // ours
            .AllowAnyHeader()
            .AllowCredentials()
        """)]
    [Change(
        """p => p.WithOrigins("https://shop.example")""",
        """p => p.WithOrigins("https://shop.example").AllowCredentials().WithHeaders(""" + Headers + ")")]
    [Change(
        """p => p.WithOrigins("https://shop.example").WithHeaders("X-Trace" /* ours */)""",
        """p => p.WithOrigins("https://shop.example").WithHeaders("X-Trace", """ + Headers + " /* ours */).AllowCredentials()")]
    public Task Fix_allows_credentials_for_listed_origins_and_keeps_trivia(string before, string after) => Verify.Fix<HubPolicyFix>(
        Hub("{|CORS409:AddDefaultPolicy|}", before),
        Hub("AddDefaultPolicy", after),
        key: FixKeys.AllowCredentials,
        title: "Allow credentials for 'https://shop.example'");

    [Theory]
    [Change(
        "p => p.{|CORS103:AllowAnyOrigin|}().AllowAnyHeader()",
        """p => p.WithOrigins("https://app.example.com").AllowCredentials().AllowAnyHeader()""")]
    [Change(
        """
        p => p
            .AllowAnyHeader() // all of them
            .{|CORS103:AllowAnyOrigin|}() /* and all of these */
        """,
        """
        p => p
            .AllowAnyHeader() // all of them
            .WithOrigins("https://app.example.com")
            .AllowCredentials() /* and all of these */
        """)]
    [Change(
        "p => p.{|CORS103:SetIsOriginAllowed|}(_ => true).AllowAnyHeader()",
        """p => p.WithOrigins("https://app.example.com").AllowCredentials().AllowAnyHeader()""")]
    [Change(
        "p => p.{|CORS103:AllowAnyOrigin|}()",
        """p => p.WithOrigins("https://app.example.com").AllowCredentials().WithHeaders(""" + Headers + ")")]
    public Task Fix_lists_origins_before_it_allows_credentials(string before, string after) => Verify.Fix<HubPolicyFix>(
        Hub("{|CORS409:AddDefaultPolicy|}", before),
        Hub("AddDefaultPolicy", after),
        key: FixKeys.ExplicitOrigins,
        title: "Allow only 'https://app.example.com', with credentials");

    [Theory]
    [Change(
        """p => p.WithOrigins("https://shop.example").AllowCredentials()""",
        """p => p.WithOrigins("https://shop.example").AllowCredentials().WithHeaders(""" + Headers + ")",
        "Allow the headers X-Requested-With and X-SignalR-User-Agent")]
    [Change(
        """p => p.WithOrigins("https://shop.example").WithHeaders("X-Requested-With").AllowCredentials()""",
        """p => p.WithOrigins("https://shop.example").WithHeaders(""" + Headers + ").AllowCredentials()",
        "Allow the header X-SignalR-User-Agent")]
    public Task Fix_allows_the_headers_of_the_client(string before, string after, string title) => Verify.Fix<HubPolicyFix>(
        Hub("{|CORS409:AddDefaultPolicy|}", before), Hub("AddDefaultPolicy", after), key: FixKeys.AllowHeaders, title: title);

    [Theory]
    [Case("""p => p.WithOrigins("http://shop.example").AllowAnyHeader()""")]
    [Case("""p => p.WithOrigins("http://localhost:4200").AllowAnyHeader()""")]
    public Task Fix_allows_no_credentials_where_they_would_be_at_risk(string policy)
        => Verify.NoFix<HubPolicyFix>(Hub("{|CORS409:AddDefaultPolicy|}", policy));

    [Fact]
    public Task Fix_all_mends_every_policy() => Verify.Fix<HubPolicyFix>(
        TwoHubs("{|CORS409:UseCors|}", ""),
        TwoHubs("UseCors", ".AllowCredentials()"));

    private static string TwoHubs(string useCors, string credentials) => TwoApps(
        $"""
        app.{useCors}({ShopPolicy}.AllowAnyHeader(){credentials});
                app.MapHub<Chat>("/chat");
        """,
        "builder.Services.AddCors().AddSignalR();") + "\ninternal sealed class Chat : Microsoft.AspNetCore.SignalR.Hub\n{\n}\n";

    private static string Hub(string call, string policy) => WebApp(
        $"""
        builder.Services.AddSignalR();
        builder.Services.AddCors(o => o.{call}({policy}));
        """,
        """
        app.UseCors();
        app.MapHub<Chat>("/chat");
        """) + "\ninternal sealed class Chat : Microsoft.AspNetCore.SignalR.Hub\n{\n}\n";
}
