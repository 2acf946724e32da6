namespace CorsAnalyzers.CodeFixes.Editing;

/// <summary>Where an object of a JSON text begins and ends (<see cref="End"/> is behind the brace), and where its members are.</summary>
internal sealed record JsonObject(int Start, int End, IReadOnlyList<JsonMember> Members)
{
    /// <summary>Reads the object at a position; null if there is none, or it is not well formed.</summary>
    public static JsonObject? Read(string json, int position)
    {
        var start = SkipBlanks(json, position);
        if (At(json, start) != '{')
        {
            return null;
        }

        var members = new List<JsonMember>();
        var at = SkipBlanks(json, start + 1);
        while (At(json, at) == '"')
        {
            var nameEnd = SkipString(json, at);
            var colon = SkipBlanks(json, nameEnd);
            if (At(json, colon) != ':')
            {
                return null;
            }

            var valueStart = SkipBlanks(json, colon + 1);
            var valueEnd = SkipValue(json, valueStart);
            if (valueEnd < 0)
            {
                return null;
            }

            var name = json.Substring(at + 1, nameEnd - at - 2);
            var next = SkipBlanks(json, valueEnd);
            var isComma = At(json, next) == ',';
            members.Add(new JsonMember(name, at, valueStart, valueEnd, isComma ? next + 1 : null));
            at = isComma ? SkipBlanks(json, next + 1) : next;
            if (!isComma)
            {
                break;
            }
        }

        return At(json, at) == '}' ? new JsonObject(start, at + 1, members) : null;
    }

    /// <summary>The first position at or after the given one that is neither white space nor comment.</summary>
    public static int SkipBlanks(string json, int at)
    {
        while (at < json.Length)
        {
            if (char.IsWhiteSpace(json[at]) || json[at] == '\uFEFF')
            {
                at++;
            }
            else if (json[at] == '/' && At(json, at + 1) == '/')
            {
                at = Behind(json, "\n", at);
            }
            else if (json[at] == '/' && At(json, at + 1) == '*')
            {
                at = Behind(json, "*/", at + 2);
            }
            else
            {
                return at;
            }
        }

        return at;
    }

    /// <summary>The end of a value: brackets are counted, since what is inside does not matter here. -1 if there is no value.</summary>
    public static int SkipValue(string json, int start)
    {
        var depth = 0;
        var at = start;
        while (at < json.Length)
        {
            var c = json[at];
            if (c == '"')
            {
                at = SkipString(json, at);
            }
            else if (c is '{' or '[')
            {
                depth++;
                at++;
            }
            else if (depth > 0 && c is '}' or ']')
            {
                depth--;
                at++;
            }
            else if (depth > 0)
            {
                var next = SkipBlanks(json, at);
                at = next > at ? next : at + 1;
                continue;
            }
            else
            {
                while (at < json.Length && (char.IsLetterOrDigit(json[at]) || json[at] is '-' or '+' or '.'))
                {
                    at++;
                }
            }

            if (depth == 0)
            {
                return at > start ? at : -1;
            }
        }

        return -1;
    }

    private static int SkipString(string json, int quote)
    {
        var at = quote + 1;
        while (at < json.Length && json[at] != '"')
        {
            at += json[at] == '\\' ? 2 : 1;
        }

        return Math.Min(at + 1, json.Length);
    }

    private static int Behind(string json, string mark, int from)
    {
        var at = json.IndexOf(mark, from, StringComparison.Ordinal);
        return at < 0 ? json.Length : at + mark.Length;
    }

    /// <summary>The character at a position; NUL behind the end.</summary>
    public static char At(string json, int position) => position < json.Length ? json[position] : '\0';
}

/// <summary>A member of an object; <see cref="CommaEnd"/> is behind the comma that follows its value, if one does.</summary>
internal sealed record JsonMember(string Name, int NameStart, int ValueStart, int ValueEnd, int? CommaEnd);
