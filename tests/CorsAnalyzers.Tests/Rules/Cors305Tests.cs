namespace CorsAnalyzers.Tests.Rules;

/// <summary>CORS305: UseCors without the CORS services.</summary>
public sealed partial class Cors305Tests : WiringRuleTestBase
{
    private const string Use = """app.{|CORS305:UseCors|}(p => p.WithOrigins("https://shop.example"));""";
    private const string Right = """app.UseCors(p => p.WithOrigins("https://shop.example"));""";

    [Theory]
    [MemberData(nameof(Styles))]
    public Task Flags_middleware_without_services_in_every_style(string style)
        => Verify.Program(Write(style, "services.AddHttpClient();", Use, """endpoints.MapGet("/", () => "");"""));

    [Theory]
    [Case("services.AddRazorPages();")]
    [Case("services.AddSignalR();")]
    [Case("services.AddMvcCore();")]
    [Case("services.AddRazorComponents();")]
    [Case("if (builder.Environment.IsDevelopment()) { services.AddCors(); }")]
    [Case("""
        services.Configure<Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions>(o =>
            o.{|CORS318:AddDefaultPolicy|}(p => p.WithOrigins("https://shop.example")));
        """)]
    [Case("new ServiceCollection().AddCors();")]
    [Case("IServiceCollection others = new ServiceCollection(); others.AddCors();")]
    public Task Flags_services_that_do_not_bring_CORS(string services) => Verify.Program(Minimal(services, Use));

    [Theory]
    [Case("app.{|CORS305:UseCors|}();")]
    [Case("""app.{|CORS305:UseCors|}("Spa");""")]
    [Case("""app.UseWhen(c => c.Request.Path.StartsWithSegments("/a"), a => a.{|CORS305:UseCors|}());""")]
    [Case("app.UseStaticFiles().{|CORS305:UseCors|}();")]
    public Task Flags_every_form_of_UseCors(string pipeline) => Verify.Program(Minimal("services.AddHttpClient();", pipeline));

    [Theory]
    [MemberData(nameof(Styles))]
    public Task Ignores_middleware_with_services(string style)
        => Verify.Program(Write(style, "services.AddCors();", Right, """endpoints.MapGet("/", () => "");"""));

    [Theory]
    [MemberData(nameof(Hidings))]
    public Task Ignores_what_is_not_wholly_seen(string how) => Verify.Program(Hide(how, "services.AddHttpClient();", Right));

    [Theory]
    [InlineData("services.AddControllers();")]
    [InlineData("services.AddControllersWithViews();")]
    [InlineData("services.AddMvc();")]
    [InlineData("services.AddMvcCore().AddCors();")]
    [InlineData("services.AddRazorPages(); services.AddCors();")]
    [InlineData("if (args.Length > 0) { services.AddCors(); }")]
    [InlineData("if (!builder.Environment.IsDevelopment()) { services.AddCors(); }")]
    public Task Ignores_services_that_bring_CORS(string services) => Verify.Program(Minimal(services, Right));

    [Fact]
    public Task Ignores_middleware_that_only_Development_has()
        => Verify.Program(Minimal(
            "if (builder.Environment.IsDevelopment()) { services.AddCors(); }",
            $"if (app.Environment.IsDevelopment()) {{ {Right} }}"));

    [Fact]
    public Task Ignores_a_library()
        => Verify.Program("""
            public static class Ours
            {
                public static IApplicationBuilder UseOurs(this IApplicationBuilder app) => app.UseCors("Ours");
            }
            """);

    [Theory]
    [InlineData("services.AddCors(", Right)]
    [InlineData("services.AddCor();", Right)]
    [InlineData("services.", Right)]
    [InlineData("services.AddHttpClient();", "app.UseCors(")]
    public Task Ignores_broken_code(string services, string pipeline) => DoesNotReportWhileTyping("CORS305", services, pipeline);

    [Fact]
    public Task Says_in_an_exact_message_that_the_app_stops() => Verify.Program(
        Minimal("services.AddSignalR();", """app.{|#0:UseCors|}(p => p.WithOrigins("https://shop.example"));"""),
        Verify.Finding(
            "CORS305",
            "The app stops with an InvalidOperationException when it starts: UseCors needs services that nothing registers. Call AddCors "
                + "on the services."));
}
