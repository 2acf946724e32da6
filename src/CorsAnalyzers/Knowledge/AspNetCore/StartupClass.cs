using CorsAnalyzers.Evaluation;
using CorsAnalyzers.Evaluation.Sources;
using CorsAnalyzers.Evaluation.Values;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Knowledge.AspNetCore;

/// <summary>A class with <c>ConfigureServices</c> and <c>Configure</c>, also per environment: <c>ConfigureDevelopmentServices</c>.</summary>
internal static class StartupClass
{
    public static void Run(Evaluator evaluator, INamedTypeSymbol type, int host)
    {
        if (!evaluator.IsSource(type))
        {
            evaluator.ChangeHost(host, before => before with { MayHideUses = true });
            return;
        }

        var environment = evaluator.App().Environment;
        var self = HostFaces.NewInjected(evaluator, type, host);
        Run(evaluator, Method(evaluator, type, $"Configure{environment}Services") ?? Method(evaluator, type, "ConfigureServices"), self, host);
        var configure = Method(evaluator, type, $"Configure{environment}") ?? Method(evaluator, type, "Configure");
        if (configure is null)
        {
            return;
        }

        var varies = type.GetMembers().OfType<IMethodSymbol>().Any(method =>
            IsOfAnotherEnvironment(method) && !SymbolEqualityComparer.Default.Equals(method, configure)
            && method.Name != "Configure" && method.Parameters.Any(parameter => parameter.Type.IsNamed(KnownTypes.ApplicationBuilder)));
        evaluator.ChangeHost(host, before => before with
        {
            HasPipeline = true,
            Host = before.Host with { VariesByEnvironment = before.Host.VariesByEnvironment || varies },
        });
        Run(evaluator, configure, self, host);
    }

    /// <summary>Told by what it declares, as the host does.</summary>
    public static bool Is(string environment, INamedTypeSymbol type) =>
        type.TypeKind == TypeKind.Class && !IsOfAnotherEnvironment(environment, type) && type.GetMembers().OfType<IMethodSymbol>().Any(method =>
            method.Name.StartsWith("Configure", StringComparison.Ordinal)
            && method.Parameters.Any(parameter => parameter.Type.IsNamed(KnownTypes.ServiceCollection) || parameter.Type.IsNamed(KnownTypes.ApplicationBuilder))
            && (method.Name is "ConfigureServices" or "Configure" || method.Name.EndsWith("Services", StringComparison.Ordinal)));

    /// <summary><c>ConfigureDevelopment</c> and its kin, which the host calls by its name where it is in that environment, and not elsewhere.</summary>
    public static bool IsOfAnotherEnvironment(IMethodSymbol unreached) =>
        !unreached.IsStatic
        && unreached.Name.StartsWith("Configure", StringComparison.Ordinal)
        && unreached.ContainingType.GetMembers().OfType<IMethodSymbol>().Any(method => method.Name is "Configure" or "ConfigureServices");

    // `StartupDevelopment` is found by its name, too.
    private static bool IsOfAnotherEnvironment(string environment, INamedTypeSymbol type) =>
        type.Name is "StartupDevelopment" or "StartupStaging" or "StartupProduction" && !type.Name.EndsWith(environment, StringComparison.OrdinalIgnoreCase);

    // Names are compared as the host does, which is without regard to case.
    private static IMethodSymbol? Method(Evaluator evaluator, INamedTypeSymbol type, string name)
    {
        for (var at = type; at is not null && evaluator.IsSource(at); at = at.BaseType)
        {
            if (at.GetMembers().OfType<IMethodSymbol>().FirstOrDefault(method => string.Equals(method.Name, name, StringComparison.OrdinalIgnoreCase)) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static void Run(Evaluator evaluator, IMethodSymbol? method, Value self, int host)
    {
        if (method is not null)
        {
            evaluator.Run(method, self, HostFaces.Injected(evaluator, method, host));
        }
    }
}
