namespace CorsAnalyzers.Tests.Rules;

/// <summary>CORS315: CORS services added after Build.</summary>
public sealed partial class Cors315Tests : WiringRuleTestBase
{
    private const string Late = """services.{|CORS315:AddCors|}(o => o.AddDefaultPolicy(p => p.WithOrigins("https://shop.example")));""";

    [Theory]
    [InlineData("builder.Services.{|CORS315:AddCors|}();")]
    [InlineData("builder.Services.AddLogging().{|CORS315:AddCors|}();")]
    [InlineData("Add(builder); static void Add(WebApplicationBuilder it) => it.Services.{|CORS315:AddCors|}();")]
    [InlineData("if (args.Length > 0) { services.{|CORS315:AddCors|}(); }")]
    [InlineData("if (!app.Environment.IsDevelopment()) { services.{|CORS315:AddCors|}(); }")]
    public Task Flags_services_that_come_too_late(string pipeline)
        => Verify.Program(Minimal(
            """services.AddCors(o => o.AddDefaultPolicy(p => p.WithOrigins("https://shop.example")));""",
            $"{pipeline} app.UseCors();"));

    [Fact]
    public Task Flags_the_only_services_there_are() => Verify.Program(Minimal("services.AddHttpClient();", $"{Late} app.UseCors();"));

    [Fact]
    public Task Flags_an_extension_in_another_file() => Verify.Program(new App("""
        var builder = WebApplication.CreateBuilder(args);
        var app = builder.Build();
        builder.AddOurs();
        app.UseCors("Ours");
        app.Run();
        """)
    {
        Sources = [("/0/Ours.cs", """
            static class Ours
            {
                public static void AddOurs(this WebApplicationBuilder builder)
                    => builder.Services.{|CORS315:AddCors|}(o => o.AddPolicy("Ours", p => p.WithOrigins("https://shop.example")));
            }
            """)],
    });

    [Fact]
    public Task Flags_the_host_that_was_built_and_not_the_other() => Verify.Program("""
        var first = WebApplication.CreateBuilder(args);
        var second = WebApplication.CreateBuilder(args);
        first.Services.AddCors(o => o.AddDefaultPolicy(p => p.WithOrigins("https://shop.example")));
        var app = first.Build();
        first.Services.{|CORS315:AddCors|}();
        second.Services.AddCors(o => o.AddDefaultPolicy(p => p.WithOrigins("https://admin.example")));
        var other = second.Build();
        app.UseCors();
        other.UseCors();
        await Task.WhenAll(app.RunAsync(), other.RunAsync());
        """);

    [Theory]
    [MemberData(nameof(Styles))]
    public Task Ignores_services_in_time(string style)
        => Verify.Program(Write(style, Default, "app.UseCors();", """endpoints.MapGet("/", () => "");"""));

    [Theory]
    [InlineData("var others = new ServiceCollection(); others.AddCors();")]
    [InlineData("IServiceCollection others = new ServiceCollection(); others.AddCors();")]
    [InlineData("var others = Make(); others.AddCors(); static IServiceCollection Make() => new ServiceCollection();")]
    [InlineData("if (app.Environment.IsDevelopment()) { services.AddCors(); }")]
    [InlineData("var next = WebApplication.CreateBuilder(args); next.Services.AddCors();")]
    [InlineData("Action late = () => services.AddCors(); Console.WriteLine(late.Method.Name);")]
    public Task Ignores_services_that_are_not_those_of_the_app(string pipeline)
        => Verify.Program(Minimal(Default, $"{pipeline} app.UseCors();"));

    [Fact]
    public Task Ignores_either_way_to_build() => Verify.Program("""
        var builder = WebApplication.CreateBuilder(args);
        WebApplication app;
        if (args.Length > 0)
        {
            app = builder.Build();
        }
        else
        {
            builder.Services.AddCors(o => o.AddDefaultPolicy(p => p.WithOrigins("https://shop.example")));
            app = builder.Build();
            app.UseCors();
        }

        app.Run();
        """);

    [Fact]
    public Task Ignores_a_library()
        => Verify.Program("""
            public static class Ours
            {
                public static IServiceCollection AddOurs(this IServiceCollection services)
                    => services.AddCors(o => o.AddPolicy("Ours", p => p.WithOrigins("https://shop.example")));
            }
            """);

    [Theory]
    [InlineData("services.AddCors(")]
    [InlineData("services.AddCor();")]
    [InlineData("services.")]
    public Task Ignores_broken_code(string pipeline) => DoesNotReportWhileTyping("CORS315", Default, pipeline);

    [Fact]
    public Task Says_in_an_exact_message_that_the_app_stops() => Verify.Program(
        Minimal(Default, "services.{|#0:AddCors|}(); app.UseCors();"),
        Verify.Finding(
            "CORS315",
            "The app stops with an InvalidOperationException when it gets here: the services are read-only once Build was called. Call "
                + "AddCors before Build."));
}
