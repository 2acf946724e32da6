using System.Globalization;

namespace CorsAnalyzers.Protocol;

/// <summary>
/// A CORS policy as ASP.NET Core holds it once its builder is done, and what the middleware answers under it: facts §1.1–§1.3 and §2,
/// the same in ASP.NET Core 8, 9 and 10.
/// </summary>
internal sealed record CorsPolicy
{
    private const string Any = "*";

    /// <summary>The origins as stored, that is after normalisation.</summary>
    public ImmutableArray<string> Origins { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>The predicate that replaces the list of origins; null if none was set.</summary>
    public Func<string, bool>? IsOriginAllowed { get; init; }

    /// <summary>
    /// Whether the predicate is that of <c>SetIsOriginAllowedToAllowWildcardSubdomains</c>; of no effect beside another predicate.
    /// </summary>
    public bool WildcardSubdomains { get; init; }

    /// <summary>The methods that preflights name.</summary>
    public ImmutableArray<string> Methods { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>The request headers that preflights name.</summary>
    public ImmutableArray<string> Headers { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>The response headers that pages may read.</summary>
    public ImmutableArray<string> ExposedHeaders { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Whether cookies, client certificates and HTTP authentication are admitted.</summary>
    public bool SupportsCredentials { get; init; }

    /// <summary>How long browsers may keep a preflight's answer; null leaves it to them.</summary>
    public TimeSpan? PreflightMaxAge { get; init; }

    /// <summary>Whether every origin is admitted: <c>*</c> counts only when it is alone (facts, fact 4).</summary>
    public bool AllowAnyOrigin => IsAny(Origins);

    /// <summary>Whether preflights echo the method asked for.</summary>
    public bool AllowAnyMethod => IsAny(Methods);

    /// <summary>Whether preflights echo the headers asked for.</summary>
    public bool AllowAnyHeader => IsAny(Headers);

    /// <summary>The middleware's answer when the policy may be missing: without one it stands aside, preflight or not.</summary>
    public static CorsResponse Respond(CorsPolicy? policy, CorsRequest request) => policy?.Respond(request) ?? CorsResponse.PassedOn;

    /// <summary>The middleware's answer under this policy.</summary>
    public CorsResponse Respond(CorsRequest request)
    {
        if (request.Origin is not { } origin)
        {
            return CorsResponse.PassedOn;
        }

        if (AllowAnyOrigin && SupportsCredentials)
        {
            return Throwing(nameof(ArgumentException));
        }

        // A preflight is answered, with 204, whether or not the origin is admitted.
        int? status = request.IsPreflight ? 204 : null;
        var (admitted, exception) = Admits(origin);
        return exception is not null ? Throwing(exception)
            : !admitted ? new(status, HeaderList.Empty)
            : AllowHeaders(origin, request) is var headers && headers.Any(static header => ServerHeaders.IsRefused(header.Value)) ? Throwing(ServerHeaders.Exception)
            : new(status, headers);
    }

    /// <summary>Whether an <c>Origin</c> header with this value is admitted, or the name of the exception that the check ends in.</summary>
    public (bool Admitted, string? Exception) Admits(string origin)
    {
        if (origin.Length == 0)
        {
            return (false, null);
        }

        if (AllowAnyOrigin)
        {
            return (true, null);
        }

        if (IsOriginAllowed is { } predicate)
        {
            return Ask(predicate, origin);
        }

        if (Contains(Origins, origin) || !WildcardSubdomains)
        {
            return (Contains(Origins, origin), null);
        }

        return MatchPatterns(origin);
    }

    private static CorsResponse Throwing(string exception) => new(500, HeaderList.Empty, exception);

    private static (bool Admitted, string? Exception) Ask(Func<string, bool> predicate, string origin)
    {
        try
        {
            return (predicate(origin), null);
        }
        catch (Exception exception)
        {
            return (false, exception.GetType().Name);
        }
    }

    // The first entry that matches or throws decides; entries behind it are never read.
    private (bool Admitted, string? Exception) MatchPatterns(string origin)
    {
        if (Origins.IsDefaultOrEmpty || !BoundedUri.TryCreate(origin, out var uri))
        {
            return (false, null);
        }

        foreach (var entry in Origins)
        {
            switch (OriginPattern.Match(entry, uri))
            {
                case PatternMatch.Yes:
                    return (true, null);
                case PatternMatch.Throws:
                    return (false, nameof(UriFormatException));
            }
        }

        return (false, null);
    }

    private HeaderList AllowHeaders(string origin, CorsRequest request)
    {
        var headers = new List<KeyValuePair<string, string>> { new(CorsHeaders.AllowOrigin, AllowAnyOrigin ? Any : origin) };
        if (SupportsCredentials)
        {
            headers.Add(new(CorsHeaders.AllowCredentials, "true"));
        }

        if (request.IsPreflight)
        {
            AddList(headers, CorsHeaders.AllowHeaders, AllowAnyHeader ? SplitList(request.RequestedHeaders) : Headers);
            AddList(headers, CorsHeaders.AllowMethods, AllowAnyMethod ? ImmutableArray.Create(request.RequestedMethod ?? "") : Methods);
            if (PreflightMaxAge is { } maxAge)
            {
                // "R" gives the shortest text that reads back as the same number on every runtime; that is what ASP.NET Core writes.
                headers.Add(new(CorsHeaders.MaxAge, maxAge.TotalSeconds.ToString("R", CultureInfo.InvariantCulture)));
            }
        }
        else
        {
            AddList(headers, CorsHeaders.ExposeHeaders, ExposedHeaders);
        }

        if (!AllowAnyOrigin && (Length(Origins) > 1 || IsOriginAllowed is not null || WildcardSubdomains))
        {
            headers.Add(new(CorsHeaders.Vary, "Origin"));
        }

        return new HeaderList(headers);
    }

    // Members with a comma in them go out in quotes, which no browser can read (facts §3); a header without text is not sent at all.
    private static void AddList(List<KeyValuePair<string, string>> headers, string name, ImmutableArray<string> members)
    {
        var value = members.IsDefaultOrEmpty ? "" : string.Join(",", members.Select(QuotedIfItHasACommaInside));
        if (value.Length > 0)
        {
            headers.Add(new(name, value));
        }
    }

    private static string QuotedIfItHasACommaInside(string? member) => member switch
    {
        null => "",
        _ when member.IndexOf(',') < 0 || IsQuoted(member) => member,
        _ => $"\"{member}\"",
    };

    // The names of Access-Control-Request-Headers: a comma inside quotes does not separate, quotes around a whole member are taken off.
    private static ImmutableArray<string> SplitList(string? value)
    {
        var members = ImmutableArray.CreateBuilder<string>();
        var start = 0;
        var inQuotes = false;
        var text = (value ?? "") + ",";
        for (var i = 0; i < text.Length; i++)
        {
            inQuotes ^= text[i] == '"';
            if (text[i] != ',' || (inQuotes && i < text.Length - 1))
            {
                continue;
            }

            var member = text.Substring(start, i - start).Trim();
            member = member.Length > 1 && IsQuoted(member) ? member.Substring(1, member.Length - 2) : member;
            if (member.Length > 0)
            {
                members.Add(member);
            }

            start = i + 1;
        }

        return members.ToImmutable();
    }

    private static bool IsQuoted(string text) => text.Length > 0 && text[0] == '"' && text[text.Length - 1] == '"';

    private static bool IsAny(ImmutableArray<string> list) => Length(list) == 1 && list[0] == Any;

    private static int Length(ImmutableArray<string> list) => list.IsDefault ? 0 : list.Length;

    private static bool Contains(ImmutableArray<string> list, string text) =>
        !list.IsDefault && list.Contains(text, StringComparer.Ordinal);
}
