using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>CORS110: CORS headers that the app writes itself.</summary>
public sealed class Cors110Tests : RuleTestBase
{
    private const string Reflected = "Every website can read what this API answers: whatever origin asks is sent back as allowed, 'https://evil.test' too. Use a CORS policy and UseCors instead.";

    private const string Everyone = "Every website can read what this API answers: '*' lets any origin in. Use a CORS policy and UseCors instead.";

    // Each is a whole statement or two about `context`, with a header that lets everyone in.
    public static TheoryData<string> Writes =>
    [
        "context.Response.Headers[{|CORS110:\"Access-Control-Allow-Origin\"|}] = \"*\";",
        "context.Response.Headers[{|CORS110:\"access-control-allow-origin\"|}] = \"*\";",
        "context.Response.Headers.{|CORS110:AccessControlAllowOrigin|} = \"*\";",
        "context.Response.Headers.{|CORS110:Add|}(\"Access-Control-Allow-Origin\", \"*\");",
        "context.Response.Headers.{|CORS110:Append|}(\"ACCESS-CONTROL-ALLOW-ORIGIN\", \"*\");",
        "context.Response.Headers.{|CORS110:TryAdd|}(\"Access-Control-Allow-Origin\", \"*\");",
        "context.Response.Headers.{|CORS110:AppendCommaSeparatedValues|}(\"Access-Control-Allow-Origin\", \"*\");",
        "context.Response.Headers.{|CORS110:SetCommaSeparatedValues|}(\"Access-Control-Allow-Origin\", \"*\");",
        "context.Response.Headers.{|CORS110:Append|}(Microsoft.Net.Http.Headers.HeaderNames.AccessControlAllowOrigin, \"*\");",
        "context.Response.Headers[{|CORS110:Microsoft.Net.Http.Headers.HeaderNames.AccessControlAllowOrigin|}] = \"*\";",
        "const string name = \"Access-Control-Allow-Origin\";\ncontext.Response.Headers[{|CORS110:name|}] = \"*\";",
        "var suffix = \"Origin\";\ncontext.Response.Headers[{|CORS110:$\"Access-Control-Allow-{suffix}\"|}] = \"*\";",
        "var headers = context.Response.Headers;\nheaders.{|CORS110:Append|}(\"Access-Control-Allow-Origin\", \"*\");",
        "var response = context.Response;\nresponse.Headers.{|CORS110:AccessControlAllowOrigin|} = \"*\";",
        "context.Response.Headers.{|CORS110:AccessControlAllowOrigin|} = new Microsoft.Extensions.Primitives.StringValues(\"*\");",
        "context.Response.Headers.{|CORS110:AccessControlAllowOrigin|} = new[] { \"*\" };",
        "context.Response.OnStarting(() =>\n{\n    context.Response.Headers.{|CORS110:AccessControlAllowOrigin|} = \"*\";\n    return Task.CompletedTask;\n});",
        "context.Response.OnStarting(state =>\n{\n    ((HttpContext)state).Response.Headers.{|CORS110:AccessControlAllowOrigin|} = \"*\";\n    return Task.CompletedTask;\n}, context);",
    ];

    // Each lets whoever asks in.
    public static TheoryData<string> Echoes =>
    [
        "context.Response.Headers.{|CORS110:AccessControlAllowOrigin|} = context.Request.Headers.Origin;",
        "context.Response.Headers.{|CORS110:AccessControlAllowOrigin|} = context.Request.Headers[\"Origin\"];",
        "context.Response.Headers.{|CORS110:AccessControlAllowOrigin|} = context.Request.Headers[\"origin\"].ToString();",
        "context.Response.Headers.{|CORS110:AccessControlAllowOrigin|} = context.Request.Headers.Origin.FirstOrDefault();",
        "context.Response.Headers.{|CORS110:AccessControlAllowOrigin|} = context.Request.Headers.Origin[0];",
        "context.Response.Headers.{|CORS110:AccessControlAllowOrigin|} = context.Request.Headers[Microsoft.Net.Http.Headers.HeaderNames.Origin];",
        "string? origin = context.Request.Headers.Origin;\ncontext.Response.Headers.{|CORS110:AccessControlAllowOrigin|} = origin;",
        "var origin = context.Request.Headers.Origin.ToString();\nif (!string.IsNullOrEmpty(origin))\n{\n    context.Response.Headers.{|CORS110:AccessControlAllowOrigin|} = origin;\n}",
        "var origin = context.Request.Headers.Origin;\nif (!Microsoft.Extensions.Primitives.StringValues.IsNullOrEmpty(origin))\n{\n    context.Response.Headers.{|CORS110:AccessControlAllowOrigin|} = origin;\n}",
        "var origin = context.Request.Headers.Origin;\nif (origin.Count > 0)\n{\n    context.Response.Headers.{|CORS110:AccessControlAllowOrigin|} = origin[0];\n}",
        "if (context.Request.Headers.TryGetValue(\"Origin\", out var origin))\n{\n    context.Response.Headers.{|CORS110:AccessControlAllowOrigin|} = origin;\n}",
        "if (context.Request.Headers.ContainsKey(\"Origin\"))\n{\n    context.Response.Headers.{|CORS110:Append|}(\"Access-Control-Allow-Origin\", context.Request.Headers[\"Origin\"]);\n}",
        "var origin = context.Request.Headers.Origin;\ncontext.Response.Headers.{|CORS110:AccessControlAllowOrigin|} = $\"{origin}\";",
        "Microsoft.Extensions.Primitives.StringValues origin = context.Request.Headers.Origin;\ncontext.Response.Headers.{|CORS110:AccessControlAllowOrigin|} = origin;",
    ];

    // Nothing that a browser takes for a leave.
    public static TheoryData<string> Harmless =>
    [
        "_ = context.Request.Headers.AccessControlRequestMethod;",
        "context.Request.Headers[\"Access-Control-Allow-Origin\"] = \"*\";",
        "_ = context.Response.Headers.AccessControlAllowOrigin;",
        "_ = context.Response.Headers[\"Access-Control-Allow-Origin\"].ToString();",
        "context.Response.Headers.Remove(\"Access-Control-Allow-Origin\");",
        "context.Response.Headers.AccessControlAllowOrigin = default;",
        "context.Response.Headers.AccessControlAllowOrigin = \"https://shop.example\";",
        "context.Response.Headers[\"Access-Control-Allow-Origin\"] = \"https://shop.example\";\ncontext.Response.Headers[\"Access-Control-Allow-Credentials\"] = \"true\";",
        "context.Response.Headers[\"Cross-Origin-Resource-Policy\"] = \"cross-origin\"; // not Access-Control-Allow-Origin",
        "var client = new HttpClient();\nclient.DefaultRequestHeaders.Add(\"Access-Control-Allow-Origin\", \"*\");",
        "var request = new HttpRequestMessage();\nrequest.Headers.Add(\"Access-Control-Allow-Origin\", \"*\");",
        "var answer = new HttpResponseMessage();\nanswer.Headers.Add(\"Access-Control-Allow-Origin\", \"*\");",
    ];

    public static TheoryData<string> ExactChecks =>
    [
        "new[] { \"https://shop.example\", \"https://admin.example\" }.Contains(origin)",
        "origin == \"https://shop.example\"",
        "origin is \"https://shop.example\" or \"https://admin.example\"",
        "new HashSet<string>(StringComparer.OrdinalIgnoreCase) { \"https://shop.example\" }.Contains(origin)",
        "string.Equals(origin, \"https://shop.example\", StringComparison.OrdinalIgnoreCase)",
    ];

    public static TheoryData<string> UnknownChecks =>
    [
        "File.ReadAllLines(\"origins.txt\").Contains(origin)",
        "app.Configuration.GetSection(\"Cors:Origins\").Get<string[]>()!.Contains(origin)",
        "app.Configuration[\"Cors:Origin\"] == origin",
        "context.RequestServices.GetRequiredService<IEqualityComparer<string>>().Equals(origin, \"a\")",
    ];

    [Theory]
    [MemberData(nameof(Writes))]
    public Task Flags_every_way_to_write_a_header(string statements) => Verify.Program(Middleware(statements));

    [Theory]
    [MemberData(nameof(Echoes))]
    public Task Flags_the_requests_origin_however_it_gets_there(string statements) => Verify.Program(Middleware(statements));

    [Fact]
    public Task Flags_the_middleware_of_the_other_overload() => Verify.Program(InProgram("""
        app.Use((context, next) =>
        {
            context.Response.Headers.{|CORS110:AccessControlAllowOrigin|} = "*";
            return next(context);
        });
        """));

    [Fact]
    public Task Flags_middleware_without_an_end() => Verify.Program(InProgram("""
        app.Use(async (HttpContext context, Func<Task> next) =>
        {
            context.Response.Headers.{|CORS110:AccessControlAllowOrigin|} = "*";
            await next.Invoke();
        });
        """));

    [Fact]
    public Task Flags_a_middleware_class_that_is_used() => Verify.Program(InProgram("app.UseMiddleware<Open>();", OpenClass("{|CORS110:AccessControlAllowOrigin|}")));

    [Fact]
    public Task Flags_a_middleware_class_that_is_used_by_type() => Verify.Program(InProgram("app.UseMiddleware(typeof(Open));", OpenClass("{|CORS110:AccessControlAllowOrigin|}")));

    [Fact]
    public Task Flags_a_terminal_middleware() => Verify.Program(InProgram("""
        app.Run(async context =>
        {
            context.Response.Headers.{|CORS110:AccessControlAllowOrigin|} = "*";
            await context.Response.WriteAsync("Hello");
        });
        """));

    [Theory]
    [InlineData("app.MapGet(\"/open\", (HttpContext context) => { context.Response.Headers.{|CORS110:AccessControlAllowOrigin|} = \"*\"; return \"Hello\"; });")]
    [InlineData("app.MapGet(\"/open\", (HttpResponse response) => { response.Headers.{|CORS110:Append|}(\"Access-Control-Allow-Origin\", \"*\"); return \"Hello\"; });")]
    [InlineData("app.MapPost(\"/open\", async (HttpContext context) => { context.Response.Headers.{|CORS110:AccessControlAllowOrigin|} = context.Request.Headers.Origin; await context.Response.WriteAsync(\"Hello\"); });")]
    [InlineData("app.MapGroup(\"/api\").MapGet(\"/open\", (HttpContext context) => { context.Response.Headers.{|CORS110:AccessControlAllowOrigin|} = \"*\"; return \"Hello\"; });")]
    [InlineData("app.{|CORS408:MapMethods|}(\"/open\", new[] { \"OPTIONS\" }, (HttpContext context) => { context.Response.Headers.{|CORS110:AccessControlAllowOrigin|} = \"*\"; return Results.Ok(); });")]
    [InlineData("app.MapGet(\"/\", () => \"Hello\").AddEndpointFilter(async (context, next) => { context.HttpContext.Response.Headers.{|CORS110:AccessControlAllowOrigin|} = \"*\"; return await next(context); });")]
    public Task Flags_endpoints(string statement) => Verify.Program(InProgram(statement));

    // Each is a whole registration of a handler that `Response` and `Request` of the exchange can be got from.
    public static TheoryData<string> PropertiesOfOptions =>
    [
        "builder.Services.AddRateLimiter(o => o.OnRejected = async (c, t) => { c.HttpContext.Response.StatusCode = 429; WRITE await Task.Yield(); });",
        "builder.Services.AddRateLimiter(o => { o.OnRejected = (c, t) => { WRITE return ValueTask.CompletedTask; }; });",
        "builder.Services.Configure<Microsoft.AspNetCore.RateLimiting.RateLimiterOptions>(o => o.OnRejected = (c, t) => { WRITE return ValueTask.CompletedTask; });",
        "builder.Services.AddAuthentication().AddCookie(o => o.Events.OnRedirectToLogin = c => { WRITE return Task.CompletedTask; });",
        "builder.Services.AddAuthentication(\"c\").AddCookie(\"c\", o => { o.Events = new Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationEvents { OnRedirectToAccessDenied = c => { WRITE return Task.CompletedTask; } }; });",
        "builder.Services.ConfigureApplicationCookie(o => { o.Events.OnRedirectToLogin = c => { WRITE return Task.CompletedTask; }; });",
        "builder.Services.AddProblemDetails(o => o.CustomizeProblemDetails = c => { WRITE });",
        "builder.Services.AddRateLimiter(o => o.OnRejected = Limits.Refuse); // see below",
    ];

    [Theory]
    [MemberData(nameof(PropertiesOfOptions))]
    public Task Flags_a_handler_in_a_property_of_options(string registration) => Verify.Program(OfOptions(
        registration, "c.HttpContext.Response.Headers[{|CORS110:\"Access-Control-Allow-Origin\"|}] = c.HttpContext.Request.Headers.Origin;"));

    [Theory]
    [MemberData(nameof(PropertiesOfOptions))]
    public Task Ignores_a_handler_in_a_property_of_options_that_lets_its_own_page_in(string registration) => Verify.Program(OfOptions(
        registration, "c.HttpContext.Response.Headers[\"Access-Control-Allow-Origin\"] = \"https://shop.example\";"));

    // Each writes a value that whoever asks chooses.
    public static TheoryData<string> Choices =>
    [
        "context.Response.Headers.{|CORS110:AccessControlAllowOrigin|} = new Uri(context.Request.Headers.Referer!).GetLeftPart(UriPartial.Authority);",
        "context.Response.Headers.{|CORS110:AccessControlAllowOrigin|} = new Uri(context.Request.Headers[\"Referer\"].ToString()).GetLeftPart(UriPartial.Authority);",
        "var page = context.Request.GetTypedHeaders().Referer;\nif (page != null)\n{\n    context.Response.Headers.{|CORS110:AccessControlAllowOrigin|} = $\"{page.Scheme}://{page.Authority}\";\n}",
        "context.Response.Headers.{|CORS110:AccessControlAllowOrigin|} = context.Request.Query[\"origin\"];",
        "if (context.Request.Query.TryGetValue(\"o\", out var origin))\n{\n    context.Response.Headers.{|CORS110:AccessControlAllowOrigin|} = origin.ToString();\n}",
        "context.Response.Headers.{|CORS110:AccessControlAllowOrigin|} = context.Request.RouteValues[\"origin\"]?.ToString();",
        "context.Response.Headers.{|CORS110:AccessControlAllowOrigin|} = (string?)context.GetRouteValue(\"origin\");",
        "var origin = context.Request.Query[\"origin\"].ToString();\nif (!string.IsNullOrEmpty(origin))\n{\n    context.Response.Headers.{|CORS110:AccessControlAllowOrigin|} = origin;\n    context.Response.Headers.AccessControlAllowCredentials = \"true\";\n}",
    ];

    [Theory]
    [MemberData(nameof(Choices))]
    public Task Flags_a_value_that_whoever_asks_chooses(string statements) => Verify.Program(Middleware(statements));

    [Theory]
    [InlineData("if (context.Request.Query[\"origin\"] == \"https://shop.example\")\n{\n    context.Response.Headers.AccessControlAllowOrigin = context.Request.Query[\"origin\"];\n}")]
    [InlineData("var origin = context.Request.Query[\"origin\"].ToString();\nif (new[] { \"https://shop.example\" }.Contains(origin))\n{\n    context.Response.Headers.AccessControlAllowOrigin = origin;\n}")]
    [InlineData("context.Response.Headers.AccessControlAllowOrigin = $\"https://{context.Request.Query[\"tenant\"]}.shop.example\";")]
    [InlineData("context.Response.Headers.AccessControlAllowOrigin = context.Request.Cookies[\"origin\"];")]
    [InlineData("context.Response.Headers[\"X-Origin\"] = context.Request.Query[\"origin\"]; // no Access-Control-Allow-Origin")]
    [InlineData("context.Response.Headers.AccessControlAllowOrigin = File.ReadAllLines(\"origins.txt\").Contains(context.Request.Query[\"origin\"].ToString()) ? context.Request.Query[\"origin\"].ToString() : \"https://shop.example\";")]
    public Task Ignores_a_value_that_is_asked_about_or_does_not_let_whoever_asks_in(string statements) => Verify.Program(Middleware(statements));

    [Theory]
    [InlineData("app.MapGet(\"/a\", (string origin, HttpResponse response) => { response.Headers.{|CORS110:AccessControlAllowOrigin|} = origin; return \"\"; });")]
    [InlineData("app.MapGet(\"/a/{origin}\", ([Microsoft.AspNetCore.Mvc.FromRoute] string origin, HttpContext context) => { context.Response.Headers.{|CORS110:AccessControlAllowOrigin|} = origin; return \"\"; });")]
    [InlineData("app.MapGet(\"/a\", ([Microsoft.AspNetCore.Mvc.FromHeader(Name = \"Origin\")] string origin, HttpResponse response) => { response.Headers.{|CORS110:AccessControlAllowOrigin|} = origin; return \"\"; });")]
    [InlineData("app.MapGet(\"/a\", ([Microsoft.AspNetCore.Mvc.FromHeader(Name = \"X-Tenant\")] string origin, HttpResponse response) => { response.Headers.AccessControlAllowOrigin = origin; return \"\"; });")]
    [InlineData("app.MapGet(\"/a\", (string origin, HttpResponse response) => { if (origin is \"https://shop.example\") response.Headers.AccessControlAllowOrigin = origin; return \"\"; });")]
    [InlineData("app.MapGet(\"/a\", (int origin, HttpResponse response) => { response.Headers.AccessControlAllowOrigin = \"https://shop.example:\" + origin; return \"\"; });")]
    public Task Flags_what_an_endpoint_is_given_unless_it_is_asked_about(string endpoint) => Verify.Program(InProgram(endpoint));

    [Fact]
    public Task Flags_what_an_action_is_given() => Verify.Program(InProgram("app.MapControllers();", """
        public sealed class PricesController : Microsoft.AspNetCore.Mvc.ControllerBase
        {
            [Microsoft.AspNetCore.Mvc.HttpGet("/prices")]
            public string Get(string origin)
            {
                Response.Headers.{|CORS110:AccessControlAllowOrigin|} = origin;
                return "";
            }
        }
        """));

    [Fact]
    public Task Ignores_what_a_helper_is_given_by_code_out_of_sight() => Verify.Program(InProgram("", """
        public static class Helper
        {
            public static void Allow(HttpResponse response, string origin) => response.Headers.AccessControlAllowOrigin = origin;
        }
        """));

    [Theory]
    [InlineData("Names.Allow", "public const string Allow = \"Access-Control-Allow-Origin\";")]
    [InlineData("Names.Allow", "public static readonly string Allow = \"Access-Control\" + \"-Allow-Origin\";")]
    [InlineData("Names.Allow", "public static string Allow { get; } = \"Access-Control-Allow-Origin\";")]
    [InlineData("Names.Allow", "public static string Allow => \"\"\"Access-Control-Allow-Origin\"\"\";")]
    [InlineData("$\"{Names.Front}-{Names.Rest}\"", "public const string Front = \"Access-Control\"; public const string Rest = \"Allow-Origin\";")]
    [InlineData("\"\"\"Access-Control-Allow-Origin\"\"\"", "")]
    [InlineData("\"Access-Control\" + \"-Allow-\" + \"Origin\"", "")]
    public Task Flags_the_name_wherever_it_is_put_together(string name, string constants) => Verify.Program(InProgram("app.MapControllers();", $$"""
        public sealed class PricesController : Microsoft.AspNetCore.Mvc.ControllerBase
        {
            [Microsoft.AspNetCore.Mvc.HttpGet("/prices")]
            public string Get()
            {
                Response.Headers[{|CORS110:{{name}}|}] = "*";
                return "";
            }
        }

        public static class Names
        {
            {{constants}}
        }
        """));

    [Fact]
    public Task Flags_a_header_among_many_others() => Verify.Program(Middleware(
        string.Concat(Enumerable.Range(0, 6).Select(i => $"if (DateTime.Now.Ticks % {i + 2} == 0) context.Response.Headers.Append(\"X-{i}\", \"1\");\n"))
        + "context.Response.Headers.{|CORS110:TryAdd|}(\"Access-Control-Allow-Origin\", \"*\");"));

    [Fact]
    public Task Flags_an_echo_of_which_another_path_is_unknown() => Verify.Program(InProgram(Use(
        "    context.Response.Headers[{|CORS110:\"Access-Control-Allow-Origin\"|}] = Trimmed(context.Request.Headers.Origin[0]!);\n")
        + "static string Trimmed(string origin) => DateTime.Now.Hour > 12 ? File.ReadAllText(\"origin.txt\") : origin;"));

    [Fact]
    public Task Flags_an_action_of_a_controller() => Verify.Program(InProgram("app.MapControllers();", """
        public sealed class PricesController : Microsoft.AspNetCore.Mvc.ControllerBase
        {
            [Microsoft.AspNetCore.Mvc.HttpGet("/prices")]
            public string Get()
            {
                Response.Headers.{|CORS110:Append|}("Access-Control-Allow-Origin", "*");
                HttpContext.Response.Headers.Append("X-Total", "1");
                return "Hello";
            }
        }
        """));

    [Fact]
    public Task Flags_a_filter() => Verify.Program(InProgram("app.MapControllers();", """
        public sealed class OpenAttribute : Microsoft.AspNetCore.Mvc.Filters.ActionFilterAttribute
        {
            public override void OnActionExecuting(Microsoft.AspNetCore.Mvc.Filters.ActionExecutingContext context)
            {
                context.HttpContext.Response.Headers.{|CORS110:Append|}("Access-Control-Allow-Origin", context.HttpContext.Request.Headers["Origin"]);
                base.OnActionExecuting(context);
            }
        }
        """));

    [Fact]
    public Task Flags_a_result() => Verify.Program(InProgram("app.MapGet(\"/open\", () => new Open());", """
        public sealed class Open : IResult
        {
            public Task ExecuteAsync(HttpContext httpContext)
            {
                httpContext.Response.Headers.{|CORS110:AccessControlAllowOrigin|} = "*";
                return httpContext.Response.WriteAsync("Hello");
            }
        }
        """));

    [Fact]
    public Task Flags_a_helper_once() => Verify.Program(InProgram(
        """
        app.MapGet("/a", (HttpResponse response) => { response.Open(); return "Hello"; });
        app.MapGet("/b", (HttpResponse response) => { response.Open(); return "Hello"; });
        """,
        "static class Helpers { public static void Open(this HttpResponse response) => response.Headers.{|CORS110:AccessControlAllowOrigin|} = \"*\"; }"));

    [Fact]
    public Task Flags_files_that_are_open_to_all_only_as_a_hint() => Verify.Program(StaticFiles("\"*\"", "{|#0:AccessControlAllowOrigin|}"), Verify.Finding("CORS110", Everyone, severity: DiagnosticSeverity.Info));

    [Fact]
    public Task Flags_files_that_send_the_origin_back_as_a_warning() => Verify.Program(
        StaticFiles("c.Context.Request.Headers.Origin", "{|#0:AccessControlAllowOrigin|}"), Verify.Finding("CORS110", Reflected));

    [Fact]
    public Task Flags_an_exact_check_without_Vary() => Verify.Program(
        Checked("new[] { \"https://shop.example\", \"https://admin.example\" }.Contains(origin)", "{|#0:AccessControlAllowOrigin|}", vary: false),
        Verify.Finding("CORS110", "A cache may hand one origin's answer to another: the answer depends on the origin and lacks 'Vary: Origin'. Use a CORS policy and UseCors instead."));

    [Theory]
    [InlineData("origin.EndsWith(\"shop.example\")", "https://evilshop.example")]
    [InlineData("origin.StartsWith(\"https://shop.example\")", "https://shop.example.evil.test")]
    [InlineData("origin.Contains(\"shop.example\")", "https://shop.example.evil.test")]
    [InlineData("System.Text.RegularExpressions.Regex.IsMatch(origin, \"^https://shop.example\")", "https://shop.example.evil.test")]
    public Task Flags_a_check_that_others_pass(string check, string witness) => Verify.Program(
        Checked(check, "{|#0:AccessControlAllowOrigin|}"),
        Verify.Finding("CORS110", $"'{witness}' passes this check, and whoever owns it can read what this API answers. Use a CORS policy and UseCors instead."));

    [Fact]
    public Task Flags_null() => Verify.Program(
        Checked("origin is \"null\" or \"https://shop.example\"", "{|#0:AccessControlAllowOrigin|}"),
        Verify.Finding("CORS110", "Every website can read what this API answers: a page in a sandboxed frame sends the origin 'null', and 'null' is allowed. Use a CORS policy and UseCors instead."));

    [Theory]
    [InlineData("https://shop.example/")]
    [InlineData("https://*.shop.example")]
    [InlineData("https://a.example, https://b.example")]
    [InlineData("shop.example")]
    public Task Flags_a_value_that_allows_nobody(string value) => Verify.Program(
        Middleware($"context.Response.Headers.{{|#0:AccessControlAllowOrigin|}} = \"{value}\";"),
        Verify.Finding("CORS110", $"No page is allowed by '{value}': the header must hold one origin, exactly as browsers write it. Use a CORS policy and UseCors instead."));

    [Fact]
    public Task Flags_two_values() => Verify.Program(Middleware("""
        context.Response.Headers.{|CORS110:Append|}("Access-Control-Allow-Origin", "https://a.example");
        context.Response.Headers.{|CORS110:Append|}("Access-Control-Allow-Origin", "https://b.example");
        """));

    [Fact]
    public Task Flags_what_UseCors_writes_too() => Verify.Program(
        BesideUseCors("    context.Response.Headers.{|#0:AccessControlAllowOrigin|} = \"https://shop.example\";\n"),
        Verify.Finding("CORS110", "UseCors writes this header too: for origins that it allows it overwrites this value, for all others this value stays. Use a CORS policy and UseCors instead."));

    [Theory]
    [MemberData(nameof(Harmless))]
    public Task Ignores_what_opens_nothing(string statements) => Verify.Program(Middleware(statements));

    [Theory]
    [MemberData(nameof(ExactChecks))]
    public Task Ignores_an_exact_check_with_Vary(string check) => Verify.Program(Checked(check, "AccessControlAllowOrigin"));

    [Theory]
    [MemberData(nameof(UnknownChecks))]
    public Task Ignores_a_check_out_of_sight(string check) => Verify.Program(Checked(check, "AccessControlAllowOrigin"));

    [Fact]
    public Task Ignores_a_value_from_the_configuration() => Verify.Program(Middleware("context.Response.Headers.AccessControlAllowOrigin = app.Configuration[\"Cors:Origin\"];"));

    [Fact]
    public Task Ignores_middleware_of_Development() => Verify.Program(InProgram("""
        if (app.Environment.IsDevelopment())
        {
            app.Use(async (context, next) =>
            {
                context.Response.Headers.AccessControlAllowOrigin = "*";
                await next();
            });
        }
        """));

    [Fact]
    public Task Ignores_what_is_written_in_Development() => Verify.Program(Middleware("if (app.Environment.IsDevelopment())\n{\n    context.Response.Headers.AccessControlAllowOrigin = \"*\";\n}"));

    [Fact]
    public Task Ignores_a_middleware_class_that_nothing_uses() => Verify.Program(InProgram("", OpenClass("AccessControlAllowOrigin")));

    [Fact]
    public Task Ignores_look_alike_types() => Verify.Program(InProgram(
        "app.Use(async (context, next) => { new Fake.HttpResponse().Headers[\"Access-Control-Allow-Origin\"] = \"*\"; new Fake.HttpResponse().Headers.Append(\"Access-Control-Allow-Origin\", \"*\"); await next(); });",
        """
        namespace Fake
        {
            public sealed class HttpResponse { public HeaderDictionary Headers { get; } = new(); }

            public sealed class HeaderDictionary
            {
                public string? this[string name] { get => null; set { } }
                public void Append(string name, string value) { }
            }
        }
        """));

    [Theory]
    [InlineData("context.Response.Headers.AccessControlAllowOrigin = ;")]
    [InlineData("context.Response.Headers[\"Access-Control-Allow-Origin] = \"*\";")]
    [InlineData("context.Response.Headers.Append(\"Access-Control-Allow-Origin\", );")]
    [InlineData("context.Respons.Headers.AccessControlAllowOrigin = \"*\";")]
    public async Task Ignores_broken_code(string statement) => Assert.DoesNotContain(
        "CORS110", (await Verify.BuildAsync(Middleware(statement))).Select(diagnostic => diagnostic.Id));

    [Fact]
    public Task Says_in_an_exact_message_who_reads() => Verify.Program(Middleware("context.Response.Headers.{|#0:AccessControlAllowOrigin|} = \"*\";"), Verify.Finding("CORS110", Everyone));

    [Fact]
    public Task Says_in_an_exact_message_that_credentials_go_along() => Verify.Program(
        Middleware("context.Response.Headers.{|#0:AccessControlAllowOrigin|} = context.Request.Headers.Origin;\ncontext.Response.Headers.AccessControlAllowCredentials = \"true\";"),
        Verify.Finding("CORS110", "Every website can call this API as the signed-in user and read the answers: whatever origin asks is sent back as allowed, 'https://evil.test' too. Use a CORS policy and UseCors instead."));

    [Fact]
    public Task Says_in_an_exact_message_that_a_star_does_not_go_with_credentials() => Verify.Program(
        Middleware("context.Response.Headers[{|#0:\"Access-Control-Allow-Origin\"|}] = \"*\";\ncontext.Response.Headers[\"Access-Control-Allow-Credentials\"] = \"true\";"),
        Verify.Finding("CORS110", "Browsers refuse '*' together with Access-Control-Allow-Credentials, and without cookies every website can read what this API answers. Use a CORS policy and UseCors instead."));

    [Fact]
    public Task Fix_replaces_a_middleware_and_keeps_trivia() => Verify.Fix<HandMadeHeaderFix>(
        """
        var builder = WebApplication.CreateBuilder(args); // the host

        // the app
        var app = builder.Build(); // built

        app.Use(async (context, next) =>
        {
            context.Response.Headers.{|CORS110:AccessControlAllowOrigin|} = "*"; // anyone
            await next();
        });

        app.MapGet("/", () => "Hello");
        app.Run();
        """,
        """
        var builder = WebApplication.CreateBuilder(args); // the host
        builder.Services.AddCors(options => options.AddDefaultPolicy(policy => policy.WithOrigins("https://app.example.com")));

        // the app
        var app = builder.Build(); // built
        app.UseCors();

        app.MapGet("/", () => "Hello");
        app.Run();
        """,
        key: FixKeys.UsePolicy,
        title: "Use a CORS policy that allows only 'https://app.example.com'");

    [Fact]
    public Task Fix_tells_the_policy_everything_that_was_written() => Verify.Fix<HandMadeHeaderFix>(
        Middleware("""
            var origin = context.Request.Headers.Origin.ToString();
            if (!string.IsNullOrEmpty(origin))
            {
                context.Response.Headers[{|CORS110:"Access-Control-Allow-Origin"|}] = origin;
                context.Response.Headers["Access-Control-Allow-Credentials"] = "true";
                context.Response.Headers.Append("Vary", "Origin");
            }

            context.Response.Headers.Append("Access-Control-Allow-Headers", "Content-Type, X-Trace");
            context.Response.Headers.AccessControlAllowMethods = "GET,PUT";
            context.Response.Headers.AccessControlExposeHeaders = "X-Total";
            context.Response.Headers.AccessControlMaxAge = "600";
            """),
        Program(
            """
            builder.Services.AddCors(options => options.AddDefaultPolicy(policy => policy
                .WithOrigins("https://app.example.com")
                .WithHeaders("Content-Type", "X-Trace")
                .WithMethods("GET", "PUT")
                .WithExposedHeaders("X-Total")
                .SetPreflightMaxAge(TimeSpan.FromSeconds(600))
                .AllowCredentials()));

            """,
            "app.UseCors();\n").Code);

    [Fact]
    public Task Fix_keeps_what_else_the_middleware_does() => Verify.Fix<HandMadeHeaderFix>(
        AnsweringPreflights(Middleware("""
            context.Response.OnStarting(() =>
            {
                context.Response.Headers.{|CORS110:AccessControlAllowOrigin|} = "*";
                return Task.CompletedTask;
            });
            context.Response.Headers["Access-Control-Allow-Headers"] = "*";
            context.Response.Headers["Access-Control-Allow-Methods"] = "*";
            context.Response.Headers["X-Frame-Options"] = "DENY";
            if (context.Request.Method == "OPTIONS")
            {
                context.Response.StatusCode = 204;
                return;
            }

            """)),
        Program(
            """
            builder.Services.AddCors(options => options.AddDefaultPolicy(policy => policy
                .WithOrigins("https://app.example.com")
                .AllowAnyHeader()
                .AllowAnyMethod()));

            """,
            """
            app.UseCors();
            app.Use(async (context, next) =>
            {
                context.Response.Headers["X-Frame-Options"] = "DENY";
                if (context.Request.Method == "OPTIONS")
                {
                    context.Response.StatusCode = 204;
                    return;
                }

                await next();
            });

            """).Code);

    [Fact]
    public Task Fix_takes_the_origins_of_the_list_that_is_asked() => Verify.Fix<HandMadeHeaderFix>(
        InProgram("""
            var allowed = new[] { "https://shop.example", "https://admin.example" };
            app.Use(async (context, next) =>
            {
                var origin = context.Request.Headers.Origin.ToString();
                if (allowed.Contains(origin))
                {
                    context.Response.Headers.{|CORS110:AccessControlAllowOrigin|} = origin;
                }

                await next();
            });
            """),
        Program("builder.Services.AddCors(options => options.AddDefaultPolicy(policy => policy.WithOrigins(\"https://shop.example\", \"https://admin.example\")));\n", "app.UseCors();\n").Code,
        title: "Use a CORS policy that allows only 'https://shop.example' and 'https://admin.example'");

    [Theory]
    [InlineData("https://shop.example/", "\"https://shop.example\"")]
    [InlineData("https://a.example, https://b.example", "\"https://a.example\", \"https://b.example\"")]
    public Task Fix_takes_the_origins_that_were_meant(string value, string origins) => Verify.Fix<HandMadeHeaderFix>(
        Middleware($"context.Response.Headers.{{|CORS110:AccessControlAllowOrigin|}} = \"{value}\";"),
        Program($"builder.Services.AddCors(options => options.AddDefaultPolicy(policy => policy.WithOrigins({origins})));\n", "app.UseCors();\n").Code);

    [Fact]
    public Task Fix_takes_the_approved_origins() => Verify.Fix<HandMadeHeaderFix>(
        Middleware("context.Response.Headers.{|CORS110:AccessControlAllowOrigin|} = \"*\";") with { EditorConfig = "cors_analyzers.approved_origins = https://shop.example" },
        Program("builder.Services.AddCors(options => options.AddDefaultPolicy(policy => policy.WithOrigins(\"https://shop.example\")));\n", "app.UseCors();\n").Code);

    [Fact]
    public Task Fix_opens_an_endpoint_and_no_other() => Verify.Fix<HandMadeHeaderFix>(
        InProgram("""
            app.UseRouting();
            app.MapGet("/open", (HttpContext context) =>
            {
                context.Response.Headers.{|CORS110:AccessControlAllowOrigin|} = "*";
                return "Hello";
            });
            """),
        Program("builder.Services.AddCors();\n", """
            app.UseRouting();
            app.UseCors();
            app.MapGet("/open", (HttpContext context) =>
            {
                return "Hello";
            }).RequireCors(policy => policy.WithOrigins("https://app.example.com"));

            """).Code);

    [Fact]
    public Task Fix_keeps_tabs_and_line_ends() => Verify.Fix<HandMadeHeaderFix>(
        "var builder = WebApplication.CreateBuilder(args);\r\nvar web = builder.Build();\r\nweb.Use((context, next) => {\r\n\tcontext.Response.Headers.{|CORS110:AccessControlAllowOrigin|} = context.Request.Headers.Origin;\r\n"
        + "\tcontext.Response.Headers.AccessControlAllowCredentials = \"true\";\r\n\treturn next(context);\r\n});\r\nweb.MapGet(\"/\", () => \"Hello\");\r\nweb.Run();\r\n",
        "var builder = WebApplication.CreateBuilder(args);\r\nbuilder.Services.AddCors(options => options.AddDefaultPolicy(policy => policy\r\n\t.WithOrigins(\"https://app.example.com\")\r\n\t.AllowCredentials()));\r\n"
        + "var web = builder.Build();\r\nweb.UseCors();\r\nweb.MapGet(\"/\", () => \"Hello\");\r\nweb.Run();\r\n");

    [Fact]
    public Task Fix_leaves_an_answer_to_preflights_in_front() => Verify.Fix<HandMadeHeaderFix>(
        Middleware("""
            if (context.Request.Method.Equals("OPTIONS", StringComparison.OrdinalIgnoreCase))
            {
                context.Response.StatusCode = 204;
                return;
            }

            context.Response.Headers.{|CORS110:AccessControlAllowOrigin|} = "*";
            """),
        Program(
            "builder.Services.AddCors(options => options.AddDefaultPolicy(policy => policy.WithOrigins(\"https://app.example.com\")));\n",
            "app.UseCors();\n" + Use(Indented("""
                if (context.Request.Method.Equals("OPTIONS", StringComparison.OrdinalIgnoreCase))
                {
                    context.Response.StatusCode = 204;
                    return;
                }

                """))).Code);

    [Fact]
    public Task Fix_adds_the_usings_that_it_needs() => Verify.Fix<HandMadeHeaderFix>(
        new App("""
            using Microsoft.AspNetCore.Builder;

            var builder = WebApplication.CreateBuilder(args);
            var app = builder.Build();
            app.Use((context, next) =>
            {
                context.Response.Headers[{|CORS110:"Access-Control-Allow-Origin"|}] = "*";
                return next(context);
            });
            app.Run();
            """) { HasImplicitUsings = false },
        """
        using Microsoft.AspNetCore.Builder;
        using Microsoft.Extensions.DependencyInjection;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddCors(options => options.AddDefaultPolicy(policy => policy.WithOrigins("https://app.example.com")));
        var app = builder.Build();
        app.UseCors();
        app.Run();
        """);

    [Fact]
    public Task Fix_takes_conditions_and_locals_along_that_have_no_use_left() => Verify.Fix<HandMadeHeaderFix>(
        Middleware("""
            var headers = context.Response.Headers;
            if (context.Request.Headers.TryGetValue("Origin", out var origin))
            {
                headers.{|CORS110:AccessControlAllowOrigin|} = origin;
            }

            if (HttpMethods.IsOptions(context.Request.Method))
            {
                headers.AccessControlAllowHeaders = context.Request.Headers.AccessControlRequestHeaders;
                headers.AccessControlAllowMethods = context.Request.Headers["Access-Control-Request-Method"];
            }
            """),
        Program(
            """
            builder.Services.AddCors(options => options.AddDefaultPolicy(policy => policy
                .WithOrigins("https://app.example.com")
                .AllowAnyHeader()
                .AllowAnyMethod()));

            """,
            "app.UseCors();\n").Code);

    [Fact]
    public Task Fix_only_takes_the_header_out_where_another_file_makes_the_policy() => Verify.Fix<HandMadeHeaderFix>(
        Program("builder.AddOurCors();\n", "app.UseOurCors();\n" + Use("    context.Response.Headers.{|CORS110:AccessControlAllowOrigin|} = \"*\";\n")) with { Sources = [("/0/Ours.cs", OurCors)] },
        Program("builder.AddOurCors();\n", "app.UseOurCors();\n").Code,
        key: FixKeys.RemoveHeaders);

    [Fact]
    public Task Fix_opens_each_endpoint_to_its_own() => Verify.Fix<HandMadeHeaderFix>(
        InProgram("""
            app.MapGet("/a", (HttpResponse response) =>
            {
                response.Headers.{|CORS110:AccessControlAllowOrigin|} = "*";
                return "A";
            }).WithName("a");
            app.MapPut("/b", (HttpContext context) =>
            {
                context.Response.Headers.{|CORS110:Append|}("Access-Control-Allow-Origin", "https://b.example/");
                context.Response.Headers.Append("Access-Control-Allow-Methods", "PUT");
                return "B";
            });
            """),
        Program("builder.Services.AddCors();\n", """
            app.UseCors();
            app.MapGet("/a", (HttpResponse response) =>
            {
                return "A";
            }).WithName("a").RequireCors(policy => policy.WithOrigins("https://app.example.com"));
            app.MapPut("/b", (HttpContext context) =>
            {
                context.Response.Headers.{|CORS110:Append|}("Access-Control-Allow-Origin", "https://b.example/");
                context.Response.Headers.Append("Access-Control-Allow-Methods", "PUT");
                return "B";
            });

            """).Code,
        batchAfter: Program("builder.Services.AddCors();\n", """
            app.UseCors();
            app.MapGet("/a", (HttpResponse response) =>
            {
                return "A";
            }).WithName("a").RequireCors(policy => policy.WithOrigins("https://app.example.com"));
            app.MapPut("/b", (HttpContext context) =>
            {
                return "B";
            }).RequireCors(policy => policy.WithOrigins("https://b.example").WithMethods("PUT"));

            """).Code,
        adjust: test =>
        {
            test.FixedState.MarkupHandling = Microsoft.CodeAnalysis.Testing.MarkupMode.Allow;
            test.CodeFixTestBehaviors = Microsoft.CodeAnalysis.Testing.CodeFixTestBehaviors.FixOne;
        });

    [Fact]
    public Task Fix_all_leaves_the_header_to_one_policy() => Verify.Fix<HandMadeHeaderFix>(
        Twice("    context.Response.Headers.{|CORS110:AccessControlAllowOrigin|} = \"*\";\n"),
        Program("builder.Services.AddCors(options => options.AddDefaultPolicy(policy => policy.WithOrigins(\"https://app.example.com\")));\n", "app.UseCors();\n").Code,
        adjust: test => test.NumberOfIncrementalIterations = 2);

    [Fact]
    public Task Fix_leaves_the_header_to_the_policy_that_is_there() => Verify.Fix<HandMadeHeaderFix>(
        BesideUseCors("    context.Response.Headers.{|CORS110:AccessControlAllowOrigin|} = context.Request.Headers.Origin;\n"),
        Program("builder.Services.AddCors(options => options.AddDefaultPolicy(policy => policy.WithOrigins(\"https://shop.example\")));\n", "app.UseCors();\n").Code,
        key: FixKeys.RemoveHeaders,
        title: "Remove the CORS headers written by hand: the CORS policy decides alone");

    [Theory]
    [InlineData("var origin = context.Request.Headers.Origin.ToString();\nif (origin.EndsWith(\"shop.example\"))\n{\n    context.Response.Headers.{|CORS110:AccessControlAllowOrigin|} = origin;\n    context.Response.Headers.Vary = \"Origin\";\n}")]
    [InlineData("var origin = context.Request.Headers.Origin.ToString();\nif (origin == \"https://shop.example\")\n{\n    context.Response.Headers.{|CORS110:AccessControlAllowOrigin|} = origin;\n}")]
    [InlineData("var origin = context.Request.Headers.Origin.ToString();\ncontext.Response.Headers.{|CORS110:AccessControlAllowOrigin|} = new[] { \"https://shop.example\", \"https://admin.example\" }.Contains(origin) ? origin : \"https://shop.example\";")]
    [InlineData("context.Response.Headers.{|CORS110:AccessControlAllowOrigin|} = \"*\";\ncontext.Response.Headers.AccessControlAllowHeaders = app.Configuration[\"Headers\"];")]
    [InlineData("if (context.Request.Path.StartsWithSegments(\"/open\"))\n{\n    context.Response.Headers.{|CORS110:AccessControlAllowOrigin|} = \"*\";\n}")]
    [InlineData("if (context.Request.Path.StartsWithSegments(\"/closed\"))\n{\n    await next();\n    return;\n}\n\ncontext.Response.Headers.{|CORS110:AccessControlAllowOrigin|} = \"*\";")]
    [InlineData("context.Response.Headers.{|CORS110:AccessControlAllowOrigin|} = \"*\";\ncontext.Response.Headers[\"Access-Control-Allow-Private-Network\"] = \"true\";")]
    public Task Fix_is_not_offered_where_a_policy_would_do_something_else(string statements) => Verify.NoFix<HandMadeHeaderFix>(Middleware(statements));

    [Fact]
    public Task Fix_is_not_offered_where_a_list_may_change() => Verify.NoFix<HandMadeHeaderFix>(InProgram("""
        var allowed = new List<string> { "https://shop.example" };
        allowed.Add("https://admin.example");
        app.Use(async (context, next) =>
        {
            var origin = context.Request.Headers.Origin.ToString();
            if (allowed.Contains(origin))
            {
                context.Response.Headers.{|CORS110:AccessControlAllowOrigin|} = origin;
            }

            await next();
        });
        """));

    [Fact]
    public Task Fix_is_not_offered_where_the_origin_is_needed_behind() => Verify.NoFix<HandMadeHeaderFix>(Middleware("""
        if (context.Request.Headers.TryGetValue("Origin", out var origin))
        {
            context.Response.Headers.{|CORS110:AccessControlAllowOrigin|} = origin;
        }

        app.Logger.LogInformation("From {Origin}", origin!);
        """));

    [Fact]
    public Task Fix_is_not_offered_without_a_builder() => Verify.NoFix<HandMadeHeaderFix>("""
        var app = WebApplication.Create(args);
        app.Use(async (context, next) =>
        {
            context.Response.Headers.{|CORS110:AccessControlAllowOrigin|} = "*";
            await next();
        });
        app.Run();
        """);

    [Fact]
    public Task Fix_is_not_offered_for_files() => Verify.NoFix<HandMadeHeaderFix>(StaticFiles("c.Context.Request.Headers.Origin", "{|CORS110:AccessControlAllowOrigin|}"));

    [Fact]
    public Task Fix_is_not_offered_for_classes() => Verify.NoFix<HandMadeHeaderFix>(InProgram("app.UseMiddleware<Open>();", OpenClass("{|CORS110:AccessControlAllowOrigin|}")));

    [Fact]
    public Task Fix_is_not_offered_where_only_some_environments_have_the_middleware() => Verify.NoFix<HandMadeHeaderFix>(InProgram("""
        if (!app.Environment.IsDevelopment())
        {
            app.Use(async (context, next) =>
            {
                context.Response.Headers.{|CORS110:AccessControlAllowOrigin|} = "*";
                await next();
            });
        }
        """));

    private static App Program(string services, string pipeline, string types = "") => new(
        $"var builder = WebApplication.CreateBuilder(args);\n{services}var app = builder.Build();\n{pipeline}app.MapGet(\"/\", () => \"Hello\");\napp.Run();\n{types}");

    /// <summary>Statements right behind <c>Build</c>.</summary>
    private static App InProgram(string pipeline, string types = "") => Program("", pipeline + "\n", types);

    /// <summary>Statements of a middleware, in front of its <c>await next()</c>.</summary>
    private static App Middleware(string statements) => Program("", Use(Indented(statements)));

    private static App AnsweringPreflights(App app) => app with { Code = app.Code.Replace("app.Use(", "app.{|CORS408:Use|}(", StringComparison.Ordinal) };

    private static App OfOptions(string registration, string write) => Program(
        registration.Replace("WRITE", write, StringComparison.Ordinal) + "\n",
        "",
        registration.Contains("Limits", StringComparison.Ordinal) ? $$"""
            static class Limits
            {
                public static ValueTask Refuse(Microsoft.AspNetCore.RateLimiting.OnRejectedContext c, CancellationToken token)
                {
                    {{write}}
                    return ValueTask.CompletedTask;
                }
            }
            """ : "");

    private static string Use(string body) => $"app.Use(async (context, next) =>\n{{\n{body}    await next();\n}});\n";

    private static string Indented(string statements) =>
        string.Concat(statements.ReplaceLineEndings("\n").Split('\n').Select(line => line.Length == 0 ? "\n" : $"    {line}\n"));

    private static App Checked(string check, string header, bool vary = true) => Middleware(
        $"var origin = context.Request.Headers.Origin.ToString();\nif ({check})\n{{\n    context.Response.Headers.{header} = origin;\n"
        + (vary ? "    context.Response.Headers.Append(\"Vary\", \"Origin\");\n}" : "}"));

    private static App Twice(string statement) => Program("", Use(statement) + Use(statement));

    private static App BesideUseCors(string statement) => Program(
        "builder.Services.AddCors(options => options.AddDefaultPolicy(policy => policy.WithOrigins(\"https://shop.example\")));\n", "app.UseCors();\n" + Use(statement));

    private static App StaticFiles(string value, string header) => InProgram($$"""
        app.UseStaticFiles(new StaticFileOptions
        {
            OnPrepareResponse = c => c.Context.Response.Headers.{{header}} = {{value}},
        });
        """);

    private const string OurCors = """
        static class Ours
        {
            public static void AddOurCors(this WebApplicationBuilder builder) => builder.Services.AddCors(o => o.AddDefaultPolicy(p => p.WithOrigins("https://shop.example")));

            public static void UseOurCors(this WebApplication app) => app.UseCors();
        }
        """;

    private static string OpenClass(string header) => $$"""
        public sealed class Open
        {
            private readonly RequestDelegate _next;

            public Open(RequestDelegate next) => _next = next;

            public Task InvokeAsync(HttpContext context)
            {
                context.Response.Headers.{{header}} = "*";
                return _next(context);
            }
        }
        """;
}
