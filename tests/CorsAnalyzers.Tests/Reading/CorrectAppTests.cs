namespace CorsAnalyzers.Tests.Reading;

/// <summary>Apps that are right, in the styles people write them: nothing is reported.</summary>
public sealed class CorrectAppTests
{
    [Fact]
    public Task Ignores_minimal_hosting() => Verify.Program("""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddCors(options =>
        {
            options.AddPolicy("Shop", policy => policy
                .WithOrigins("https://shop.example", "https://admin.shop.example")
                .WithMethods("GET", "POST", "PUT")
                .WithHeaders("Content-Type", "Authorization")
                .WithExposedHeaders("X-Total")
                .SetPreflightMaxAge(TimeSpan.FromMinutes(10))
                .AllowCredentials());
            options.AddPolicy("Tenants", policy => policy
                .WithOrigins("https://*.tenants.example")
                .SetIsOriginAllowedToAllowWildcardSubdomains()
                .AllowAnyHeader()
                .AllowAnyMethod());
        });
        var app = builder.Build();
        app.UseHttpsRedirection();
        app.UseCors("Shop");
        var tenants = app.MapGroup("/tenants").RequireCors("Tenants");
        tenants.MapGet("/{id}", (string id) => id);
        app.MapPut("/orders/{id:int}", (int id) => Results.Ok(id));
        app.Run();
        """);

    [Fact]
    public Task Ignores_a_Startup_class_with_MVC() => Verify.Program(new App("""
        public class Program
        {
            public static void Main(string[] args)
                => Host.CreateDefaultBuilder(args)
                    .ConfigureWebHostDefaults(web => web.UseStartup<Startup>())
                    .Build()
                    .Run();
        }
        """)
    {
        Sources =
        [
            ("/0/Startup.cs", """
                public class Startup
                {
                    private const string Policy = "Shop";

                    public Startup(IConfiguration configuration, IWebHostEnvironment environment)
                        => (Configuration, Environment) = (configuration, environment);

                    private IConfiguration Configuration { get; }

                    private IWebHostEnvironment Environment { get; }

                    public void ConfigureServices(IServiceCollection services)
                    {
                        var origins = Configuration.GetSection("Cors:Origins")
                            .Get<string[]>() ?? throw new InvalidOperationException("Cors:Origins");
                        services.AddCors(options => options.AddPolicy(Policy, policy =>
                        {
                            if (Environment.IsDevelopment())
                            {
                                policy.SetIsOriginAllowed(_ => true);
                            }
                            else
                            {
                                policy.WithOrigins(origins);
                            }

                            policy.AllowAnyHeader().AllowAnyMethod().AllowCredentials();
                        }));
                        services.AddControllers();
                    }

                    public void Configure(IApplicationBuilder app)
                    {
                        app.UseRouting();
                        app.UseCors(Policy);
                        app.UseAuthorization();
                        app.UseEndpoints(endpoints => endpoints.MapControllers());
                    }
                }
                """),
            ("/0/OrdersController.cs", """
                using Microsoft.AspNetCore.Cors;
                using Microsoft.AspNetCore.Mvc;
                [ApiController, Route("orders"), EnableCors("Shop")]
                public class OrdersController : ControllerBase
                {
                    [HttpGet] public string Get() => "";
                    [HttpPost, DisableCors] public void Post() { }
                }
                """),
        ],
    });

    [Fact]
    public Task Ignores_modules_of_extension_methods() => Verify.Program(new App("""
        using Acme;
        var builder = WebApplication.CreateBuilder(args);
        builder.AddAcmeCors();
        var app = builder.Build();
        app.UseAcmeCors();
        app.MapGet("/", () => "Hello");
        await app.RunAsync();
        """)
    {
        Sources =
        [
            ("/0/Acme.cs", """
                namespace Acme;

                public static class AcmeCors
                {
                    private static readonly string[] Production = { "https://acme.example" };

                    public static WebApplicationBuilder AddAcmeCors(this WebApplicationBuilder builder)
                    {
                        builder.Services.AddCors(options =>
                        {
                            if (builder.Environment.IsDevelopment())
                            {
                                options.AddPolicy(Name(builder.Environment), policy => policy.AllowAnyOrigin().AllowAnyHeader());
                                return;
                            }

                            options.AddPolicy(Name(builder.Environment), policy => policy.WithOrigins(Production).AllowAnyHeader());
                        });
                        return builder;
                    }

                    public static IApplicationBuilder UseAcmeCors(this WebApplication app) => app.UseCors(Name(app.Environment));

                    private static string Name(IHostEnvironment environment) => $"Acme-{environment.EnvironmentName}";
                }
                """),
        ],
    });

    [Fact]
    public Task Ignores_hubs() => Verify.Program(new App("""
        using Microsoft.AspNetCore.SignalR;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSignalR();
        builder.Services.AddCors(o => o.AddPolicy("Hubs", p => p
            .WithOrigins("https://shop.example")
            .AllowAnyHeader()
            .WithMethods("GET", "POST")
            .AllowCredentials()));
        var app = builder.Build();
        app.UseCors();
        app.MapHub<Chat>("/chat").RequireCors("Hubs");
        app.Run();

        class Chat : Hub { }
        """));

    [Fact]
    public Task Ignores_options_bound_to_a_class() => Verify.Program("""
        var builder = WebApplication.CreateBuilder(args);
        var settings = builder.Configuration.GetSection("Cors").Get<CorsSettings>() ?? new CorsSettings();
        builder.Services.AddCors(o => o.AddDefaultPolicy(p => p.WithOrigins(settings.Origins.ToArray()).AllowCredentials()));
        var app = builder.Build();
        app.UseCors();
        app.Run();

        class CorsSettings { public List<string> Origins { get; set; } = new(); }
        """);

    [Fact]
    public Task Ignores_origins_from_a_database() => Verify.Program("""
        using Microsoft.AspNetCore.Cors.Infrastructure;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddCors();
        builder.Services.AddSingleton<ITenants, Tenants>();
        builder.Services.AddTransient<ICorsPolicyProvider, TenantPolicies>();
        var app = builder.Build();
        app.UseCors();
        app.Run();

        interface ITenants { Task<string[]> OriginsAsync(string host); }
        class Tenants : ITenants { public Task<string[]> OriginsAsync(string host) => File.ReadAllLinesAsync(host); }
        class TenantPolicies : ICorsPolicyProvider
        {
            private readonly ITenants _tenants;
            public TenantPolicies(ITenants tenants) => _tenants = tenants;
            public async Task<CorsPolicy?> GetPolicyAsync(HttpContext context, string? policyName)
            {
                var origins = await _tenants.OriginsAsync(context.Request.Host.Value!);
                return new CorsPolicyBuilder().WithOrigins(origins).AllowAnyHeader().AllowCredentials().Build();
            }
        }
        """);

    [Fact]
    public Task Ignores_an_app_without_CORS() => Verify.Program("""
        var app = WebApplication.Create(args);
        app.MapGet("/", () => "Hello");
        app.Run();
        """);

    [Fact]
    public Task Ignores_an_app_that_names_its_environment_itself() => Verify.Program("""
        var isLocal = Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") == "Development";
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddCors(o => o.AddDefaultPolicy(p => _ = isLocal ? p.AllowAnyOrigin() : p.WithOrigins("https://shop.example")));
        var app = builder.Build();
        app.UseCors();
        app.Run();
        """);
}
