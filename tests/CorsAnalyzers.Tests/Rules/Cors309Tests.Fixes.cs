using CorsAnalyzers.CodeFixes.Fixes;
using static CorsAnalyzers.Tests.Rules.WiringFixPrograms;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>What CORS309 offers, and that nothing is left to report afterwards.</summary>
public sealed partial class Cors309Tests
{
    [Theory]
    [Change(
        """
        app.UseResponseCaching();
        app.{|CORS309:UseCors|}();
        """,
        """
        app.UseCors();
        app.UseResponseCaching();
        """,
        "UseResponseCaching")]
    [Change(
        """
        app.UseOutputCache(); /* fast */
        /* and fair */
        app.{|CORS309:UseCors|}();
        """,
        """
        /* and fair */
        app.UseCors();
        app.UseOutputCache(); /* fast */
        """,
        "UseOutputCache")]
    public Task Fix_moves_the_middleware_in_front_of_a_cache_and_keeps_trivia(string before, string after, string cache)
        => Verify.Fix<MiddlewareOrderFix>(
            WebApp("builder.Services.AddResponseCaching();\nbuilder.Services.AddOutputCache();\n" + AddDefault, before),
            WebApp("builder.Services.AddResponseCaching();\nbuilder.Services.AddOutputCache();\n" + AddDefault, after),
            title: $"Call UseCors before {cache}");

    [Fact]
    public Task Fix_all_moves_the_middleware_of_every_app() => Verify.Fix<MiddlewareOrderFix>(
        TwoApps(
            "app.UseResponseCaching();\n        app.{|CORS309:UseCors|}(" + ShopPolicy + ");",
            """
            builder.Services.AddResponseCaching();
                    builder.Services.AddCors();
            """),
        TwoApps(
            "app.UseCors(" + ShopPolicy + ");\n        app.UseResponseCaching();",
            """
            builder.Services.AddResponseCaching();
                    builder.Services.AddCors();
            """));
}
