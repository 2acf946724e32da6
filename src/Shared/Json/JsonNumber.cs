namespace CorsAnalyzers.Shared.Json;

/// <summary>RFC 8259 §6: no plus sign, no leading zeros, digits on both sides of the dot.</summary>
internal static class JsonNumber
{
    public static bool IsNumber(string word)
    {
        var at = Is(word, 0, '-') ? 1 : 0;
        var digits = Digits(word, at);
        if (digits == at || (digits > at + 1 && word[at] == '0'))
        {
            return false;
        }

        at = digits;
        if (Is(word, at, '.'))
        {
            digits = Digits(word, at + 1);
            if (digits == at + 1)
            {
                return false;
            }

            at = digits;
        }

        if (Is(word, at, 'e') || Is(word, at, 'E'))
        {
            var exponent = Is(word, at + 1, '+') || Is(word, at + 1, '-') ? at + 2 : at + 1;
            at = Digits(word, exponent);
            return at > exponent && at == word.Length;
        }

        return at == word.Length;
    }

    /// <summary>The position behind the digits that begin at one.</summary>
    private static int Digits(string word, int at)
    {
        while (at < word.Length && word[at] is >= '0' and <= '9')
        {
            at++;
        }

        return at;
    }

    private static bool Is(string word, int at, char c) => at < word.Length && word[at] == c;
}
