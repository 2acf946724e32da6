namespace CorsAnalyzers.Protocol;

/// <summary>What one string that a developer put into a policy can match, and if it can match nothing, why and what was meant.</summary>
internal sealed record ConfiguredOrigin
{
    private ConfiguredOrigin(string text, string stored)
    {
        Text = text;
        Stored = stored;
    }

    /// <summary>The string as written.</summary>
    public string Text { get; }

    /// <summary>The string as ASP.NET Core keeps and compares it.</summary>
    public string Stored { get; }

    /// <summary>What it can match.</summary>
    public OriginKind Kind { get; private init; }

    /// <summary>Why it never matches; <see cref="OriginDefect.None"/> if it can match.</summary>
    public OriginDefect Defect { get; private init; }

    /// <summary>
    /// What it can be replaced with: the choices, best first, each one or more literals. Each literal can match and has no defect.
    /// Empty if nothing is wrong or no correction is safe.
    /// </summary>
    public ImmutableArray<ImmutableArray<string>> Corrections { get; private init; } = ImmutableArray<ImmutableArray<string>>.Empty;

    /// <summary>The one origin that it matches, for <see cref="OriginKind.Exact"/>.</summary>
    public Origin? Origin { get; private init; }

    /// <summary>Whether a request that reaches this entry ends with 500 once the wildcard predicate is set (fact 7).</summary>
    public bool ThrowsAsPattern => OriginPattern.IsPattern(Stored) && OriginPattern.BaseUri(Stored) is null;

    /// <summary>Reads a string.</summary>
    /// <param name="text">The string as written.</param>
    /// <param name="normalized">
    /// Whether it goes through <c>CorsPolicyBuilder.WithOrigins</c>; if not, it is put raw into <c>CorsPolicy.Origins</c>.
    /// </param>
    public static ConfiguredOrigin Read(string? text, bool normalized)
    {
        var written = text ?? "";
        var read = Classify(written, normalized);
        return read.Kind == OriginKind.NeverMatches
            ? read with { Corrections = OriginRepair.Corrections(written, normalized) }
            : read;
    }

    /// <summary>Reads a string without looking for corrections.</summary>
    public static ConfiguredOrigin Classify(string written, bool normalized)
    {
        var stored = normalized ? OriginNormalization.Normalize(written) : written;
        if (stored is null)
        {
            return new(written, written.ToLowerInvariant()) { Kind = OriginKind.NeverMatches, Defect = OriginDefect.NormalizationThrows };
        }

        var read = new ConfiguredOrigin(written, stored);
        if (stored == "*")
        {
            return read with { Kind = OriginKind.AnyOrigin };
        }

        if (IsUsablePattern(stored))
        {
            return read with { Kind = OriginKind.SubdomainPattern };
        }

        if (Protocol.Origin.TryParse(stored, out var origin) && OriginParts.Defect(stored, normalized) == OriginDefect.None)
        {
            return origin.IsOpaque ? read with { Kind = OriginKind.Null } : read with { Kind = OriginKind.Exact, Origin = origin };
        }

        return read with { Kind = OriginKind.NeverMatches, Defect = OriginParts.Defect(stored, normalized) };
    }

    // A pattern is usable if there is a subdomain that a browser can name and that the predicate admits. That tolerates all that the
    // predicate tolerates: a slash, a path, ":443", blanks around (facts §1.2).
    private static bool IsUsablePattern(string stored)
    {
        if (!OriginPattern.IsPattern(stored) || OriginPattern.BaseUri(stored) is not { } baseUri)
        {
            return false;
        }

        var port = baseUri.IsDefaultPort || baseUri.Port < 0 ? "" : $":{baseUri.Port}";
        var subdomain = $"{baseUri.Scheme}://sub.{baseUri.Host}{port}";
        return Protocol.Origin.TryParse(subdomain, out var origin)
            && origin.Scheme is not ("ws" or "wss" or "ftp")
            && !baseUri.Host.EndsWith(".", StringComparison.Ordinal)
            && OriginPattern.Match(stored, subdomain) == PatternMatch.Yes;
    }
}
