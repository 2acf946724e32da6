using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;
using static CorsAnalyzers.Tests.Rules.WiringFixPrograms;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>What CORS312 offers, and that nothing is left to report afterwards.</summary>
public sealed partial class Cors312Tests
{
    [Fact]
    public Task Fix_removes_the_second_middleware_and_keeps_trivia() => Verify.Fix<SeveralCorsFix>(
        WebApp(
            AddDefault,
            "app.UseCors(); // first\n\n// second\napp.{|CORS312:UseCors|}(" + ShopPolicy + ");\napp.MapGet(\"/\", () => 1);"),
        WebApp(
            AddDefault,
            """
            app.UseCors(); // first

            // second
            app.MapGet("/", () => 1);
            """),
        key: FixKeys.RemoveFurtherUseCors,
        title: "Remove this UseCors, and the plain reads that only it allows");

    [Fact]
    public Task Fix_says_whose_reads_it_takes_away() => Verify.Fix<SeveralCorsFix>(
        WebApp(
            AddDefault,
            """
            app.UseCors();
            app.{|CORS312:UseCors|}(p => p
                .WithOrigins("https://shop.example", "https://a.example", "https://*.b.example")
                .SetIsOriginAllowedToAllowWildcardSubdomains());
            """),
        WebApp(AddDefault, "app.UseCors();"),
        title: "Remove this UseCors, and the plain reads that it allows 'https://a.example' and 'https://*.b.example'");

    [Fact]
    public Task Fix_names_no_origins_where_it_lets_everybody_read() => Verify.Fix<SeveralCorsFix>(
        WebApp(
            AddDefault,
            """
            app.UseCors();
            app.{|CORS312:UseCors|}(p => p.{|CORS103:AllowAnyOrigin|}());
            """),
        WebApp(AddDefault, "app.UseCors();"),
        title: "Remove this UseCors, and the plain reads that only it allows");

    [Fact]
    public Task Fix_all_removes_all_but_the_first_middleware() => Verify.Fix<SeveralCorsFix>(
        WebApp(AddDefault, "app.UseCors().{|CORS312:UseCors|}().UseStaticFiles();\napp.{|CORS312:UseCors|}(" + ShopPolicy + ");"),
        WebApp(AddDefault, "app.UseCors().UseStaticFiles();"));
}
