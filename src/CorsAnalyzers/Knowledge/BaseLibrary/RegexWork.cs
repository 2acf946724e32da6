using System.Text.RegularExpressions;
using CorsAnalyzers.Evaluation;

namespace CorsAnalyzers.Knowledge.BaseLibrary;

/// <summary>
/// How much work a regular expression has with a text, in steps of a plain backtracking matcher. .NET's own matcher takes no more; it tells
/// of time only, and time is not the same on every machine.
/// </summary>
internal static class RegexWork
{
    /// <summary>Steps of matching that cost as much as one operation.</summary>
    private const int StepsPerUnit = 4;

    /// <summary>Steps that one match may take.</summary>
    private const long Most = 50_000;

    /// <summary>Pays for finding out whether the text has a match; false where that takes too much, or nobody knows what it takes.</summary>
    /// <exception cref="OutOfBudgetException">It takes more than there is.</exception>
    public static bool Pay(Budget budget, Regex regex, string text)
    {
        const RegexOptions Unknown = RegexOptions.RightToLeft | RegexOptions.ECMAScript | RegexOptions.IgnorePatternWhitespace;
        if ((regex.Options & Unknown) != 0 || RegexParser.Parse(regex.ToString(), regex.Options) is not { } node)
        {
            return false;
        }

        var matcher = new Matcher(text, Math.Min(budget.Left * StepsPerUnit, Most));
        for (var start = 0; start <= text.Length && !matcher.Match(node, start, static _ => true); start++)
        {
        }

        budget.Spend(1 + (matcher.Steps / StepsPerUnit));
        return !matcher.IsExhausted;
    }

    /// <summary>Tries everything in turn, as the real one does.</summary>
    private sealed class Matcher(string text, long most)
    {
        /// <summary>Tries inside one another; each takes some stack.</summary>
        private const int MostDepth = 600;

        private int _depth;

        public long Steps { get; private set; }

        /// <summary>Whether it was given up.</summary>
        public bool IsExhausted { get; private set; }

        /// <summary>Whether there is a match from here on; when it is given up, it says that there is, so that nothing more is tried.</summary>
        public bool Match(RegexNode node, int at, Func<int, bool> then)
        {
            if (IsExhausted || Steps >= most || _depth >= MostDepth)
            {
                return IsExhausted = true;
            }

            Steps++;
            _depth++;
            var matched = node switch
            {
                LetterNode letter => at < text.Length && letter.Matches(text[at]) && then(at + 1),
                EndNode end => end.Holds(text, at) && then(at),
                SequenceNode sequence => Sequence(sequence, 0, at, then),
                ChoiceNode choice => choice.Alternatives.Any(each => Match(each, at, then)),
                RepeatNode repeat => Repeat(repeat, 0, at, -1, then),
                LookNode look => Match(look.Inner, at, static _ => true) != look.IsNegative && then(at),
                _ => then(at),
            };
            _depth--;
            return matched;
        }

        private bool Sequence(SequenceNode sequence, int part, int at, Func<int, bool> then) => part == sequence.Parts.Count
            ? then(at)
            : Match(sequence.Parts[part], at, next => Sequence(sequence, part + 1, next, then));

        private bool Repeat(RepeatNode repeat, int count, int at, int before, Func<int, bool> then)
        {
            // A turn that took nothing would go on for ever.
            var mayGoOn = count < repeat.Most && at != before;
            bool Again() => mayGoOn && Match(repeat.Inner, at, next => Repeat(repeat, count + 1, next, count < repeat.Least ? -1 : at, then));
            bool Leave() => count >= repeat.Least && then(at);
            return repeat.IsLazy ? Leave() || Again() : Again() || Leave();
        }
    }
}
