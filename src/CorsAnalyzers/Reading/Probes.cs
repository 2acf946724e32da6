using CorsAnalyzers.App;

namespace CorsAnalyzers.Reading;

/// <summary>The origins a predicate is asked about.</summary>
internal static class Probes
{
    /// <summary>As many own names as probes are made from; a list of thousands says nothing new after the first few.</summary>
    private const int MostNames = 16;

    /// <summary>Pages that have nothing to do with any app: different in scheme, host, length and port.</summary>
    public static readonly Seq<Probe> Strangers =
    [
        new("https://evil.test", ProbeKind.Stranger),
        new("http://evil.test", ProbeKind.Stranger),
        new("https://a.b.attacker.test:8443", ProbeKind.Stranger),
        new("https://xn--80ak6aa92e.test", ProbeKind.Stranger),
        new("https://203.0.113.7", ProbeKind.Stranger),
        new("null", ProbeKind.Null),
    ];

    /// <summary>Probes made from the strings a predicate compares with.</summary>
    public static IReadOnlyList<Probe> From(IEnumerable<string> texts)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return texts.Select(HostOf).OfType<string>().Distinct().Take(MostNames).SelectMany(FromHost).Where(probe => seen.Add(probe.Origin)).ToList();
    }

    private static IEnumerable<Probe> FromHost(string host)
    {
        yield return new Probe($"https://{host}", ProbeKind.Named, host);
        yield return new Probe($"http://{host}", ProbeKind.OtherScheme, host);
        yield return new Probe($"https://{host}:8443", ProbeKind.OtherPort, host);
        yield return new Probe($"https://sub.{host}", ProbeKind.Subdomain, host);
        yield return new Probe($"https://evil{host}", ProbeKind.LookAlike, host);
        yield return new Probe($"https://{host}.evil.test", ProbeKind.LookAlike, host);
    }

    /// <summary>The host that a string of the code's names: <c>https://a.example</c>, <c>.a.example</c>, <c>a.example:8080</c>.</summary>
    private static string? HostOf(string text)
    {
        var start = text.IndexOf("://", StringComparison.Ordinal);
        var rest = (start < 0 ? text : text.Substring(start + 3)).TrimStart('*', '.');
        var end = rest.IndexOfAny(['/', ':', '?', '#']);
        var host = (end < 0 ? rest : rest.Substring(0, end)).ToLowerInvariant();
        return host.Length > 0 && host.All(c => c is >= 'a' and <= 'z' or >= '0' and <= '9' or '-' or '.') && (start >= 0 || host.Contains('.') || host == "localhost") ? host : null;
    }
}
