using CorsAnalyzers.Evaluation;
using CorsAnalyzers.Evaluation.Sources;
using CorsAnalyzers.Evaluation.Values;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Knowledge.AspNetCore;

/// <summary>A service that the app registers.</summary>
/// <param name="Service">The type that others ask for.</param>
/// <param name="Provided">The object, or a factory; <see langword="null"/> for one that the container makes.</param>
/// <param name="Class">What the container makes.</param>
internal sealed record RegisteredService(INamedTypeSymbol Service, Value? Provided, INamedTypeSymbol? Class)
{
    /// <summary>Whether it is there on every path.</summary>
    public bool IsCertain { get; init; } = true;
}

/// <summary>What the container hands out of what the app itself has put there: the last registration counts (facts §1.10).</summary>
internal static class RegisteredServices
{
    /// <summary>Services that services take, one inside the other; a circle is refused by the container.</summary>
    private const int MostInside = 6;

    /// <summary>Notes <c>AddSingleton(instance)</c>, <c>AddScoped(provider => …)</c>, <c>AddTransient&lt;IService, Service&gt;()</c>.</summary>
    public static void Note(Evaluator evaluator, Call call, int host)
    {
        var types = call.Method.TypeArguments.Concat(call.TypesGiven).ToList();
        if (types.FirstOrDefault() is not INamedTypeSymbol asked)
        {
            return;
        }

        var provided = call.Written.LastOrDefault() is { Parameter: { Ordinal: > 0 } parameter } && !parameter.Type.IsNamed("System.Type")
            ? call[call.Count - 1]
            : null;
        var service = new RegisteredService(asked, provided, provided is null ? types[types.Count - 1] as INamedTypeSymbol : null);
        evaluator.ChangeHost(host, before => before with { Registered = before.Registered.Add(service) });
    }

    /// <summary>The service of a type; <see langword="null"/> where it is not known.</summary>
    public static Value? Get(Evaluator evaluator, ITypeSymbol? type, int host)
    {
        if (type is not INamedTypeSymbol named)
        {
            return null;
        }

        if (BoundOptions.Of(evaluator, named, host) is { } options)
        {
            return options;
        }

        var found = evaluator.Cell<HostCell>(host)?.Registered.LastOrDefault(service => SymbolEqualityComparer.Default.Equals(service.Service, named));
        return found is { IsCertain: true } ? evaluator.App().Inside(MostInside, () => Make(evaluator, found, host)) : null;
    }

    private static Value? Make(Evaluator evaluator, RegisteredService service, int host) => service switch
    {
        { Provided: Function factory } => evaluator.Apply(factory, new HostFacet(host, Facet.ServiceProvider)),
        { Provided: { } instance } => instance,
        { Class: { TypeKind: TypeKind.Class, IsAbstract: false } type } when evaluator.IsSource(type) => HostFaces.NewInjected(evaluator, type, host),
        _ => null,
    };
}
