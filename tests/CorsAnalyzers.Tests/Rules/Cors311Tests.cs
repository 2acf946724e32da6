using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>CORS311: UseCors behind middleware that answers itself.</summary>
public sealed partial class Cors311Tests : WiringRuleTestBase
{
    private const string Files = "app.UseStaticFiles(new StaticFileOptions { RequestPath = \"/assets\" });";
    private const string Key = "app.Use(async (context, next) => { if (context.Request.Headers[\"X-Api-Key\"] != \"1\") { context.Response.StatusCode = 401; return; } await next(context); });";

    private static Task Flags(App app) => Verify.Program(app, Verify.Finding("CORS311", severity: DiagnosticSeverity.Info));

    [Theory]
    [MemberData(nameof(Styles))]
    public Task Flags_what_answers_in_front_in_every_style(string style) => Flags(Write(style, Default, "app.UseHealthChecks(\"/health\"); app.{|#0:UseCors|}();", "endpoints.MapGet(\"/\", () => \"\");"));

    [Theory]
    [InlineData("app.UseHealthChecks(\"/health\"); app.{|#0:UseCors|}();")]
    [InlineData(Files + " app.{|#0:UseCors|}();")]
    [InlineData("app.UseRateLimiter(); app.{|#0:UseCors|}();")]
    [InlineData(Key + " app.{|#0:UseCors|}();")]
    [InlineData("app.UseMiddleware<ApiKeys>(); app.{|#0:UseCors|}();")]
    [InlineData("app.Use(async (context, next) => { if (context.Items.Count > 9) { context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable; await context.Response.WriteAsync(\"later\"); } else { await next(); } }); app.{|#0:UseCors|}();")]
    [InlineData("app.Map(\"/api\", api => { api.UseRateLimiter(); api.UseRouting(); api.{|#0:UseCors|}(); api.UseEndpoints(e => e.MapGet(\"/\", () => \"\")); });")]
    public Task Flags_each_kind_of_it(string pipeline) => Flags(Minimal(Default + " services.AddRateLimiter(o => { });", pipeline, "endpoints.MapGet(\"/\", () => \"\");") + """

        public class ApiKeys
        {
            private readonly RequestDelegate _next;

            public ApiKeys(RequestDelegate next) => _next = next;

            public Task InvokeAsync(HttpContext context)
            {
                if (!context.Request.Headers.TryGetValue("X-Api-Key", out var key) || key != "1")
                {
                    context.Response.StatusCode = 403;
                    return Task.CompletedTask;
                }

                return _next(context);
            }
        }
        """);

    [Theory]
    [InlineData("UseODataBatching")]
    [InlineData("UseOpenApi")]
    [InlineData("UseGraphQL")]
    public Task Flags_middleware_of_packages_that_answers(string call) => Flags(
        new App(Minimal(Default, $"app.{call}(); app.{{|#0:UseCors|}}();", "endpoints.MapGet(\"/\", () => \"\");")) { References = [Stubs.Answering] });

    [Theory]
    [MemberData(nameof(Styles))]
    public Task Ignores_it_behind_UseCors(string style) => Verify.Program(Write(style, Default, "app.UseCors(); app.UseHealthChecks(\"/health\"); " + Files + Key, "endpoints.MapGet(\"/\", () => \"\");"));

    [Theory]
    [InlineData("app.UseStaticFiles();")]
    [InlineData("app.UseFileServer();")]
    [InlineData("app.UseDefaultFiles(); " + Files)]
    [InlineData("app.UseHttpsRedirection(); app.UseHsts(); app.UseExceptionHandler(\"/error\"); app.UseForwardedHeaders(); app.UseResponseCompression();")]
    [InlineData("if (app.Environment.IsDevelopment()) { app.UseRateLimiter(); }")]
    [InlineData("if (args.Length > 0) { app.UseRateLimiter(); }")]
    [InlineData("app.UseWhen(c => c.Request.Path.StartsWithSegments(\"/x\"), x => x.UseResponseCompression());")]
    [InlineData("app.Map(\"/health\", health => health.UseHealthChecks(\"\"));")]
    [InlineData("app.Use(async (context, next) => { context.Response.Headers[\"X-Frame-Options\"] = \"DENY\"; await next(context); });")]
    [InlineData("app.Use(async (context, next) => { try { await next(context); } catch (Exception) { context.Response.StatusCode = 503; } });")]
    [InlineData("app.Use(async (context, next) => { await next(context); if (context.Response.StatusCode == 401) { Console.WriteLine(); } });")]
    public Task Ignores_what_goes_on_or_is_for_the_hosts_own_pages(string pipeline) => Verify.Program(Minimal(Default, pipeline + " app.UseCors();", "endpoints.MapGet(\"/\", () => \"\");"));

    [Theory]
    [InlineData("services.AddControllersWithViews();", "endpoints.MapDefaultControllerRoute();")]
    [InlineData("services.AddRazorPages();", "endpoints.MapRazorPages();")]
    [InlineData("services.AddRouting();", "endpoints.MapFallbackToFile(\"index.html\");")]
    [InlineData("services.AddServerSideBlazor();", "endpoints.MapBlazorHub();")]
    public Task Ignores_files_where_the_host_serves_pages(string services, string endpoints) => Verify.Program(Minimal(Default + services, Files + " app.UseCors();", endpoints));

    [Theory]
    [MemberData(nameof(HidingsOfOrder))]
    public Task Ignores_what_is_not_wholly_seen(string how) => Verify.Program(Hide(how, Default, "app.UseHealthChecks(\"/health\"); app.UseCors();", "endpoints.MapGet(\"/\", () => \"\");"));

    [Fact]
    public Task Ignores_look_alike_hosts() => IgnoresOtherHosts(
        "services.AddCors(); var app = builder.Build(); app.UseHealthChecks(\"/health\"); app.UseCors(\"Spa\");",
        "namespace Elsewhere { public static class Checks { public static App UseHealthChecks(this App app, string path) => app; } }");

    [Theory]
    [InlineData("app.UseHealthChecks(\"/health\"); app.UseCors(")]
    [InlineData("app.UseHealthChecks(; app.UseCors();")]
    [InlineData("app.Use(async (context, next) => { context.Response.StatusCode = 401; return }); app.UseCors();")]
    public Task Ignores_broken_code(string pipeline) => DoesNotReportWhileTyping("CORS311", Default, pipeline, "endpoints.MapGet(\"/\", () => \"\");");

    [Theory]
    [InlineData(Files, "Pages of other origins cannot read the files of UseStaticFiles: it serves them before UseCors gets its turn. If they are meant to, call UseCors first.")]
    [InlineData("app.UseHealthChecks(\"/health\");", "Pages of other origins cannot read what UseHealthChecks answers: it does so before UseCors gets its turn. If they are meant to, call UseCors first.")]
    [InlineData("app.UseRateLimiter();", "Pages of other origins cannot see why UseRateLimiter refuses a request, and where it refuses a preflight they get nothing at all: it answers before UseCors gets its turn. Call UseCors first.")]
    [InlineData("app.UseMiddleware<ApiKeys>();", "Pages of other origins cannot see why ApiKeys refuses a request, and where it refuses a preflight they get nothing at all: it answers before UseCors gets its turn. Call UseCors first.")]
    public Task Says_in_an_exact_message_what_pages_do_not_get(string pipeline, string message) => Verify.Program(
        Minimal(Default, pipeline + " app.{|#0:UseCors|}();", "endpoints.MapGet(\"/\", () => \"\");") + "\nclass ApiKeys { public ApiKeys(RequestDelegate next) { } public async Task Invoke(HttpContext context) { context.Response.StatusCode = 401; await Task.Yield(); } }",
        Verify.Finding("CORS311", message, severity: DiagnosticSeverity.Info));
}
