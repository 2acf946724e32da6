using CorsAnalyzers.App;
using CorsAnalyzers.Evaluation;
using CorsAnalyzers.Evaluation.Sources;
using CorsAnalyzers.Evaluation.Values;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Knowledge.AspNetCore;

/// <summary>Services: which of interest are registered, and what registrations one by one do about CORS.</summary>
internal sealed class Services : Module
{
    private const string Di = "Microsoft.Extensions.DependencyInjection.";

    public override string Subject => "Services";

    public override void Register(RowTable rows)
    {
        RegisterFeatures(rows);
        RegisterSchemes(rows);
        rows.Methods("Microsoft.AspNetCore.Authorization.AuthorizationBuilder", SetsFallback, "SetFallbackPolicy");
        rows.Property(KnownTypes.AuthorizationOptions, "FallbackPolicy", null, WriteFallback);
        foreach (var name in new[] { "AddSingleton", "AddScoped", "AddTransient" })
        {
            rows.Methods(KnownTypes.ServiceRegistration, Registration, name);
        }

        rows.Methods(KnownTypes.ServiceDescriptor, Described, "Describe", "Singleton", "Scoped", "Transient");
        rows.Constructor(KnownTypes.ServiceDescriptor, Described);

        // Services of no host.
        rows.Constructor(KnownTypes.NewServiceCollection, (evaluator, call) => evaluator.NewObject(call.Method.ContainingType, null, []));
    }

    /// <summary>Every call on the services may register types that handlers take.</summary>
    public override Value? Every(Evaluator evaluator, Call call)
    {
        if (HostFaces.HostOf(call.Receiver) is { } host)
        {
            evaluator.App().AddServices(call.Method.TypeArguments);
            if (call.Method.TypeArguments.Any(type => type.IsNamed(KnownTypes.WebSocketOptions)))
            {
                // Bound to configuration, which may have the origins.
                evaluator.ChangeModel(host, before => before with { LimitsWebSocketOrigins = true });
            }
        }

        return null;
    }

    /// <summary>Writes down that a call registers services of interest, and whether it is too late.</summary>
    public static void Note(Evaluator evaluator, Call call, int host, ServiceKinds kinds)
    {
        var service = new ServiceCall(call.Site, kinds);
        evaluator.ChangeHost(host, before => before with
        {
            Host = before.Host with
            {
                Services = before.Host.Services.Add(service),
                LateServices = before.IsBuilt ? before.Host.LateServices.Add(service) : before.Host.LateServices,
            },
        });
    }

    // Seen by running each alone: `AddAuthorizationCore` and `AddRazorComponents` bring no authorization (facts §1.4, §1.7).
    private static void RegisterFeatures(RowTable rows)
    {
        const ServiceKinds Mvc = ServiceKinds.Cors | ServiceKinds.Authorization;
        const string MvcServices = Di + "MvcServiceCollectionExtensions";
        rows.Methods(MvcServices, Feature(Mvc), "AddControllers");
        rows.Methods(MvcServices, Feature(Mvc, servesPages: true), "AddControllersWithViews", "AddMvc");
        rows.Methods(MvcServices, Feature(ServiceKinds.Authorization, servesPages: true), "AddRazorPages");
        rows.Methods(Di + "SignalRDependencyInjectionExtensions", Feature(ServiceKinds.Authorization), "AddSignalR");
        rows.Methods(Di + "ComponentServiceCollectionExtensions", Feature(ServiceKinds.Authorization, servesPages: true), "AddServerSideBlazor");
        rows.Methods(Di + "ServerRazorComponentsBuilderExtensions", Feature(ServiceKinds.Authorization), "AddInteractiveServerComponents");
        rows.Methods(Di + "RazorComponentsServiceCollectionExtensions", Feature(ServiceKinds.None, servesPages: true), "AddRazorComponents");
        rows.Methods(Di + "PolicyServiceCollectionExtensions", Feature(ServiceKinds.Authorization), "AddAuthorization", "AddAuthorizationBuilder");
        rows.Methods(Di + "MvcCoreMvcCoreBuilderExtensions", Feature(ServiceKinds.Authorization), "AddAuthorization");
        rows.Methods(Di + "AuthenticationServiceCollectionExtensions", Feature(ServiceKinds.Authentication), "AddAuthentication");
    }

    // Most schemes live in packages of their own, so that they are told by the names of their calls.
    private static void RegisterSchemes(RowTable rows)
    {
        rows.PackageMethods(
            Scheme(Authentication.Bearer),
            "AddJwtBearer", "AddBearerToken", "AddMicrosoftIdentityWebApi", "AddMicrosoftIdentityWebApiAuthentication");
        rows.PackageMethods(
            Scheme(Authentication.Cookies),
            "AddCookie", "AddIdentity", "AddDefaultIdentity", "AddIdentityCookies", "AddOpenIdConnect", "AddMicrosoftIdentityWebApp",
            "AddMicrosoftIdentityWebAppAuthentication", "AddNegotiate", "AddCertificate");
        rows.PackageMethods(Scheme(Authentication.Bearer | Authentication.Cookies), "AddIdentityApiEndpoints");
        rows.PackageMethods(Scheme(Authentication.Other), "AddScheme", "AddRemoteScheme", "AddPolicyScheme");
    }

    private static CallMeaning Feature(ServiceKinds kinds, bool servesPages = false) => (evaluator, call) =>
    {
        if (HostFaces.HostOf(call.Receiver) is { } host)
        {
            if (kinds != ServiceKinds.None)
            {
                Note(evaluator, call, host, kinds);
            }

            evaluator.ChangeModel(host, before => before with { ServesPages = before.ServesPages || servesPages });
        }

        return null;
    };

    private static CallMeaning Scheme(Authentication scheme) => (evaluator, call) =>
    {
        if (!evaluator.IsSource(call.Method) && HostFaces.HostOf(call.Receiver) is { } host)
        {
            Note(evaluator, call, host, ServiceKinds.Authentication);
            evaluator.ChangeModel(host, before => before with { Authentication = before.Authentication | scheme });
        }

        return null;
    };

    private static Value? SetsFallback(Evaluator evaluator, Call call)
    {
        if (HostFaces.HostOf(call.Receiver) is { } host)
        {
            evaluator.ChangeModel(host, before => before with { HasFallbackPolicy = true });
        }

        return null;
    }

    private static bool WriteFallback(Evaluator evaluator, PropertyAccess access, Value value)
    {
        if (access.Receiver is HostFacet options && !value.IsNull)
        {
            evaluator.ChangeModel(options.Host, host => host with { HasFallbackPolicy = true });
        }

        return true;
    }

    /// <summary><c>AddSingleton&lt;ICorsPolicyProvider, …&gt;()</c>, <c>AddTransient&lt;IConfigureOptions&lt;CorsOptions&gt;, …&gt;()</c>.</summary>
    private static Value? Registration(Evaluator evaluator, Call call)
    {
        if (HostFaces.HostOf(call.Receiver) is not { } host)
        {
            return call.Receiver;
        }

        Described(evaluator, call);
        RegisteredServices.Note(evaluator, call, host);
        var service = call.Method.TypeArguments.FirstOrDefault() as INamedTypeSymbol;
        var implementation = call.Method.TypeArguments.LastOrDefault() as INamedTypeSymbol;
        switch (evaluator.TypeName(service))
        {
            case KnownTypes.CorsPolicyProvider or "Microsoft.AspNetCore.Hosting.IStartupFilter":
                evaluator.ChangeHost(host, before => before with { MayHideUses = true });
                break;
            case KnownTypes.ConfigureOptions or KnownTypes.PostConfigureOptions:
                DeferredOptions.AddClass(evaluator, host, implementation, null);
                ConfiguresOwn(evaluator, call, host, service!, implementation);
                var isInSight = implementation is not null && evaluator.IsSource(implementation)
                    && !SymbolEqualityComparer.Default.Equals(service, implementation);
                if (DeferredOptions.IsOfCorsOptions(service) && !isInSight)
                {
                    // An instance or a factory: what it will do to the options is not followed.
                    evaluator.ChangeHost(host, before => before with { MayHideUses = true });
                }

                break;
        }

        return call.Receiver;
    }

    /// <summary>Options of the app's own that a class configures; by an instance or a factory, they are not known.</summary>
    private static void ConfiguresOwn(Evaluator evaluator, Call call, int host, INamedTypeSymbol service, INamedTypeSymbol? implementation)
    {
        if (implementation is not null && !SymbolEqualityComparer.Default.Equals(service, implementation))
        {
            BoundOptions.AddClass(evaluator, host, implementation, call.Site);
        }
        else if (service.TypeArguments is [INamedTypeSymbol options])
        {
            BoundOptions.AddUnknown(evaluator, host, options, call.Site);
        }
    }

    /// <summary>The types that a registration or a <c>ServiceDescriptor</c> is about.</summary>
    private static Value? Described(Evaluator evaluator, Call call)
    {
        var types = call.Method.TypeArguments.Concat(call.TypesGiven).ToList();
        evaluator.App().AddServices(types);
        if (types.Count == 0)
        {
            evaluator.App().AddAnyService();
        }

        return null;
    }
}
