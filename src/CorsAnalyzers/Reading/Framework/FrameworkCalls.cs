using CorsAnalyzers.Reading.Http;
using CorsAnalyzers.Reading.Routing;
using CorsAnalyzers.Reading.Values;

namespace CorsAnalyzers.Reading.Framework;

/// <summary>
/// The documented meaning of framework methods, by the full name of the type that declares them. What is not here does nothing that matters.
/// </summary>
internal static class FrameworkCalls
{
    /// <summary>What the call comes to; <see langword="null"/> where it has no meaning here.</summary>
    public static Value? Perform(Interpreter interpreter, Call call) => call.Type switch
    {
        _ when call.Receiver is HttpFacet facet => HttpCalls.Perform(interpreter, facet, call),
        KnownTypes.CorsPolicyBuilder => PolicyBuilderCalls.Perform(interpreter, call),
        KnownTypes.CorsOptions => CorsOptionsCalls.Perform(interpreter, call),
        KnownTypes.CorsServices or KnownTypes.MvcCorsBuilder => CorsServicesCalls.AddCors(interpreter, call),
        KnownTypes.OptionsServices or KnownTypes.OptionsBuilder => CorsServicesCalls.Options(interpreter, call),
        KnownTypes.ServiceRegistration => CorsServicesCalls.Register(interpreter, call),
        KnownTypes.ServiceDescriptor => CorsServicesCalls.AddServices(interpreter, call),
        KnownTypes.CorsMiddleware => PipelineCalls.UseCors(interpreter, call),
        KnownTypes.CorsEndpointConventions => EndpointCalls.RequireCors(interpreter, call),
        KnownTypes.EnvironmentExtensions or KnownTypes.WebEnvironmentExtensions => HostCalls.Environment(interpreter, call),
        KnownTypes.Environment => HostCalls.EnvironmentVariable(interpreter, call),
        KnownTypes.WebApplication or KnownTypes.WebApplicationBuilder or KnownTypes.Host or KnownTypes.WebHost or KnownTypes.HostBuilder => HostCalls.Create(interpreter, call),
        KnownTypes.ServiceProviderExtensions => HostCalls.Resolve(interpreter, call),
        "Microsoft.AspNetCore.Builder.UseMiddlewareExtensions" => HostCalls.UseMiddleware(interpreter, call),
        KnownTypes.WebHostBuilderExtensions => HostCalls.UseStartup(interpreter, call),
        KnownTypes.Configuration or KnownTypes.ConfigurationRoot or KnownTypes.ConfigurationManager or KnownTypes.ConfigurationSection
            or KnownTypes.ConfigurationBinder or KnownTypes.ConfigurationExtensions
            => ConfigurationCalls.Perform(interpreter, call),
        KnownTypes.String or KnownTypes.StringValues => StringCalls.Perform(interpreter, call),
        KnownTypes.Object when call.Name is "Equals" or "ToString" => StringCalls.Perform(interpreter, call),
        KnownTypes.Char => StringCalls.Character(call),
        KnownTypes.Task or KnownTypes.ValueTask => call.Name == "FromResult" ? call[0] : null,
        KnownTypes.Uri => UriCalls.Perform(interpreter, call),
        KnownTypes.Regex => RegexCalls.Perform(interpreter, call),
        KnownTypes.TimeSpan => TimeSpanCalls.Perform(call),
        KnownTypes.HttpMethods => HttpCalls.IsMethod(call),
        "System.ArgumentNullException" or "System.ArgumentException" => Guards.Perform(interpreter, call),
        _ => CollectionCalls.Perform(interpreter, call),
    };

    /// <summary>What <c>new</c> makes; <see langword="null"/> where that does not matter.</summary>
    public static Value? Construct(Interpreter interpreter, Call call) => call.Type switch
    {
        KnownTypes.CorsPolicyBuilder => PolicyBuilderCalls.Construct(interpreter, call),
        KnownTypes.CorsPolicy => interpreter.New(new PolicyCell([App.PolicyVariant.Empty with { IsObject = true }])),
        KnownTypes.Uri => UriCalls.Construct(interpreter, call),
        KnownTypes.Regex => RegexCalls.Construct(call),
        KnownTypes.TimeSpan => TimeSpanCalls.Construct(call),
        KnownTypes.StringValues => call.Count == 1 ? call[0] : null,
        KnownTypes.HostBuilder => interpreter.NewHost(Facet.Builder),
        KnownTypes.ServiceDescriptor => CorsServicesCalls.AddServices(interpreter, call),

        // Services of no host.
        KnownTypes.NewServiceCollection => interpreter.NewObject(call.Method.ContainingType, null, []),
        _ => CollectionCalls.Construct(interpreter, call),
    };
}
