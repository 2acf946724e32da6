using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;
using static CorsAnalyzers.Tests.Rules.WiringFixPrograms;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>What CORS111 offers, and that nothing is left to report afterwards.</summary>
public sealed partial class Cors111Tests : WiringRuleTestBase
{
    [Theory]
    [Change(
        """
        // the cart
        public class CartModel : PageModel
        {
            // shown
            [{|CORS111:EnableCors|}("Spa")] // to others
            public void OnGet()
            {
            }
        }
        """,
        """
        // the cart
        [EnableCors("Spa")]
        public class CartModel : PageModel
        {
            // shown
            public void OnGet()
            {
            }
        }
        """)]
    [Change(
        """
        [ResponseCache(Duration = 60)]
        public class CartModel : PageModel
        {
            [{|CORS111:EnableCors|}("Spa"), Obsolete] public void OnGet()
            {
            }
        }
        """,
        """
        [ResponseCache(Duration = 60)]
        [EnableCors("Spa")]
        public class CartModel : PageModel
        {
            [Obsolete] public void OnGet()
            {
            }
        }
        """)]
    public Task Fix_moves_the_attribute_of_a_page_handler_to_the_class_and_keeps_trivia(string before, string after)
        => Verify.Fix<AttributeFix>(
            Pages(before),
            Pages(after),
            key: FixKeys.MoveAttribute,
            title: """Put [EnableCors("Spa")] on CartModel: it then holds for all of its handlers""");

    [Fact]
    public Task Fix_leaves_a_handler_alone_whose_class_says_something_else() => Verify.NoFix<AttributeFix>(
        Pages("""
            [DisableCors]
            public class CartModel : PageModel
            {
                [{|CORS111:EnableCors|}("Spa")]
                public void OnGet()
                {
                }
            }
            """));

    [Fact]
    public Task Fix_all_puts_one_attribute_on_the_class() => Verify.Fix<AttributeFix>(
        Pages("""
            public class CartModel : PageModel
            {
                [{|CORS111:EnableCors|}("Spa")]
                public void OnGet()
                {
                }

                [{|CORS111:EnableCors|}("Spa")]
                public void OnPost()
                {
                }
            }
            """),
        Pages("""
            [EnableCors("Spa")]
            public class CartModel : PageModel
            {
                public void OnGet()
                {
                }

                public void OnPost()
                {
                }
            }
            """),
        adjust: static test =>
        {
            test.NumberOfFixAllIterations = 2;
            test.NumberOfFixAllInDocumentIterations = 2;
            test.NumberOfFixAllInProjectIterations = 2;
        });

    [Theory]
    [Change(
        """
            [{|CORS111:EnableCors|}("Spa")]
            private string Name() => "";
        """,
        """    private string Name() => "";""")]
    [Change(
        """
            // ours
            [NonAction, {|CORS111:DisableCors|}] public string Name() => "";
        """,
        """
            // ours
            [NonAction] public string Name() => "";
        """)]
    public Task Fix_removes_the_attribute_from_what_is_no_action(string before, string after) => Verify.Fix<AttributeFix>(
        Controllers("public class CartController : ControllerBase\n{\n" + before + "\n}"),
        Controllers("public class CartController : ControllerBase\n{\n" + after + "\n}"),
        key: FixKeys.RemoveWithoutEffect);

    [Theory]
    [Change(
        """
        [DisableCors]
        public class Closed : ControllerBase
        {
        }

        // the cart
        [ApiController]
        [Route("/cart")]
        public class {|CORS111:CartController|} : Closed
        {
            [HttpGet] public string Get() => "";
        }
        """,
        """
        [DisableCors]
        public class Closed : ControllerBase
        {
        }

        // the cart
        [ApiController]
        [Route("/cart")]
        [DisableCors]
        public class CartController : Closed
        {
            [HttpGet] public string Get() => "";
        }
        """)]
    [Change(
        """
        [DisableCors]
        public class Closed : ControllerBase
        {
        }

        public class {|CORS111:CartController|} : Closed
        {
            [HttpGet("/")] public string Get() => "";
        }
        """,
        """
        [DisableCors]
        public class Closed : ControllerBase
        {
        }

        [DisableCors]
        public class CartController : Closed
        {
            [HttpGet("/")] public string Get() => "";
        }
        """)]
    public Task Fix_repeats_what_is_not_inherited(string before, string after) => Verify.Fix<AttributeFix>(
        Controllers(before), Controllers(after), key: FixKeys.RepeatDisableCors, title: "Put [DisableCors] on CartController");

    [Fact]
    public Task Fix_imports_the_attribute_where_it_is_needed() => Verify.Fix<AttributeFix>(
        new App(Cart("{|CORS111:CartController|}", "", "")) { Sources = Closed },
        Cart("CartController", "using Microsoft.AspNetCore.Cors;\n", "[DisableCors]\n"),
        key: FixKeys.RepeatDisableCors);

    [Fact]
    public Task Fix_repeats_the_attribute_by_its_whole_name_where_the_class_begins_the_file() => Verify.Fix<AttributeFix>(
        new App("""
            public class {|CORS111:CartController|} : Closed
            {
                public string Get() => "";
            }

            """) { Sources = [.. Closed, Hosted], OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication },
        """
        [global::Microsoft.AspNetCore.Cors.DisableCors]
        public class CartController : Closed
        {
            public string Get() => "";
        }

        """);

    [Fact]
    public Task Fix_leaves_an_attribute_alone_that_a_call_overrules() => Verify.NoFix<AttributeFix>(
        Controllers(
            """
            public class CartController : ControllerBase
            {
                [{|CORS111:DisableCors|}]
                [HttpGet("/")] public string Get() => "";
            }
            """,
            """.RequireCors("Spa")"""));

    private static readonly (string, string)[] Closed = [("/0/Closed.cs", """
        [Microsoft.AspNetCore.Cors.DisableCors]
        public class Closed : Microsoft.AspNetCore.Mvc.ControllerBase
        {
        }

        """)];

    private static readonly (string, string) Hosted = ("/0/Program.cs", WebApp(
        "builder.Services.AddControllers();\n" + AddDefault,
        """
        app.UseCors();
        app.MapDefaultControllerRoute();
        """));

    private static string Cart(string name, string import, string attribute) => import + "using Microsoft.AspNetCore.Mvc;\n\n"
        + WebApp("builder.Services.AddControllers();\n" + AddDefault, "app.UseCors();\napp.MapControllers();")
        + $"\n{attribute}public class {name} : Closed\n{{\n    [HttpGet(\"/\")] public string Get() => \"\";\n}}\n";

    private static string Pages(string type)
        => "using Microsoft.AspNetCore.Cors;\nusing Microsoft.AspNetCore.Mvc;\nusing Microsoft.AspNetCore.Mvc.RazorPages;\n\n"
            + WebApp(
                "builder.Services.AddRazorPages();\n" + AddSpa,
                """
                app.UseCors("Spa");
                app.MapRazorPages();
                """) + "\n" + type + "\n";

    private static string Controllers(string types, string said =
        "") => "using Microsoft.AspNetCore.Cors;\nusing Microsoft.AspNetCore.Mvc;\n\n"
        + WebApp(
            "builder.Services.AddControllers();\n" + AddSpa,
            $"""
            app.UseCors("Spa");
            app.MapControllers(){said};
            """) + "\n" + types + "\n";
}
