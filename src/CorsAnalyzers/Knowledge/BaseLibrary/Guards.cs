using CorsAnalyzers.Evaluation;
using CorsAnalyzers.Evaluation.Values;

namespace CorsAnalyzers.Knowledge.BaseLibrary;

/// <summary><c>ArgumentNullException.ThrowIfNull(value)</c> and its kin: what goes on has the value.</summary>
internal sealed class Guards : Module
{
    public override string Subject => "Guards";

    public override void Register(RowTable rows)
    {
        rows.Methods("System.ArgumentNullException", (evaluator, call) => ThrowIf(evaluator, evaluator.AreEqual(call[0], Value.Null)), "ThrowIfNull");
        rows.Methods("System.ArgumentException", (evaluator, call) => ThrowIf(evaluator, Strings.IsNullOr(call[0], blankCounts: false)), "ThrowIfNullOrEmpty");
        rows.Methods("System.ArgumentException", (evaluator, call) => ThrowIf(evaluator, Strings.IsNullOr(call[0], blankCounts: true)), "ThrowIfNullOrWhiteSpace");
    }

    private static Value? ThrowIf(Evaluator evaluator, Value isMissing) => isMissing switch
    {
        Constant { Content: true } => evaluator.Throw(),
        Truth truth => evaluator.Fork([new Arm(truth.WhenTrue, evaluator.Throw), new Arm(truth.WhenFalse, () => Value.Unknown)]),
        _ => null,
    };
}
