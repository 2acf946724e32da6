using CorsAnalyzers.Evaluation;
using CorsAnalyzers.Evaluation.Values;

namespace CorsAnalyzers.Knowledge.BaseLibrary;

/// <summary>What wraps one value: tasks, <c>Nullable</c>, <c>Lazy</c>.</summary>
internal sealed class Tasks : Module
{
    public override string Subject => "Tasks and other wrappers";

    public override void Register(RowTable rows)
    {
        rows.Methods(KnownTypes.Task, (_, call) => call[0], "FromResult");
        rows.Methods(KnownTypes.ValueTask, (_, call) => call[0], "FromResult");
        rows.Properties(KnownTypes.Task, Wrapped, "Result");
        rows.Properties(KnownTypes.ValueTask, Wrapped, "Result");
        rows.Properties("System.Nullable", Wrapped, "Value");
        rows.Properties("System.Lazy", Wrapped, "Value");
        rows.Methods("System.Nullable", (evaluator, call) => call.Count switch
        {
            0 when call.Receiver is Constant { Content: not null } known => known,
            1 when call.Receiver is Constant constant => constant.IsNull ? call[0] : constant,
            _ => null,
        }, "GetValueOrDefault");
    }

    private static Value? Wrapped(Evaluator evaluator, PropertyAccess access) => access.Receiver;
}
