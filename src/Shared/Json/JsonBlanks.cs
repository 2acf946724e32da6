namespace CorsAnalyzers.Shared.Json;

/// <summary>White space and comments of a JSON text.</summary>
internal static class JsonBlanks
{
    /// <summary>
    /// Where what begins at a position ends, and whether it is well formed: comments are closed, and only JSON's white space occurs.
    /// </summary>
    public static (int End, bool IsValid) Skip(string text, int position)
    {
        var isValid = true;
        var at = position;
        while (at < text.Length)
        {
            switch (text[at])
            {
                case ' ' or '\t' or '\r' or '\n':
                    at++;
                    break;
                case '\uFEFF':
                    // A byte order mark may have survived in front of all.
                    isValid &= at == 0;
                    at++;
                    break;
                case '/' when IsAt(text, at + 1, '/'):
                    at = EndOfLine(text, at);
                    break;
                case '/' when IsAt(text, at + 1, '*'):
                    var end = text.IndexOf("*/", at + 2, StringComparison.Ordinal);
                    isValid &= end >= 0;
                    at = end < 0 ? text.Length : end + 2;
                    break;
                case var other when char.IsWhiteSpace(other):
                    isValid = false;
                    at++;
                    break;
                default:
                    return (at, isValid);
            }
        }

        return (at, isValid);
    }

    private static bool IsAt(string text, int position, char c) => position < text.Length && text[position] == c;

    private static int EndOfLine(string text, int position)
    {
        while (position < text.Length && text[position] is not ('\r' or '\n'))
        {
            position++;
        }

        return position;
    }
}
