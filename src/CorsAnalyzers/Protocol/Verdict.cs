namespace CorsAnalyzers.Protocol;

/// <summary>Why a browser keeps a response from the page, or does not even send the request.</summary>
internal enum BlockReason
{
    /// <summary>It does not: the page may read the response.</summary>
    None,

    /// <summary>The method is CONNECT, TRACE, TRACK or no token: the script gets an exception, nothing is sent.</summary>
    ForbiddenMethod,

    /// <summary>A response that the decision needs did not arrive.</summary>
    NoResponse,

    /// <summary>The preflight was answered with a redirect.</summary>
    PreflightRedirected,

    /// <summary>The preflight's status is not in the range 200 to 299.</summary>
    PreflightFailedStatus,

    /// <summary>No <c>Access-Control-Allow-Origin</c>.</summary>
    MissingAllowOrigin,

    /// <summary><c>Access-Control-Allow-Origin</c> names another origin than the page's.</summary>
    AllowOriginMismatch,

    /// <summary><c>Access-Control-Allow-Origin</c> has several values.</summary>
    MultipleAllowOrigin,

    /// <summary><c>Access-Control-Allow-Origin</c> is <c>*</c>, which does not do for a credentialed request.</summary>
    WildcardWithCredentials,

    /// <summary>The request is credentialed and <c>Access-Control-Allow-Credentials</c> is not <c>true</c>.</summary>
    CredentialsNotAllowed,

    /// <summary><c>Access-Control-Allow-Methods</c> is no list of methods: the whole preflight fails.</summary>
    InvalidAllowMethods,

    /// <summary><c>Access-Control-Allow-Headers</c> is no list of header names: the whole preflight fails.</summary>
    InvalidAllowHeaders,

    /// <summary>The preflight does not allow the method.</summary>
    MethodNotAllowed,

    /// <summary>The preflight does not allow a header of the request.</summary>
    HeaderNotAllowed,
}

/// <summary>What a browser decides about a request of a page to another origin.</summary>
/// <param name="Reason">Why it is blocked; <see cref="BlockReason.None"/> if it is not.</param>
/// <param name="AtPreflight">Whether the preflight decided, in which case the request itself is never sent.</param>
/// <param name="Culprit">The method or header that is not allowed, or the header value that does not do.</param>
/// <param name="ReadableHeaders">The headers of the response that the page may read; empty when blocked.</param>
internal sealed record Verdict(BlockReason Reason, bool AtPreflight, string? Culprit, ImmutableArray<string> ReadableHeaders)
{
    /// <summary>Whether the page may read the response.</summary>
    public bool IsAllowed => Reason == BlockReason.None;

    /// <summary>Whether the page may read the response header of this name.</summary>
    public bool CanRead(string header) => ReadableHeaders.Contains(header, StringComparer.OrdinalIgnoreCase);
}
