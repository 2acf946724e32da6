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

        var branch = Branches(call) ? interpreter.NewId() : (call.Receiver as HostFacet)?.Branch ?? 0;
        foreach (var function in call.Arguments.OfType<Function>())
        {
            var arguments = HostValues.Injected(interpreter, function.Method, known, branch);
            if (arguments.Any(argument => argument is HostFacet { Facet: Facet.Services or Facet.Application or Facet.Builder or Facet.CorsOptions or Facet.AuthorizationOptions }))
            {
                interpreter.Apply(function, arguments);
            }
        }
    }

    /// <summary>Whether the lambda builds a pipeline of its own.</summary>
    private static bool Branches(Call call) => call.Type is
        "Microsoft.AspNetCore.Builder.MapExtensions" or "Microsoft.AspNetCore.Builder.MapWhenExtensions" or "Microsoft.AspNetCore.Builder.UseWhenExtensions";
}
