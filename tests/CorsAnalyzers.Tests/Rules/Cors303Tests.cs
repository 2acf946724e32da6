namespace CorsAnalyzers.Tests.Rules;

/// <summary>CORS303: policies without the CORS middleware.</summary>
public sealed partial class Cors303Tests : WiringRuleTestBase
{
    private const string Marked = """services.{|CORS303:AddCors|}(o => o.AddDefaultPolicy(p => p.WithOrigins("https://shop.example")));""";

    [Theory]
    [MemberData(nameof(Styles))]
    public Task Flags_policies_without_middleware_in_every_style(string style)
        => Verify.Program(Write(style, Marked, "app.UseStaticFiles();", """endpoints.MapGet("/", () => "");"""));

    [Theory]
    [Case("""
        services.AddControllers().Services.{|CORS303:AddCors|}(o =>
            o.AddPolicy("Spa", p => p.WithOrigins("https://shop.example")));
        """)]
    [Case("""services.AddMvcCore().{|CORS303:AddCors|}(o => o.AddPolicy("Spa", p => p.WithOrigins("https://shop.example")));""")]
    [Case("""services.{|CORS303:AddCors|}(); services.AddCors(o => o.AddPolicy("Spa", p => p.WithOrigins("https://shop.example")));""")]
    public Task Flags_the_first_call_that_adds_CORS(string services)
        => Verify.Program(Minimal(services, "app.UseRouting().UseAuthorization();", "endpoints.MapControllers();"));

    [Theory]
    [MemberData(nameof(Styles))]
    public Task Ignores_policies_with_middleware(string style)
        => Verify.Program(Write(style, Default, "app.UseCors();", """endpoints.MapGet("/", () => "");"""));

    [Theory]
    [MemberData(nameof(Hidings))]
    public Task Ignores_what_is_not_wholly_seen(string how) => Verify.Program(Hide(how, Default, "app.UseStaticFiles();"));

    [Theory]
    [Case("if (app.Environment.IsDevelopment()) { app.UseCors(); }")]
    [Case("if (!app.Environment.IsProduction()) app.UseCors();")]
    [Case("""if (app.Configuration.GetValue<bool>("Cors")) { app.UseCors(); }""")]
    [Case("_ = app.Environment.IsDevelopment() ? app.UseCors() : app;")]
    [Case("""app.UseWhen(c => c.Request.Path.StartsWithSegments("/a"), a => a.UseCors());""")]
    [Case("""app.Map("/a", a => a.UseCors());""")]
    [Case("app.UseMiddleware<Microsoft.AspNetCore.Cors.Infrastructure.CorsMiddleware>();")]
    [Case("""
        app.Use(async (context, next) =>
        {
            _ = context.RequestServices.GetRequiredService<Microsoft.AspNetCore.Cors.Infrastructure.ICorsService>();
            await next();
        });
        """)]
    public Task Ignores_middleware_that_may_be_there(string pipeline) => Verify.Program(Minimal(Default, pipeline));

    [Theory]
    [InlineData("services.AddCors();")]
    [InlineData("services.AddControllers();")]
    [InlineData("if (builder.Environment.IsDevelopment()) { services.AddCors(o => o.AddDefaultPolicy(p => p.AllowAnyOrigin())); }")]
    public Task Ignores_an_app_without_policies(string services) => Verify.Program(Minimal(services, "app.UseStaticFiles();"));

    [Theory]
    [Case("""
        var builder = Host.CreateApplicationBuilder(args);
        builder.Services.AddCors(o => o.AddDefaultPolicy(p => p.WithOrigins("https://shop.example")));
        builder.Build().Run();
        """)]
    [Case("""
        var services = new ServiceCollection();
        services.AddCors(o => o.AddDefaultPolicy(p => p.WithOrigins("https://shop.example")));
        Console.WriteLine(services.Count);
        """)]
    public Task Ignores_programs_without_a_pipeline(string program) => Verify.Program(program);

    [Fact]
    public Task Ignores_a_library()
        => Verify.Program("""
            public static class Ours
            {
                public static IServiceCollection AddOurs(this IServiceCollection services)
                    => services.AddCors(o => o.AddDefaultPolicy(p => p.WithOrigins("https://shop.example")));
            }
            """);

    [Theory]
    [InlineData("app.UseCors(")]
    [InlineData("app.UseCor();")]
    public Task Ignores_broken_code(string pipeline) => DoesNotReportWhileTyping("CORS303", Default, pipeline);

    [Fact]
    public Task Says_in_an_exact_message_that_no_header_is_sent() => Verify.Program(
        Minimal(Default.Replace("AddCors", "{|#0:AddCors|}", StringComparison.Ordinal), """app.MapGet("/", () => "");"""),
        Verify.Finding(
            "CORS303",
            "No CORS header is ever sent: policies are registered here, and nothing calls UseCors. Call it in the pipeline."));
}
