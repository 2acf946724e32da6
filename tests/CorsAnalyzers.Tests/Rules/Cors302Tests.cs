namespace CorsAnalyzers.Tests.Rules;

/// <summary>CORS302: there is no default policy.</summary>
public sealed partial class Cors302Tests : WiringRuleTestBase
{
    [Theory]
    [MemberData(nameof(Styles))]
    public Task Flags_middleware_without_a_name_in_every_style(string style)
        => Verify.Program(Write(style, Spa, "app.{|CORS302:UseCors|}();", """endpoints.MapGet("/", () => "");"""));

    [Theory]
    [Parts(Spa, "app.UseStaticFiles().{|CORS302:UseCors|}().UseAuthorization();")]
    [Parts(Spa, """app.{|CORS302:UseCors|}(); app.MapGet("/", () => "").RequireCors();""")]
    [Parts(Spa, """app.UseWhen(c => c.Request.Path.StartsWithSegments("/a"), a => a.{|CORS302:UseCors|}());""")]
    [Parts("services.AddCors();", "app.{|CORS302:UseCors|}();")]
    [Parts("services.AddControllers();", "app.{|CORS302:UseCors|}(); app.MapControllers();")]
    [Parts(
        """services.AddCors(o => { o.AddPolicy("Spa", p => p.WithOrigins("https://shop.example")); o.DefaultPolicyName = "Shop"; });""",
        "app.{|CORS302:UseCors|}();")]
    [Parts(
        """
        services.AddCors();
        if (builder.Environment.IsDevelopment()) { services.AddCors(o => o.AddDefaultPolicy(p => p.AllowAnyOrigin())); }
        """,
        "app.{|CORS302:UseCors|}();")]
    public Task Flags_what_goes_by_a_default_that_there_is_not(string services, string pipeline)
        => Verify.Program(Minimal(services, pipeline));

    [Fact]
    public Task Flags_unnamed_attributes_too()
        => Verify.Program(Minimal($"{Spa} services.AddControllers();", "app.{|CORS302:UseCors|}();", "endpoints.MapControllers();") + """

            [Microsoft.AspNetCore.Cors.EnableCors]
            public class OrdersController : Microsoft.AspNetCore.Mvc.ControllerBase { }
            """);

    [Theory]
    [MemberData(nameof(Styles))]
    public Task Ignores_a_default_policy(string style)
        => Verify.Program(Write(style, Default, "app.UseCors();", """endpoints.MapGet("/", () => "").RequireCors();"""));

    [Theory]
    [MemberData(nameof(Styles))]
    public Task Ignores_endpoints_that_name_their_policies(string style)
        => Verify.Program(Write(style, Spa, "app.UseCors();", """endpoints.MapGet("/", () => "").RequireCors("Spa");"""));

    [Theory]
    [MemberData(nameof(Hidings))]
    public Task Ignores_what_is_not_wholly_seen(string how) => Verify.Program(Hide(how, Spa, "app.UseCors();"));

    [Theory]
    [Parts(
        """services.AddCors(o => { o.AddPolicy("Spa", p => p.WithOrigins("https://shop.example")); o.DefaultPolicyName = "Spa"; });""",
        "app.UseCors();")]
    [Parts(
        """
        services.AddCors(o =>
        {
            o.DefaultPolicyName = builder.Configuration["Cors:Default"]!;
            o.AddPolicy("Spa", p => p.WithOrigins("https://shop.example"));
        });
        """,
        "app.UseCors();")]
    [Parts(
        """services.AddCors(o => { if (DateTime.Now.Year > 2000) { o.AddDefaultPolicy(p => p.WithOrigins("https://shop.example")); } });""",
        "app.UseCors();")]
    [Parts(
        """
        services.AddControllers();
        services.Configure<Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions>(o =>
            o.AddDefaultPolicy(p => p.WithOrigins("https://shop.example")));
        """,
        "app.UseCors();")]
    [Parts(Spa, """app.UseCors("Spa");""")]
    [Parts(
        """services.AddCors(o => o.AddPolicy({|CORS318:"Spa"|}, p => p.WithOrigins("https://shop.example")));""",
        """app.UseCors(p => p.WithOrigins("https://shop.example"));""")]
    [Parts(Spa, "if (app.Environment.IsDevelopment()) { app.UseCors(); }")]
    [Parts(Spa, """app.UseCors(); app.MapGroup("/a").RequireCors("Spa").MapGet("/", () => "");""")]
    [Parts(Spa, """app.UseCors(); app.MapGet("/", [Microsoft.AspNetCore.Cors.EnableCors("Spa")] () => "");""")]
    [Parts(Spa, """app.UseCors(); app.MapGet("/", () => "").WithMetadata(new Microsoft.AspNetCore.Cors.EnableCorsAttribute("Spa"));""")]
    [Parts(Spa, """app.UseCors(); app.MapGet("/", () => "").RequireCors(p => p.WithOrigins("https://shop.example"));""")]
    public Task Ignores_what_has_a_policy(string services, string pipeline) => Verify.Program(Minimal(services, pipeline));

    [Theory]
    [Case("""Microsoft.AspNetCore.Cors.EnableCors("Spa")""")]
    [Case("""Microsoft.AspNetCore.Cors.EnableCors(PolicyName = "Spa")""")]
    [Case("Shop")]
    public Task Ignores_controllers_that_name_their_policies(string attribute)
        => Verify.Program(Minimal($"{Spa} services.AddControllers();", "app.UseCors();", "endpoints.MapControllers();") + $$"""

            [{{attribute}}]
            public class OrdersController : Microsoft.AspNetCore.Mvc.ControllerBase { }

            class ShopAttribute : Microsoft.AspNetCore.Cors.EnableCorsAttribute
            {
                public ShopAttribute() : base("Spa") { }
            }
            """);

    [Theory]
    [InlineData("app.UseCors(")]
    [InlineData("app.UseCors(;")]
    [InlineData("app.UseCors(\"")]
    [InlineData("app.UseCor();")]
    public Task Ignores_broken_code(string pipeline) => DoesNotReportWhileTyping("CORS302", Spa, pipeline);

    [Fact]
    public Task Says_in_an_exact_message_that_it_does_nothing() => Verify.Program(
        Minimal(Spa, "app.{|#0:UseCors|}();"),
        Verify.Finding(
            "CORS302",
            "UseCors does nothing: it names no policy, and there is no default one. Name a policy, or add a default one with "
                + "AddDefaultPolicy."));
}
