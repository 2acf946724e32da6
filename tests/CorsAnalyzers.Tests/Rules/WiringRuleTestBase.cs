using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>
/// What the tests of the rules about services, pipelines and endpoints share. A program is given by statements on <c>services</c>, on
/// <c>app</c> and on <c>endpoints</c>, so that it can be written in every style there is.
/// </summary>
public abstract class WiringRuleTestBase : RuleTestBase
{
    private protected const string Spa = """services.AddCors(o => o.AddPolicy("Spa", p => p.WithOrigins("https://shop.example")));""";
    private protected const string Default = """services.AddCors(o => o.AddDefaultPolicy(p => p.WithOrigins("https://shop.example")));""";
    private protected const string Two = """
        services.AddCors(o =>
        {
            o.AddPolicy("A", p => p.WithOrigins("https://a.example"));
            o.AddPolicy("B", p => p.WithOrigins("https://b.example"));
        });
        """;
    private protected const string Fallback = """
        services.AddAuthorization(o => o.FallbackPolicy = new Microsoft.AspNetCore.Authorization.AuthorizationPolicyBuilder()
            .RequireAuthenticatedUser()
            .Build());
        """;

    /// <summary>A host with everything the framework's has, which is not the framework's.</summary>
    private const string OtherHost = """

        namespace Elsewhere
        {
            public class Options
            {
                public void AddPolicy(string name, Action<object> configure) { }
                public void AddDefaultPolicy(Action<object> configure) { }
            }

            public class Services
            {
                public Services AddCors() => this;
                public Services AddCors(Action<Options> configure) => this;
                public Services AddAuthorization() => this;
            }

            public class Endpoint
            {
                public Endpoint RequireCors(string name) => this;
                public Endpoint RequireAuthorization() => this;
                public Endpoint ShortCircuit() => this;
            }

            public class Builder
            {
                public Services Services { get; } = new();
                public App Build() => new();
            }

            public class App
            {
                public App UseCors() => this;
                public App UseCors(string name) => this;
                public App UseAuthorization() => this;
                public App UseOutputCache() => this;
                public App UseEndpoints(Action<App> configure) => this;
                public Endpoint MapGet(string pattern, Func<string> handler) => new();
                public void Run() { }
            }

            [AttributeUsage(AttributeTargets.All)]
            public class EnableCorsAttribute : Attribute
            {
                public EnableCorsAttribute(string name) => Name = name;

                public string Name { get; }
            }
        }
        """;

    /// <summary>The styles in which a program can be written.</summary>
    public static TheoryData<string> Styles
        => [
            "minimal",
            "Startup",
            "Startup by type",
            "host lambdas",
            "modules in files",
            "local functions",
            "Main with helpers",
            "beside another host",
        ];

    /// <summary>Those in which the app is a <c>WebApplication</c>.</summary>
    public static TheoryData<string> WebStyles
        => ["minimal", "modules in files", "local functions", "Main with helpers", "beside another host"];

    /// <summary>Ways in which something that is not seen may add what is missing.</summary>
    public static TheoryData<string> Hidings => [.. HidingsOfOrder.Select(row => row.Data), "library"];

    /// <summary>Ways in which something that is not seen may change the order of the middleware that is.</summary>
    public static TheoryData<string> HidingsOfOrder =>
    [
        "policy provider", "policy provider by type", "policy provider by descriptor", "policy provider by scan",
        "startup filter", "startup filter by descriptor",
        "services handed on", "builder handed on", "app handed on", "delegate handed on",
        "reflection", "modules found at run time", "modules in a lambda",
    ];

    private protected static App Write(
        string style,
        [StringSyntax(App.Language)] string services,
        [StringSyntax(App.Language)] string pipeline,
        [StringSyntax(App.Language)] string endpoints = "")
    {
        var startup = new[]
        {
            ("/0/Startup.cs", $$"""
                public class Startup
                {
                    public void ConfigureServices(IServiceCollection services)
                    {
                        {{services}}
                    }

                    public void Configure(IApplicationBuilder app)
                    {
                        app.UseRouting();
                        {{pipeline}}
                        app.UseEndpoints(endpoints =>
                        {
                            {{endpoints}}
                        });
                    }
                }
                """),
        };
        return style switch
        {
            "minimal" => Minimal(services, pipeline, endpoints),
            "Startup" => new App("""
                Host.CreateDefaultBuilder(args)
                    .ConfigureWebHostDefaults(web => web.UseStartup<Startup>())
                    .Build()
                    .Run();
                """) { Sources = startup },
            "Startup by type" => new App("""
                Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web =>
                {
                    web.UseStartup(typeof(Startup));
                }).Build().Run();
                """) { Sources = startup },
            "host lambdas" => $$"""
                Host.CreateDefaultBuilder(args)
                    .ConfigureServices(services =>
                    {
                        {{services}}
                    })
                    .ConfigureWebHostDefaults(web => web.Configure(app =>
                    {
                        app.UseRouting();
                        {{pipeline}}
                        app.UseEndpoints(endpoints =>
                        {
                            {{endpoints}}
                        });
                    }))
                    .Build()
                    .Run();
                """,
            "modules in files" => new App("""
                var builder = WebApplication.CreateBuilder(args);
                builder.Services.AddShop().AddLogging();
                var app = builder.Build();
                app.UseShop().MapShop();
                app.Run();
                """)
            {
                Sources =
                [
                    ("/0/ShopServices.cs", $$"""
                        static class ShopServices
                        {
                            public static IServiceCollection AddShop(this IServiceCollection services)
                            {
                                {{services}}
                                return services;
                            }
                        }

                        """),
                    ("/0/ShopPipeline.cs", $$"""
                        static class ShopPipeline
                        {
                            public static WebApplication UseShop(this WebApplication app)
                            {
                                {{pipeline}}
                                return app;
                            }

                            public static void MapShop(this IEndpointRouteBuilder endpoints)
                            {
                                {{endpoints}}
                            }
                        }

                        """),
                ],
            },
            "local functions" => $$"""
                var builder = WebApplication.CreateBuilder(args);
                Add(builder.Services);
                await using var app = builder.Build();
                Use();
                Map(app);
                await app.RunAsync();

                void Add(IServiceCollection services)
                {
                    {{services}}
                }

                void Use()
                {
                    {{pipeline}}
                }

                void Map(IEndpointRouteBuilder endpoints)
                {
                    {{endpoints}}
                }
                """,
            "Main with helpers" => $$"""
                public static class Program
                {
                    public static async Task<int> Main(string[] args)
                    {
                        try
                        {
                            var app = await BuildAsync(args);
                            Configure(app);
                            await app.RunAsync();
                            return 0;
                        }
                        catch (Exception exception)
                        {
                            Console.Error.WriteLine(exception);
                            return 1;
                        }
                    }

                    private static async Task<WebApplication> BuildAsync(string[] args)
                    {
                        var builder = WebApplication.CreateBuilder(args);
                        var services = builder.Services;
                        await Task.Yield();
                        {{services}}
                        return builder.Build();
                    }

                    private static void Configure(WebApplication app)
                    {
                        {{pipeline}}
                        IEndpointRouteBuilder endpoints = app;
                        {{endpoints}}
                    }
                }
                """,
            "beside another host" => $$"""
                var other = WebApplication.CreateBuilder(args);
                other.Services.AddCors(o => o.AddDefaultPolicy(p => p.WithOrigins("https://other.example")));
                var second = other.Build();
                second.UseCors();
                second.MapGet("/other", () => "").RequireCors();
                _ = second.RunAsync();
                {{Minimal(services, pipeline, endpoints)}}
                """,
            _ => throw new ArgumentOutOfRangeException(nameof(style), style, null),
        };
    }

    private protected static string Minimal(
        [StringSyntax(App.Language)] string services,
        [StringSyntax(App.Language)] string pipeline,
        [StringSyntax(App.Language)] string endpoints = "") => $$"""
        var builder = WebApplication.CreateBuilder(args);
        var services = builder.Services;
        {{services}}
        var app = builder.Build();
        {{pipeline}}
        IEndpointRouteBuilder endpoints = app;
        {{endpoints}}
        app.Run();
        """;

    /// <summary>The program, with something in it that is not seen.</summary>
    private protected static App Hide(
        string how,
        [StringSyntax(App.Language)] string services,
        [StringSyntax(App.Language)] string pipeline,
        [StringSyntax(App.Language)] string endpoints = "")
    {
        const string Provider = """

            class Tenants : Microsoft.AspNetCore.Cors.Infrastructure.ICorsPolicyProvider
            {
                public Task<Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicy?> GetPolicyAsync(HttpContext context, string? policyName)
                    => throw new NotSupportedException();
            }
            """;
        const string Filter = """

            class Filter : IStartupFilter
            {
                public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => throw new NotSupportedException();
            }
            """;
        const string Native = """

            static class Native
            {
                [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.InternalCall)]
                public static extern void Take(object value);
            }
            """;
        const string Modules = """

            interface IModule { void Add(IServiceCollection services); void Use(IApplicationBuilder app); }
            """;
        const string Find = """
            typeof(IModule).Assembly.GetTypes()
                .Where(type => type.IsClass && typeof(IModule).IsAssignableFrom(type))
                .Select(Activator.CreateInstance)
                .Cast<IModule>()
                .ToList()
            """;
        return how switch
        {
            "policy provider" => Minimal(
                $"""
                services.AddTransient<Microsoft.AspNetCore.Cors.Infrastructure.ICorsPolicyProvider, Tenants>();
                {services}
                """,
                pipeline,
                endpoints) + Provider,
            "policy provider by type" => Minimal(
                $"""
                services.AddSingleton(typeof(Microsoft.AspNetCore.Cors.Infrastructure.ICorsPolicyProvider), typeof(Tenants));
                {services}
                """,
                pipeline,
                endpoints) + Provider,
            "policy provider by descriptor" => Minimal(
                $"""
                services.Add(ServiceDescriptor.Singleton<Microsoft.AspNetCore.Cors.Infrastructure.ICorsPolicyProvider, Tenants>());
                {services}
                """,
                pipeline,
                endpoints) + Provider,
            "policy provider by scan" => Minimal(
                $$"""
                foreach (var type in typeof(Tenants).Assembly.GetTypes()) { services.AddTransient(type.GetInterfaces()[0], type); }
                {{services}}
                """,
                pipeline,
                endpoints) + Provider,
            "startup filter" => Minimal(
                $"""
                services.AddTransient<IStartupFilter, Filter>();
                {services}
                """,
                pipeline,
                endpoints) + Filter,
            "startup filter by descriptor" => Minimal(
                $"""
                services.Insert(0, ServiceDescriptor.Transient<IStartupFilter, Filter>());
                {services}
                """,
                pipeline,
                endpoints) + Filter,
            "services handed on" => Minimal($"{services}\nNative.Take(services);", pipeline, endpoints) + Native,
            "builder handed on" => Minimal($"{services}\nNative.Take(builder);", pipeline, endpoints) + Native,
            "app handed on" => Minimal(services, $"Native.Take(app);\n{pipeline}", endpoints) + Native,
            "delegate handed on" => Minimal(
                services,
                $"""
                Action<string> use = name => app.UseCors(name);
                Native.Take(use);
                {pipeline}
                """,
                endpoints) + Native,
            "reflection" => Minimal(
                $$"""
                typeof(Console).GetMethod("Add")!.Invoke(null, new object[] { services });
                {{services}}
                """,
                pipeline,
                endpoints),
            "modules found at run time" => Minimal(
                $$"""
                var modules = {{Find}};
                foreach (var module in modules) { module.Add(services); }
                {{services}}
                """,
                $$"""
                foreach (var module in modules) { module.Use(app); }
                {{pipeline}}
                """,
                endpoints) + Modules,
            "modules in a lambda" => Minimal(
                $"""
                {Find}.ForEach(module => module.Add(services));
                {services}
                """,
                pipeline,
                endpoints) + Modules,
            "library" => Write("Startup", services, pipeline, endpoints).Sources[0].Text,
            _ => throw new ArgumentOutOfRangeException(nameof(how), how, null),
        };
    }

    /// <summary>Requires silence about a host of another namespace that has the framework's names.</summary>
    private protected static Task IgnoresOtherHosts(
        [StringSyntax(App.Language)] string statements,
        [StringSyntax(App.Language)] string types = "") => Verify.Program($$"""
        using Elsewhere;
        var builder = new Builder();
        var services = builder.Services;
        {{statements}}
        {{types}}
        {{OtherHost}}
        """);

    /// <summary>Requires that code that is being typed gets no finding of this rule, and that nothing throws.</summary>
    private protected static async Task DoesNotReportWhileTyping(
        string id,
        [StringSyntax(App.Language)] string services,
        [StringSyntax(App.Language)] string pipeline,
        [StringSyntax(App.Language)] string endpoints = "")
        => Assert.DoesNotContain(id, (await Verify.BuildAsync(Minimal(services, pipeline, endpoints))).Select(diagnostic => diagnostic.Id));
}
