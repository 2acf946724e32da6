using CorsAnalyzers.App;
using CorsAnalyzers.Evaluation;
using CorsAnalyzers.Evaluation.Values;

namespace CorsAnalyzers.Knowledge.AspNetCore;

/// <summary>
/// Lambdas that the framework runs with a face of the host: <c>ConfigureServices(services => …)</c>, <c>UseEndpoints(endpoints => …)</c>,
/// <c>UseWhen(…, branch => …)</c>. They are told by the types of their parameters.
/// </summary>
internal sealed class HostCallbacks : Module
{
    public override string Subject => "Callbacks with the host";

    public override void Register(RowTable rows)
    {
        rows.Methods("Microsoft.AspNetCore.Builder.MapExtensions", Branch(MiddlewareKind.Branch), "Map");
        rows.Methods("Microsoft.AspNetCore.Builder.MapWhenExtensions", Branch(MiddlewareKind.Branch), "MapWhen");
        rows.Methods(KnownTypes.UseWhen, Branch(MiddlewareKind.Detour), "UseWhen");
    }

    public override Value? Every(Evaluator evaluator, Call call)
    {
        RunIfKnown(evaluator, call);
        var hosts = evaluator.App().Hosts;
        if ((HostFaces.HostOf(call.Receiver) ?? (hosts.Count == 1 ? hosts[0] : null)) is not { } host)
        {
            return null;
        }

        if (call is { Name: "Configure", Receiver: HostFacet { Facet: Facet.Builder } } && call.Arguments.Any(argument => argument is Function))
        {
            evaluator.ChangeHost(host, before => before with { HasPipeline = true });
        }

        if (!AppRun.Table.Has(this, call.Type, call.Name))
        {
            Run(evaluator, call, host, (call.Receiver as HostFacet)?.Branch ?? 0);
        }

        return null;
    }

    /// <summary>The lambda builds a pipeline of its own, from which requests come back or not.</summary>
    private static CallMeaning Branch(MiddlewareKind kind) => (evaluator, call) =>
    {
        if (call.Receiver is HostFacet { Facet: Facet.Application } app)
        {
            var into = evaluator.NewId();
            var step = new Middleware(kind, call.Site, app.Branch, IsCertain: true) { Into = into };
            evaluator.ChangeHost(app.Host, host => host with { Pipeline = host.Pipeline.Add(step) });
            Run(evaluator, call, app.Host, into);
        }

        return null;
    };

    private static void Run(Evaluator evaluator, Call call, int host, int branch)
    {
        foreach (var function in call.Arguments.OfType<Function>())
        {
            var faces = function.Method.Parameters.Select(parameter => HostFaces.FaceOf(evaluator, parameter.Type, host, branch));
            if (faces.Any(face => face is HostFacet { Facet: not (Facet.Environment or Facet.Configuration or Facet.ServiceProvider or Facet.MvcBuilder) }))
            {
                evaluator.Apply(function, HostFaces.Injected(evaluator, function.Method, host, branch));
            }
        }
    }

    /// <summary>What a method of .NET calls back, such as <c>ForEach</c> on a list of which nothing is known, may set up the host.</summary>
    private static void RunIfKnown(Evaluator evaluator, Call call)
    {
        if (!call.Type.StartsWith("System.", StringComparison.Ordinal))
        {
            return;
        }

        foreach (var function in call.Arguments.OfType<Function>().Where(function => evaluator.HandlesIn(function).Count > 0).ToList())
        {
            evaluator.Fork(
            [
                new Arm([], () => Value.Unknown),
                new Arm([], () => evaluator.Apply(function, [.. function.Method.Parameters.Select(_ => Value.Unknown)])),
            ]);
        }
    }
}
