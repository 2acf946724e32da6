using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;
using static CorsAnalyzers.Tests.Rules.WiringFixPrograms;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>What CORS312 offers, and that nothing is left to report afterwards.</summary>
public sealed partial class Cors312Tests
{
    [Fact]
    public Task Fix_removes_the_second_middleware_and_keeps_trivia() => Verify.Fix<SeveralCorsFix>(
        WebApp(AddDefault, "app.UseCors(); // first\n\n// second\napp.{|CORS312:UseCors|}(" + ShopPolicy + ");\napp.MapGet(\"/\", () => 1);"),
        WebApp(AddDefault, "app.UseCors(); // first\n\n// second\napp.MapGet(\"/\", () => 1);"),
        key: FixKeys.RemoveFurtherUseCors,
        title: "Remove this UseCors: the first one answers every preflight");

    [Fact]
    public Task Fix_all_removes_all_but_the_first_middleware() => Verify.Fix<SeveralCorsFix>(
        WebApp(AddDefault, "app.UseCors().{|CORS312:UseCors|}().UseStaticFiles();\napp.{|CORS312:UseCors|}(" + ShopPolicy + ");"),
        WebApp(AddDefault, "app.UseCors().UseStaticFiles();"));
}
