using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;
using static CorsAnalyzers.Tests.Rules.WiringFixPrograms;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>What CORS310 offers, and that nothing is left to report afterwards.</summary>
public sealed partial class Cors310Tests
{
    private const string Users = "builder.Services.AddAuthentication();\nbuilder.Services.AddAuthorization();\n" + AddDefault;

    private const string BothServices = "builder.Services.AddAuthentication(); builder.Services.AddAuthorization().AddCors();";

    private const string Secret = """app.MapGet("/", () => 1).RequireAuthorization();""";

    [Theory]
    [InlineData(
        "app.{|CORS310:UseCors|}(); // first\n" + Secret,
        "app.UseCors(); // first\napp.UseAuthentication();\napp.UseAuthorization();\n" + Secret)]
    [InlineData(
        "app.{|CORS310:UseCors|}();\n// where to\napp.UseHttpsRedirection();\n" + Secret,
        "app.UseCors();\napp.UseAuthentication();\napp.UseAuthorization();\n// where to\napp.UseHttpsRedirection();\n" + Secret)]
    public Task Fix_calls_both_after_UseCors_and_keeps_trivia(string before, string after) => Verify.Fix<ImplicitAuthorizationFix>(
        WebApp(Users, before),
        WebApp(Users, after),
        key: FixKeys.AddAuthorization,
        title: "Call UseAuthentication and UseAuthorization after UseCors");

    [Theory]
    [InlineData(
        "app.UseAuthentication();\napp.{|CORS310:UseCors|}();\n" + Secret,
        "app.UseAuthentication();\napp.UseCors();\napp.UseAuthorization();\n" + Secret)]
    [InlineData(
        "app.{|CORS310:UseCors|}();\napp.UseAuthentication();\n" + Secret,
        "app.UseCors();\napp.UseAuthentication();\napp.UseAuthorization();\n" + Secret)]
    public Task Fix_calls_only_what_is_missing(string before, string after) => Verify.Fix<ImplicitAuthorizationFix>(
        WebApp(Users, before), WebApp(Users, after), title: "Call UseAuthorization after UseCors");

    // Without its services, UseAuthentication would keep the app from starting.
    [Fact]
    public Task Fix_calls_only_authorization_where_no_authentication_is_in_sight() => Verify.Fix<ImplicitAuthorizationFix>(
        WebApp("builder.Services.AddAuthorization();\n" + AddDefault, "app.{|CORS310:UseCors|}();\n" + Secret),
        WebApp("builder.Services.AddAuthorization();\n" + AddDefault, "app.UseCors();\napp.UseAuthorization();\n" + Secret),
        title: "Call UseAuthorization after UseCors");

    [Fact]
    public Task Fix_all_calls_both_in_every_app() => Verify.Fix<ImplicitAuthorizationFix>(
        TwoApps("app.{|CORS310:UseCors|}(" + ShopPolicy + ");\n        " + Secret, BothServices),
        TwoApps(
            "app.UseCors(" + ShopPolicy + ");\n        app.UseAuthentication();\n        app.UseAuthorization();\n        " + Secret,
            BothServices));

    [Fact]
    public Task Fix_splits_no_chain()
        => Verify.NoFix<ImplicitAuthorizationFix>(WebApp(Users, "app.{|CORS310:UseCors|}().UseStaticFiles();\n" + Secret));
}
