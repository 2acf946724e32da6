namespace CorsAnalyzers.Protocol;

/// <summary>
/// Why a configured string never matches the <c>Origin</c> that a browser sends, which is scheme, host and non-default port and nothing
/// else (facts §1.2). Graver ones come first: of several in one string the first in this order is named.
/// </summary>
internal enum OriginDefect
{
    /// <summary>Nothing is wrong.</summary>
    None,

    /// <summary>The string is empty.</summary>
    Empty,

    /// <summary>Several origins in one string, or a stray separator: the string is one entry and is compared as a whole.</summary>
    SeveralInOne,

    /// <summary>
    /// With the wildcard predicate the entry throws <see cref="UriFormatException"/> in each request that gets to it: 500 (fact 7).
    /// </summary>
    PatternThrows,

    /// <summary>The predicate compares the domain as written, and browsers send punycode.</summary>
    IdnPattern,

    /// <summary>
    /// A <c>*</c> where the wildcard predicate knows none: it replaces whole subdomains right behind <c>://</c>, nothing else.
    /// </summary>
    UnsupportedWildcard,

    /// <summary>No <c>https://</c> or <c>http://</c> in front.</summary>
    NoScheme,

    /// <summary><c>ws://</c> or <c>wss://</c>: the origin of a WebSocket's page is that of the page, http or https.</summary>
    WebSocketScheme,

    /// <summary>A scheme whose pages have the opaque origin, such as <c>file:</c>, <c>data:</c>, <c>blob:</c> or <c>about:</c>.</summary>
    OpaqueScheme,

    /// <summary>White space around or within; nothing trims it.</summary>
    Blank,

    /// <summary>User name or password; an origin has none.</summary>
    UserInfo,

    /// <summary>A path; an origin has none.</summary>
    Path,

    /// <summary>A query; an origin has none.</summary>
    Query,

    /// <summary>A fragment; an origin has none.</summary>
    Fragment,

    /// <summary>A slash at the end; browsers send none.</summary>
    TrailingSlash,

    /// <summary>The port is empty, no number, too large or padded with zeros.</summary>
    InvalidPort,

    /// <summary>The scheme's default port; browsers leave it out.</summary>
    DefaultPort,

    /// <summary>A dot behind the host; it would match only pages whose address is written with that dot.</summary>
    TrailingDot,

    /// <summary>No host, one that no URL can have, or an address that browsers write differently (<c>127.1</c>, <c>[0::1]</c>).</summary>
    InvalidHost,

    /// <summary>Letters beyond ASCII where nothing turns them into punycode.</summary>
    Idn,

    /// <summary>Upper case where nothing lowers it; browsers send lower case.</summary>
    UpperCase,

    /// <summary><c>WithOrigins</c> throws <see cref="UriFormatException"/> for it when the policy is built.</summary>
    NormalizationThrows,
}
