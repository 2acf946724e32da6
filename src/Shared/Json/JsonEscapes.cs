using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace CorsAnalyzers.Shared.Json;

/// <summary>The escapes in a JSON string.</summary>
internal static class JsonEscapes
{
    /// <summary>
    /// How many characters the escape at a backslash takes, and what it stands for; no length if JSON has no such escape.
    /// </summary>
    public static (int Length, char Meaning) Read(string text, int backslash)
    {
        if (backslash + 1 >= text.Length)
        {
            return default;
        }

        return text[backslash + 1] switch
        {
            '"' => (2, '"'),
            '\\' => (2, '\\'),
            '/' => (2, '/'),
            'b' => (2, '\b'),
            'f' => (2, '\f'),
            'n' => (2, '\n'),
            'r' => (2, '\r'),
            't' => (2, '\t'),
            'u' when backslash + 6 <= text.Length && Hexadecimal(text.Substring(backslash + 2, 4)) is { } code => (6, (char)code),
            _ => default,
        };
    }

    /// <summary>The text between the quotes of a string. What is no escape stays as it is written.</summary>
    public static string Resolve(string text, TextSpan quoted)
    {
        var end = quoted.Length > 1 && text[quoted.End - 1] == '"' ? quoted.End - 1 : quoted.End;
        var start = Math.Min(quoted.Start + 1, end);
        if (text.IndexOf('\\', start, end - start) < 0)
        {
            return text.Substring(start, end - start);
        }

        var resolved = new StringBuilder(end - start);
        for (var at = start; at < end;)
        {
            var (length, meaning) = text[at] == '\\' ? Read(text, at) : default;
            resolved.Append(length > 0 ? meaning : text[at]);
            at += Math.Max(length, 1);
        }

        return resolved.ToString();
    }

    /// <summary>A text as a JSON string, quotes included.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder("\"", text.Length + 2);
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' or '\\' => quoted.Append('\\').Append(c),
                < ' ' => quoted.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('"').ToString();
    }

    private static ushort? Hexadecimal(string digits) =>
        ushort.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) ? code : null;
}
