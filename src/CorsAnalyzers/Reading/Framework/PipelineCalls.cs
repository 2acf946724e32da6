using CorsAnalyzers.App;
using CorsAnalyzers.Reading.Values;

namespace CorsAnalyzers.Reading.Framework;

/// <summary>Middleware in order, endpoints with their metadata.</summary>
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

    /// <summary><c>RequireCors()</c>, <c>RequireCors(name)</c>, <c>RequireCors(configure)</c> on an endpoint or group.</summary>
    public static Value? RequireCors(Interpreter interpreter, Call call)
    {
        if (HostValues.HostOf(call.Receiver) is { } host)
        {
            var use = Use(interpreter, call);
            ChangeEndpoint(interpreter, call.Receiver, endpoint => endpoint with { Cors = endpoint.Cors.Add(use) });

            // Without a name it takes the policy of the middleware, which is a use of its own (facts #57).
            if (!use.IsUnnamed)
            {
                interpreter.ChangeHost(host, before => before with { Uses = before.Uses.Add(use) });
            }
        }

        return call.Receiver;
    }

    /// <summary>Writes down what any other framework call adds to the pipeline or to an endpoint.</summary>
    public static void Note(Interpreter interpreter, Call call)
    {
        if (call.Receiver is HostFacet { Facet: Facet.Application } app && Kind(call) is { } kind)
        {
            interpreter.ChangeHost(app.Host, host => host with { Pipeline = host.Pipeline.Add(new Middleware(kind, call.Site, app.Branch, IsCertain: true)) });
        }

        switch (call.Name)
        {
            case "RequireAuthorization":
                ChangeEndpoint(interpreter, call.Receiver, endpoint => endpoint with { RequiresAuthorization = true });
                break;
            case "AllowAnonymous":
                ChangeEndpoint(interpreter, call.Receiver, endpoint => endpoint with { RequiresAuthorization = false });
                break;
            case "ShortCircuit":
                ChangeEndpoint(interpreter, call.Receiver, endpoint => endpoint with { ShortCircuit = call.Site });
                break;
        }
    }

    /// <summary>A new endpoint, or the one at hand: <c>MapGet(…)</c> makes one, <c>WithName(…)</c> hands it on.</summary>
    public static Value Endpoint(Interpreter interpreter, Call call, int host)
    {
        if (call.Receiver is Endpoints known && !call.Name.StartsWith("Map", StringComparison.Ordinal))
        {
            return known;
        }

        var group = call.Receiver as Endpoints;
        var made = interpreter.New(new EndpointCell(call.Site, group?.Id, IsGroup: call.Name == "MapGroup"));
        interpreter.ChangeHost(host, before => before with { Endpoints = before.Endpoints.Add(made.Id) });
        return new Endpoints(host, made.Id);
    }

    private static void ChangeEndpoint(Interpreter interpreter, Value? value, Func<EndpointCell, EndpointCell> change)
    {
        if (value is Endpoints endpoints && interpreter.Cell<EndpointCell>(endpoints.Id) is { } cell)
        {
            interpreter.Set(endpoints.Id, change(cell));
        }
    }

    private static MiddlewareKind? Kind(Call call) => call.Name switch
    {
        "UseRouting" => MiddlewareKind.Routing,
        "UseAuthentication" => MiddlewareKind.Authentication,
        "UseAuthorization" => MiddlewareKind.Authorization,
        "UseResponseCaching" or "UseOutputCache" => MiddlewareKind.ResponseCaching,
        "UseEndpoints" => MiddlewareKind.Endpoints,
        "UseMvc" or "UseMvcWithDefaultRoute" => MiddlewareKind.LegacyMvc,
        "Run" when call.Type == "Microsoft.AspNetCore.Builder.RunExtensions" => MiddlewareKind.Terminal,
        "UseSpa" => MiddlewareKind.Terminal,
        _ => call.Name.StartsWith("Use", StringComparison.Ordinal) ? MiddlewareKind.Other : null,
    };

    private static PolicyUse Use(Interpreter interpreter, Call call) => call.Count == 0
        ? new PolicyUse(call.Site, [], IsNameKnown: true, Inline: null)
        : call[0] switch
        {
            Constant { Content: string } name => new PolicyUse(call.Site, [Names.Of(name)], IsNameKnown: true, Inline: null),
            Function configure => new PolicyUse(call.Site, [], IsNameKnown: true, Policies.Build(interpreter, configure, call.Site)),
            _ => new PolicyUse(call.Site, [], IsNameKnown: false, Inline: null),
        };
}
