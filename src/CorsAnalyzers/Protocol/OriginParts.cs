using System.Globalization;

namespace CorsAnalyzers.Protocol;

/// <summary>
/// A configured string that is not what a browser sends, taken apart the way its author will have meant it. Nothing is checked here but
/// where the parts begin and end.
/// </summary>
internal sealed record OriginParts
{
    private static readonly char[] Separators = [',', ';', '|'];
    private static readonly char[] TailStarts = ['/', '\\', '?', '#'];

    /// <summary>The scheme as written, without <c>://</c>; empty if there is none.</summary>
    public string Scheme { get; private init; } = "";

    /// <summary>Whether the scheme is followed by <c>://</c>, and not by some of that.</summary>
    public bool HasSchemeMark { get; private init; }

    /// <summary>Whether there is a user name or password.</summary>
    public bool HasUserInfo { get; private init; }

    /// <summary>The host as written; an IPv6 address with its brackets.</summary>
    public string Host { get; private init; } = "";

    /// <summary>Whether it is an IPv6 address that was written without its brackets.</summary>
    public bool LacksBrackets { get; private init; }

    /// <summary>The port as written, without the colon; null if there is no colon.</summary>
    public string? Port { get; private init; }

    /// <summary>What follows host and port.</summary>
    public string Tail { get; private init; } = "";

    /// <summary>
    /// The pieces of a string that holds several; one piece if it holds one. Blanks around a piece and empty pieces are gone.
    /// </summary>
    public static IReadOnlyList<string> Pieces(string text)
    {
        var pieces = text.Split(Separators).Select(static piece => piece.Trim()).Where(static piece => piece.Length > 0);
        return pieces.SelectMany(static piece => SplitAtBlanks(piece)).ToArray();
    }

    /// <summary>Takes one piece apart.</summary>
    public static OriginParts Of(string piece)
    {
        var (scheme, rest, hasMark) = SplitScheme(piece);
        var tailStart = rest.IndexOfAny(TailStarts);
        var authority = tailStart < 0 ? rest : rest.Substring(0, tailStart);
        var at = authority.LastIndexOf('@');
        var hostAndPort = authority.Substring(at + 1);
        if (Bracketed(hostAndPort) is var (address, port))
        {
            return new() { Scheme = scheme, HasSchemeMark = hasMark, HasUserInfo = at >= 0, Host = address, Port = port, Tail = tailStart < 0 ? "" : rest.Substring(tailStart), LacksBrackets = true };
        }

        var colon = hostAndPort.IndexOf(':', Math.Max(0, hostAndPort.LastIndexOf(']')));
        return new()
        {
            Scheme = scheme,
            HasSchemeMark = hasMark,
            HasUserInfo = at >= 0,
            Host = colon < 0 ? hostAndPort : hostAndPort.Substring(0, colon),
            Port = colon < 0 ? null : hostAndPort.Substring(colon + 1),
            Tail = tailStart < 0 ? "" : rest.Substring(tailStart),
        };
    }

    // "::1:90" is the address of the machine itself and a port, rather than an address that ends so.
    private static (string Address, string? Port)? Bracketed(string hostAndPort)
    {
        if (hostAndPort.IndexOf('[') >= 0 || hostAndPort.Count(static c => c == ':') < 2)
        {
            return null;
        }

        var last = hostAndPort.LastIndexOf(':');
        var port = hostAndPort.Substring(last + 1);
        return port.Length > 1 && port.All(static c => c is >= '0' and <= '9') && HostName.TryReadIPv6($"[{hostAndPort.Substring(0, last)}]", out var own) ? (own, port)
            : HostName.TryReadIPv6($"[{hostAndPort}]", out var whole) ? (whole, null)
            : null;
    }

    /// <summary>The gravest defect of a stored string, of those that <see cref="OriginDefect"/> lists.</summary>
    public static OriginDefect Defect(string stored, bool normalized)
    {
        if (stored.Length == 0)
        {
            return OriginDefect.Empty;
        }

        if (stored == "null")
        {
            return OriginDefect.None;
        }

        if (string.Equals(stored, "null", StringComparison.OrdinalIgnoreCase))
        {
            return OriginDefect.UpperCase;
        }

        if (stored.Trim().Length == 0)
        {
            return OriginDefect.Blank;
        }

        if (stored.IndexOfAny(Separators) >= 0 || Pieces(stored).Count > 1)
        {
            return OriginDefect.SeveralInOne;
        }

        if (OriginPattern.IsPattern(stored))
        {
            return PatternDefect(stored);
        }

        var parts = Of(stored.Trim());
        if (stored.IndexOf('*') >= 0 && (parts.Scheme + parts.Host + parts.Port).IndexOf('*') >= 0)
        {
            return OriginDefect.UnsupportedWildcard;
        }

        return parts.SchemeDefect()
            ?? (stored.Any(char.IsWhiteSpace) ? OriginDefect.Blank : default(OriginDefect?))
            ?? parts.TailDefect()
            ?? parts.PortDefect()
            ?? parts.HostDefect()
            ?? (!normalized && stored.Any(static c => c is >= 'A' and <= 'Z') ? OriginDefect.UpperCase : OriginDefect.None);
    }

    /// <summary>The number of the port if it is one, leading zeros or not.</summary>
    public bool TryReadPort(out int port)
    {
        var digits = (Port ?? "").Trim().TrimStart('0');
        port = 0;
        return Port is { Length: > 0 }
            && (digits.Length == 0
                || (digits.Length <= 5
                    && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out port)
                    && port <= 65535));
    }

    private static OriginDefect PatternDefect(string stored)
    {
        if (OriginPattern.BaseUri(stored) is not { } baseUri)
        {
            return OriginDefect.PatternThrows;
        }

        return baseUri.Host.Any(static c => c > '\u007f') ? OriginDefect.IdnPattern
            : baseUri.Scheme is "ws" or "wss" ? OriginDefect.WebSocketScheme
            : baseUri.Host.EndsWith(".", StringComparison.Ordinal) ? OriginDefect.TrailingDot
            : OriginDefect.UnsupportedWildcard;
    }

    // Blanks separate only where each part looks like an origin of its own; "https://my site" is one broken origin.
    private static IEnumerable<string> SplitAtBlanks(string piece)
    {
        var parts = piece.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return parts.Length > 1 && parts.All(static part => part.IndexOf("://", StringComparison.Ordinal) > 0 && Of(part).Host.Length > 0)
            ? parts
            : [piece];
    }

    private static (string Scheme, string Remainder, bool HasMark) SplitScheme(string piece)
    {
        var mark = piece.IndexOf("://", StringComparison.Ordinal);
        var authorityEnd = piece.IndexOfAny(TailStarts);
        if (mark >= 0 && mark + 1 == authorityEnd)
        {
            return (piece.Substring(0, mark).TrimEnd(), piece.Substring(mark + 3).TrimStart(), mark > 0);
        }

        // "https:/x", "https:x" and "https//x" are slips of the pen; "//x" means whatever scheme the page has.
        foreach (var scheme in new[] { "https", "http" })
        {
            if (piece.Length > scheme.Length
                && piece.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)
                && (piece[scheme.Length] == ':' || string.CompareOrdinal(piece, scheme.Length, "//", 0, 2) == 0)
                && !IsPortOf(piece, scheme.Length))
            {
                return (piece.Substring(0, scheme.Length), piece.Substring(scheme.Length).TrimStart(':', '/'), false);
            }
        }

        return ("", piece.StartsWith("//", StringComparison.Ordinal) ? piece.Substring(2) : piece, false);
    }

    // A machine may be called "http": in "http:8080" the digits are its port.
    private static bool IsPortOf(string piece, int colon) =>
        colon + 1 < piece.Length && piece.Skip(colon + 1).All(static c => c is >= '0' and <= '9');

    private OriginDefect? SchemeDefect()
    {
        var scheme = Scheme.ToLowerInvariant();
        if (!HasSchemeMark || !Origin.IsScheme(scheme))
        {
            return scheme.Length == 0 && IsOpaqueUrl() ? OriginDefect.OpaqueScheme : OriginDefect.NoScheme;
        }

        return scheme switch
        {
            "ws" or "wss" => OriginDefect.WebSocketScheme,
            "file" when Host.Length > 0 || Tail.Length > 0 => OriginDefect.OpaqueScheme,
            "data" or "blob" or "about" or "javascript" or "ftp" => OriginDefect.OpaqueScheme,
            _ => null,
        };
    }

    private bool IsOpaqueUrl() => Host.ToLowerInvariant() is "data" or "blob" or "about" or "javascript" or "file" && Port is not null;

    private OriginDefect? TailDefect()
    {
        if (HasUserInfo)
        {
            return OriginDefect.UserInfo;
        }

        return Tail.Length == 0 ? null
            : Tail == "/" ? OriginDefect.TrailingSlash
            : Tail[0] == '?' || Tail.StartsWith("/?", StringComparison.Ordinal) ? OriginDefect.Query
            : Tail[0] == '#' || Tail.StartsWith("/#", StringComparison.Ordinal) ? OriginDefect.Fragment
            : OriginDefect.Path;
    }

    private OriginDefect? PortDefect() =>
        Port is null ? null
        : !TryReadPort(out var port) || (Port[0] == '0' && Port.Length > 1) ? OriginDefect.InvalidPort
        : port == Origin.DefaultPort(Scheme.ToLowerInvariant()) ? OriginDefect.DefaultPort
        : null;

    private OriginDefect? HostDefect()
    {
        if (LacksBrackets)
        {
            return OriginDefect.InvalidHost;
        }

        if (Host.Length > 0 && Host.Any(static c => c > '\u007f'))
        {
            return OriginDefect.Idn;
        }

        if (Host.Length > 1 && Host[Host.Length - 1] == '.' && Host[Host.Length - 2] != '.' && !HostName.EndsInNumber(Host))
        {
            return OriginDefect.TrailingDot;
        }

        var scheme = Scheme.ToLowerInvariant();
        var isWeb = scheme is "http" or "https";
        var hasEmptyLabel = isWeb && (Host.StartsWith(".", StringComparison.Ordinal) || Host.IndexOf("..", StringComparison.Ordinal) >= 0);
        return hasEmptyLabel || !Origin.TryParse($"{scheme}://{Host.ToLowerInvariant()}", out _) ? OriginDefect.InvalidHost : null;
    }
}
