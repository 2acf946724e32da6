using System.Text;

namespace CorsAnalyzers.Protocol;

/// <summary>
/// Finds what was meant by a configured string that never matches. All defects are corrected at once, and a correction is offered only if
/// each of its literals can match; none that would admit everyone (<c>*</c>) or the opaque origin.
/// </summary>
internal static class OriginRepair
{
    private static readonly ImmutableArray<string> HttpsFirst = ImmutableArray.Create("https", "http");
    private static readonly ImmutableArray<string> HttpFirst = ImmutableArray.Create("http", "https");

    /// <summary>The choices, best first; each is one literal, or several for a string that held several origins.</summary>
    public static ImmutableArray<ImmutableArray<string>> Corrections(string text, bool normalized)
    {
        var none = ImmutableArray<ImmutableArray<string>>.Empty;
        var choices = new List<ImmutableArray<string>>();
        foreach (var piece in OriginParts.Pieces(text))
        {
            var literals = LiteralsFor(piece, normalized);
            if (literals.IsEmpty)
            {
                return none;
            }

            choices.Add(literals);
        }

        // The first choice of the whole takes the first of each piece, and so on; a piece that has fewer repeats its last.
        var count = choices.Count == 0 ? 0 : choices.Max(static literals => literals.Length);
        return Enumerable.Range(0, count)
            .Select(i => choices.Select(literals => literals[Math.Min(i, literals.Length - 1)]))
            .Select(static choice => choice.Distinct(StringComparer.Ordinal).ToImmutableArray())
            .ToImmutableArray();
    }

    // The alternatives for one piece, all of them able to match. A piece that is right already is its own only one.
    private static ImmutableArray<string> LiteralsFor(string piece, bool normalized)
    {
        if (CanMatch(piece, normalized))
        {
            return ImmutableArray.Create(piece);
        }

        var parts = OriginParts.Of(WithoutBlanksAroundMarks(piece));
        if (Host(parts, normalized) is not { } host)
        {
            return ImmutableArray<string>.Empty;
        }

        return Schemes(parts, host, normalized)
            .Select(scheme => Port(parts, scheme, host) is { } port ? $"{scheme}://{host}{port}" : "")
            .Where(literal => CanMatch(literal, normalized))
            .ToImmutableArray();
    }

    private static bool CanMatch(string literal, bool normalized) =>
        ConfiguredOrigin.Classify(literal, normalized).Kind is OriginKind.Exact or OriginKind.SubdomainPattern;

    private static ImmutableArray<string> Schemes(OriginParts parts, string host, bool normalized)
    {
        var scheme = parts.Scheme.ToLowerInvariant();
        switch (scheme)
        {
            case "ws":
                return HttpFirst;
            case "wss" or "*":
                return HttpsFirst;
            case "":
                return !LooksLikeHost(parts) ? ImmutableArray<string>.Empty
                    : parts.TryReadPort(out var port) && port is 80 or 443 ? ImmutableArray.Create(port == 80 ? "http" : "https")
                    : Origin.IsLoopbackHost(host.ToLowerInvariant()) ? HttpFirst
                    : HttpsFirst;
            default:
                // WithOrigins lowers case anyway, so there the developer's own may stay.
                return ImmutableArray.Create(normalized ? parts.Scheme : scheme);
        }
    }

    // Without a scheme a bare word may be anything, the name of a policy for instance, and one with an @ is a mail address.
    private static bool LooksLikeHost(OriginParts parts) =>
        !parts.HasUserInfo
        && (parts.Host.IndexOf('.') > 0
            || parts.Host.StartsWith("[", StringComparison.Ordinal)
            || string.Equals(parts.Host, "localhost", StringComparison.OrdinalIgnoreCase)
            || parts.TryReadPort(out _));

    // The host as it has to be written; null if it is beyond repair.
    private static string? Host(OriginParts parts, bool normalized)
    {
        var host = parts.Host;
        if (host.Length > 1 && host[host.Length - 1] == '.')
        {
            host = host.Substring(0, host.Length - 1);
        }

        if (HostName.TryReadIPv6(host, out var address))
        {
            return address;
        }

        // Without a scheme, "8080" and "1.5" are hardly meant as addresses, though a browser would read them so.
        if (HostName.EndsInNumber(host))
        {
            return HostName.TryReadIPv4(host, out address) && (parts.HasSchemeMark || address == host) ? address : null;
        }

        var isPattern = host.StartsWith("*.", StringComparison.Ordinal);
        var domain = isPattern ? host.Substring(2) : host;
        if (domain.Length == 0 || domain.IndexOf('*') >= 0 || HostName.ToAscii(domain) is not { } ascii)
        {
            return null;
        }

        // WithOrigins turns exact names into punycode, but neither patterns nor what is put into the list directly.
        var keepsAsWritten = normalized && (!isPattern || domain.All(static c => c < '\u0080'));
        return (isPattern ? "*." : "") + (keepsAsWritten ? domain : ascii);
    }

    // The port with its colon, "" for none; null if it cannot be told which port was meant.
    private static string? Port(OriginParts parts, string scheme, string host)
    {
        if (parts.Port is null or "")
        {
            return "";
        }

        if (parts.Port == "*")
        {
            // "Any port" of a public host is its usual one; a development server's could be any.
            return Origin.IsLoopbackHost(host.ToLowerInvariant()) ? null : "";
        }

        return !parts.TryReadPort(out var port) ? null : port == Origin.DefaultPort(scheme.ToLowerInvariant()) ? "" : $":{port}";
    }

    // "https:// example.com" and "localhost : 3000": a blank beside a mark is a slip, one inside a name is not understood.
    private static string WithoutBlanksAroundMarks(string piece)
    {
        var text = new StringBuilder(piece.Length);
        for (var i = 0; i < piece.Length; i++)
        {
            if (!char.IsWhiteSpace(piece[i]))
            {
                text.Append(piece[i]);
                continue;
            }

            var next = i;
            while (next < piece.Length && char.IsWhiteSpace(piece[next]))
            {
                next++;
            }

            var isBesideMark = text.Length == 0 || next == piece.Length || IsMark(text[text.Length - 1]) || IsMark(piece[next]);
            if (!isBesideMark)
            {
                text.Append(piece, i, next - i);
            }

            i = next - 1;
        }

        return text.ToString();
    }

    private static bool IsMark(char c) => c is ':' or '/';
}
