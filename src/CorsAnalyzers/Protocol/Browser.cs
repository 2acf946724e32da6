namespace CorsAnalyzers.Protocol;

/// <summary>
/// The browser's side of the protocol, as the Fetch standard decides: CORS check (§4.10), CORS-preflight fetch (§4.9) and CORS filtered
/// response (§2.2.6). Requests are taken to be cross-origin, and the response to be the last one, after any redirects.
/// </summary>
internal static class Browser
{
    private const string Wildcard = "*";

    /// <summary>Whether the browser asks before it sends the request.</summary>
    public static bool NeedsPreflight(BrowserRequest request) =>
        !Methods.IsSafelisted(request.SentMethod) || RequestHeaders.NeedsPreflight(request.Headers);

    /// <summary>
    /// Judges a request by what the server answered. <paramref name="preflight"/> is looked at only if one is needed;
    /// <paramref name="response"/> only if the preflight let the request through. Without an <paramref name="engine"/> it is as the standard
    /// says, which is the most that every browser lets through.
    /// </summary>
    public static Verdict Judge(BrowserRequest request, BrowserResponse? preflight, BrowserResponse? response, BrowserEngine? engine = null)
    {
        if (!Methods.IsToken(request.Method) || Methods.IsForbidden(request.Method))
        {
            return Blocked(BlockReason.ForbiddenMethod, atPreflight: false, request.Method);
        }

        if (NeedsPreflight(request) && JudgePreflight(request, preflight, engine) is { } refusal)
        {
            return refusal;
        }

        if (response is null)
        {
            return Blocked(BlockReason.NoResponse, atPreflight: false);
        }

        return CorsCheck(request, response, atPreflight: false)
            ?? new Verdict(BlockReason.None, false, null, ReadableHeaders(request, response));
    }

    /// <summary>Judges a request against a policy: the middleware's answers to the preflight and to the request itself.</summary>
    public static Verdict Judge(BrowserRequest request, CorsPolicy? policy) => Judge(
        request,
        CorsPolicy.Respond(policy, request.ToPreflight()).ToBrowserResponse(pipelineStatus: 405),
        CorsPolicy.Respond(policy, request.ToActual()).ToBrowserResponse());

    private static Verdict? JudgePreflight(BrowserRequest request, BrowserResponse? preflight, BrowserEngine? engine)
    {
        if (preflight is null)
        {
            return Blocked(BlockReason.NoResponse, atPreflight: true);
        }

        if (preflight.IsRedirect)
        {
            return Blocked(BlockReason.PreflightRedirected, atPreflight: true);
        }

        if (CorsCheck(request, preflight, atPreflight: true) is { } refusal)
        {
            return refusal;
        }

        if (!preflight.IsOk)
        {
            return Blocked(BlockReason.PreflightFailedStatus, atPreflight: true);
        }

        if (preflight.Headers.GetTokens(CorsHeaders.AllowMethods) is not { } methods)
        {
            return Blocked(BlockReason.InvalidAllowMethods, atPreflight: true, preflight.Headers.Get(CorsHeaders.AllowMethods));
        }

        if (preflight.Headers.GetTokens(CorsHeaders.AllowHeaders) is not { } names)
        {
            return Blocked(BlockReason.InvalidAllowHeaders, atPreflight: true, preflight.Headers.Get(CorsHeaders.AllowHeaders));
        }

        return CheckMethod(request, methods) ?? CheckHeaders(request, names, engine);
    }

    private static Verdict? CorsCheck(BrowserRequest request, BrowserResponse response, bool atPreflight)
    {
        var allowOrigin = response.Headers.Get(CorsHeaders.AllowOrigin);
        if (allowOrigin is null)
        {
            return Blocked(BlockReason.MissingAllowOrigin, atPreflight);
        }

        if (allowOrigin == Wildcard && !request.IsCredentialed)
        {
            return null;
        }

        if (allowOrigin != request.PageOrigin.ToString())
        {
            var reason = allowOrigin == Wildcard ? BlockReason.WildcardWithCredentials
                : allowOrigin.IndexOf(',') >= 0 ? BlockReason.MultipleAllowOrigin
                : BlockReason.AllowOriginMismatch;
            return Blocked(reason, atPreflight, allowOrigin);
        }

        // The value is compared with regard to case: "True" does not do.
        return request.IsCredentialed && response.Headers.Get(CorsHeaders.AllowCredentials) != "true"
            ? Blocked(BlockReason.CredentialsNotAllowed, atPreflight, response.Headers.Get(CorsHeaders.AllowCredentials))
            : null;
    }

    private static Verdict? CheckMethod(BrowserRequest request, IReadOnlyList<string> methods) =>
        Methods.IsSafelisted(request.SentMethod)
        || methods.Contains(request.SentMethod, StringComparer.Ordinal)
        || CoversAll(request, methods)
            ? null
            : Blocked(BlockReason.MethodNotAllowed, atPreflight: true, request.SentMethod);

    private static Verdict? CheckHeaders(BrowserRequest request, IReadOnlyList<string> names, BrowserEngine? engine)
    {
        var allowed = new HashSet<string>(names, StringComparer.OrdinalIgnoreCase);
        var coversAll = CoversAll(request, names);
        foreach (var name in RequestHeaders.UnsafeNames(request.Headers))
        {
            // Authorization is the one "CORS non-wildcard request-header name": it must be named even where "*" covers the rest. Not every
            // engine keeps to that.
            if (!allowed.Contains(name) && (!coversAll || (name == "authorization" && engine?.StarCoversAuthorization != true)))
            {
                return Blocked(BlockReason.HeaderNotAllowed, atPreflight: true, name);
            }
        }

        return null;
    }

    private static ImmutableArray<string> ReadableHeaders(BrowserRequest request, BrowserResponse response)
    {
        var exposed = response.Headers.GetTokens(CorsHeaders.ExposeHeaders) ?? [];
        var names = new HashSet<string>(exposed, StringComparer.OrdinalIgnoreCase);
        var coversAll = CoversAll(request, exposed);
        return response.Headers.Names
            .Where(name => !ResponseHeaders.IsForbidden(name) && (coversAll || ResponseHeaders.IsSafelisted(name) || names.Contains(name)))
            .ToImmutableArray();
    }

    // "*" is a wildcard in a request without credentials, a plain name in one with them.
    private static bool CoversAll(BrowserRequest request, IReadOnlyList<string> list) =>
        !request.IsCredentialed && list.Contains(Wildcard, StringComparer.Ordinal);

    private static Verdict Blocked(BlockReason reason, bool atPreflight, string? culprit = null) =>
        new(reason, atPreflight, culprit, ImmutableArray<string>.Empty);
}
