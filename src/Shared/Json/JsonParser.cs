using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.Shared.Json;

/// <summary>Makes the nodes of a <see cref="JsonText"/>.</summary>
internal sealed class JsonParser
{
    private readonly string _text;
    private readonly List<JsonNode> _nodes = [];

    /// <summary>The innermost object or array that is not closed yet.</summary>
    private JsonNode? _open;
    private int _depth;
    private int _at;

    public JsonParser(string text)
    {
        _text = text;
        ReadAll();
    }

    public IReadOnlyList<JsonNode> Nodes => _nodes;

    public bool IsValid { get; private set; } = true;

    public int Depth { get; private set; }

    private JsonNode? Last => _open is { Children: { Count: > 0 } children } ? children[children.Count - 1] : null;

    private void ReadAll()
    {
        for (SkipBlanks(); _at < _text.Length; SkipBlanks())
        {
            if (_open is not null)
            {
                ReadInside(_open);
            }
            else if (_nodes.Count > 0 || !ReadValue(null))
            {
                // Something else stands behind the value, or in its place.
                Damage(_nodes.FirstOrDefault());
                break;
            }
        }

        IsValid &= _nodes.Count > 0;
        for (; _open is not null; _open = _open.Parent)
        {
            Damage(_open);
            _open.EndAt(_text.Length);
        }
    }

    private void ReadInside(JsonNode open)
    {
        switch (_text[_at])
        {
            case '}' or ']':
                Close(open);
                break;
            case ',':
                ReadComma(open);
                break;
            case '"' when open.Kind == JsonKind.Object:
                ReadMember(open);
                break;
            case var c:
                // A value without a name is kept in an object too, for its brackets' sake.
                if (open.Kind == JsonKind.Object)
                {
                    Damage(open);
                }

                if (open.Kind == JsonKind.Object && c is not ('{' or '[') || !ReadValue(null))
                {
                    Damage(open);
                    _at++;
                }

                break;
        }
    }

    private void Close(JsonNode open)
    {
        if (_text[_at] != (open.Kind == JsonKind.Object ? '}' : ']'))
        {
            Damage(open);
            Damage(open.Parent);
        }

        _at++;
        open.EndAt(_at);
        _open = open.Parent;
        _depth--;
    }

    private void ReadComma(JsonNode open)
    {
        if (Last is { Comma: null } last)
        {
            last.FollowWith(new TextSpan(_at, 1));
        }
        else
        {
            Damage(open);
        }

        _at++;
    }

    private void ReadMember(JsonNode open)
    {
        var start = _at;
        ReadString();
        var name = TextSpan.FromBounds(start, _at);
        SkipBlanks();
        if (!IsAt(':'))
        {
            Damage(open);
            return;
        }

        // A comment may stand anywhere but between a name and its colon.
        IsValid &= _text.IndexOf('/', name.End, _at - name.End) < 0;
        _at++;
        SkipBlanks();
        if (!ReadValue(name))
        {
            Damage(open);
        }
    }

    /// <summary>Reads what begins here, if it is a value; an object or array is opened.</summary>
    private bool ReadValue(TextSpan? name)
    {
        var start = _at;
        switch (_at < _text.Length ? _text[_at] : '\0')
        {
            case '{' or '[':
                var opened = Add(_text[_at] == '{' ? JsonKind.Object : JsonKind.Array, name, start);
                _at++;
                _open = opened;
                _depth++;
                Depth = Math.Max(Depth, _depth);
                return true;
            case '"':
                var isClosed = ReadString();
                var text = Add(JsonKind.String, name, start);
                text.EndAt(_at);
                if (!isClosed)
                {
                    Damage(text);
                }

                return true;
            default:
                while (_at < _text.Length && (char.IsLetterOrDigit(_text[_at]) || _text[_at] is '-' or '+' or '.'))
                {
                    _at++;
                }

                if (_at == start)
                {
                    return false;
                }

                var kind = KindOf(_text.Substring(start, _at - start));
                IsValid &= kind != JsonKind.Unknown;
                Add(kind, name, start).EndAt(_at);
                return true;
        }
    }

    private JsonNode Add(JsonKind kind, TextSpan? name, int start)
    {
        if (Last is { Comma: null })
        {
            Damage(_open);
        }

        var node = new JsonNode(_text, kind, _open, _open?.Children.Count ?? 0, name, start);
        _open?.Add(node);
        _nodes.Add(node);
        return node;
    }

    /// <summary>Goes behind the string that begins here; false if it is not closed.</summary>
    private bool ReadString()
    {
        for (_at++; _at < _text.Length; _at++)
        {
            switch (_text[_at])
            {
                case '"':
                    _at++;
                    return true;
                case '\\':
                    var (length, _) = JsonEscapes.Read(_text, _at);
                    IsValid &= length > 0;
                    _at += Math.Max(length, 2) - 1;
                    break;
                case < ' ':
                    IsValid = false;
                    break;
            }
        }

        _at = _text.Length;
        IsValid = false;
        return false;
    }

    private static JsonKind KindOf(string word) => word switch
    {
        "true" => JsonKind.True,
        "false" => JsonKind.False,
        "null" => JsonKind.Null,
        _ => JsonNumber.IsNumber(word) ? JsonKind.Number : JsonKind.Unknown,
    };

    private void SkipBlanks()
    {
        (_at, var isValid) = JsonBlanks.Skip(_text, _at);
        IsValid &= isValid;
    }

    private bool IsAt(char c) => _at < _text.Length && _text[_at] == c;

    private void Damage(JsonNode? node)
    {
        IsValid = false;
        node?.Damage();
    }
}
