using System.Globalization;
using System.Text.RegularExpressions;

namespace CorsAnalyzers.Knowledge.BaseLibrary;

/// <summary>A part of a regular expression, as far as its cost depends on it.</summary>
internal abstract class RegexNode;

/// <summary>One letter of a kind.</summary>
internal sealed class LetterNode(Func<char, bool> matches) : RegexNode
{
    public Func<char, bool> Matches { get; } = matches;
}

/// <summary>A place: the start or end of the text, or a border of words.</summary>
internal sealed class EndNode(Func<string, int, bool> holds) : RegexNode
{
    public Func<string, int, bool> Holds { get; } = holds;
}

internal sealed class SequenceNode(List<RegexNode> parts) : RegexNode
{
    public List<RegexNode> Parts { get; } = parts;
}

internal sealed class ChoiceNode(List<RegexNode> alternatives) : RegexNode
{
    public List<RegexNode> Alternatives { get; } = alternatives;
}

internal sealed class RepeatNode(RegexNode inner, int least, int most, bool isLazy) : RegexNode
{
    public RegexNode Inner { get; } = inner;

    public int Least { get; } = least;

    public int Most { get; } = most;

    public bool IsLazy { get; } = isLazy;
}

/// <summary>A look ahead.</summary>
internal sealed class LookNode(RegexNode inner, bool isNegative) : RegexNode
{
    public RegexNode Inner { get; } = inner;

    public bool IsNegative { get; } = isNegative;
}

/// <summary>Reads the usual regular expressions; of the others (references back, conditions, looks behind) nobody knows the cost.</summary>
internal sealed class RegexParser
{
    private const int MostNesting = 40;

    private readonly string _pattern;
    private readonly RegexOptions _options;
    private int _at;
    private int _nesting;
    private bool _isUnusual;

    private RegexParser(string pattern, RegexOptions options) => (_pattern, _options) = (pattern, options);

    private bool HasMore => _at < _pattern.Length && !_isUnusual;

    /// <summary>The tree; <see langword="null"/> for a pattern that is not a usual one.</summary>
    public static RegexNode? Parse(string pattern, RegexOptions options)
    {
        var parser = new RegexParser(pattern, options);
        var node = parser.Alternatives();
        return parser._isUnusual || parser._at < pattern.Length ? null : node;
    }

    private RegexNode Alternatives()
    {
        _isUnusual |= ++_nesting > MostNesting;
        var all = new List<RegexNode> { Sequence() };
        while (HasMore && _pattern[_at] == '|')
        {
            _at++;
            all.Add(Sequence());
        }

        _nesting--;
        return all.Count == 1 ? all[0] : new ChoiceNode(all);
    }

    private RegexNode Sequence()
    {
        var parts = new List<RegexNode>();
        while (HasMore && _pattern[_at] is not ('|' or ')'))
        {
            parts.Add(Quantified(Item()));
        }

        return parts.Count == 1 ? parts[0] : new SequenceNode(parts);
    }

    private RegexNode Quantified(RegexNode item)
    {
        while (HasMore && Quantifier() is var (least, most))
        {
            var isLazy = HasMore && _pattern[_at] == '?';
            _at += isLazy ? 1 : 0;
            item = new RepeatNode(item, least, most, isLazy);
        }

        return item;
    }

    private (int Least, int Most)? Quantifier()
    {
        switch (_pattern[_at])
        {
            case '*':
                _at++;
                return (0, int.MaxValue);
            case '+':
                _at++;
                return (1, int.MaxValue);
            case '?':
                _at++;
                return (0, 1);
            case '{':
                return Counted();
            default:
                return null;
        }
    }

    // `{2}`, `{2,}`, `{2,4}`; anything else in braces is written as it is.
    private (int Least, int Most)? Counted()
    {
        var end = _pattern.IndexOf('}', _at);
        var parts = end < 0 ? [] : _pattern.Substring(_at + 1, end - _at - 1).Split(',');
        if (parts.Length is 0 or > 2 || Number(parts[0]) is not { } least)
        {
            return null;
        }

        var most = parts.Length == 1 ? least : parts[1].Length == 0 ? int.MaxValue : Number(parts[1]);
        if (most is null)
        {
            return null;
        }

        _at = end + 1;
        return (least, most.Value);
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private RegexNode Item()
    {
        var letter = _pattern[_at++];
        switch (letter)
        {
            case '^':
                return new EndNode((text, at) => at == 0 || (_options & RegexOptions.Multiline) != 0 && text[at - 1] == '\n');
            case '$':
                return new EndNode((text, at) => at >= text.Length - 1 && (at == text.Length || text[at] == '\n') || (_options & RegexOptions.Multiline) != 0 && text[at] == '\n');
            case '.':
                return new LetterNode(each => each != '\n' || (_options & RegexOptions.Singleline) != 0);
            case '(':
                return Group();
            case '[':
                return Class();
            case '\\':
                return Escape();
            default:
                return Literal(letter);
        }
    }

    private RegexNode Group()
    {
        bool? isNegativeLook = null;
        if (HasMore && _pattern[_at] == '?')
        {
            _at++;
            var kind = HasMore ? _pattern[_at++] : '\0';
            switch (kind)
            {
                case ':':
                    break;
                case '=' or '!':
                    isNegativeLook = kind == '!';
                    break;
                case '<' or '\'' when HasMore && (char.IsLetter(_pattern[_at]) || _pattern[_at] == '_'):
                    var end = _pattern.IndexOf(kind == '<' ? '>' : '\'', _at);
                    _isUnusual |= end < 0 || _pattern.IndexOf('-', _at, Math.Max(0, end - _at)) >= 0;
                    _at = end + 1;
                    break;
                default:
                    _isUnusual = true;
                    break;
            }
        }

        var inner = Alternatives();
        _isUnusual |= _at >= _pattern.Length || _pattern[_at] != ')';
        _at++;
        return isNegativeLook is { } isNegative ? new LookNode(inner, isNegative) : inner;
    }

    private RegexNode Class()
    {
        var isNegated = HasMore && _pattern[_at] == '^';
        _at += isNegated ? 1 : 0;
        var any = new List<Func<char, bool>>();
        for (var isFirst = true; HasMore && (isFirst || _pattern[_at] != ']'); isFirst = false)
        {
            var letter = _pattern[_at++];
            if (letter == '\\' && HasMore)
            {
                var escaped = _pattern[_at++];
                if (Category(escaped) is { } category)
                {
                    any.Add(category);
                    continue;
                }

                letter = escaped;
            }
            else if (letter == '[')
            {
                // Subtraction, or a class by its name.
                _isUnusual |= HasMore && _pattern[_at] == ':';
            }

            if (_at + 1 < _pattern.Length && _pattern[_at] == '-' && _pattern[_at + 1] is not (']' or '[' or '\\'))
            {
                var (first, last) = (letter, _pattern[_at + 1]);
                _at += 2;
                any.Add(InRange(first, last));
            }
            else
            {
                any.Add(InRange(letter, letter));
            }
        }

        _isUnusual |= _at >= _pattern.Length;
        _at++;
        return new LetterNode(each => any.Exists(matches => matches(each)) != isNegated);
    }

    private Func<char, bool> InRange(char first, char last)
    {
        if ((_options & RegexOptions.IgnoreCase) == 0)
        {
            return each => each >= first && each <= last;
        }

        return each => (each >= first && each <= last)
            || (char.ToLowerInvariant(each) >= first && char.ToLowerInvariant(each) <= last)
            || (char.ToUpperInvariant(each) >= first && char.ToUpperInvariant(each) <= last);
    }

    private RegexNode Escape()
    {
        if (!HasMore)
        {
            _isUnusual = true;
            return new SequenceNode([]);
        }

        var letter = _pattern[_at++];
        if (Category(letter) is { } category)
        {
            return new LetterNode(category);
        }

        switch (letter)
        {
            case 'A':
                return new EndNode((_, at) => at == 0);
            case 'z':
                return new EndNode((text, at) => at == text.Length);
            case 'Z':
                return new EndNode((text, at) => at >= text.Length - 1 && (at == text.Length || text[at] == '\n'));
            case 'b' or 'B':
                return new EndNode((_, _) => true);
            case 'n':
                return Literal('\n');
            case 't':
                return Literal('\t');
            case 'r':
                return Literal('\r');
            default:
                _isUnusual |= char.IsLetterOrDigit(letter);
                return Literal(letter);
        }
    }

    private RegexNode Literal(char letter) => new LetterNode(InRange(letter, letter));

    private static Func<char, bool>? Category(char letter) => letter switch
    {
        'd' => char.IsDigit,
        'D' => each => !char.IsDigit(each),
        'w' => each => char.IsLetterOrDigit(each) || each == '_',
        'W' => each => !char.IsLetterOrDigit(each) && each != '_',
        's' => char.IsWhiteSpace,
        'S' => each => !char.IsWhiteSpace(each),
        _ => null,
    };
}
