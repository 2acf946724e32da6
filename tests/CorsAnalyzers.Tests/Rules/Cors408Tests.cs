namespace CorsAnalyzers.Tests.Rules;

/// <summary>CORS408: preflights are answered by hand.</summary>
public sealed partial class Cors408Tests : WiringRuleTestBase
{
    private const string Answer = "(async (context, next) => { if (context.Request.Method == \"OPTIONS\") { context.Response.StatusCode = 200; return; } await next(context); });";
    private const string Allow = "(HttpContext context) => { context.Response.Headers[\"Access-Control-Allow-Methods\"] = \"GET\"; return \"\"; });";

    private static string If(string condition) => "app.{|CORS408:Use|}(async (context, next) => { if (" + condition + ") { context.Response.StatusCode = 204; await context.Response.CompleteAsync(); } else { await next(context); } }); app.UseCors();";

    [Theory]
    [MemberData(nameof(Styles))]
    public Task Flags_middleware_in_front_in_every_style(string style) => Verify.Program(Write(style, Default, "app.{|CORS408:Use|}" + Answer + " app.UseCors();", "endpoints.MapGet(\"/\", () => \"\");"));

    [Theory]
    [InlineData("HttpMethods.IsOptions(context.Request.Method)")]
    [InlineData("context.Request.Method == HttpMethods.Options")]
    [InlineData("HttpMethods.Equals(context.Request.Method, \"OPTIONS\")")]
    [InlineData("context.Request.Method.Equals(\"options\", StringComparison.OrdinalIgnoreCase)")]
    [InlineData("context.Request.Method is \"OPTIONS\"")]
    [InlineData("context.Request.Method == \"OPTIONS\" && context.Request.Headers.ContainsKey(\"Access-Control-Request-Method\")")]
    [InlineData("context.Request.Method == \"OPTIONS\" && context.Request.Headers.ContainsKey(\"Origin\")")]
    public Task Flags_middleware_however_it_tells_preflights(string condition) => Verify.Program(Minimal(Default, If(condition), "endpoints.MapGet(\"/\", () => \"\");"));

    [Theory]
    [InlineData("if (context.Request.Method == \"OPTIONS\") { context.Response.StatusCode = 204; return; } try { await next(context); } catch (Exception) { context.Response.StatusCode = 500; }")]
    [InlineData("try { if (context.Request.Method == \"OPTIONS\") { context.Response.StatusCode = 204; return; } await next(context); } catch (Exception) { context.Response.StatusCode = 500; throw; }")]
    [InlineData("if (context.Request.Path.Value == \"/ping\") { return; } if (HttpMethods.IsOptions(context.Request.Method)) { return; } await next(context);")]
    [InlineData("if (DateTime.Now.Hour > 22) { context.Response.StatusCode = 404; return; } if (context.Request.Method == \"OPTIONS\") { return; } await next(context);")]
    public Task Flags_middleware_with_more_to_do(string body) => Verify.Program(Minimal(Default, "app.{|CORS408:Use|}(async (context, next) => { " + body + " }); app.UseCors();", "endpoints.MapGet(\"/\", () => \"\");"));

    [Theory]
    [InlineData("try { if (context.Request.Method == \"OPTIONS\") { File.ReadAllText(\"x\"); return; } await next(context); } catch (Exception) { await next(context); }")]
    [InlineData("try { await next(context); } catch (Exception) { context.Response.StatusCode = 500; }")]
    [InlineData("if (context.Request.Path.Value == \"/ping\") { return; } await next(context);")]
    public Task Ignores_middleware_that_lets_preflights_go_on(string body) => Verify.Program(Minimal(Default, "app.Use(async (context, next) => { " + body + " }); app.UseCors();", "endpoints.MapGet(\"/\", () => \"\");"));

    [Fact]
    public Task Flags_a_middleware_class() => Verify.Program(Minimal(Default, "app.{|CORS408:UseMiddleware|}<Preflights>(); app.UseCors();", "endpoints.MapGet(\"/\", () => \"\");") + """

        public class Preflights
        {
            private readonly RequestDelegate _next;

            public Preflights(RequestDelegate next) => _next = next;

            public async Task InvokeAsync(HttpContext context)
            {
                if (context.Request.Method == "OPTIONS")
                {
                    context.Response.StatusCode = 200;
                    return;
                }

                await _next(context);
            }
        }
        """);

    [Theory]
    [InlineData("endpoints.{|CORS408:MapMethods|}(\"/x\", new[] { \"OPTIONS\" }, " + Allow)]
    [InlineData("endpoints.{|CORS408:MapMethods|}(\"/{**any}\", new[] { HttpMethods.Options }, " + Allow)]
    [InlineData("endpoints.{|CORS408:MapMethods|}(\"/x\", new[] { \"OPTIONS\" }, Answer); static void Answer(HttpContext context) => context.Response.Headers.AccessControlAllowHeaders = \"X-A\";")]
    public Task Flags_an_endpoint_that_no_preflight_reaches(string endpoints) => Verify.Program(Minimal(Default, "app.UseCors();", endpoints));

    [Fact]
    public Task Flags_an_action() => Verify.Program(Minimal(Default + " services.AddControllers();", "app.UseCors();", "endpoints.MapControllers();") + """

        [Microsoft.AspNetCore.Mvc.Route("o")]
        public class OrdersController : Microsoft.AspNetCore.Mvc.ControllerBase
        {
            [Microsoft.AspNetCore.Mvc.HttpOptions]
            public void {|CORS408:Options|}() => Response.Headers["Access-Control-Allow-Methods"] = "GET";
        }
        """);

    [Theory]
    [MemberData(nameof(Styles))]
    public Task Ignores_middleware_behind_UseCors(string style) => Verify.Program(Write(style, Default, "app.UseCors(); app.Use" + Answer, "endpoints.MapGet(\"/\", () => \"\");"));

    [Theory]
    [InlineData("context.Request.Method == \"OPTIONS\" && context.Request.Path.StartsWithSegments(\"/dav\")")]
    [InlineData("context.Request.Method == \"OPTIONS\" && !context.Request.Headers.ContainsKey(\"Access-Control-Request-Method\")")]
    [InlineData("context.Request.Method == \"OPTIONS\" && string.IsNullOrEmpty(context.Request.Headers[\"Origin\"])")]
    [InlineData("context.Request.Method == \"PROPFIND\"")]
    [InlineData("context.Request.Path == \"/ping\"")]
    [InlineData("!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method) && context.Request.Path.StartsWithSegments(\"/files\")")]
    public Task Ignores_middleware_that_answers_other_requests(string condition)
        => Verify.Program(Minimal(Default, If(condition).Replace("{|CORS408:Use|}", "Use", StringComparison.Ordinal), "endpoints.MapGet(\"/\", () => \"\");"));

    [Theory]
    [InlineData("app.Use(async (context, next) => { if (context.Request.Method == \"OPTIONS\") { Console.WriteLine(\"preflight\"); } await next(context); }); app.UseCors();")]
    [InlineData("if (app.Environment.IsDevelopment()) { app.Use" + Answer + " } app.UseCors();")]
    [InlineData("app.Use(next => next); app.UseCors();")]
    public Task Ignores_middleware_that_goes_on(string pipeline) => Verify.Program(Minimal(Default, pipeline, "endpoints.MapGet(\"/\", () => \"\");"));

    [Theory]
    [InlineData("endpoints.MapMethods(\"/x\", new[] { \"OPTIONS\" }, (HttpContext context) => { context.Response.Headers[\"Allow\"] = \"GET\"; return \"\"; });")]
    [InlineData("endpoints.MapMethods(\"/x\", new[] { \"OPTIONS\" }, () => Results.Ok());")]
    public Task Ignores_OPTIONS_that_serves_other_ends(string endpoints) => Verify.Program(Minimal(Default, "app.UseCors();", endpoints));

    [Theory]
    [InlineData("if (args.Length > 0) { app.UseCors(); }")]
    [InlineData("app.UseWhen(c => c.Request.Path.StartsWithSegments(\"/api\"), api => api.UseCors());")]
    public Task Ignores_an_endpoint_that_preflights_may_reach(string pipeline)
        => Verify.Program(Minimal(Default, pipeline, "endpoints.MapMethods(\"/x\", new[] { \"OPTIONS\" }, " + Allow));

    [Theory]
    [MemberData(nameof(HidingsOfOrder))]
    public Task Ignores_what_is_not_wholly_seen(string how) => Verify.Program(Hide(how, Default, "app.Use" + Answer + " app.UseCors();", "endpoints.MapGet(\"/\", () => \"\");"));

    [Fact]
    public Task Ignores_look_alike_hosts() => IgnoresOtherHosts(
        "services.AddCors(); var app = builder.Build(); app.Use((context, next) => { if (context == \"OPTIONS\") return; next(); }); app.UseCors(\"Spa\");",
        "namespace Elsewhere { public static class More { public static App Use(this App app, Action<string, Action> middleware) => app; } }");

    [Theory]
    [InlineData("app.Use(async (context, next) => { if (context.Request.Method == \"OPTIONS\") { return; } await next(context) }); app.UseCors();")]
    [InlineData("app.Use(async (context, next) => { if (context.Request.Method == \"OPTIONS\") { ; app.UseCors();")]
    public Task Ignores_broken_code(string pipeline) => DoesNotReportWhileTyping("CORS408", Default, pipeline, "endpoints.MapGet(\"/\", () => \"\");");

    [Fact]
    public Task Says_in_an_exact_message_that_preflights_are_refused() => Verify.Program(
        Minimal(Default, "app.{|#0:Use|}" + Answer + " app.UseCors();", "endpoints.MapGet(\"/\", () => \"\");"),
        Verify.Finding("CORS408", "Every preflight is refused by the browser: this answers them all before UseCors gets its turn, without the headers of a policy. Remove it, and UseCors answers them."));

    [Theory]
    [InlineData("app.UseCors();", "No preflight gets here: UseCors answers them all, by the policy. Remove this endpoint.")]
    [InlineData("app.Map(\"/api\", api => api.UseCors());", "Preflights get the same answer here whatever is asked: this endpoint writes it by hand. Add a CORS policy and UseCors, which answers them by that policy.")]
    public Task Says_in_an_exact_message_what_becomes_of_an_endpoint(string pipeline, string message)
        => Verify.Program(Minimal(Default, pipeline, "endpoints.{|#0:MapMethods|}(\"/x\", new[] { \"OPTIONS\" }, " + Allow), Verify.Finding("CORS408", message));

    [Theory]
    [InlineData("", "Preflights get the same answer here whatever is asked: this writes it by hand. Add a CORS policy and UseCors, which answers them by that policy.")]
    [InlineData("app.UseCors();", "Preflights get the same answer here whatever is asked: this writes it by hand before UseCors gets its turn. Remove it, and UseCors answers them by the policy.")]
    public async Task Says_in_an_exact_message_what_is_written_by_hand(string cors, string message)
    {
        const string ByHand = "app.Use(async (context, next) => { if (context.Request.Method == \"OPTIONS\") { context.Response.Headers[\"Access-Control-Allow-Origin\"] = \"https://app.example.com\"; context.Response.Headers[\"Access-Control-Allow-Methods\"] = \"PUT\"; context.Response.StatusCode = 204; return; } await next(context); }); ";
        var found = await Verify.BuildAsync(Minimal(cors.Length > 0 ? Default : string.Empty, ByHand + cors, "endpoints.MapGet(\"/\", () => \"\");"));
        Assert.Equal(message, found.Single(diagnostic => diagnostic.Id == "CORS408").GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }
}
