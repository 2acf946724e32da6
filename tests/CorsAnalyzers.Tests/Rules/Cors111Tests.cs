namespace CorsAnalyzers.Tests.Rules;

/// <summary>CORS111: a CORS attribute that has no effect.</summary>
public sealed partial class Cors111Tests : WiringRuleTestBase
{
    private const string AnyVerb = """
        services.AddCors(o =>
        {
            o.AddPolicy("A", p => p.WithOrigins("https://a.example").AllowAnyMethod());
            o.AddPolicy("B", p => p.WithOrigins("https://b.example").AllowAnyMethod());
        });
        services.AddControllers();
        """;

    private static App Mvc(string endpoints, string controllers, string pipeline = """app.UseCors("B");""")
        => "using Microsoft.AspNetCore.Cors;\nusing Microsoft.AspNetCore.Mvc;\n"
            + Minimal(AnyVerb, pipeline, endpoints + """ endpoints.MapGet("/other", () => "").RequireCors("A");""")
            + "\n"
            + controllers;

    [Theory]
    [MemberData(nameof(Styles))]
    public Task Flags_an_attribute_on_a_lambda_in_every_style(string style)
        => Verify.Program(Write(
            style,
            Two,
            """app.UseCors("B");""",
            """endpoints.MapGet("/", [{|CORS111:Microsoft.AspNetCore.Cors.DisableCors|}] () => "").RequireCors("A");"""));

    [Theory]
    [Case("""
        [Route("o")]
        public class OrdersController : ControllerBase
        {
            [HttpGet, {|CORS111:DisableCors|}] public string Get() => "";
        }
        """)]
    [Case("""
        [Route("o"), {|CORS111:DisableCors|}]
        public class OrdersController : ControllerBase
        {
            [HttpGet] public string Get() => "";
        }
        """)]
    [Case("""
        [Route("o"), {|CORS111:EnableCors|}("B")]
        public class OrdersController : ControllerBase
        {
            [HttpGet] public string Get() => "";
            [HttpGet("x")] public string Find() => "";
        }
        """)]
    [Case("""
        [Route("o")]
        public class OrdersController : ControllerBase
        {
            [HttpGet, {|CORS111:EnableCors|}] public string Get() => "";
        }
        """)]
    public Task Flags_attributes_that_the_call_beats_where_controllers_are_mapped(string controllers)
        => Verify.Program(Mvc("""endpoints.MapControllers().RequireCors("A");""", controllers));

    [Theory]
    [Case("""endpoints.MapGet("/", [{|CORS111:DisableCors|}] () => "").RequireCors(p => p.WithOrigins("https://c.example"));""")]
    [Case("""endpoints.MapGet("/", Get).RequireCors("A"); [{|CORS111:EnableCors|}("B")] static string Get() => "";""")]
    [Case("""endpoints.MapGroup("/g").RequireCors("B").MapGet("/", [{|CORS111:DisableCors|}] () => "").RequireCors("A");""")]
    [Case("""endpoints.MapGet("/", [{|CORS111:EnableCors|}("A")] () => "").WithMetadata(new DisableCorsAttribute());""")]
    public Task Flags_attributes_of_handlers(string endpoints) => Verify.Program(Mvc(endpoints, string.Empty));

    [Theory]
    [Case("""
        [DisableCors] public abstract class Base : ControllerBase { }
        [Route("o")] public class {|CORS111:OrdersController|} : Base { [HttpGet] public string Get() => ""; }
        """)]
    [Case("""
        [DisableCors, Route("b")] public class BaseController : ControllerBase { [HttpGet] public string A() => ""; }
        [Route("o")] public class {|CORS111:OrdersController|} : BaseController { [HttpGet("x")] public string Get() => ""; }
        """)]
    [Case("""
        [DisableCors] public abstract class Base<T> : ControllerBase { }
        public abstract class Middle : Base<int> { }
        [Route("o")]
        public class {|CORS111:OrdersController|} : Middle
        {
            [HttpGet] public string Get() => "";
            [HttpGet("x")] public string Find() => "";
        }
        """)]
    public Task Flags_an_opt_out_that_is_not_inherited(string controllers)
        => Verify.Program(Mvc("endpoints.MapControllers();", controllers));

    [Theory]
    [Case("""
        [Route("o")]
        public class OrdersController : ControllerBase
        {
            [HttpGet] public string Get() => Say();
            [{|CORS111:DisableCors|}] private string Say() => "";
        }
        """)]
    [Case("""
        [Route("o")]
        public class OrdersController : ControllerBase
        {
            [HttpGet] public string Get() => "";
            [NonAction, {|CORS111:EnableCors|}("A")] public string Say() => "";
        }
        """)]
    [Case("""
        [Route("o")]
        public class OrdersController : ControllerBase
        {
            [HttpGet] public string Get() => "";
            [{|CORS111:DisableCorsAttribute|}] protected string Say() => "";
        }
        """)]
    public Task Flags_an_attribute_on_a_method_that_is_no_action(string controllers)
        => Verify.Program(Mvc("endpoints.MapControllers();", controllers));

    [Fact]
    public Task Flags_an_attribute_on_a_page_handler()
        => Verify.Program("using Microsoft.AspNetCore.Cors;\n"
            + Minimal(Two + " services.AddRazorPages();", """app.UseCors("A");""", "endpoints.MapRazorPages();")
            + """

            public class IndexModel : Microsoft.AspNetCore.Mvc.RazorPages.PageModel
            {
                [{|CORS111:EnableCors|}("B")]
                public void OnGet() { }
            }
            """);

    [Theory]
    [Parts(
        "endpoints.MapControllers();",
        """
        [Route("o"), EnableCors("A")]
        public class OrdersController : ControllerBase
        {
            [HttpGet] public string Get() => "";
            [HttpPut, DisableCors] public string Put() => "";
            [HttpDelete, EnableCors("B")] public string Delete() => "";
        }
        """)]
    [Parts(
        """endpoints.MapControllers().RequireCors("A");""",
        """[Route("o")] public class OrdersController : ControllerBase { [HttpGet] public string Get() => ""; }""")]
    [Parts(
        """endpoints.MapControllers().RequireCors("A");""",
        """[Route("o"), EnableCors("A")] public class OrdersController : ControllerBase { [HttpGet] public string Get() => ""; }""")]
    [Parts(
        """endpoints.MapGroup("/api").RequireCors("A").MapControllers();""",
        """[Route("o"), DisableCors] public class OrdersController : ControllerBase { [HttpGet] public string Get() => ""; }""")]
    [Parts(
        "endpoints.MapControllers();",
        """
        [DisableCors] public abstract class Base : ControllerBase { }
        [Route("o"), DisableCors] public class OrdersController : Base { [HttpGet] public string Get() => ""; }
        """)]
    [Parts(
        "endpoints.MapControllers();",
        """
        [DisableCors] public abstract class Base : ControllerBase { }
        [Route("o"), EnableCors("A")] public class OrdersController : Base { [HttpGet] public string Get() => ""; }
        """)]
    [Parts(
        "endpoints.MapControllers();",
        """
        [DisableCors] public abstract class Base : ControllerBase { }
        [Route("o")] public class OrdersController : Base { [HttpGet, DisableCors] public string Get() => ""; }
        """)]
    [Parts(
        "endpoints.MapControllers();",
        """
        public abstract class Base : ControllerBase { [EnableCors("A"), HttpGet("o")] public abstract string Get(); }
        public class OrdersController : Base { public override string Get() => ""; }
        """)]
    public Task Ignores_attributes_of_controllers_that_count(string endpoints, string controllers)
        => Verify.Program(Mvc(endpoints, controllers));

    [Theory]
    [Case("""endpoints.MapGroup("/g").RequireCors("A").MapGet("/", [DisableCors] () => "");""")]
    [Case("""endpoints.MapGet("/", [EnableCors("A")] () => "");""")]
    [Case("""endpoints.MapGet("/", [DisableCors] () => "").WithName("Root").AllowAnonymous();""")]
    [Case("""endpoints.MapGet("/", [DisableCors] () => "").WithMetadata(new DisableCorsAttribute());""")]
    [Case("""var root = endpoints.MapGet("/", [DisableCors] () => ""); if (args.Length > 0) { root.RequireCors("A"); }""")]
    public Task Ignores_attributes_of_handlers_that_count(string endpoints) => Verify.Program(Mvc(endpoints, string.Empty));

    [Fact]
    public Task Ignores_an_opt_out_left_behind_where_no_policy_applies()
        => Verify.Program(Mvc(
            "endpoints.MapControllers();",
            """
            [DisableCors] public abstract class Base : ControllerBase { }
            [Route("o")] public class OrdersController : Base { [HttpGet] public string Get() => ""; }
            """,
            """app.UseWhen(c => c.Request.Path.StartsWithSegments("/x"), x => x.UseCors("B"));"""));

    [Fact]
    public Task Ignores_an_attribute_on_the_class_of_a_page_or_hub()
        => Verify.Program("using Microsoft.AspNetCore.Cors;\n"
            + Minimal(
                Two + " services.AddRazorPages(); services.AddSignalR();",
                """app.UseCors("A");""",
                """endpoints.MapRazorPages(); endpoints.MapHub<Chat>("/chat");""")
            + """

            [EnableCors("B")]
            public class IndexModel : Microsoft.AspNetCore.Mvc.RazorPages.PageModel
            {
                public void OnGet() { }
            }

            [DisableCors]
            public class Chat : Microsoft.AspNetCore.SignalR.Hub { }
            """);

    [Theory]
    [MemberData(nameof(Hidings))]
    public Task Ignores_an_opt_out_left_behind_where_not_all_is_seen(string how) => Verify.Program(
        Hide(how, Spa + " services.AddControllers();", """app.UseCors("Spa");""", "endpoints.MapControllers();") is var app
            ? app with { Code = app.Code + """


            [Microsoft.AspNetCore.Cors.DisableCors]
            public abstract class Base : Microsoft.AspNetCore.Mvc.ControllerBase { }

            [Microsoft.AspNetCore.Mvc.Route("o")]
            public class OrdersController : Base { public string Get() => ""; }
            """ }
            : app);

    [Fact]
    public Task Ignores_look_alike_attributes()
        => Verify.Program(Minimal(
            Two,
            """app.UseCors("A");""",
            """endpoints.MapGet("/", [Elsewhere.DisableCors] () => "").RequireCors("B");""")
            + """

            public class OrdersController : Microsoft.AspNetCore.Mvc.ControllerBase { [Elsewhere.DisableCors] private void Say() { } }
            namespace Elsewhere { [AttributeUsage(AttributeTargets.All)] public class DisableCorsAttribute : Attribute { } }
            """);

    [Theory]
    [Case("""endpoints.MapGet("/", [Microsoft.AspNetCore.Cors.DisableCors] () => "").RequireCors(""")]
    [Case("""endpoints.MapGet("/", [Microsoft.AspNetCore.Cors.DisableCors] () => "").RequireCor("A");""")]
    [Case("""endpoints.MapGet("/", [Microsoft.AspNetCore.Cors.DisableCor] () => "").RequireCors("A");""")]
    public Task Ignores_broken_code(string endpoints) => DoesNotReportWhileTyping("CORS111", Two, """app.UseCors("B");""", endpoints);

    [Theory]
    [Case(
        """endpoints.MapControllers().RequireCors("A");""",
        """[Route("o"), {|#0:DisableCors|}] public class OrdersController : ControllerBase { [HttpGet] public string Get() => ""; }""",
        "Pages of other origins go on reading what OrdersController.Get answers: RequireCors where it is mapped comes last, and beats "
            + "this attribute. Name that policy in UseCors instead.")]
    [Case(
        """endpoints.MapControllers().RequireCors("A");""",
        """[Route("o"), {|#0:EnableCors|}("B")] public class OrdersController : ControllerBase { [HttpGet] public string Get() => ""; }""",
        "This attribute has no effect on OrdersController.Get: RequireCors where it is mapped comes last, and beats it. Name that policy "
            + "in UseCors instead.")]
    [Case(
        "endpoints.MapControllers();",
        """
        [DisableCors] public abstract class Base : ControllerBase { }
        [Route("o")] public class {|#0:OrdersController|} : Base { [HttpGet] public string Get() => ""; }
        """,
        "Pages of other origins read what OrdersController answers: [DisableCors] stands on Base and is not inherited. Put it on this "
            + "class, too.")]
    [Case(
        "endpoints.MapControllers();",
        """
        [Route("o")]
        public class OrdersController : ControllerBase
        {
            [HttpGet] public string Get() => "";
            [{|#0:DisableCors|}] private void Say() { }
        }
        """,
        "This attribute has no effect: Say is no action, so no request ever gets there. Put it on an action or on the class.")]
    [Case(
        "endpoints.MapRazorPages();",
        "public class IndexModel : Microsoft.AspNetCore.Mvc.RazorPages.PageModel { [{|#0:DisableCors|}] public void OnGet() { } }",
        "This attribute has no effect: for a Razor Page it counts on the class, not on a handler. Put it on the class.")]
    public Task Says_in_an_exact_message_what_has_no_effect(string endpoints, string controllers, string message)
        => Verify.Program(Mvc(endpoints, controllers), Verify.Finding("CORS111", message));
}
