namespace CorsAnalyzers.Protocol;

/// <summary>What becomes of a string in a policy's list of methods or headers on its way to the browser.</summary>
internal enum ListedNameKind
{
    /// <summary>A name: the browser reads it.</summary>
    Name,

    /// <summary>A name with blanks around it, which browsers take off.</summary>
    Padded,

    /// <summary>Nothing: it adds no member to the list.</summary>
    Blank,

    /// <summary>It has a comma, so that ASP.NET Core sends it in quotes, with which the browser cannot read the whole list.</summary>
    Quoted,

    /// <summary>It goes out as it is and is no name, so that the browser cannot read the whole list.</summary>
    Invalid,

    /// <summary>The server refuses one of its characters, and the answer is status 500.</summary>
    Refused,
}

/// <summary>A string in a policy's list of methods or headers.</summary>
internal static class ListedName
{
    private static readonly char[] Blanks = [' ', '\t'];

    private static readonly char[] Wrapping = [' ', '\t', '\r', '\n', ',', ';', '"'];

    public static ListedNameKind KindOf(string text) =>
        ServerHeaders.IsRefused(text) ? ListedNameKind.Refused
        : text.IndexOf(',') >= 0 ? ListedNameKind.Quoted
        : Token.IsValid(text) ? ListedNameKind.Name
        : text.Trim(Blanks) is { Length: > 0 } trimmed ? (Token.IsValid(trimmed) ? ListedNameKind.Padded : ListedNameKind.Invalid)
        : ListedNameKind.Blank;

    /// <summary>The string as it can stand in a sentence.</summary>
    public static string Shown(string text) => text.Replace("\r", "\\r").Replace("\n", "\\n");

    /// <summary>
    /// The name that was meant by a string which is none: without what stands around it, and of a header with its value the header.
    /// Null if that is no name either.
    /// </summary>
    public static string? Meant(string text)
    {
        var trimmed = text.Trim(Wrapping);
        var name = (trimmed.IndexOf(':') is > 0 and var colon ? trimmed.Substring(0, colon) : trimmed).Trim(Wrapping);
        return Token.IsValid(name) ? name : null;
    }
}
