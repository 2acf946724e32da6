using CorsAnalyzers.App;
using CorsAnalyzers.Evaluation;
using CorsAnalyzers.Evaluation.Values;

namespace CorsAnalyzers.Knowledge.AspNetCore;

/// <summary><c>AddCors</c> and the other calls that hand over a lambda for <c>CorsOptions</c>: several accumulate (facts §1.4).</summary>
internal sealed class CorsServices : Module
{
    public override string Subject => "CORS services";

    public override void Register(RowTable rows)
    {
        rows.Methods(KnownTypes.CorsServices, AddCors, "AddCors");
        rows.Methods(KnownTypes.MvcCorsBuilder, AddCors, "AddCors", "ConfigureCors");
    }

    private static Value? AddCors(Evaluator evaluator, Call call)
    {
        if (HostFaces.HostOf(call.Receiver) is { } host)
        {
            Services.Note(evaluator, call, host, ServiceKinds.Cors | ServiceKinds.Policies);
            DeferredOptions.Add(evaluator, host, call.Arguments.FirstOrDefault(argument => argument is not Constant), Facet.CorsOptions);
        }

        return call.Receiver;
    }
}
