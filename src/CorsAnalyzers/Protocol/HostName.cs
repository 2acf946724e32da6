using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CorsAnalyzers.Protocol;

/// <summary>Hosts as the URL standard (§3.5) parses and serialises them: domains, IPv4 and IPv6 addresses.</summary>
internal static class HostName
{
    /// <summary>
    /// Whether a browser writes this very text as the host of an <c>http</c> or <c>https</c> URL: lower case, ASCII,
    /// addresses in their one canonical form.
    /// </summary>
    public static bool IsSerializedDomainOrAddress(string host)
    {
        if (host.Length == 0)
        {
            return false;
        }

        if (host[0] == '[')
        {
            return TryReadIPv6(host, out var address) && address == host;
        }

        if (EndsInNumber(host))
        {
            return TryReadIPv4(host, out var address) && address == host;
        }

        return host.All(static c => c is > ' ' and < '\u007f' and not (>= 'A' and <= 'Z') and not '%' && !IsForbidden(c));
    }

    /// <summary>
    /// Whether a browser can write this text as the host of a URL with a scheme of its own (an opaque host, URL standard §3.5).
    /// </summary>
    public static bool IsSerializedOpaqueHost(string host) =>
        host.Length > 0
        && (host[0] == '['
            ? TryReadIPv6(host, out var address) && address == host
            : host.All(static c => c is > ' ' and < '\u007f' and not (>= 'A' and <= 'Z') && !IsForbidden(c)));

    /// <summary>Whether the URL standard takes the host for an IPv4 address ("ends in a number"), well-formed or not.</summary>
    public static bool EndsInNumber(string host)
    {
        var end = host.Length > 0 && host[host.Length - 1] == '.' ? host.Length - 1 : host.Length;
        var last = host.Substring(0, end);
        last = last.Substring(last.LastIndexOf('.') + 1);
        return last.Length > 0 && (last.All(IsDigit) || TryReadNumber(last, out _));
    }

    /// <summary>Reads an IPv4 address with all the shorthands that the URL standard knows (<c>127.1</c>, <c>0x7f.1</c>).</summary>
    public static bool TryReadIPv4(string host, out string canonical)
    {
        canonical = "";
        if (host.Length > 64)
        {
            return false;
        }

        var parts = (host.EndsWith(".", StringComparison.Ordinal) ? host.Substring(0, host.Length - 1) : host).Split('.');
        if (parts.Length > 4)
        {
            return false;
        }

        ulong address = 0;
        for (var i = 0; i < parts.Length; i++)
        {
            var isLast = i == parts.Length - 1;
            var limit = isLast ? 1UL << (8 * (5 - parts.Length)) : 256UL;
            if (!TryReadNumber(parts[i], out var number) || number >= limit)
            {
                return false;
            }

            address += isLast ? number : number << (8 * (3 - i));
        }

        canonical = $"{address >> 24}.{(address >> 16) & 255}.{(address >> 8) & 255}.{address & 255}";
        return true;
    }

    /// <summary>Reads an IPv6 address in brackets and writes it as browsers do: lower case, the longest run of zeros compressed.</summary>
    public static bool TryReadIPv6(string host, out string canonical)
    {
        canonical = "";
        if (host.Length is < 4 or > 64 || host[0] != '[' || host[host.Length - 1] != ']')
        {
            return false;
        }

        var inner = host.Substring(1, host.Length - 2);
        if (!inner.All(static c => IsHexDigit(c) || c is ':' or '.')
            || !IPAddress.TryParse(inner, out var address)
            || address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return false;
        }

        canonical = $"[{Compress(address.GetAddressBytes())}]";
        return true;
    }

    /// <summary>The punycode form of a host, lower-cased, as <c>WithOrigins</c> computes it; null if there is none.</summary>
    public static string? ToAscii(string host)
    {
        if (host.All(static c => c < '\u0080'))
        {
            return host.ToLowerInvariant();
        }

        try
        {
            return BoundedUri.TryCreate("https://" + host, out var uri) && uri.IdnHost.All(static c => c < '\u0080')
                ? uri.IdnHost.ToLowerInvariant()
                : null;
        }
        catch (UriFormatException)
        {
            return null;
        }
    }

    private static string Compress(byte[] bytes)
    {
        var pieces = Enumerable.Range(0, 8).Select(i => (bytes[2 * i] << 8) | bytes[(2 * i) + 1]).ToArray();
        var (runStart, runLength) = LongestZeroRun(pieces);
        var text = new StringBuilder();
        for (var i = 0; i < 8; i++)
        {
            if (i == runStart)
            {
                text.Append("::");
                i += runLength - 1;
                continue;
            }

            if (text.Length > 0 && text[text.Length - 1] != ':')
            {
                text.Append(':');
            }

            text.Append(pieces[i].ToString("x", CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }

    // A single zero piece is written out, so only runs of two or more count; of equal runs the first is compressed.
    private static (int Start, int Length) LongestZeroRun(int[] pieces)
    {
        var best = (Start: -1, Length: 1);
        for (var i = 0; i < pieces.Length; i++)
        {
            var length = pieces.Skip(i).TakeWhile(static piece => piece == 0).Count();
            best = length > best.Length ? (i, length) : best;
        }

        return best;
    }

    private static bool TryReadNumber(string text, out ulong number)
    {
        number = 0;
        if (text.Length is 0 or > 32)
        {
            return false;
        }

        var isHex = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        var digits = isHex ? text.Substring(2) : text;
        var radix = isHex ? 16UL : text.Length > 1 && text[0] == '0' ? 8UL : 10UL;
        foreach (var c in digits)
        {
            var digit = IsDigit(c) ? c - '0' : IsHexDigit(c) ? (c | 0x20) - 'a' + 10 : int.MaxValue;
            if ((ulong)digit >= radix)
            {
                return false;
            }

            number = Math.Min((number * radix) + (ulong)digit, uint.MaxValue + 1UL);
        }

        return true;
    }

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    private static bool IsHexDigit(char c) => c is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F');

    // The URL standard's forbidden host code points, beyond controls and the blank.
    private static bool IsForbidden(char c) => c is '#' or '/' or ':' or '<' or '>' or '?' or '@' or '[' or '\\' or ']' or '^' or '|';
}
