using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using static CorsAnalyzers.Tests.Rules.WiringFixPrograms;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>What CORS113 offers, and that nothing is left to report afterwards.</summary>
public sealed partial class Cors113Tests : WiringRuleTestBase
{
    private const string Pipeline = """
        app.UseCors();
        app.MapGet("/", () => 1).RequireCors();
        """;

    [Theory]
    [Change(
        """
        // off
        builder.Services.Configure<RouteOptions>(o => o.{|#0:SuppressCheckForUnhandledSecurityMetadata|} = true); // for now
        """,
        "// off")]
    [Change(
        """
        builder.Services.Configure<RouteOptions>(o =>
        {
            o.{|#0:SuppressCheckForUnhandledSecurityMetadata|} = true;
        });
        """,
        "")]
    [Change(
        """
        builder.Services.Configure<RouteOptions>(o =>
        {
            o.LowercaseUrls = true; // nicer
            o.{|#0:SuppressCheckForUnhandledSecurityMetadata|} = true;
        });
        """,
        """
        builder.Services.Configure<RouteOptions>(o =>
        {
            o.LowercaseUrls = true; // nicer
        });
        """)]
    [Change(
        "builder.Services.AddRouting(o => o.{|#0:SuppressCheckForUnhandledSecurityMetadata|} = true);",
        "builder.Services.AddRouting();")]
    [Change(
        """
        builder.Services
            .AddRouting() // routes
            .Configure<RouteOptions>(o => o.{|#0:SuppressCheckForUnhandledSecurityMetadata|} = true)
            .AddHttpContextAccessor();
        """,
        """
        builder.Services
            .AddRouting() // routes
            .AddHttpContextAccessor();
        """)]
    public Task Fix_leaves_the_check_on_and_keeps_trivia(string before, string after) => Verify.Fix<SuppressedCheckFix>(
        WebApp(AddDefault + "\n" + before, Pipeline),
        WebApp(AddDefault + (after.Length == 0 ? "" : "\n" + after), Pipeline),
        key: FixKeys.RemoveSuppression,
        title: "Remove SuppressCheckForUnhandledSecurityMetadata, so that the check is on",
        adjust: static test => test.TestState.ExpectedDiagnostics.Add(Handled(0)));

    [Fact]
    public Task Fix_leaves_other_endings_of_an_assignment_alone() => Verify.NoFix<SuppressedCheckFix>(
        WebApp(
            AddDefault
                + """

                builder.Services.Configure<RouteOptions>(o =>
                    o.LowercaseUrls = o.{|CORS113:SuppressCheckForUnhandledSecurityMetadata|} = true);
                """,
            """app.MapGet("/", () => 1).RequireCors();"""));

    [Fact]
    public Task Fix_all_leaves_every_check_on() => Verify.Fix<SuppressedCheckFix>(
        WebApp(
            AddDefault
                + """

                builder.Services.Configure<RouteOptions>(o => o.{|#0:SuppressCheckForUnhandledSecurityMetadata|} = true);
                builder.Services.AddRouting(o => o.{|#1:SuppressCheckForUnhandledSecurityMetadata|} = true);
                """,
            Pipeline),
        WebApp(AddDefault + "\nbuilder.Services.AddRouting();", Pipeline),
        adjust: static test => test.TestState.ExpectedDiagnostics.AddRange([Handled(0), Handled(1)]));

    // Where UseCors handles the metadata, the finding is a hint.
    private static DiagnosticResult Handled(int at) => Verify.Finding("CORS113", at: at, severity: DiagnosticSeverity.Info);
}
