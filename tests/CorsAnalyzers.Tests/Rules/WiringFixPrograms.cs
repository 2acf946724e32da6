namespace CorsAnalyzers.Tests.Rules;

/// <summary>
/// Programs that the tests of the fixes of wiring share. Unlike those of <see cref="WiringRuleTestBase"/> they are laid out as people
/// write them, since a fix has to keep that.
/// </summary>
internal static class WiringFixPrograms
{
    /// <summary>A policy that no rule has anything to say about.</summary>
    public const string ShopPolicy = """p => p.WithOrigins("https://shop.example")""";

    /// <summary>Adds it under the name "Spa".</summary>
    public const string AddSpa = """builder.Services.AddCors(o => o.AddPolicy("Spa", """ + ShopPolicy + "));";

    /// <summary>Adds it as the default policy.</summary>
    public const string AddDefault = "builder.Services.AddCors(o => o.AddDefaultPolicy(" + ShopPolicy + "));";

    /// <summary>An app of these services and this pipeline; each is a list of lines.</summary>
    public static string WebApp(string services, string pipeline) => $"""
        var builder = WebApplication.CreateBuilder(args);
        {services}
        var app = builder.Build();
        {pipeline}
        app.Run();

        """.ReplaceLineEndings("\n");

    /// <summary>Two apps in one file, each of this pipeline and these services.</summary>
    public static string TwoApps(string pipeline, string services = "builder.Services.AddAuthorization().AddCors();") => $$"""
        Apps.First();
        Apps.Second();

        internal static class Apps
        {
            public static void First()
            {
                var builder = WebApplication.CreateBuilder();
                {{services}}
                var app = builder.Build();
                {{pipeline}}
                app.Run();
            }

            public static void Second()
            {
                var builder = WebApplication.CreateBuilder();
                {{services}}
                var app = builder.Build();
                {{pipeline}}
                app.Run();
            }
        }

        """.ReplaceLineEndings("\n");

    /// <summary>A generic host whose <c>Startup</c> adds these services and has this pipeline.</summary>
    public static string StartupApp(string services, string pipeline) => $$"""
        Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseStartup<Startup>()).Build().Run();

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services)
            {
                {{services}}
            }

            public void Configure(IApplicationBuilder app)
            {
                {{pipeline}}
            }
        }

        """.ReplaceLineEndings("\n");
}
