using CorsAnalyzers.Evaluation;
using CorsAnalyzers.Evaluation.Sources;
using CorsAnalyzers.Evaluation.Values;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Knowledge.AspNetCore;

/// <summary>
/// <c>Configure&lt;CorsOptions&gt;</c>, <c>PostConfigure</c>, <c>AddOptions&lt;CorsOptions&gt;().Configure</c>. Named options are read by nobody
/// (facts §1.4).
/// </summary>
internal sealed class OptionsModule : Module
{
    public override string Subject => "Options";

    public override void Register(RowTable rows)
    {
        foreach (var type in new[] { KnownTypes.OptionsServices, KnownTypes.OptionsBuilder })
        {
            rows.Methods(type, Configure, "Configure", "PostConfigure");
        }

        rows.Methods(KnownTypes.OptionsServices, Configure, "ConfigureAll", "PostConfigureAll", "AddOptions");
        rows.Methods(KnownTypes.OptionsServices, ConfigureByClass, "ConfigureOptions");
    }

    private static Value? Configure(Evaluator evaluator, Call call)
    {
        if (HostFaces.HostOf(call.Receiver) is not { } host)
        {
            return null;
        }

        var options = TypeOfOptions(call);
        var isNamed = call.Arguments.FirstOrDefault() is Constant { Content: string { Length: > 0 } };
        var configure = call.Arguments.LastOrDefault(argument => argument is Function);
        if (HostFaces.FaceOf(evaluator, options, host) is HostFacet { Facet: Facet.RouteOptions or Facet.WebSocketOptions } face && configure is not null)
        {
            DeferredOptions.Add(evaluator, host, configure, face.Facet);
        }

        if (options?.IsNamed(KnownTypes.CorsOptions) != true)
        {
            // Other options may hold handlers.
            Handlers.Run(evaluator, call.Arguments, onStaticFiles: false);
            return call.Receiver;
        }

        if (isNamed)
        {
            evaluator.ChangeModel(host, before => before with { UnreadOptions = before.UnreadOptions.Add(call.Site) });
        }
        else if (call.Name != "AddOptions")
        {
            DeferredOptions.Add(evaluator, host, configure ?? call.Arguments.LastOrDefault(), Facet.CorsOptions);
        }

        return call.Receiver;
    }

    // Takes a type or an object, found by its interfaces.
    private static Value? ConfigureByClass(Evaluator evaluator, Call call)
    {
        if (HostFaces.HostOf(call.Receiver) is not { } host)
        {
            return null;
        }

        DeferredOptions.AddClass(evaluator, host, TypeOfOptions(call), call.Arguments.FirstOrDefault());
        return call.Receiver;
    }

    private static INamedTypeSymbol? TypeOfOptions(Call call) =>
        call.Method.ContainingType.TypeArguments.Concat(call.Method.TypeArguments).FirstOrDefault() as INamedTypeSymbol;
}
