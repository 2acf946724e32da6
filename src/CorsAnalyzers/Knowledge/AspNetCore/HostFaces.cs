using CorsAnalyzers.Evaluation;
using CorsAnalyzers.Evaluation.Values;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Knowledge.AspNetCore;

/// <summary>Which face of the host a framework type shows, and what dependency injection hands out of it.</summary>
internal static class HostFaces
{
    private static readonly (Facet Facet, string[] Types)[] ByType =
    [
        (Facet.Services, [KnownTypes.ServiceCollection]),
        (Facet.Application, [KnownTypes.ApplicationBuilder, KnownTypes.EndpointRouteBuilder]),
        (Facet.Environment, [KnownTypes.HostEnvironment, KnownTypes.OldHostingEnvironment]),
        (Facet.Configuration, [KnownTypes.Configuration]),
        (Facet.AuthorizationOptions, [KnownTypes.AuthorizationOptions]),
        (Facet.RouteOptions, [KnownTypes.RouteOptions]),
        (Facet.WebSocketOptions, [KnownTypes.WebSocketOptions]),
        (Facet.CorsOptions, [KnownTypes.CorsOptions]),
        (Facet.ServiceProvider, [KnownTypes.ServiceProvider]),
        (Facet.Builder,
        [
            KnownTypes.HostBuilderInterface, KnownTypes.WebHostBuilderInterface, KnownTypes.WebApplicationBuilder,
            KnownTypes.HostApplicationBuilder, KnownTypes.HostBuilderContext, KnownTypes.WebHostBuilderContext,
        ]),
    ];

    public static int? HostOf(Value? value) => value switch
    {
        HostFacet facet => facet.Host,
        Endpoints endpoints => endpoints.Host,
        _ => null,
    };

    /// <summary>What a value of this type is to the host; <see langword="null"/> for a type that has nothing to do with it.</summary>
    public static Value? FaceOf(Evaluator evaluator, ITypeSymbol? type, int host, int branch = 0)
    {
        if (type is not INamedTypeSymbol named || named.SpecialType != SpecialType.None)
        {
            return null;
        }

        var names = new HashSet<string>(named.AllInterfaces.Select(evaluator.TypeName), StringComparer.Ordinal) { evaluator.TypeName(named) };
        foreach (var (facet, types) in ByType)
        {
            if (types.Any(names.Contains))
            {
                return facet switch
                {
                    Facet.Configuration => names.Contains(KnownTypes.ConfigurationSection) ? null : Section.Root,
                    _ => new HostFacet(host, facet, facet == Facet.Application ? branch : 0),
                };
            }
        }

        return HasServices(evaluator, named) ? new HostFacet(host, Facet.MvcBuilder) : null;
    }

    /// <summary>What a fluent framework call hands on: <c>AddControllers()</c>, <c>MapGet(…)</c>, <c>UseRouting()</c>.</summary>
    public static Value? Continued(Evaluator evaluator, Call call)
    {
        if ((HostOf(call.Receiver) ?? call.Arguments.Select(HostOf).FirstOrDefault(found => found is not null)) is not { } host)
        {
            return null;
        }

        return IsEndpoint(evaluator, call.Method.ReturnType)
            ? EndpointConventions.Endpoint(evaluator, call, host)
            : FaceOf(evaluator, call.Method.ReturnType, host, MakesPipeline(call) ? evaluator.NewId() : (call.Receiver as HostFacet)?.Branch ?? 0);
    }

    /// <summary>The constructor that dependency injection would take: the one with the most parameters.</summary>
    public static IMethodSymbol? Constructor(INamedTypeSymbol type) =>
        type.InstanceConstructors.OrderByDescending(constructor => constructor.Parameters.Length).FirstOrDefault();

    /// <summary>What dependency injection would hand to a method.</summary>
    public static EquatableArray<Value> Injected(Evaluator evaluator, IMethodSymbol? method, int host, int branch = 0) => method is null
        ? []
        : [.. method.Parameters.Select(parameter => Service(evaluator, parameter.Type, host, branch) ?? Value.Unknown)];

    /// <summary>What the container hands out for a type: a face of the host, or what the app has registered.</summary>
    public static Value? Service(Evaluator evaluator, ITypeSymbol? type, int host, int branch = 0) =>
        FaceOf(evaluator, type, host, branch) ?? RegisteredServices.Get(evaluator, type, host);

    /// <summary>Runs code that configures options: they are given to it, and services where it takes some.</summary>
    public static void Configure(Evaluator evaluator, Value configure, Value options, int host)
    {
        if (configure is not Function function)
        {
            evaluator.Apply(configure, options);
            return;
        }

        if (function is { Lambda: null, Receiver: null, Method.IsStatic: false, Method.MethodKind: not MethodKind.LocalFunction })
        {
            function = function with { Receiver = NewInjected(evaluator, function.Method.ContainingType, host) };
        }

        // `PostConfigure(string? name, TOptions options)` of a class, `Configure<TService>((options, service) => …)` of a lambda.
        var parameters = function.Method.Parameters;
        var isNamed = parameters is [{ Type.SpecialType: SpecialType.System_String }, _];
        evaluator.Apply(function, [.. parameters.Select((parameter, i) =>
            i == (isNamed ? 1 : 0) ? options
            : isNamed ? Value.Of(string.Empty)
            : Service(evaluator, parameter.Type, host) ?? Value.Unknown)]);
    }

    /// <summary>An object of a class of the app as dependency injection makes it.</summary>
    public static Reference NewInjected(Evaluator evaluator, INamedTypeSymbol type, int host)
    {
        var constructor = Constructor(type);
        return evaluator.NewObject(type, constructor, Injected(evaluator, constructor, host));
    }

    // A pipeline beside the one at hand.
    private static bool MakesPipeline(Call call) => call.Name is "New" or "CreateApplicationBuilder";

    private static bool IsEndpoint(Evaluator evaluator, ITypeSymbol type) =>
        type is INamedTypeSymbol named && named.AllInterfaces.Add(named).Any(each => evaluator.TypeName(each) == KnownTypes.EndpointConventionBuilder);

    // Builders such as IMvcBuilder and AuthenticationBuilder lead back to the services.
    private static bool HasServices(Evaluator evaluator, INamedTypeSymbol type) =>
        type.AllInterfaces.Prepend(type).SelectMany(each => each.GetMembers("Services")).OfType<IPropertySymbol>()
            .Any(property => property.Type is INamedTypeSymbol services && evaluator.TypeName(services) == KnownTypes.ServiceCollection);
}
