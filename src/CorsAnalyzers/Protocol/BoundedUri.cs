using System.Diagnostics.CodeAnalysis;

namespace CorsAnalyzers.Protocol;

/// <summary>
/// <see cref="Uri.TryCreate(string, UriKind, out Uri)"/> with a bound: it takes time that grows with the square of an international host's
/// length, half a minute for a megabyte of them. A host of more than 255 characters names nothing, so nothing that can match is lost.
/// </summary>
internal static class BoundedUri
{
    private const int LongestInternationalAuthority = 1024;

    private static readonly char[] AuthorityEnds = ['/', '\\', '?', '#'];

    /// <summary>Parses an absolute URI as .NET does; refuses overlong authorities with characters beyond ASCII.</summary>
    public static bool TryCreate(string text, [NotNullWhen(true)] out Uri? uri)
    {
        uri = null;
        return !HasOverlongInternationalAuthority(text) && Uri.TryCreate(text, UriKind.Absolute, out uri);
    }

    private static bool HasOverlongInternationalAuthority(string text)
    {
        if (text.Length <= LongestInternationalAuthority)
        {
            return false;
        }

        var colon = text.IndexOf(':');
        var start = colon + 1;
        while (start < text.Length && text[start] is '/' or '\\')
        {
            start++;
        }

        var end = text.IndexOfAny(AuthorityEnds, start);
        end = end < 0 ? text.Length : end;
        return end - start > LongestInternationalAuthority && text.Skip(start).Take(end - start).Any(static c => c > '\u007f');
    }
}
