using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace CorsAnalyzers.Protocol;

/// <summary>
/// An origin as a browser serialises it into the <c>Origin</c> header (HTML standard §7.1.1, Fetch standard §3.2): scheme, host and,
/// unless it is the scheme's default, port — or the opaque origin, written <c>null</c>.
/// </summary>
internal sealed record Origin
{
    private Origin(string scheme, string host, int? port)
    {
        Scheme = scheme;
        Host = host;
        Port = port;
    }

    /// <summary>The opaque origin: sandboxed frames, <c>data:</c> and <c>file:</c> pages, cross-origin redirects (facts §3).</summary>
    public static Origin Null { get; } = new("", "", null);

    /// <summary>Lower-case scheme without the colon; empty for the opaque origin.</summary>
    public string Scheme { get; }

    /// <summary>ASCII host in lower case; an IPv6 address keeps its brackets.</summary>
    public string Host { get; }

    /// <summary>The port if it is written, which it is only when it is not the scheme's default.</summary>
    public int? Port { get; }

    /// <summary>Whether this is the opaque origin, which any site can take on with a sandboxed frame.</summary>
    public bool IsOpaque => Scheme.Length == 0;

    /// <summary>Whether the scheme is <c>https</c>.</summary>
    public bool IsHttps => Scheme == "https";

    /// <summary>Whether the scheme is <c>http</c>: whoever sits on the network can speak for this origin.</summary>
    public bool IsPlainHttp => Scheme == "http";

    /// <summary>
    /// Whether the host is the visitor's own machine (Secure Contexts §3.1: <c>localhost</c>, its subdomains, 127.0.0.0/8, ::1).
    /// </summary>
    public bool IsLoopback => IsLoopbackHost(Host);

    /// <summary>Reads an origin exactly as a browser would have written it; anything else, however close, is refused.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Origin? origin)
    {
        origin = text == "null" ? Null : null;
        if (text is null || origin is not null)
        {
            return origin is not null;
        }

        var schemeEnd = text.IndexOf("://", StringComparison.Ordinal);
        if (schemeEnd < 1)
        {
            return false;
        }

        var scheme = text.Substring(0, schemeEnd);
        var authority = text.Substring(schemeEnd + 3);
        var portColon = authority.IndexOf(':', Math.Max(0, authority.LastIndexOf(']')));
        var host = portColon < 0 ? authority : authority.Substring(0, portColon);
        if (!IsScheme(scheme) || !IsHostOf(scheme, host))
        {
            return false;
        }

        int? port = null;
        if (portColon >= 0)
        {
            if (!TryParsePort(authority.Substring(portColon + 1), out var number) || number == DefaultPort(scheme))
            {
                return false;
            }

            port = number;
        }

        origin = new Origin(scheme, host, port);
        return true;
    }

    /// <summary>The text a browser sends.</summary>
    public override string ToString() =>
        IsOpaque ? "null" : Port is { } port ? $"{Scheme}://{Host}:{port.ToString(CultureInfo.InvariantCulture)}" : $"{Scheme}://{Host}";

    /// <summary>The port that a scheme implies and that is therefore never written (URL standard §4.2); null if it implies none.</summary>
    public static int? DefaultPort(string scheme) => scheme switch
    {
        "http" or "ws" => 80,
        "https" or "wss" => 443,
        "ftp" => 21,
        _ => null,
    };

    /// <summary>Whether the host, in serialised form, is the visitor's own machine.</summary>
    public static bool IsLoopbackHost(string host) =>
        host is "localhost" or "[::1]"
        || host.EndsWith(".localhost", StringComparison.Ordinal)
        || (host.StartsWith("127.", StringComparison.Ordinal) && HostName.EndsInNumber(host));

    /// <summary>Whether the text is a lower-case URL scheme.</summary>
    public static bool IsScheme(string text) =>
        text.Length > 0
        && text[0] is >= 'a' and <= 'z'
        && text.All(static c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '+' or '-' or '.');

    // A WebView that opens its page from disk sends "file://", with nothing after it; no other scheme goes without a host.
    private static bool IsHostOf(string scheme, string host) => scheme switch
    {
        "http" or "https" or "ws" or "wss" or "ftp" => HostName.IsSerializedDomainOrAddress(host),
        "file" => host.Length == 0,
        _ => HostName.IsSerializedOpaqueHost(host),
    };

    private static bool TryParsePort(string text, out int port)
    {
        port = 0;
        return text.Length is > 0 and <= 5
            && (text[0] != '0' || text.Length == 1)
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port)
            && port <= 65535;
    }
}
