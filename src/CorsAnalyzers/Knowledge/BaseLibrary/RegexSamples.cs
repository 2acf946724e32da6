using System.Text;

namespace CorsAnalyzers.Knowledge.BaseLibrary;

/// <summary>A string that a regular expression was written for.</summary>
/// <param name="Text">The sample.</param>
/// <param name="Meant">The sample with every sloppy dot as a dot.</param>
/// <param name="IsInvented">Whether the pattern leaves some of its letters open, so that the name is not the code's own.</param>
internal readonly record struct RegexSample(string Text, string Meant, bool IsInvented)
{
    /// <summary>Whether a dot that stands for any character is something else than a dot here.</summary>
    public bool IsSloppy => Text != Meant;
}

/// <summary>
/// Makes strings that a regular expression matches, well enough to find out what it lets through: the expression itself is run on what is made
/// of them, so a wrong sample costs nothing.
/// </summary>
internal static class RegexSamples
{
    private const int MostLength = 2_000;

    /// <summary>Unescaped dots that are tried as something else than a dot, one at a time.</summary>
    private const int MostDots = 4;

    public static IEnumerable<RegexSample> Of(string pattern)
    {
        if (pattern.Length > MostLength)
        {
            yield break;
        }

        foreach (var takeOptional in new[] { true, false })
        {
            var writer = new Writer(pattern, takeOptional, sloppyDot: -1);
            var meant = writer.Write();
            yield return new RegexSample(meant, meant, writer.HasInvented);
            for (var dot = 0; dot < MostDots; dot++)
            {
                yield return new RegexSample(new Writer(pattern, takeOptional, dot).Write(), meant, writer.HasInvented);
            }
        }
    }

    /// <summary>Goes through the pattern once: first alternative, each repetition once, optional parts all or none.</summary>
    private sealed class Writer(string pattern, bool takeOptional, int sloppyDot)
    {
        private readonly StringBuilder _text = new();
        private int _at;
        private int _dots;

        /// <summary>Whether letters were written that the pattern does not name.</summary>
        public bool HasInvented { get; private set; }

        public string Write()
        {
            Alternatives();
            return _text.ToString();
        }

        private void Alternatives()
        {
            Sequence();
            while (_at < pattern.Length && pattern[_at] == '|')
            {
                _at++;
                var length = _text.Length;
                Sequence();
                _text.Length = length;
            }
        }

        private void Sequence()
        {
            while (_at < pattern.Length && pattern[_at] is not ('|' or ')'))
            {
                var (length, hadInvented) = (_text.Length, HasInvented);
                Item();
                if (IsOptional() && !takeOptional)
                {
                    _text.Length = length;
                    HasInvented = hadInvented;
                }
            }
        }

        private void Item()
        {
            var c = pattern[_at++];
            switch (c)
            {
                case '^' or '$':
                    break;
                case '(':
                    Group();
                    break;
                case '[':
                    _text.Append(Class());
                    HasInvented = true;
                    break;
                case '\\' when _at < pattern.Length:
                    Escape(pattern[_at++]);
                    break;
                // Who repeats it means any character.
                case '.' when _at < pattern.Length && pattern[_at] is '*' or '+' or '{':
                    _text.Append('a');
                    HasInvented = true;
                    break;
                case '.':
                    _text.Append(_dots++ == sloppyDot ? 'x' : '.');
                    break;
                default:
                    _text.Append(c);
                    break;
            }
        }

        private void Group()
        {
            var length = _text.Length;
            var isLook = false;
            if (_at < pattern.Length && pattern[_at] == '?')
            {
                _at++;
                isLook = _at < pattern.Length && pattern[_at] is '=' or '!';
                SkipGroupPrefix();
            }

            Alternatives();
            _at++;
            if (isLook)
            {
                _text.Length = length;
            }
        }

        private void SkipGroupPrefix()
        {
            if (_at >= pattern.Length)
            {
                return;
            }

            if (pattern[_at] is '<' or '\'')
            {
                var end = pattern.IndexOfAny(['>', '\''], _at + 1);
                _at = end < 0 ? pattern.Length : end + 1;
            }
            else
            {
                _at++;
            }
        }

        private string Class()
        {
            var negated = _at < pattern.Length && pattern[_at] == '^';
            var start = _at;
            while (_at < pattern.Length && (pattern[_at] != ']' || _at == start))
            {
                _at += pattern[_at] == '\\' ? 2 : 1;
            }

            var first = start < pattern.Length ? pattern[start] : 'a';
            _at++;
            // No page comes from port 0.
            var isDigits = first == '0' && start + 1 < pattern.Length && pattern[start + 1] == '-';
            return negated ? "a" : isDigits ? "1" : first == '\\' && start + 1 < pattern.Length ? Escaped(pattern[start + 1]) : first.ToString();
        }

        private void Escape(char c)
        {
            _text.Append(Escaped(c));
            HasInvented |= c is 'd' or 'w' or 'S' or 'D';
        }

        private static string Escaped(char c) => c switch
        {
            'd' => "1",
            'w' or 'S' or 'D' => "a",
            's' => " ",
            'A' or 'z' or 'Z' or 'b' or 'B' or 'G' => string.Empty,
            _ => c.ToString(),
        };

        /// <summary>Reads a quantifier; whether it allows for none.</summary>
        private bool IsOptional()
        {
            if (_at >= pattern.Length)
            {
                return false;
            }

            var optional = pattern[_at] is '?' or '*';
            if (optional || pattern[_at] == '+')
            {
                _at++;
            }
            else if (pattern[_at] == '{' && pattern.IndexOf('}', _at) is > 0 and var end)
            {
                optional = pattern[_at + 1] == '0';
                _at = end + 1;
            }
            else
            {
                return false;
            }

            if (_at < pattern.Length && pattern[_at] is '?' or '+')
            {
                _at++;
            }

            return optional;
        }
    }
}
