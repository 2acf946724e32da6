namespace CorsAnalyzers.Knowledge;

/// <summary>Full names of the framework types whose members have a meaning here.</summary>
internal static class KnownTypes
{
    public const string CorsPolicyBuilder = "Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicyBuilder";
    public const string CorsPolicy = "Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicy";
    public const string CorsOptions = "Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions";
    public const string CorsPolicyProvider = "Microsoft.AspNetCore.Cors.Infrastructure.ICorsPolicyProvider";
    public const string EnableCorsAttribute = "Microsoft.AspNetCore.Cors.EnableCorsAttribute";
    public const string DisableCorsAttribute = "Microsoft.AspNetCore.Cors.DisableCorsAttribute";
    public const string CorsServices = "Microsoft.Extensions.DependencyInjection.CorsServiceCollectionExtensions";
    public const string MvcCorsBuilder = "Microsoft.Extensions.DependencyInjection.MvcCorsMvcCoreBuilderExtensions";
    public const string CorsMiddleware = "Microsoft.AspNetCore.Builder.CorsMiddlewareExtensions";
    public const string CorsEndpointConventions = "Microsoft.AspNetCore.Builder.CorsEndpointConventionBuilderExtensions";

    public const string ServiceCollection = "Microsoft.Extensions.DependencyInjection.IServiceCollection";
    public const string NewServiceCollection = "Microsoft.Extensions.DependencyInjection.ServiceCollection";
    public const string OptionsServices = "Microsoft.Extensions.DependencyInjection.OptionsServiceCollectionExtensions";
    public const string OptionsBuilder = "Microsoft.Extensions.Options.OptionsBuilder";
    public const string ConfigureOptions = "Microsoft.Extensions.Options.IConfigureOptions";
    public const string PostConfigureOptions = "Microsoft.Extensions.Options.IPostConfigureOptions";
    public const string ServiceDescriptor = "Microsoft.Extensions.DependencyInjection.ServiceDescriptor";
    public const string ServiceProvider = "System.IServiceProvider";
    public const string AuthorizationOptions = "Microsoft.AspNetCore.Authorization.AuthorizationOptions";
    public const string HostApplicationBuilder = "Microsoft.Extensions.Hosting.IHostApplicationBuilder";
    public const string ServiceRegistration = "Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions";
    public const string ServiceProviderExtensions = "Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions";

    public const string WebApplication = "Microsoft.AspNetCore.Builder.WebApplication";
    public const string WebApplicationBuilder = "Microsoft.AspNetCore.Builder.WebApplicationBuilder";
    public const string ApplicationBuilder = "Microsoft.AspNetCore.Builder.IApplicationBuilder";
    public const string EndpointRouteBuilder = "Microsoft.AspNetCore.Routing.IEndpointRouteBuilder";
    public const string EndpointConventionBuilder = "Microsoft.AspNetCore.Builder.IEndpointConventionBuilder";
    public const string UseWhen = "Microsoft.AspNetCore.Builder.UseWhenExtensions";
    public const string RouteOptions = "Microsoft.AspNetCore.Routing.RouteOptions";
    public const string WebSocketOptions = "Microsoft.AspNetCore.Builder.WebSocketOptions";
    public const string PageModel = "Microsoft.AspNetCore.Mvc.RazorPages.PageModel";
    public const string AuthorizeAttribute = "Microsoft.AspNetCore.Authorization.AuthorizeAttribute";
    public const string AllowAnonymousAttribute = "Microsoft.AspNetCore.Authorization.AllowAnonymousAttribute";
    public const string HttpMethods = "Microsoft.AspNetCore.Http.HttpMethods";
    public const string HttpMethodAttribute = "Microsoft.AspNetCore.Mvc.Routing.HttpMethodAttribute";
    public const string Host = "Microsoft.Extensions.Hosting.Host";
    public const string HostBuilder = "Microsoft.Extensions.Hosting.HostBuilder";
    public const string WebHostBuilder = "Microsoft.AspNetCore.Hosting.WebHostBuilder";
    public const string WebHost = "Microsoft.AspNetCore.WebHost";
    public const string HostBuilderInterface = "Microsoft.Extensions.Hosting.IHostBuilder";
    public const string WebHostBuilderInterface = "Microsoft.AspNetCore.Hosting.IWebHostBuilder";
    public const string WebHostBuilderExtensions = "Microsoft.AspNetCore.Hosting.WebHostBuilderExtensions";
    public const string HostBuilderContext = "Microsoft.Extensions.Hosting.HostBuilderContext";
    public const string WebHostBuilderContext = "Microsoft.AspNetCore.Hosting.WebHostBuilderContext";

    public const string HostEnvironment = "Microsoft.Extensions.Hosting.IHostEnvironment";
    public const string WebHostEnvironment = "Microsoft.AspNetCore.Hosting.IWebHostEnvironment";
    public const string OldHostingEnvironment = "Microsoft.AspNetCore.Hosting.IHostingEnvironment";
    public const string EnvironmentExtensions = "Microsoft.Extensions.Hosting.HostEnvironmentEnvExtensions";
    public const string WebEnvironmentExtensions = "Microsoft.AspNetCore.Hosting.HostingEnvironmentExtensions";
    public const string Environment = "System.Environment";

    public const string Configuration = "Microsoft.Extensions.Configuration.IConfiguration";
    public const string ConfigurationRoot = "Microsoft.Extensions.Configuration.IConfigurationRoot";
    public const string ConfigurationManager = "Microsoft.Extensions.Configuration.ConfigurationManager";
    public const string ConfigurationSection = "Microsoft.Extensions.Configuration.IConfigurationSection";
    public const string ConfigurationBinder = "Microsoft.Extensions.Configuration.ConfigurationBinder";
    public const string ConfigurationExtensions = "Microsoft.Extensions.Configuration.ConfigurationExtensions";

    public const string Object = "System.Object";
    public const string String = "System.String";
    public const string Char = "System.Char";
    public const string StringValues = "Microsoft.Extensions.Primitives.StringValues";
    public const string Uri = "System.Uri";
    public const string Regex = "System.Text.RegularExpressions.Regex";
    public const string TimeSpan = "System.TimeSpan";
    public const string Task = "System.Threading.Tasks.Task";
    public const string ValueTask = "System.Threading.Tasks.ValueTask";
    public const string Enumerable = "System.Linq.Enumerable";
    public const string MemoryExtensions = "System.MemoryExtensions";
}
