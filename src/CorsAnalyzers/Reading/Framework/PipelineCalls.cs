using CorsAnalyzers.App;
using CorsAnalyzers.Reading.Http;
using CorsAnalyzers.Reading.Routing;
using CorsAnalyzers.Reading.Values;
using Microsoft.CodeAnalysis.Operations;

namespace CorsAnalyzers.Reading.Framework;

/// <summary>Middleware in order.</summary>
internal static class PipelineCalls
{
    /// <summary><c>UseCors()</c>, <c>UseCors(name)</c>, <c>UseCors(configure)</c>.</summary>
    public static Value? UseCors(Interpreter interpreter, Call call)
    {
        if (call.Receiver is HostFacet app)
        {
            var use = Use(interpreter, call);
            interpreter.ChangeHost(app.Host, host => host with
            {
                Uses = host.Uses.Add(use),
                Pipeline = host.Pipeline.Add(new Middleware(MiddlewareKind.Cors, call.Site, app.Branch, IsCertain: true, use)),
                HasPipeline = true,
            });
        }

        return call.Receiver;
    }

    /// <summary>Writes down what any other framework call adds to the pipeline or to an endpoint.</summary>
    public static void Note(Interpreter interpreter, Call call)
    {
        if (call.Receiver is HostFacet { Facet: Facet.Application } app && Kind(call) is { } kind)
        {
            var step = new Middleware(kind, call.Site, app.Branch, IsCertain: true);
            var added = call.Name == "Use" && call.Arguments.OfType<Function>().FirstOrDefault() is { } middleware ? MiddlewareProbe.Describe(interpreter, middleware, step) : step;
            interpreter.ChangeHost(app.Host, host => host with
            {
                Pipeline = host.Pipeline.Add(added),
                ServesPages = host.ServesPages || call.Name is "UseSpa" or "UseBlazorFrameworkFiles" or "UseDefaultFiles",
                IsGrpcWebDefault = host.IsGrpcWebDefault || (call.Name == "UseGrpcWeb" && IsForAll(call)),
            });
        }

        EndpointCalls.Note(interpreter, call);
    }

    // `new GrpcWebOptions { DefaultEnabled = true }`
    private static bool IsForAll(Call call) => call.Operation.Descendants().OfType<ISimpleAssignmentOperation>().Any(assignment =>
        assignment.Target is IPropertyReferenceOperation { Property.Name: "DefaultEnabled" } && assignment.Value.ConstantValue is { HasValue: true, Value: true });

    private static MiddlewareKind? Kind(Call call) => call.Name switch
    {
        "UseRouting" => MiddlewareKind.Routing,
        "UseAuthentication" => MiddlewareKind.Authentication,
        "UseAuthorization" => MiddlewareKind.Authorization,
        "UseResponseCaching" or "UseOutputCache" => MiddlewareKind.ResponseCaching,
        "UseEndpoints" => MiddlewareKind.Endpoints,

        // Without options it serves the host's own pages, where the templates put it; a path or a folder of its own is there for a purpose.
        "UseStaticFiles" or "UseFileServer" => call.Count > 0 ? MiddlewareKind.StaticFiles : MiddlewareKind.OwnFiles,
        "UseHttpsRedirection" or "UseHsts" => MiddlewareKind.Transport,
        "UseHealthChecks" or "UseSwagger" => MiddlewareKind.Responder,
        "UseRateLimiter" or "UseIpRateLimiting" or "UseClientRateLimiting" => MiddlewareKind.Guard,
        "UseMvc" or "UseMvcWithDefaultRoute" => MiddlewareKind.LegacyMvc,
        "Run" when call.Type == "Microsoft.AspNetCore.Builder.RunExtensions" => MiddlewareKind.Terminal,
        "UseSpa" => MiddlewareKind.Terminal,
        _ => call.Name.StartsWith("Use", StringComparison.Ordinal) && call.Type != KnownTypes.UseWhen ? MiddlewareKind.Other : null,
    };

    /// <summary>The policy that <c>UseCors</c> or <c>RequireCors</c> is given.</summary>
    public static PolicyUse Use(Interpreter interpreter, Call call) => call.Count == 0
        ? new PolicyUse(call.Site, [], IsNameKnown: true, Inline: null)
        : call[0] switch
        {
            Constant { Content: string } name => new PolicyUse(call.Site, [Names.Of(name)], IsNameKnown: true, Inline: null),
            Function configure => new PolicyUse(call.Site, [], IsNameKnown: true, Policies.Build(interpreter, configure, call.Site)),
            _ => new PolicyUse(call.Site, [], IsNameKnown: false, Inline: null),
        };
}
