namespace CorsAnalyzers.Protocol;

/// <summary>Request headers as the Fetch standard (§2.2.2) sees them. Names are compared without regard to case.</summary>
internal static class RequestHeaders
{
    private const int LongestSafelistedValue = 128;
    private const int LongestSafelistedTotal = 1024;

    private static readonly ImmutableHashSet<string> Forbidden = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "Accept-Charset", "Accept-Encoding", "Access-Control-Request-Headers", "Access-Control-Request-Method",
        "Access-Control-Request-Private-Network", "Connection", "Content-Length", "Cookie", "Cookie2", "Date", "DNT", "Expect", "Host",
        "Keep-Alive", "Origin", "Referer", "Set-Cookie", "TE", "Trailer", "Transfer-Encoding", "Upgrade", "Via");

    /// <summary>Whether the text can be a header name at all.</summary>
    public static bool IsToken(string? name) => Token.IsValid(name);

    /// <summary>Whether the browser alone sets this header, so that no policy needs to allow it and no script can send it.</summary>
    public static bool IsForbidden(string? name) =>
        name is not null
        && (Forbidden.Contains(name)
            || name.StartsWith("Proxy-", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("Sec-", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether the name has a meaning for CORS in requests only, so that exposing it in answers does nothing.</summary>
    public static bool IsOfCors(string? name) => name?.ToLowerInvariant()
        is "origin" or "access-control-request-headers" or "access-control-request-method" or "access-control-request-private-network";

    /// <summary>Whether a header with this value is CORS-safelisted: sent without asking, whatever the policy lists.</summary>
    public static bool IsSafelisted(string? name, string? value)
    {
        if (name is null || value is null || value.Length > LongestSafelistedValue)
        {
            return false;
        }

        return name.ToLowerInvariant() switch
        {
            "accept" => !value.Any(IsUnsafeByte),
            "accept-language" or "content-language" => value.All(IsLanguageByte),
            "content-type" => ContentTypes.IsSafelisted(value),
            "range" => IsSimpleRange(value),
            _ => false,
        };
    }

    /// <summary>Whether these headers of a script make the browser ask first.</summary>
    public static bool NeedsPreflight(IEnumerable<KeyValuePair<string, string>> headers) => UnsafeNames(headers).Count > 0;

    /// <summary>
    /// The CORS-unsafe request-header names: lower case, sorted, each once; what a preflight names in
    /// <c>Access-Control-Request-Headers</c>. Forbidden ones are not among them, since a script's attempt to set them is ignored.
    /// </summary>
    public static IReadOnlyList<string> UnsafeNames(IEnumerable<KeyValuePair<string, string>> headers)
    {
        var sent = headers.Where(static header => !IsForbidden(header.Key)).ToArray();
        var safelisted = sent.Where(static header => IsSafelisted(header.Key, header.Value)).ToArray();
        var tooLongTogether = safelisted.Sum(static header => (long)header.Value.Length) > LongestSafelistedTotal;
        var unsafeHeaders = tooLongTogether ? sent : sent.Where(static header => !IsSafelisted(header.Key, header.Value));
        return unsafeHeaders
            .Select(static header => header.Key.ToLowerInvariant())
            .Distinct(StringComparer.Ordinal)
            .OrderBy(static name => name, StringComparer.Ordinal)
            .ToArray();
    }

    /// <summary>A CORS-unsafe request-header byte.</summary>
    public static bool IsUnsafeByte(char c) =>
        (c < ' ' && c != '\t')
        || c is '"' or '(' or ')' or ':' or '<' or '>' or '?' or '@' or '[' or '\\' or ']' or '{' or '}' or '\u007f';

    private static bool IsLanguageByte(char c) =>
        c is (>= '0' and <= '9') or (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or ' ' or '*' or ',' or '-' or '.' or ';' or '=';

    // "bytes=first-" or "bytes=first-last", nothing else (Fetch standard, "parse a single range header value").
    private static bool IsSimpleRange(string value)
    {
        const string Unit = "bytes=";
        if (!value.StartsWith(Unit, StringComparison.Ordinal))
        {
            return false;
        }

        var bounds = value.Substring(Unit.Length).Split('-');
        return bounds.Length == 2
            && bounds[0].Length > 0
            && bounds.All(static bound => bound.All(static c => c is >= '0' and <= '9'))
            && (bounds[1].Length == 0 || IsInOrder(bounds[0].TrimStart('0'), bounds[1].TrimStart('0')));
    }

    private static bool IsInOrder(string first, string last) =>
        first.Length < last.Length || (first.Length == last.Length && string.CompareOrdinal(first, last) <= 0);
}
