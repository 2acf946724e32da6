using System.Text.RegularExpressions;
using CorsAnalyzers.Evaluation;
using CorsAnalyzers.Evaluation.Values;

namespace CorsAnalyzers.Knowledge.BaseLibrary;

/// <summary>Regular expressions made of constants: really run, once it is known that this comes to an end soon.</summary>
internal sealed class RegularExpressions : Module
{
    /// <summary>Letters of a pattern, or of a text, that are still looked at.</summary>
    private const int MostLetters = 2_000;

    /// <summary>The last net, which nothing is known to reach: <see cref="RegexWork"/> counts before a match is started.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public override string Subject => "Regular expressions";

    public override bool RunsRealCode => true;

    public override void Register(RowTable rows)
    {
        const string Type = KnownTypes.Regex;
        rows.Constructor(Type, Construct);
        rows.Attribute("System.Text.RegularExpressions.GeneratedRegexAttribute", Generated);
        rows.Methods(Type, IsMatch, "IsMatch");
        rows.Methods(Type, (_, call) => call[0] is Constant { Content: string text } ? Value.Of(Regex.Escape(text)) : null, "Escape");
    }

    private static Value? Construct(Evaluator evaluator, Call call) => Made(evaluator, call[0], call.Arguments.Skip(1).FirstOrDefault());

    // [GeneratedRegex(pattern)], [GeneratedRegex(pattern, options)], and more behind that changes no answer here.
    private static Value? Generated(Evaluator evaluator, EquatableArray<Value> arguments) =>
        arguments.IsEmpty ? null : Made(evaluator, arguments[0], arguments.Skip(1).FirstOrDefault());

    private static Value? Made(Evaluator evaluator, Value pattern, Value? options) =>
        pattern is Constant { Content: string } known && Make(evaluator, known, options) is { } regex ? Value.Of(regex, known.At) : null;

    private static Value? IsMatch(Evaluator evaluator, Call call)
    {
        if (call[0] is not Constant { Content: string or null } input)
        {
            return null;
        }

        var regex = call.Receiver switch
        {
            Constant { Content: Regex known } => known,
            null when call[1] is Constant { Content: string } pattern => Make(evaluator, pattern, call.Arguments.Skip(2).FirstOrDefault()),
            _ => null,
        };
        if (regex is null)
        {
            return null;
        }

        if (input.Content is not string text)
        {
            return evaluator.Throw();
        }

        evaluator.Inquiry?.Observed.Matched(regex.ToString());
        if (text.Length > MostLetters || !RegexWork.Pay(evaluator.Budget, regex, text))
        {
            // A check that does not come to an end with one origin is not asked about others.
            return evaluator.Inquiry is null ? null : throw new OutOfBudgetException();
        }

        return Value.Of(regex.IsMatch(text));
    }

    private static Regex? Make(Evaluator evaluator, Constant pattern, Value? options)
    {
        var flags = options is Constant { Content: int known } ? (RegexOptions)known : RegexOptions.None;
        var text = (string)pattern.Content!;
        if (text.Length > MostLetters || options is Unknown)
        {
            return null;
        }

        // Compiling is for patterns that live long; these are run a few times. Without backtracking the answers are the same.
        evaluator.Budget.Spend(1 + text.Length);
        const RegexOptions NonBacktracking = (RegexOptions)1024;
        return new Regex(text, flags & ~(RegexOptions.Compiled | NonBacktracking), Patience);
    }
}
