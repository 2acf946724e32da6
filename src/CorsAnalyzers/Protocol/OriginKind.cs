namespace CorsAnalyzers.Protocol;

/// <summary>What one configured string can match.</summary>
internal enum OriginKind
{
    /// <summary>One origin, literally.</summary>
    Exact,

    /// <summary>The opaque origin, which any site can take on.</summary>
    Null,

    /// <summary><c>*</c>: every origin, provided that it is the list's only entry (facts, fact 4).</summary>
    AnyOrigin,

    /// <summary>All subdomains of a domain, provided that the wildcard predicate is set.</summary>
    SubdomainPattern,

    /// <summary>No origin that a browser sends.</summary>
    NeverMatches,
}
