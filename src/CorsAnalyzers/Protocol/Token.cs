namespace CorsAnalyzers.Protocol;

/// <summary>The <c>token</c> of HTTP (RFC 9110 §5.6.2), of which methods and header names are made.</summary>
internal static class Token
{
    /// <summary>Whether the text is one token: no blank, comma, quote or other delimiter, and not empty.</summary>
    public static bool IsValid(string? text) => text is { Length: > 0 } && text.All(IsTokenCharacter);

    private static bool IsTokenCharacter(char c) =>
        c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9')
            or '!' or '#' or '$' or '%' or '&' or '\'' or '*' or '+' or '-' or '.' or '^' or '_' or '`' or '|' or '~';
}
