using CorsAnalyzers.Reading.Routing;
using CorsAnalyzers.Reading.Values;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Reading.Framework;

/// <summary>Which face of the host a framework type shows.</summary>
internal static class HostValues
{
    public static int? HostOf(Value? value) => value switch
    {
        HostFacet facet => facet.Host,
        Endpoints endpoints => endpoints.Host,
        _ => null,
    };

    /// <summary>An unknown value of a type that can be only one thing in this run.</summary>
    public static Value? Known(Interpreter interpreter, string typeName) => typeName switch
    {
        KnownTypes.HostEnvironment or KnownTypes.WebHostEnvironment or KnownTypes.OldHostingEnvironment => new HostFacet(0, Facet.Environment),
        KnownTypes.Configuration or KnownTypes.ConfigurationRoot or KnownTypes.ConfigurationManager => new Section(string.Empty),
        KnownTypes.ServiceCollection when interpreter.Hosts.Count == 1 => new HostFacet(interpreter.Hosts[0], Facet.Services),
        _ => null,
    };

    /// <summary>What a value of this type is to the host; <see langword="null"/> for a type that has nothing to do with it.</summary>
    public static Value? FaceOf(Interpreter interpreter, ITypeSymbol? type, int host, int branch = 0)
    {
        if (type is not INamedTypeSymbol named || named.SpecialType != SpecialType.None)
        {
            return null;
        }

        var names = new HashSet<string>(named.AllInterfaces.Select(interpreter.TypeName)) { interpreter.TypeName(named) };
        return names switch
        {
            _ when names.Contains(KnownTypes.ServiceCollection) => new HostFacet(host, Facet.Services),
            _ when names.Contains(KnownTypes.ApplicationBuilder) || names.Contains(KnownTypes.EndpointRouteBuilder) => new HostFacet(host, Facet.Application, branch),
            _ when names.Contains(KnownTypes.HostEnvironment) || names.Contains(KnownTypes.OldHostingEnvironment) => new HostFacet(host, Facet.Environment),
            _ when names.Contains(KnownTypes.ConfigurationSection) => null,
            _ when names.Contains(KnownTypes.Configuration) => new Section(string.Empty),
            _ when names.Contains("Microsoft.AspNetCore.Authorization.AuthorizationOptions") => new HostFacet(host, Facet.AuthorizationOptions),
            _ when names.Contains(KnownTypes.RouteOptions) => new HostFacet(host, Facet.RouteOptions),
            _ when names.Contains(KnownTypes.WebSocketOptions) => new HostFacet(host, Facet.WebSocketOptions),
            _ when names.Contains(KnownTypes.CorsOptions) => new HostFacet(host, Facet.CorsOptions),
            _ when names.Contains("System.IServiceProvider") => new HostFacet(host, Facet.ServiceProvider),
            _ when names.Contains(KnownTypes.HostBuilderInterface) || names.Contains(KnownTypes.WebHostBuilderInterface)
                || names.Contains(KnownTypes.WebApplicationBuilder) || names.Contains("Microsoft.Extensions.Hosting.IHostApplicationBuilder")
                || names.Contains(KnownTypes.HostBuilderContext) || names.Contains(KnownTypes.WebHostBuilderContext) => new HostFacet(host, Facet.Builder),
            _ when HasServices(interpreter, named) => new HostFacet(host, Facet.MvcBuilder),
            _ => null,
        };
    }

    /// <summary>What a fluent framework call hands on: <c>AddControllers()</c>, <c>MapGet(…)</c>, <c>UseRouting()</c>.</summary>
    public static Value? Continued(Interpreter interpreter, Call call)
    {
        var host = HostOf(call.Receiver) ?? call.Arguments.Select(HostOf).FirstOrDefault(found => found is not null);
        if (host is not { } known)
        {
            return null;
        }

        return IsEndpoint(interpreter, call.Method.ReturnType)
            ? EndpointCalls.Endpoint(interpreter, call, known)
            : FaceOf(interpreter, call.Method.ReturnType, known, MakesPipeline(call) ? interpreter.NewId() : (call.Receiver as HostFacet)?.Branch ?? 0);
    }

    /// <summary>The constructor that dependency injection would take: the one with the most parameters.</summary>
    public static IMethodSymbol? Constructor(INamedTypeSymbol type) => type.InstanceConstructors.OrderByDescending(constructor => constructor.Parameters.Length).FirstOrDefault();

    /// <summary>What dependency injection would hand to a method.</summary>
    public static EquatableArray<Value> Injected(Interpreter interpreter, IMethodSymbol? method, int host, int branch = 0) => method is null
        ? []
        : [.. method.Parameters.Select(parameter => FaceOf(interpreter, parameter.Type, host, branch) ?? Value.Unknown)];

    // A pipeline beside the one at hand.
    private static bool MakesPipeline(Call call) => call.Name is "New" or "CreateApplicationBuilder";

    private static bool IsEndpoint(Interpreter interpreter, ITypeSymbol type) =>
        type is INamedTypeSymbol named && named.AllInterfaces.Add(named).Any(each => interpreter.TypeName(each) == KnownTypes.EndpointConventionBuilder);

    // Builders such as IMvcBuilder and AuthenticationBuilder lead back to the services.
    private static bool HasServices(Interpreter interpreter, INamedTypeSymbol type) =>
        type.AllInterfaces.Prepend(type).SelectMany(each => each.GetMembers("Services")).OfType<IPropertySymbol>()
            .Any(property => property.Type is INamedTypeSymbol services && interpreter.TypeName(services) == KnownTypes.ServiceCollection);
}
