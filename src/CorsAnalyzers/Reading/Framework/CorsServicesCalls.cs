using CorsAnalyzers.App;
using CorsAnalyzers.Reading.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CorsAnalyzers.Reading.Framework;

/// <summary>The ways to get at <c>CorsOptions</c> through the services.</summary>
internal static class CorsServicesCalls
{
    /// <summary><c>AddCors(configure)</c>, <c>ConfigureCors(configure)</c>: several accumulate (facts §1.4).</summary>
    public static Value? AddCors(Interpreter interpreter, Call call)
    {
        if (HostValues.HostOf(call.Receiver) is not { } host)
        {
            return call.Receiver;
        }

        NoteServices(interpreter, call, host);
        Defer(interpreter, host, call.Arguments.FirstOrDefault(argument => argument is not Constant));
        return call.Receiver;
    }

    /// <summary>Calls that register the CORS services (facts §1.4).</summary>
    public static bool BringsCors(string call) => TakesPolicies(call) || call is "AddControllers" or "AddControllersWithViews" or "AddMvc";

    /// <summary>Those that take policies.</summary>
    public static bool TakesPolicies(string call) => call is "AddCors" or "ConfigureCors";

    /// <summary>
    /// Calls that register what <c>UseAuthorization</c> needs, so that <c>WebApplication</c> adds it by itself: seen by running each alone.
    /// <c>AddAuthorizationCore</c> and <c>AddRazorComponents</c> do not.
    /// </summary>
    public static bool BringsAuthorization(string call) => call is "AddAuthorization" or "AddAuthorizationBuilder" or "AddControllers" or "AddControllersWithViews" or "AddMvc"
        or "AddRazorPages" or "AddSignalR" or "AddServerSideBlazor" or "AddInteractiveServerComponents";

    /// <summary>Calls that register what <c>UseAuthentication</c> needs.</summary>
    public static bool BringsAuthentication(string call) => call == "AddAuthentication" || AuthenticationCalls.Of(call) != Authentication.None;

    /// <summary>Writes down which services of interest were registered, and which too late.</summary>
    public static void NoteServices(Interpreter interpreter, Call call, int host)
    {
        if (BringsCors(call.Name) || BringsAuthorization(call.Name) || BringsAuthentication(call.Name))
        {
            interpreter.ChangeHost(host, before => before with
            {
                Services = before.Services.Add(call.Site),
                LateServices = before.IsBuilt ? before.LateServices.Add(call.Site) : before.LateServices,
            });
        }

        interpreter.AddServices(call.Method.TypeArguments);
        interpreter.ChangeHost(host, before => before with
        {
            HasFallbackPolicy = before.HasFallbackPolicy || call.Name is "SetFallbackPolicy",
            // Bound to configuration, which may have the origins.
            LimitsWebSocketOrigins = before.LimitsWebSocketOrigins || call.Method.TypeArguments.Any(type => type.IsNamed(KnownTypes.WebSocketOptions)),
            Authentication = before.Authentication | AuthenticationCalls.Of(call.Name),
            ServesPages = before.ServesPages || call.Name is "AddControllersWithViews" or "AddMvc" or "AddRazorPages" or "AddRazorComponents" or "AddServerSideBlazor",
        });
    }

    /// <summary><c>Configure&lt;CorsOptions&gt;</c>, <c>PostConfigure</c>, <c>AddOptions&lt;CorsOptions&gt;().Configure</c>. Named options are read by nobody.</summary>
    public static Value? Options(Interpreter interpreter, Call call)
    {
        if (HostValues.HostOf(call.Receiver) is not { } host || call.Name is not ("Configure" or "PostConfigure" or "AddOptions" or "ConfigureOptions" or "ConfigureAll" or "PostConfigureAll"))
        {
            return null;
        }

        var options = call.Method.ContainingType.TypeArguments.Concat(call.Method.TypeArguments).FirstOrDefault() as INamedTypeSymbol;
        if (call.Name == "ConfigureOptions")
        {
            // Takes a type or an object, found by its interfaces.
            ConfigureOptions.Run(interpreter, host, options, call.Arguments.FirstOrDefault());
            return call.Receiver;
        }

        if (HostValues.FaceOf(interpreter, options, host) is HostFacet { Facet: Facet.RouteOptions or Facet.WebSocketOptions } face && call.Arguments.LastOrDefault(argument => argument is Function) is { } configure)
        {
            interpreter.ChangeHost(host, before => before with { Deferred = before.Deferred.Add(new Deferred(configure, face, IsCertain: true, interpreter.State.Path)) });
        }

        if (interpreter.TypeName(options) != KnownTypes.CorsOptions)
        {
            return call.Receiver;
        }

        var isNamed = call.Arguments.FirstOrDefault() is Constant { Content: string { Length: > 0 } };
        if (call.Name != "AddOptions" && !isNamed)
        {
            Defer(interpreter, host, call.Arguments.LastOrDefault(argument => argument is Function) ?? call.Arguments.LastOrDefault());
        }
        else if (isNamed)
        {
            interpreter.ChangeHost(host, before => before with { UnreadOptions = before.UnreadOptions.Add(call.Site) });
        }

        return call.Receiver;
    }

    /// <summary><c>AddSingleton&lt;ICorsPolicyProvider, …&gt;()</c>, <c>AddTransient&lt;IConfigureOptions&lt;CorsOptions&gt;, …&gt;()</c>.</summary>
    public static Value? Register(Interpreter interpreter, Call call)
    {
        if (HostValues.HostOf(call.Receiver) is not { } host)
        {
            return call.Receiver;
        }

        AddServices(interpreter, call);
        var service = call.Method.TypeArguments.FirstOrDefault() as INamedTypeSymbol;
        var implementation = call.Method.TypeArguments.LastOrDefault() as INamedTypeSymbol;
        switch (interpreter.TypeName(service))
        {
            case KnownTypes.CorsPolicyProvider or "Microsoft.AspNetCore.Hosting.IStartupFilter":
                interpreter.ChangeHost(host, before => before with { MayHideUses = true });
                break;
            case KnownTypes.ConfigureOptions or KnownTypes.PostConfigureOptions:
                ConfigureOptions.Run(interpreter, host, implementation, null);
                if (ConfigureOptions.IsOfCorsOptions(service) && (SymbolEqualityComparer.Default.Equals(service, implementation) || implementation is null || !interpreter.IsSource(implementation)))
                {
                    // An instance or a factory: what it will do to the options is not followed.
                    interpreter.ChangeHost(host, before => before with { MayHideUses = true });
                }

                break;
        }

        return call.Receiver;
    }

    /// <summary>The types that a registration or a <c>ServiceDescriptor</c> is about.</summary>
    public static Value? AddServices(Interpreter interpreter, Call call)
    {
        var types = call.Method.TypeArguments.Concat(call.TypesGiven).ToList();
        interpreter.AddServices(types);
        if (types.Count == 0)
        {
            interpreter.AddAnyService();
        }

        return null;
    }

    private static void Defer(Interpreter interpreter, int host, Value? configure)
    {
        if (configure is not null)
        {
            var deferred = new Deferred(configure, new HostFacet(host, Facet.CorsOptions), IsCertain: true, interpreter.State.Path);

            // It runs later, when the variable of a loop has its last value here, while each run of the loop has one of its own.
            var isOfLoop = configure is Function { Lambda: { } lambda } && lambda.Body.Descendants().OfType<ILocalReferenceOperation>().Any(local => IsOfLoop(local.Local));
            interpreter.ChangeHost(host, before => before with { Deferred = before.Deferred.Add(deferred), MayHideUses = before.MayHideUses || isOfLoop });
        }
    }

    private static bool IsOfLoop(ILocalSymbol local) => local.DeclaringSyntaxReferences.Any(declaration =>
        declaration.GetSyntax().AncestorsAndSelf().TakeWhile(node => node is not (AnonymousFunctionExpressionSyntax or MemberDeclarationSyntax)).Any(node => node is CommonForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax));
}

/// <summary>Classes that configure <c>CorsOptions</c>.</summary>
internal static class ConfigureOptions
{
    /// <summary>Whether a class says that it configures <c>CorsOptions</c>.</summary>
    public static bool IsOfCors(INamedTypeSymbol type) => type.AllInterfaces.Any(IsOfCorsOptions);

    /// <summary><c>IConfigureOptions&lt;CorsOptions&gt;</c> and its kin.</summary>
    public static bool IsOfCorsOptions(ITypeSymbol? service) => service is INamedTypeSymbol { TypeArguments: [var options] } && options.IsNamed(KnownTypes.CorsOptions);

    public static void Run(Interpreter interpreter, int host, INamedTypeSymbol? type, Value? instance)
    {
        var self = instance ?? Value.Unknown;
        var of = type ?? interpreter.Cell<ObjectCell>(self)?.Type;
        if (of is null || !interpreter.IsSource(of))
        {
            return;
        }

        foreach (var method in of.GetMembers().OfType<IMethodSymbol>().Where(method => method.Name is "Configure" or "PostConfigure"))
        {
            if (method.Parameters.LastOrDefault()?.Type is INamedTypeSymbol options && interpreter.TypeName(options) == KnownTypes.CorsOptions)
            {
                var on = interpreter.Cell<ObjectCell>(self) is null ? interpreter.NewObject(of, HostValues.Constructor(of), HostValues.Injected(interpreter, HostValues.Constructor(of), host)) : self;
                var deferred = new Deferred(new Function(method, null, null, on), new HostFacet(host, Facet.CorsOptions), IsCertain: true, interpreter.State.Path);
                interpreter.ChangeHost(host, before => before with { Deferred = before.Deferred.Add(deferred) });
            }
        }
    }
}
