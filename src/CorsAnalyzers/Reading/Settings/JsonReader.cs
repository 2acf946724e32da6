using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.Reading.Settings;

/// <summary>
/// Reads a settings file as the host does: JSON (RFC 8259) with comments and trailing commas, an object at the top, flattened to keys. A file that
/// the host would refuse has no values.
/// </summary>
internal sealed class JsonReader
{
    /// <summary>Objects and arrays inside one another; the host's limit.</summary>
    private const int MostDepth = 64;

    private readonly string _text;
    private readonly List<JsonValue> _values = [];
    private readonly HashSet<string> _keys = new(StringComparer.OrdinalIgnoreCase);
    private int _at;

    private JsonReader(string text) => _text = text;

    /// <summary>The values of a file in order; <see langword="null"/> if it is no valid settings file.</summary>
    public static IReadOnlyList<JsonValue>? Read(string text)
    {
        var reader = new JsonReader(text);
        return reader.ReadFile() ? reader._values : null;
    }

    private bool ReadFile()
    {
        // A byte order mark may have survived.
        if (_text.Length > 0 && _text[0] == '\uFEFF')
        {
            _at++;
        }

        return SkipBlanks() && Peek() == '{' && ReadValue(string.Empty, 1) && SkipBlanks() && _at == _text.Length;
    }

    private bool ReadValue(string key, int depth)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (depth > MostDepth || !SkipBlanks())
        {
            return false;
        }

        var start = _at;
        switch (Peek())
        {
            case '{':
                return ReadMembers(key, depth);
            case '[':
                return ReadItems(key, depth);
            case '"':
                return ReadString() is { } text && Add(key, text, start);
            case 't':
                return ReadWord("true") && Add(key, "True", start);
            case 'f':
                return ReadWord("false") && Add(key, "False", start);
            case 'n':
                return ReadWord("null") && Add(key, null, start);
            default:
                return ReadNumber() && Add(key, _text.Substring(start, _at - start), start);
        }
    }

    // The host refuses a key that is there twice, in whatever case.
    private bool Add(string key, string? text, int start)
    {
        _values.Add(new JsonValue(key, text, TextSpan.FromBounds(start, _at)));
        return _keys.Add(key);
    }

    private bool ReadMembers(string key, int depth)
    {
        _at++;
        while (SkipBlanks())
        {
            if (Take('}'))
            {
                return true;
            }

            if (Peek() != '"' || ReadString() is not { } name || !SkipBlanks() || !Take(':') || !ReadValue(Join(key, name), depth + 1) || !SkipBlanks())
            {
                return false;
            }

            if (!Take(',') && Peek() != '}')
            {
                return false;
            }
        }

        return false;
    }

    private bool ReadItems(string key, int depth)
    {
        _at++;
        for (var i = 0; SkipBlanks(); i++)
        {
            if (Take(']'))
            {
                return true;
            }

            if (!ReadValue(Join(key, i.ToString(CultureInfo.InvariantCulture)), depth + 1) || !SkipBlanks())
            {
                return false;
            }

            if (!Take(',') && Peek() != ']')
            {
                return false;
            }
        }

        return false;
    }

    private static string Join(string key, string name) => key.Length == 0 ? name : key + ":" + name;

    private string? ReadString()
    {
        var text = new StringBuilder();
        for (_at++; _at < _text.Length; _at++)
        {
            var c = _text[_at];
            switch (c)
            {
                case '"':
                    _at++;
                    return text.ToString();
                case '\\' when _at + 1 < _text.Length && Escaped(_text[++_at]) is { } escaped:
                    text.Append(escaped);
                    break;
                case '\\' or < ' ':
                    return null;
                default:
                    text.Append(c);
                    break;
            }
        }

        return null;
    }

    private string? Escaped(char c)
    {
        switch (c)
        {
            case '"' or '\\' or '/':
                return c.ToString();
            case 'b':
                return "\b";
            case 'f':
                return "\f";
            case 'n':
                return "\n";
            case 'r':
                return "\r";
            case 't':
                return "\t";
            case 'u' when _at + 4 < _text.Length && ushort.TryParse(_text.Substring(_at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code):
                _at += 4;
                return ((char)code).ToString();
            default:
                return null;
        }
    }

    private bool ReadWord(string word)
    {
        if (string.CompareOrdinal(_text, _at, word, 0, word.Length) != 0)
        {
            return false;
        }

        _at += word.Length;
        return true;
    }

    /// <summary>RFC 8259 §6: no plus sign, no leading zeros, digits on both sides of the dot.</summary>
    private bool ReadNumber()
    {
        Take('-');
        if (!Take('0') && !Digits())
        {
            return false;
        }

        if (Take('.') && !Digits())
        {
            return false;
        }

        if (Take('e') || Take('E'))
        {
            _ = Take('+') || Take('-');
            return Digits();
        }

        return true;
    }

    private bool Digits()
    {
        var start = _at;
        while (_at < _text.Length && _text[_at] is >= '0' and <= '9')
        {
            _at++;
        }

        return _at > start;
    }

    /// <summary>White space and comments; false if a comment does not end.</summary>
    private bool SkipBlanks()
    {
        while (_at < _text.Length)
        {
            switch (_text[_at])
            {
                case ' ' or '\t' or '\r' or '\n':
                    _at++;
                    break;
                case '/' when _at + 1 < _text.Length && _text[_at + 1] == '/':
                    var line = _text.IndexOf('\n', _at);
                    _at = line < 0 ? _text.Length : line;
                    break;
                case '/' when _at + 1 < _text.Length && _text[_at + 1] == '*':
                    var end = _text.IndexOf("*/", _at + 2, StringComparison.Ordinal);
                    if (end < 0)
                    {
                        return false;
                    }

                    _at = end + 2;
                    break;
                default:
                    return true;
            }
        }

        return true;
    }

    private char Peek() => _at < _text.Length ? _text[_at] : '\0';

    private bool Take(char c)
    {
        if (Peek() != c || _at >= _text.Length)
        {
            return false;
        }

        _at++;
        return true;
    }
}
