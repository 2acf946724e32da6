using CorsAnalyzers.Evaluation.Values;

namespace CorsAnalyzers.Knowledge;

/// <summary>
/// The one place where the base library's real code is run on constants that the app's author has chosen. What fails on them there would fail
/// in the app, too, or is unknown: it never reaches the compiler.
/// </summary>
internal static class Real
{
    public static Value? Code(Row row, Func<Value?> run)
    {
        if (!row.RunsRealCode)
        {
            return run();
        }

        try
        {
            return run();
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or OverflowException
            or NotSupportedException or InvalidOperationException or OutOfMemoryException or TimeoutException)
        {
            return null;
        }
    }
}
