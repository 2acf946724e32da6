using CorsAnalyzers.Reading.Http;
using CorsAnalyzers.Reading.Values;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Reading.Framework;

/// <summary>Hosts, their environment and their services.</summary>
internal static class HostCalls
{
    public static Value? Create(Interpreter interpreter, Call call)
    {
        switch (call.Type, call.Name)
        {
            case (_, "CreateBuilder" or "CreateSlimBuilder" or "CreateEmptyBuilder" or "CreateDefaultBuilder" or "CreateApplicationBuilder" or "CreateEmptyApplicationBuilder"):
                return interpreter.NewHost(Facet.Builder);
            case (KnownTypes.WebApplication, "Create"):
                var created = interpreter.NewHost(Facet.Application);
                interpreter.ChangeHost(created.Host, host => host with { HasPipeline = true, IsWebApplication = true, IsBuilt = true });
                return created;
            case (KnownTypes.WebApplicationBuilder, "Build") when call.Receiver is HostFacet builder:
                interpreter.ChangeHost(builder.Host, host => host with { HasPipeline = true, IsWebApplication = true, IsBuilt = true });
                return builder with { Facet = Facet.Application };
            default:
                return null;
        }
    }

    /// <summary><c>env.IsDevelopment()</c> and its kin.</summary>
    public static Value? Environment(Interpreter interpreter, Call call) => call.Name switch
    {
        "IsDevelopment" => Is(interpreter, "Development"),
        "IsProduction" => Is(interpreter, "Production"),
        "IsStaging" => Is(interpreter, "Staging"),
        "IsEnvironment" when call[0] is Constant { Content: string name } => Is(interpreter, name),
        _ => null,
    };

    /// <summary>The variables that name the environment; all others are unknown.</summary>
    public static Value? EnvironmentVariable(Interpreter interpreter, Call call) =>
        call is { Name: "GetEnvironmentVariable" } && call[0] is Constant { Content: "ASPNETCORE_ENVIRONMENT" or "DOTNET_ENVIRONMENT" }
            ? Value.Of(interpreter.Environment)
            : null;

    /// <summary><c>GetRequiredService&lt;IConfiguration&gt;()</c>.</summary>
    public static Value? Resolve(Interpreter interpreter, Call call) =>
        HostValues.FaceOf(interpreter, call.Method.TypeArguments.FirstOrDefault(), HostValues.HostOf(call.Receiver) ?? interpreter.Hosts.FirstOrDefault());

    public static Value? UseStartup(Interpreter interpreter, Call call)
    {
        if (call.Name == "UseStartup" && call.Receiver is HostFacet builder && TypeGiven(call) is INamedTypeSymbol startup)
        {
            StartupClass.Run(interpreter, startup, builder.Host);
            return builder;
        }

        return null;
    }

    /// <summary><c>UseMiddleware&lt;T&gt;()</c>, <c>UseMiddleware(typeof(T))</c>: its <c>Invoke</c> runs on requests.</summary>
    public static Value? UseMiddleware(Interpreter interpreter, Call call)
    {
        if (TypeGiven(call) is INamedTypeSymbol type && interpreter.IsSource(type)
            && type.GetMembers().OfType<IMethodSymbol>().FirstOrDefault(method => method.Name is "Invoke" or "InvokeAsync") is { } invoke)
        {
            var constructor = HostValues.Constructor(type);
            var self = interpreter.NewObject(type, constructor, HostValues.Injected(interpreter, constructor, HostValues.HostOf(call.Receiver) ?? 0));
            var middleware = new Function(invoke, null, null, self);
            if (call.Receiver is HostFacet { Facet: Facet.Application } app)
            {
                var step = MiddlewareProbe.Describe(interpreter, middleware, new App.Middleware(App.MiddlewareKind.Other, call.Site with { Name = type.Name }, app.Branch, IsCertain: true));
                interpreter.ChangeHost(app.Host, host => host with { Pipeline = host.Pipeline.Add(step) });
            }

            interpreter.RunHandlers([middleware], onStaticFiles: false);
        }

        return call.Receiver;
    }

    private static ITypeSymbol? TypeGiven(Call call) => call.Method.TypeArguments.Concat(call.TypesGiven).FirstOrDefault();

    private static Value Is(Interpreter interpreter, string name) => Value.Of(string.Equals(interpreter.Environment, name, StringComparison.OrdinalIgnoreCase));
}

/// <summary>A class with <c>ConfigureServices</c> and <c>Configure</c>, also per environment: <c>ConfigureDevelopmentServices</c>.</summary>
internal static class StartupClass
{
    public static void Run(Interpreter interpreter, INamedTypeSymbol type, int host)
    {
        if (!interpreter.IsSource(type))
        {
            interpreter.ChangeHost(host, before => before with { MayHideUses = true });
            return;
        }

        var constructor = HostValues.Constructor(type);
        var self = interpreter.NewObject(type, constructor, HostValues.Injected(interpreter, constructor, host));
        Run(interpreter, Method(interpreter, type, $"Configure{interpreter.Environment}Services") ?? Method(interpreter, type, "ConfigureServices"), self, host);
        var configure = Method(interpreter, type, $"Configure{interpreter.Environment}") ?? Method(interpreter, type, "Configure");
        if (configure is not null)
        {
            var variesByEnvironment = type.GetMembers().OfType<IMethodSymbol>().Any(method => IsOfAnotherEnvironment(method) && !SymbolEqualityComparer.Default.Equals(method, configure)
                && method.Name != "Configure" && method.Parameters.Any(parameter => parameter.Type is INamedTypeSymbol named && interpreter.TypeName(named) == KnownTypes.ApplicationBuilder));
            interpreter.ChangeHost(host, before => before with { HasPipeline = true, VariesByEnvironment = before.VariesByEnvironment || variesByEnvironment });
            Run(interpreter, configure, self, host);
        }
    }

    /// <summary>Told by what it declares, as the host does.</summary>
    public static bool Is(Interpreter interpreter, INamedTypeSymbol type) =>
        type.TypeKind == TypeKind.Class && !IsOfAnotherEnvironment(interpreter, type) && type.GetMembers().OfType<IMethodSymbol>().Any(method =>
            method.Name.StartsWith("Configure", StringComparison.Ordinal)
            && method.Parameters.Any(parameter => parameter.Type is INamedTypeSymbol named && interpreter.TypeName(named) is KnownTypes.ServiceCollection or KnownTypes.ApplicationBuilder)
            && (method.Name is "ConfigureServices" or "Configure" || method.Name.EndsWith("Services", StringComparison.Ordinal)));

    /// <summary><c>ConfigureDevelopment</c> and its kin, which the host calls by its name where it is in that environment, and not elsewhere.</summary>
    public static bool IsOfAnotherEnvironment(IMethodSymbol unreached) =>
        !unreached.IsStatic
        && unreached.Name.StartsWith("Configure", StringComparison.Ordinal)
        && unreached.ContainingType.GetMembers().OfType<IMethodSymbol>().Any(method => method.Name is "Configure" or "ConfigureServices");

    // `StartupDevelopment` is found by its name, too.
    private static bool IsOfAnotherEnvironment(Interpreter interpreter, INamedTypeSymbol type) =>
        type.Name is "StartupDevelopment" or "StartupStaging" or "StartupProduction" && !type.Name.EndsWith(interpreter.Environment, StringComparison.OrdinalIgnoreCase);

    // Names are compared as the host does, which is without regard to case.
    private static IMethodSymbol? Method(Interpreter interpreter, INamedTypeSymbol type, string name)
    {
        for (var at = type; at is not null && interpreter.IsSource(at); at = at.BaseType)
        {
            if (at.GetMembers().OfType<IMethodSymbol>().FirstOrDefault(method => string.Equals(method.Name, name, StringComparison.OrdinalIgnoreCase)) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static void Run(Interpreter interpreter, IMethodSymbol? method, Value self, int host)
    {
        if (method is not null)
        {
            interpreter.Run(method, self, HostValues.Injected(interpreter, method, host));
        }
    }
}
