namespace CorsAnalyzers.Tests.Rules;

/// <summary>CORS301: no policy has this name.</summary>
public sealed partial class Cors301Tests : WiringRuleTestBase
{
    private const string Controller = """

        [Microsoft.AspNetCore.Mvc.ApiController, Microsoft.AspNetCore.Cors.EnableCors({|CORS301:"Shop"|})]
        public class OrdersController : Microsoft.AspNetCore.Mvc.ControllerBase
        {
            [Microsoft.AspNetCore.Mvc.HttpGet("/orders"), Microsoft.AspNetCore.Cors.EnableCors({|CORS301:"Orders"|})]
            public string Get()
                => "";
            [Microsoft.AspNetCore.Mvc.HttpPost("/orders"), Microsoft.AspNetCore.Cors.EnableCors("Spa")] public void Post() { }
        }
        """;

    [Theory]
    [MemberData(nameof(Styles))]
    public Task Flags_the_middleware_and_the_endpoint_in_every_style(string style)
        => Verify.Program(Write(
            style,
            Spa,
            """app.UseCors({|CORS301:"Spaa"|});""",
            """endpoints.MapGet("/", () => "").RequireCors({|CORS301:"Shop"|});"""));

    [Fact]
    public Task Flags_attributes()
        => Verify.Program(Minimal($"{Spa} services.AddControllers();", """app.UseCors("Spa");""", "endpoints.MapControllers();")
            + Controller);

    [Theory]
    [Case("""app.UseCors({|CORS301:"spa"|});""")]
    [Case("""app.UseCors({|CORS301:" Spa"|});""")]
    [Case("""app.UseCors({|CORS301:"*"|});""")]
    [Case("""app.UseCors({|CORS301:"https://shop.example"|});""")]
    [Case("""app.UseStaticFiles().UseRouting().UseCors({|CORS301:"Spaa"|}).UseAuthorization();""")]
    [Case("""app.UseWhen(c => c.Request.Path.StartsWithSegments("/a"), a => a.UseCors({|CORS301:"Spaa"|}));""")]
    [Case("""app.MapWhen(c => c.Request.Path.StartsWithSegments("/a"), a => a.UseCors({|CORS301:"Spaa"|}));""")]
    [Case("""app.Map("/a", a => a.Map("/b", b => b.UseCors({|CORS301:"Spaa"|})));""")]
    [Case("""app.UseCors(app.Environment.IsDevelopment() ? "Spa" : {|CORS301:"Production"|});""")]
    [Case("""app.UseCors(); app.MapGroup("/a").RequireCors({|CORS301:"Spaa"|}).MapGroup("/b").MapGet("/c", () => "");""")]
    [Case("""app.UseCors("Spa"); app.MapGet("/a", [Microsoft.AspNetCore.Cors.EnableCors({|CORS301:"Spaa"|})] () => "");""")]
    public Task Flags_the_name_where_it_stands(string pipeline) => Verify.Program(Minimal(Spa, pipeline));

    [Fact]
    public Task Flags_a_policy_that_only_Development_registers()
        => Verify.Program(Minimal(
            $"services.AddCors(); if (builder.Environment.IsDevelopment()) {{ {Spa} }}",
            """app.UseCors({|CORS301:"Spa"|});"""));

    [Fact]
    public Task Flags_the_constant_that_has_another_name()
        => Verify.Program(Minimal(Spa, "app.UseCors(Policies.Shop);")
            + "\nstatic class Policies { public const string Shop = {|CORS301:\"Shop\"|}; }");

    [Theory]
    [MemberData(nameof(Styles))]
    public Task Ignores_names_that_there_are(string style)
        => Verify.Program(Write(style, Two, """app.UseCors("A");""", """endpoints.MapGet("/", () => "").RequireCors("B");"""));

    [Theory]
    [MemberData(nameof(Hidings))]
    public Task Ignores_names_where_not_all_is_seen(string how) => Verify.Program(Hide(how, Spa, """app.UseCors("Other");"""));

    [Theory]
    [Parts(
        """services.AddCors(o => o.AddPolicy(builder.Configuration["Cors:Name"]!, p => p.WithOrigins("https://shop.example")));""",
        """app.UseCors("Spa");""")]
    [Parts(
        """
        services.AddCors(o =>
        {
            foreach (var tenant in builder.Configuration.GetSection("Tenants").GetChildren())
            {
                o.AddPolicy(tenant.Key, p => p.WithOrigins(tenant["Origin"] ?? "https://shop.example"));
            }
        });
        """,
        """app.UseCors("Spa");""")]
    [Parts(Spa, """app.UseCors(Environment.GetEnvironmentVariable("POLICY")!);""")]
    [Parts(Spa, """if (app.Environment.IsDevelopment()) { app.UseCors("Dev"); }""")]
    [Parts(Spa, """app.UseCors(app.Environment.IsDevelopment() ? "Dev" : "Spa");""")]
    [Parts(
        """services.AddCors(o => o.AddPolicy(Names.Spa.ToString(), p => p.WithOrigins("https://shop.example")));""",
        "app.UseCors(nameof(Names.Spa));")]
    [Parts(
        """
        services.AddControllers();
        services.Configure<Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions>(o =>
            o.AddPolicy("Spa", p => p.WithOrigins("https://shop.example")));
        """,
        """app.UseCors("Spa");""")]
    [Parts("services.AddCors(); services.ConfigureOptions<Setup>();", """app.UseCors("Spa");""")]
    [Parts(
        """
        services.AddCors();
        services.AddSingleton<
            Microsoft.Extensions.Options.IConfigureOptions<Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions>,
            Setup>();
        """,
        """app.UseCors("Spa");""")]
    [Parts(
        """
        services.AddCors();
        services.AddSingleton(
            typeof(Microsoft.Extensions.Options.IConfigureOptions<Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions>),
            typeof(Setup));
        """,
        """app.UseCors("Spa");""")]
    public Task Ignores_names_that_may_be_there(string services, string pipeline) => Verify.Program(Minimal(services, pipeline) + """

        enum Names { Spa }

        class Setup : Microsoft.Extensions.Options.IConfigureOptions<Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions>
        {
            public void Configure(Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions options)
                => options.AddPolicy("Spa", p => p.WithOrigins("https://shop.example"));
        }
        """);

    [Fact]
    public Task Ignores_attributes_of_another_host()
        => Verify.Program(Minimal($"{Spa} services.AddControllers();", """app.UseCors("Spa");""", "endpoints.MapControllers();")
            .Replace("app.Run();", "_ = app.RunAsync();", StringComparison.Ordinal) + """

            var other = WebApplication.CreateBuilder(args);
            other.Services.AddCors(o => o.AddPolicy("Other", p => p.WithOrigins("https://other.example")));
            var second = other.Build();
            second.UseCors("Other");
            second.MapGet("/health", () => "");
            second.Run();

            [Microsoft.AspNetCore.Mvc.ApiController, Microsoft.AspNetCore.Cors.EnableCors("Spa")]
            public class OrdersController : Microsoft.AspNetCore.Mvc.ControllerBase
            {
                [Microsoft.AspNetCore.Mvc.HttpGet("/orders")] public string Get() => "";
            }
            """);

    [Theory]
    [Case("""app.UseCors("Nope ;""")]
    [Case("""app.UseCors("Nope";""")]
    [Case("""app.UseCors("No""")]
    [Case("app.UseCors(Nope);")]
    public Task Ignores_broken_code(string pipeline) => DoesNotReportWhileTyping("CORS301", Spa, pipeline);

    [Theory]
    [Case(
        """app.UseCors({|#0:"spa"|});""",
        "There is no policy 'spa': no page of another origin may read anything. Upper and lower case count: the policy is called 'Spa'.")]
    [Case(
        """app.UseCors({|#0:"Shop"|});""",
        "There is no policy 'Shop': no page of another origin may read anything. The policies are called 'Spa'.")]
    [Case(
        """app.UseCors({|#0:"https://a.example"|});""",
        "'https://a.example' is taken for the name of a policy, and there is none of that name: no page of another origin may read "
            + "anything. Put the origin into a policy and name that.")]
    [Case(
        """app.UseCors("Spa"); app.MapGet("/", () => "").RequireCors({|#0:"Shop"|});""",
        "There is no policy 'Shop': no page of another origin may read anything, and a browser's preflight runs the endpoint. The "
            + "policies are called 'Spa'.")]
    public Task Says_in_an_exact_message_what_comes_of_it(string pipeline, string message)
        => Verify.Program(Minimal(Spa, pipeline), Verify.Finding("CORS301", message));
}
