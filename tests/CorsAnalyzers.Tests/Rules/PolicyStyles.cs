namespace CorsAnalyzers.Tests.Rules;

/// <summary>
/// The ways in which people write down one and the same policy. A rule's verdict must not depend on them: each takes calls on a
/// <c>CorsPolicyBuilder</c>, with markup, and gives a whole app around them.
/// </summary>
internal static class PolicyStyles
{
    private const string Cors = "using Microsoft.AspNetCore.Cors.Infrastructure;\n";

    private static readonly Dictionary<string, Func<string[], App>> InProduction = new(StringComparer.Ordinal)
    {
        ["a chain"] = calls => Default($"p => p.{Chain(calls)}"),
        ["statements"] = calls => Default($"p => {{ {Statements("p", calls)} }}"),
        ["a local for the builder"] = calls => Default($"p => {{ var b = p; {Statements("b", calls)} }}"),
        ["a builder assigned anew"] = calls => Default($"p => {{ p = p.{calls[0]}; {Statements("p", calls[1..])} }}"),
        ["an anonymous method"] = calls => Default(
            $"delegate(Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicyBuilder p) {{ p.{Chain(calls)}; }}"),
        ["a local function"] = calls => Default("Fill") with
        {
            Code = Cors + Default("Fill").Code + $"static void Fill(CorsPolicyBuilder p) => p.{Chain(calls)};\n",
        },
        ["a method group"] = calls => Default("Policies.Fill") with
        {
            Sources = [("/0/Policies.cs", Cors
                + $"static class Policies {{ public static void Fill(CorsPolicyBuilder p) {{ {Statements("p", calls)} }} }}")],
        },
        ["a delegate in a field"] = calls => Default("Policies.Fill") with
        {
            Sources = [("/0/Policies.cs", Cors
                + $"static class Policies {{ public static readonly Action<CorsPolicyBuilder> Fill = p => p.{Chain(calls)}; }}")],
        },
        ["an extension method of the builder"] = calls => Default("p => p.Fill()") with
        {
            Sources = [("/0/Policies.cs", Cors
                + $"static class Policies {{ public static CorsPolicyBuilder Fill(this CorsPolicyBuilder p) => p.{Chain(calls)}; }}")],
        },
        ["an extension method of the services"] = calls => Program("builder.Services.AddOurCors();", "app.UseCors();") with
        {
            Sources = [("/0/Policies.cs", $$"""
                static class Policies
                {
                    public static IServiceCollection AddOurCors(this IServiceCollection services)
                        => services.AddCors(o => o.AddDefaultPolicy(p => p.{{Chain(calls)}}));
                }
                """)],
        },
        ["an extension method of the host builder"] = calls => Program("builder.AddOurCors();", "app.UseOurCors();") with
        {
            Sources = [("/0/Policies.cs", $$"""
                static class Policies
                {
                    public static void AddOurCors(this WebApplicationBuilder builder)
                        => builder.Services.AddCors(o => o.AddPolicy(Name, p => p.{{Chain(calls)}}));

                    public static void UseOurCors(this IApplicationBuilder app) => app.UseCors(Name);

                    private const string Name = "Ours";
                }
                """)],
        },
        ["a named policy"] = calls => Named(calls, """app.UseCors("Spa");"""),
        ["a policy inside UseCors"] = calls => Program("builder.Services.AddCors();", $"app.UseCors(p => p.{Chain(calls)});"),
        ["a policy inside RequireCors"] = calls => Program(
            "builder.Services.AddCors();",
            $"""
            app.UseCors();
            app.MapGet("/", () => "Hello").RequireCors(p => p.{Chain(calls)});
            """),
        ["a name in RequireCors"] = calls => Named(
            calls,
            """
            app.UseCors();
            app.MapGet("/", () => "Hello").RequireCors("Spa");
            """),
        ["a name in RequireCors of a group"] = calls => Named(
            calls,
            """
            app.UseCors();
            var api = app.MapGroup("/api").RequireCors("Spa");
            api.MapGet("/", () => "Hello");
            """),
        ["a name in [EnableCors] of an endpoint"] = calls => Named(
            calls,
            """
            app.UseCors();
            app.MapGet("/", [Microsoft.AspNetCore.Cors.EnableCors("Spa")] () => "Hello");
            """),
        ["a name in [EnableCors] of a controller"] = calls => Named(
            calls,
            "app.UseCors();\napp.MapControllers();",
            "builder.Services.AddControllers();") with
        {
            Sources = [("/0/ShopController.cs", """
                using Microsoft.AspNetCore.Cors;
                using Microsoft.AspNetCore.Mvc;
                [ApiController, Route("shop"), EnableCors("Spa")]
                public class ShopController : ControllerBase { [HttpGet] public string Get() => ""; }
                """)],
        },
        ["a name chosen by environment"] = calls => Named(
            calls,
            """app.UseCors(app.Environment.IsDevelopment() ? "Local" : "Spa");""",
            """builder.Services.AddCors(o => o.AddPolicy("Local", p => p.WithOrigins("http://localhost:3000")));"""),
        ["a CorsPolicyBuilder of one's own"] = calls => new App(Cors
            + Program(
                $"builder.Services.AddCors(o => o.AddDefaultPolicy(new CorsPolicyBuilder().{Chain(calls)}.Build()));",
                "app.UseCors();").Code),
        ["a CorsPolicyBuilder in a local"] = calls => new App(Cors + Program(
            $"""
            var b = new CorsPolicyBuilder();
            {Statements("b", calls)}
            builder.Services.AddCors(o => o.AddPolicy("Spa", b.Build()));
            """,
            """app.UseCors("Spa");""").Code),
        ["Configure of CorsOptions"] = calls => new App(Cors + Program(
            $"""
            builder.Services.AddCors();
            builder.Services.Configure<CorsOptions>(o => o.AddDefaultPolicy(p => p.{Chain(calls)}));
            """,
            "app.UseCors();").Code),
        ["AddOptions of CorsOptions"] = calls => new App(Cors + Program(
            $"""
            builder.Services.AddCors();
            builder.Services.AddOptions<CorsOptions>().Configure(o => o.AddDefaultPolicy(p => p.{Chain(calls)}));
            """,
            "app.UseCors();").Code),
        ["a class that configures CorsOptions"] = calls => Program(
            """
            builder.Services.AddCors();
            builder.Services.AddTransient<
                Microsoft.Extensions.Options.IConfigureOptions<Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions>,
                OurCors>();
            """,
            "app.UseCors();") with
        {
            Sources = [("/0/OurCors.cs", $$"""
                using Microsoft.AspNetCore.Cors.Infrastructure;

                class OurCors : Microsoft.Extensions.Options.IConfigureOptions<CorsOptions>
                {
                    public void Configure(CorsOptions options) => options.AddDefaultPolicy(p => p.{{Chain(calls)}});
                }
                """)],
        },
        ["a policy provider"] = calls => Program(
            """
            builder.Services.AddCors();
            builder.Services.AddTransient<Microsoft.AspNetCore.Cors.Infrastructure.ICorsPolicyProvider, OurPolicies>();
            """,
            "app.UseCors();") with
        {
            Sources = [("/0/OurPolicies.cs", $$"""
                using Microsoft.AspNetCore.Cors.Infrastructure;

                class OurPolicies : ICorsPolicyProvider
                {
                    public Task<CorsPolicy?> GetPolicyAsync(HttpContext context, string? name)
                        => Task.FromResult<CorsPolicy?>(new CorsPolicyBuilder().{{Chain(calls)}}.Build());
                }
                """)],
        },
        ["AddCors of MVC"] = calls => Program(
            $"builder.Services.AddMvcCore().AddCors(o => o.AddDefaultPolicy(p => p.{Chain(calls)}));",
            "app.UseCors();"),
        ["services configured on the host"] = calls => Program(
            $"builder.Host.ConfigureServices((context, services) => services.AddCors(o => o.AddDefaultPolicy(p => p.{Chain(calls)})));",
            "app.UseCors();"),
        ["the else branch of IsDevelopment"] = calls => Program(
            "builder.Services.AddCors();",
            $$"""
            if (app.Environment.IsDevelopment())
            {
                app.UseCors(p => p.WithOrigins("http://localhost:3000"));
            }
            else
            {
                app.UseCors(p => p.{{Chain(calls)}});
            }
            """),
        ["a branch for Production"] = calls => Program(
            $"""
            if (builder.Environment.IsProduction())
                builder.Services.AddCors(o => o.AddDefaultPolicy(p => p.{Chain(calls)}));
            """,
            "app.UseCors();"),
        ["a negated local"] = calls => Program(
            """
            builder.Services.AddCors();
            var isDevelopment = builder.Environment.IsDevelopment();
            """,
            $"if (!isDevelopment) app.UseCors(p => p.{Chain(calls)});"),
        ["what comes after an early return in Development"] = calls => new App($$"""
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddCors();
            var app = builder.Build();
            if (app.Environment.IsDevelopment())
            {
                app.Run();
                return;
            }

            app.UseCors(p => p.{{Chain(calls)}});
            app.Run();
            """),
        ["a switch over the environment"] = calls => Program(
            "builder.Services.AddCors();",
            $$"""
            switch (app.Environment.EnvironmentName)
            {
                case "Development": break;
                default: app.UseCors(p => p.{{Chain(calls)}}); break;
            }
            """),
        ["a condition that cannot be known"] = calls => Program(
            "builder.Services.AddCors();",
            $"if (args.Length > 0) app.UseCors(p => p.{Chain(calls)});"),
        ["a class with Main"] = calls => new App($$"""
            public class Program
            {
                public static void Main(string[] args)
                {
                    var builder = WebApplication.CreateBuilder(args);
                    builder.Services.AddCors(o => o.AddDefaultPolicy(p => p.{{Chain(calls)}}));
                    var app = builder.Build();
                    app.UseCors();
                    app.Run();
                }
            }
            """),
        ["an asynchronous Main"] = calls => new App($$"""
            internal static class Entry
            {
                private static async Task Main(string[] args)
                {
                    var builder = WebApplication.CreateBuilder(args);
                    await Task.Delay(1);
                    builder.Services.AddCors(o => o.AddDefaultPolicy(p => p.{{Chain(calls)}}));
                    await using var app = builder.Build();
                    app.UseCors();
                    await app.RunAsync();
                }
            }
            """),
        ["a Startup class"] = calls => Startup(Chain(calls), """
            using Microsoft.AspNetCore;
            public class Program
            {
                public static void Main(string[] args) => CreateHostBuilder(args).Build().Run();

                public static IHostBuilder CreateHostBuilder(string[] args)
                    => Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseStartup<Startup>());
            }
            """),
        ["a Startup class that minimal hosting calls"] = calls => Startup(Chain(calls), """
            var builder = WebApplication.CreateBuilder(args);
            var startup = new Startup();
            startup.ConfigureServices(builder.Services);
            var app = builder.Build();
            startup.Configure(app, app.Environment);
            app.Run();
            """),
    };

    private static readonly Dictionary<string, Func<string[], App>> NotInProduction = new(StringComparer.Ordinal)
    {
        ["a registration in a branch"] = calls => Program(
            $"""
            builder.Services.AddCors(o => o.AddDefaultPolicy(p => p.WithOrigins("https://production.example")));
            if (builder.Environment.IsDevelopment())
                builder.Services.AddCors(o => o.AddDefaultPolicy(p => p.{Chain(calls)}));
            """,
            "app.UseCors();"),
        ["a use in a branch"] = calls => Used("if (app.Environment.IsDevelopment())", calls),
        ["a use in a branch with more conditions"] = calls => Used("if (args.Length > 0 && app.Environment.IsDevelopment())", calls),
        ["a comparison of the name"] = calls => Used("if (app.Environment.EnvironmentName == Environments.Development)", calls),
        ["a comparison of the name without regard to case"] = calls => Used(
            """if (string.Equals(app.Environment.EnvironmentName, "development", StringComparison.OrdinalIgnoreCase))""",
            calls),
        ["an environment of one's own"] = calls => Used("""if (app.Environment.IsEnvironment("Testing"))""", calls),
        ["Staging"] = calls => Used("if (app.Environment.IsStaging())", calls),
        ["a pattern over the name"] = calls => Used("""if (app.Environment.EnvironmentName is "Development" or "Testing")""", calls),
        ["a local"] = calls => Used(
            """
            var isDevelopment = app.Environment.IsDevelopment();
            if (isDevelopment)
            """,
            calls),
        ["a helper that asks"] = calls => Used(
            """
            static bool IsLocal(IHostEnvironment environment) => environment.IsDevelopment();
            if (IsLocal(app.Environment))
            """,
            calls),
        ["an extension method that asks"] = calls => Used("if (app.Environment.IsLocal())", calls) with
        {
            Sources = [("/0/Environments.cs", """
                static class EnvironmentExtensions
                {
                    public static bool IsLocal(this IHostEnvironment environment)
                        => environment.IsDevelopment() || environment.IsEnvironment("Local");
                }
                """)],
        },
        ["the else branch of IsProduction"] = calls => Program(
            "builder.Services.AddCors();",
            $"if (app.Environment.IsProduction()) {{ }} else {{ app.UseCors(p => p.{Chain(calls)}); }}"),
        ["what comes after an early return"] = calls => new App($$"""
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddCors();
            var app = builder.Build();
            if (!app.Environment.IsDevelopment())
            {
                app.Run();
                return;
            }

            app.UseCors(p => p.{{Chain(calls)}});
            app.Run();
            """),
        ["what comes after an exception"] = calls => Program(
            "builder.Services.AddCors();",
            $"""
            if (app.Environment.IsProduction()) throw new InvalidOperationException();
            app.UseCors(p => p.{Chain(calls)});
            """),
        ["a case of a switch"] = calls => Program(
            "builder.Services.AddCors();",
            $$"""
            switch (app.Environment.EnvironmentName)
            {
                case "Development": app.UseCors(p => p.{{Chain(calls)}}); break;
            }
            """),
        ["an arm of a conditional expression"] = calls => Program(
            "builder.Services.AddCors();",
            $"_ = app.Environment.IsDevelopment() ? app.UseCors(p => p.{Chain(calls)}) : app;"),
        ["a method of Startup for Development"] = calls => new App($$"""
            public class Startup
            {
                public void ConfigureServices(IServiceCollection services) => services.AddCors();

                public void ConfigureDevelopment(IApplicationBuilder app) => app.UseCors(p => p.{{Chain(calls)}});

                public void Configure(IApplicationBuilder app) => app.UseCors(p => p.WithOrigins("https://shop.example"));
            }
            """),
        ["code that is not compiled"] = calls => Program(
            "builder.Services.AddCors();",
            $"""
            #if DEBUG
            app.UseCors(p => p.{Chain(calls)});
            #endif
            """),
    };

    /// <summary>Apps in which Production gets the policy.</summary>
    public static TheoryData<string> Exposed => [.. InProduction.Keys];

    /// <summary>Apps in which Production does not run the code.</summary>
    public static TheoryData<string> DevelopmentOnly => [.. NotInProduction.Keys];

    /// <summary>
    /// An app of either kind around calls such as <c>{|CORS103:AllowAnyOrigin|}()</c>; those of the second kind lose their markup.
    /// </summary>
    public static App Write(string style, params string[] calls) => InProduction.TryGetValue(style, out var write)
        ? write(calls)
        : NotInProduction[style]([.. calls.Select(WithoutMarkup)]);

    private static string WithoutMarkup(string call) => System.Text.RegularExpressions.Regex.Replace(call, @"\{\|[^:]*:(.*?)\|\}", "$1");

    private static string Chain(string[] calls) => string.Join('.', calls);

    private static string Statements(string receiver, string[] calls) => string.Concat(calls.Select(call => $"{receiver}.{call}; "));

    private static App Used(string condition, string[] calls)
        => Program("builder.Services.AddCors();", $"{condition}\n    app.UseCors(p => p.{Chain(calls)});");

    private static App Default(string lambda) => Program($"builder.Services.AddCors(o => o.AddDefaultPolicy({lambda}));", "app.UseCors();");

    private static App Named(string[] calls, string use, string more = "") => Program(
        $"""
        builder.Services.AddCors(o => o.AddPolicy("Spa", p => p.{Chain(calls)}));
        {more}
        """,
        use);

    private static App Program(string services, string pipeline) => new($$"""
        var builder = WebApplication.CreateBuilder(args);
        {{services}}
        var app = builder.Build();
        {{pipeline}}
        app.MapGet("/hello", () => "Hello");
        app.Run();

        """);

    private static App Startup(string chain, string program) => new(program)
    {
        Sources = [("/0/Startup.cs", $$"""
            public class Startup
            {
                public void ConfigureServices(IServiceCollection services)
                {
                    services.AddCors(options =>
                    {
                        options.AddPolicy("Spa", p => p.{{chain}});
                    });
                    services.AddRouting();
                }

                public void Configure(IApplicationBuilder app, IWebHostEnvironment env)
                {
                    app.UseRouting();
                    app.UseCors("Spa");
                    app.UseEndpoints(endpoints => endpoints.MapGet("/", () => "Hello"));
                }
            }
            """)],
    };
}
