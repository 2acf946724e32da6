namespace CorsAnalyzers.Protocol;

/// <summary>What the wildcard predicate makes of an origin.</summary>
internal enum PatternMatch
{
    /// <summary>The origin is not admitted.</summary>
    No,

    /// <summary>The origin is admitted.</summary>
    Yes,

    /// <summary>The predicate throws <see cref="UriFormatException"/>: the request ends with status 500.</summary>
    Throws,
}

/// <summary>
/// The entries with a wildcard, <c>https://*.example.com</c>, as the predicate of
/// <c>SetIsOriginAllowedToAllowWildcardSubdomains</c> reads them (facts §1.2).
/// </summary>
internal static class OriginPattern
{
    private const string Wildcard = "*.";

    /// <summary>Whether the predicate takes the entry for a pattern at all: it contains <c>://*.</c>.</summary>
    public static bool IsPattern(string text) => text.IndexOf("://" + Wildcard, StringComparison.Ordinal) >= 0;

    /// <summary>
    /// What the predicate answers for an origin when <paramref name="pattern"/> is its only entry. An exact hit and an origin that is
    /// no URI are decided before the pattern is looked at, so a broken pattern does not throw for them (facts Y16).
    /// </summary>
    public static PatternMatch Match(string pattern, string origin)
    {
        if (string.Equals(pattern, origin, StringComparison.Ordinal))
        {
            return PatternMatch.Yes;
        }

        return BoundedUri.TryCreate(origin, out var uri) ? Match(pattern, uri) : PatternMatch.No;
    }

    /// <summary>The same for an origin that was parsed before.</summary>
    public static PatternMatch Match(string pattern, Uri origin)
    {
        if (!IsPattern(pattern))
        {
            return PatternMatch.No;
        }

        if (BaseUri(pattern) is not { } baseUri)
        {
            return PatternMatch.Throws;
        }

        return origin.Scheme == baseUri.Scheme
            && origin.Port == baseUri.Port
            && origin.Host.EndsWith("." + baseUri.Host, StringComparison.Ordinal)
                ? PatternMatch.Yes
                : PatternMatch.No;
    }

    /// <summary>The domain all of whose subdomains, at any depth, the pattern admits; null if the text is no pattern or throws.</summary>
    public static string? BaseDomain(string pattern) => IsPattern(pattern) ? BaseUri(pattern)?.Host : null;

    /// <summary>The URI that the predicate compares with: the entry without any <c>*.</c>; null where it would throw.</summary>
    public static Uri? BaseUri(string pattern) =>
        BoundedUri.TryCreate(pattern.Replace(Wildcard, ""), out var uri) ? uri : null;
}
