using CorsAnalyzers.App;
using CorsAnalyzers.Evaluation;
using CorsAnalyzers.Evaluation.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CorsAnalyzers.Knowledge.AspNetCore;

/// <summary>Middleware in order.</summary>
internal sealed class Pipelines : Module
{
    private const string Builder = "Microsoft.AspNetCore.Builder.";

    public override string Subject => "Pipelines";

    public override void Register(RowTable rows)
    {
        rows.Methods(KnownTypes.CorsMiddleware, UseCors, "UseCors");
        rows.Methods(Builder + "UseMiddlewareExtensions", UseMiddleware, "UseMiddleware");
        rows.Methods(Builder + "EndpointRoutingApplicationBuilderExtensions", Adds(MiddlewareKind.Routing), "UseRouting");
        rows.Methods(Builder + "EndpointRoutingApplicationBuilderExtensions", Adds(MiddlewareKind.Endpoints), "UseEndpoints");
        rows.Methods(Builder + "AuthAppBuilderExtensions", Adds(MiddlewareKind.Authentication), "UseAuthentication");
        rows.Methods(Builder + "AuthorizationAppBuilderExtensions", Adds(MiddlewareKind.Authorization), "UseAuthorization");
        rows.Methods(Builder + "ResponseCachingExtensions", Adds(MiddlewareKind.ResponseCaching), "UseResponseCaching");
        rows.Methods(Builder + "OutputCacheApplicationBuilderExtensions", Adds(MiddlewareKind.ResponseCaching), "UseOutputCache");
        rows.Methods(Builder + "StaticFileExtensions", Files, "UseStaticFiles");
        rows.Methods(Builder + "FileServerExtensions", Files, "UseFileServer");
        rows.Methods(Builder + "DefaultFilesExtensions", Adds(MiddlewareKind.Other, servesPages: true), "UseDefaultFiles");
        rows.Methods(Builder + "HttpsPolicyBuilderExtensions", Adds(MiddlewareKind.Transport), "UseHttpsRedirection");
        rows.Methods(Builder + "HstsBuilderExtensions", Adds(MiddlewareKind.Transport), "UseHsts");
        rows.Methods(Builder + "HealthCheckApplicationBuilderExtensions", Adds(MiddlewareKind.Responder), "UseHealthChecks");
        rows.Methods(Builder + "RateLimiterApplicationBuilderExtensions", Adds(MiddlewareKind.Guard), "UseRateLimiter");
        rows.Methods(Builder + "MvcApplicationBuilderExtensions", Adds(MiddlewareKind.LegacyMvc), "UseMvc", "UseMvcWithDefaultRoute");
        rows.Methods(Builder + "RunExtensions", Adds(MiddlewareKind.Terminal), "Run");
        rows.Methods(Builder + "UseExtensions", Use, "Use");
        rows.Methods(KnownTypes.ApplicationBuilder, Use, "Use");
        rows.Methods(KnownTypes.WebApplication, Use, "Use");

        // Middleware of packages, by its usual names.
        rows.PackageMethods(Adds(MiddlewareKind.Responder), "UseSwagger", "UseOpenApi", "UseGraphQL", "UseODataBatching");
        rows.PackageMethods(Adds(MiddlewareKind.Guard), "UseIpRateLimiting", "UseClientRateLimiting");
        rows.PackageMethods(Adds(MiddlewareKind.Terminal, servesPages: true), "UseSpa");
        rows.PackageMethods(Adds(MiddlewareKind.Other, servesPages: true), "UseBlazorFrameworkFiles");
        rows.PackageMethods(GrpcWeb, "UseGrpcWeb");
        rows.Methods(KnownTypes.UseWhen, (_, _) => null, "UseWhen");
        rows.Properties(KnownTypes.WebSocketOptions, LimitsWebSocketOrigins, "AllowedOrigins");
    }

    /// <summary>Whatever else is called <c>Use…</c> is middleware of which nothing more is known.</summary>
    public override Value? Every(Evaluator evaluator, Call call)
    {
        if (call.Name.StartsWith("Use", StringComparison.Ordinal) && !AppRun.Table.Has(this, call.Type, call.Name))
        {
            Add(evaluator, call, MiddlewareKind.Other);
        }

        return null;
    }

    private static CallMeaning Adds(MiddlewareKind kind, bool servesPages = false) => (evaluator, call) =>
    {
        Add(evaluator, call, kind);
        if (servesPages && call.Receiver is HostFacet { Facet: Facet.Application } app)
        {
            evaluator.ChangeModel(app.Host, host => host with { ServesPages = true });
        }

        return null;
    };

    private static void Add(Evaluator evaluator, Call call, MiddlewareKind kind)
    {
        if (call.Receiver is HostFacet { Facet: Facet.Application } app)
        {
            Add(evaluator, app, new Middleware(kind, call.Site, app.Branch, IsCertain: true));
        }
    }

    private static void Add(Evaluator evaluator, HostFacet app, Middleware step) =>
        evaluator.ChangeHost(app.Host, host => host with { Pipeline = host.Pipeline.Add(step) });

    /// <summary><c>UseCors()</c>, <c>UseCors(name)</c>, <c>UseCors(configure)</c>.</summary>
    private static Value? UseCors(Evaluator evaluator, Call call)
    {
        if (call.Receiver is HostFacet app)
        {
            var use = Policies.Use(evaluator, call);
            evaluator.ChangeHost(app.Host, host => host with { Uses = host.Uses.Add(use), HasPipeline = true });
            Add(evaluator, app, new Middleware(MiddlewareKind.Cors, call.Site, app.Branch, IsCertain: true, use));
        }

        return call.Receiver;
    }

    // Without options it serves the host's own pages, where the templates put it; a path or a folder of its own is there for a purpose.
    private static Value? Files(Evaluator evaluator, Call call)
    {
        Add(evaluator, call, call.Count > 0 ? MiddlewareKind.StaticFiles : MiddlewareKind.OwnFiles);
        return null;
    }

    /// <summary><c>Use((context, next) => …)</c>: what it keeps to itself is found out by running it.</summary>
    private static Value? Use(Evaluator evaluator, Call call)
    {
        if (call.Receiver is HostFacet { Facet: Facet.Application } app)
        {
            var step = new Middleware(MiddlewareKind.Other, call.Site, app.Branch, IsCertain: true);
            Add(evaluator, app, call.Arguments.OfType<Function>().FirstOrDefault() is { } middleware
                ? MiddlewareProbe.Describe(evaluator, middleware, step)
                : step);
        }

        return null;
    }

    /// <summary><c>UseMiddleware&lt;T&gt;()</c>, <c>UseMiddleware(typeof(T))</c>: its <c>Invoke</c> runs on requests.</summary>
    private static Value? UseMiddleware(Evaluator evaluator, Call call)
    {
        if (Hosting.TypeGiven(call) is { } type && evaluator.IsSource(type)
            && type.GetMembers().OfType<IMethodSymbol>().FirstOrDefault(method => method.Name is "Invoke" or "InvokeAsync") is { } invoke)
        {
            var self = HostFaces.NewInjected(evaluator, type, HostFaces.HostOf(call.Receiver) ?? 0);
            var middleware = new Function(invoke, null, null, self);
            if (call.Receiver is HostFacet { Facet: Facet.Application } app)
            {
                var step = new Middleware(MiddlewareKind.Other, call.Site with { Name = type.Name }, app.Branch, IsCertain: true) { Code = invoke.Locations.FirstOrDefault() };
                Add(evaluator, app, MiddlewareProbe.Describe(evaluator, middleware, step));
            }

            Handlers.Run(evaluator, [middleware], onStaticFiles: false);
        }

        return call.Receiver;
    }

    // Whoever speaks of the list fills it.
    private static Value? LimitsWebSocketOrigins(Evaluator evaluator, PropertyAccess access)
    {
        foreach (var host in evaluator.App().Hosts)
        {
            evaluator.ChangeModel(host, before => before with { LimitsWebSocketOrigins = true });
        }

        return null;
    }

    private static Value? GrpcWeb(Evaluator evaluator, Call call)
    {
        Add(evaluator, call, MiddlewareKind.Other);
        if (call.Receiver is HostFacet { Facet: Facet.Application } app && IsForAll(call))
        {
            evaluator.ChangeHost(app.Host, host => host with { IsGrpcWebDefault = true });
        }

        return null;
    }

    // `new GrpcWebOptions { DefaultEnabled = true }`
    private static bool IsForAll(Call call) => call.Operation?.Descendants().OfType<ISimpleAssignmentOperation>().Any(assignment =>
        assignment.Target is IPropertyReferenceOperation { Property.Name: "DefaultEnabled" }
        && assignment.Value.ConstantValue is { HasValue: true, Value: true }) == true;
}
