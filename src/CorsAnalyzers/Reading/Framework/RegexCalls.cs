using System.Text.RegularExpressions;
using CorsAnalyzers.Reading.Values;

namespace CorsAnalyzers.Reading.Framework;

/// <summary>Regular expressions made of constants: really run, but not for long.</summary>
internal static class RegexCalls
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(50);

    public static Value? Perform(Interpreter interpreter, Call call)
    {
        switch (call.Name)
        {
            case "IsMatch" when call.Receiver is Constant { Content: Regex regex } && call[0] is Constant { Content: string or null } input:
                return IsMatch(interpreter, regex, (string?)input.Content);
            case "IsMatch" when call.Receiver is null && call[0] is Constant { Content: string or null } input && call[1] is Constant { Content: string } pattern:
                return Make(pattern, call.Arguments.Skip(2).FirstOrDefault()) is { } made ? IsMatch(interpreter, made, (string?)input.Content) : null;
            case "Escape" when call[0] is Constant { Content: string text }:
                return Value.Of(Regex.Escape(text));
            default:
                return null;
        }
    }

    public static Value? Construct(Call call) =>
        call[0] is Constant { Content: string } pattern && Make(pattern, call.Arguments.Skip(1).FirstOrDefault()) is { } regex ? Value.Of(regex, pattern.At) : null;

    private static Value IsMatch(Interpreter interpreter, Regex regex, string? input)
    {
        if (input is null)
        {
            return interpreter.Throw();
        }

        try
        {
            interpreter.Matched(regex.ToString());
            return Value.Of(regex.IsMatch(input));
        }
        catch (RegexMatchTimeoutException)
        {
            // It has had its time; there is no point in matching on.
            throw new OutOfStepsException();
        }
    }

    private static Regex? Make(Constant pattern, Value? options)
    {
        var flags = options is Constant { Content: int known } ? (RegexOptions)known : RegexOptions.None;
        try
        {
            // Compiling is for patterns that live long; these are run a few times.
            return new Regex((string)pattern.Content!, flags & ~RegexOptions.Compiled, Patience);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
