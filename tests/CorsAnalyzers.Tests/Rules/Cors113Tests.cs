using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>CORS113: the check for unhandled CORS metadata is switched off.</summary>
public sealed partial class Cors113Tests : WiringRuleTestBase
{
    private const string Off = "services.Configure<RouteOptions>(o => o.{|CORS113:SuppressCheckForUnhandledSecurityMetadata|} = true);";
    private const string Silent = "services.Configure<RouteOptions>(o => o.SuppressCheckForUnhandledSecurityMetadata = true);";
    private const string IfEver = "Should UseCors ever miss an endpoint with CORS metadata, a browser's preflight will run that endpoint: "
        + "this switches off the check that would say so. Remove it.";

    [Theory]
    [MemberData(nameof(Styles))]
    public async Task Flags_the_switch_in_every_style(string style)
    {
        var found = await Verify.BuildAsync(Write(
            style,
            Spa + Silent,
            "app.UseStaticFiles();",
            """endpoints.MapPut("/", () => "").RequireCors("Spa");"""));
        Assert.Contains("CORS113", found.Select(diagnostic => diagnostic.Id));
    }

    [Theory]
    [InlineData("services.AddRouting(o => { o.LowercaseUrls = true; o.{|#0:SuppressCheckForUnhandledSecurityMetadata|} = true; });")]
    [InlineData("services.Configure<RouteOptions>(o => { o.{|#0:SuppressCheckForUnhandledSecurityMetadata|} = true; });")]
    [InlineData("services.PostConfigure<RouteOptions>(o => o.{|#0:SuppressCheckForUnhandledSecurityMetadata|} = true);")]
    public Task Flags_the_switch_however_it_is_set(string services)
        => Verify.Program(
            Minimal(Spa + services, "app.UseCors();", """endpoints.MapGet("/", () => "").RequireCors("Spa");"""),
            Verify.Finding("CORS113", IfEver, severity: DiagnosticSeverity.Info));

    [Theory]
    [Parts(
        "endpoints.MapControllers();",
        """
        [Microsoft.AspNetCore.Cors.EnableCors("Spa"), Microsoft.AspNetCore.Mvc.Route("o")]
        public class OrdersController : Microsoft.AspNetCore.Mvc.ControllerBase
        {
            public string Get() => "";
        }
        """)]
    [Parts("""endpoints.MapGroup("/g").RequireCors("Spa").MapGet("/", () => "");""", "")]
    public Task Flags_the_switch_whatever_the_metadata(string endpoints, string types)
        => Verify.Program(
            Minimal(
                Spa
                    + Silent.Replace("Suppress", "{|#0:Suppress", StringComparison.Ordinal)
                        .Replace("Metadata ", "Metadata|} ", StringComparison.Ordinal)
                    + " services.AddControllers();",
                "app.UseCors();",
                endpoints)
                + "\n"
                + types,
            Verify.Finding("CORS113", IfEver, severity: DiagnosticSeverity.Info));

    [Theory]
    [MemberData(nameof(Styles))]
    public Task Ignores_endpoints_without_metadata(string style)
        => Verify.Program(Write(style, Default + Silent, "app.UseCors();", """endpoints.MapGet("/", () => "");"""));

    [Theory]
    [Case("services.Configure<RouteOptions>(o => o.SuppressCheckForUnhandledSecurityMetadata = false);")]
    [Case("""
        if (builder.Environment.IsDevelopment())
        {
            services.Configure<RouteOptions>(o => o.SuppressCheckForUnhandledSecurityMetadata = true);
        }
        """)]
    [Case("services.Configure<RouteOptions>(o => o.LowercaseUrls = true);")]
    public Task Ignores_the_check_where_it_is_on(string services)
        => Verify.Program(Minimal(Spa + services, "app.UseCors();", """endpoints.MapGet("/", () => "").RequireCors("Spa");"""));

    [Theory]
    [MemberData(nameof(HidingsOfOrder))]
    public Task Ignores_what_is_not_wholly_seen(string how)
        => Verify.Program(Hide(how, Spa + Silent, "app.UseCors();", """endpoints.MapGet("/", () => "").RequireCors("Spa");"""));

    [Fact]
    public Task Ignores_look_alike_options()
        => Verify.Program(Minimal(
            $"{Spa} services.Configure<Elsewhere.RouteOptions>(o => o.SuppressCheckForUnhandledSecurityMetadata = true);",
            "app.UseCors();",
            """endpoints.MapGet("/", () => "").RequireCors("Spa");""")
            + """

            namespace Elsewhere { public class RouteOptions { public bool SuppressCheckForUnhandledSecurityMetadata { get; set; } } }
            """);

    [Theory]
    [InlineData("services.Configure<RouteOptions>(o => o.SuppressCheckForUnhandledSecurityMetadata = ")]
    [InlineData("services.Configure<RouteOptions>(o => o.SuppressCheckForUnhandledSecurityMetadat = true);")]
    public Task Ignores_broken_code(string services)
        => DoesNotReportWhileTyping("CORS113", Spa + services, "app.UseCors();", """endpoints.MapGet("/", () => "").RequireCors("Spa");""");

    [Fact]
    public Task Says_in_an_exact_message_that_preflights_run_endpoints() => Verify.Program(
        Minimal(
            Spa + Off.Replace("CORS113", "#0", StringComparison.Ordinal),
            "app.UseStaticFiles();",
            """endpoints.MapGet("/", () => "").RequireCors("Spa");"""),
        Verify.Finding(
            "CORS113",
            "A browser's preflight runs the endpoint itself: endpoints have CORS metadata, nothing calls UseCors, and this switches off "
                + "the check that would say so. Remove it, and call UseCors."));
}
