using CorsAnalyzers.App;
using CorsAnalyzers.Reading.Values;

namespace CorsAnalyzers.Reading.Framework;

/// <summary>
/// Lambdas that the framework runs with a face of the host: <c>ConfigureServices(services => …)</c>, <c>UseEndpoints(endpoints => …)</c>,
/// <c>UseWhen(…, branch => …)</c>. They are told by the types of their parameters.
/// </summary>
internal static class HostCallbacks
{
    public static void Run(Interpreter interpreter, Call call)
    {
        var host = HostValues.HostOf(call.Receiver) ?? (interpreter.Hosts.Count == 1 ? interpreter.Hosts[0] : null);
        if (host is not { } known)
        {
            return;
        }

        if (call is { Name: "Configure", Receiver: HostFacet { Facet: Facet.Builder } } && call.Arguments.Any(argument => argument is Function))
        {
            interpreter.ChangeHost(known, before => before with { HasPipeline = true });
        }

        var branch = (call.Receiver as HostFacet)?.Branch ?? 0;
        if (Branch(call) is { } kind)
        {
            var (into, around) = (interpreter.NewId(), branch);
            interpreter.ChangeHost(known, host => host with { Pipeline = host.Pipeline.Add(new Middleware(kind, call.Site, around, IsCertain: true) { Into = into }) });
            branch = into;
        }

        foreach (var function in call.Arguments.OfType<Function>())
        {
            var arguments = HostValues.Injected(interpreter, function.Method, known, branch);
            if (arguments.Any(argument => argument is HostFacet { Facet: Facet.Services or Facet.Application or Facet.Builder or Facet.CorsOptions or Facet.AuthorizationOptions or Facet.RouteOptions or Facet.WebSocketOptions }))
            {
                interpreter.Apply(function, arguments);
            }
        }
    }

    /// <summary>Whether the lambda builds a pipeline of its own, and whether requests come back from it.</summary>
    private static MiddlewareKind? Branch(Call call) => call.Type switch
    {
        "Microsoft.AspNetCore.Builder.MapExtensions" or "Microsoft.AspNetCore.Builder.MapWhenExtensions" => MiddlewareKind.Branch,
        KnownTypes.UseWhen => MiddlewareKind.Detour,
        _ => null,
    };
}
