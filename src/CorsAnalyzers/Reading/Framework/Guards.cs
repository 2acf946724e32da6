using CorsAnalyzers.Reading.Values;

namespace CorsAnalyzers.Reading.Framework;

/// <summary><c>ArgumentNullException.ThrowIfNull(value)</c> and its kin: what goes on has the value.</summary>
internal static class Guards
{
    public static Value? Perform(Interpreter interpreter, Call call)
    {
        var isMissing = call.Name switch
        {
            "ThrowIfNull" => interpreter.AreEqual(call[0], Value.Null),
            "ThrowIfNullOrEmpty" or "ThrowIfNullOrWhiteSpace" => StringCalls.IsNullOr(call[0], blankCounts: call.Name == "ThrowIfNullOrWhiteSpace"),
            _ => null,
        };
        return isMissing switch
        {
            Constant { Content: true } => interpreter.Throw(),
            Truth truth => interpreter.Fork([new Arm(truth.WhenTrue, interpreter.Throw), new Arm(truth.WhenFalse, () => Value.Unknown)]),
            _ => null,
        };
    }
}
