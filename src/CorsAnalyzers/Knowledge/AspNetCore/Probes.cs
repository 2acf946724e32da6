using CorsAnalyzers.App;
using CorsAnalyzers.Knowledge.BaseLibrary;
using CorsAnalyzers.Protocol;

namespace CorsAnalyzers.Knowledge.AspNetCore;

/// <summary>The origins a predicate is asked about.</summary>
internal static class Probes
{
    /// <summary>As many own names as probes are made from; a list of thousands says nothing new after the first few.</summary>
    private const int MostNames = 12;

    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase) { "http", "https", "null", "://", "http://", "https://", "/", ".", ",", ";", ":" };

    /// <summary>Pages that have nothing to do with any app: different in scheme, host, length and port.</summary>
    public static readonly EquatableArray<Probe> Strangers =
    [
        new("https://evil.test", ProbeKind.Stranger),
        new("http://evil.test", ProbeKind.Stranger),
        new("https://a.b.attacker.test:8443", ProbeKind.Stranger),
        new("https://xn--80ak6aa92e.test", ProbeKind.Stranger),
        new("https://203.0.113.7", ProbeKind.Stranger),
        new("null", ProbeKind.Null),
        new("http://localhost:3000", ProbeKind.Loopback),
        new("https://localhost", ProbeKind.Loopback),
        new("http://127.0.0.1:8080", ProbeKind.Loopback),
    ];

    /// <summary>Probes made from the strings that a predicate works with, and from what its regular expressions match.</summary>
    public static IReadOnlyList<Probe> From(IEnumerable<string> texts, IEnumerable<string> patterns)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var samples = patterns.SelectMany(RegexSamples.Of).ToList();
        return texts.Where(text => !Words.Contains(text)).Take(MostNames).SelectMany(text => FromText(text, isSample: false, isInvented: false))
            .Concat(samples.Where(sample => !sample.IsSloppy).Take(MostNames).SelectMany(sample => FromText(sample.Text, isSample: true, sample.IsInvented)))
            .Concat(samples.Where(sample => sample.IsSloppy).SelectMany(FromSloppySample))
            .Where(probe => seen.Add(probe.Origin))
            .ToList();
    }

    private static IEnumerable<Probe> FromText(string text, bool isSample, bool isInvented)
    {
        if (!Origin.TryParse(text, out _))
        {
            yield return new Probe(text, ProbeKind.Impossible, text);
        }

        foreach (var origin in Split(text).Select(Read).OfType<Name>().SelectMany(name => FromName(name, isSample, isInvented)))
        {
            yield return origin;
        }

        foreach (var probe in FromAddressFront(text))
        {
            yield return probe;
        }

        foreach (var candidate in new[] { $"https://x{text}", $"https://x.{text}", $"http://localhost{text}", $"https://x.test{text}", $"{text}x.test", $"{text}://x.test" })
        {
            if (Origin.TryParse(candidate, out _))
            {
                yield return new Probe(candidate, ProbeKind.Other, text);
            }
        }
    }

    /// <summary>What somebody can own that resembles a name of the code's own.</summary>
    private static IEnumerable<Probe> FromName(Name name, bool isSample, bool isInvented)
    {
        var (host, port) = (name.Host, name.Port);
        foreach (var scheme in name.Scheme is { } known ? [known] : new[] { "https", "http" })
        {
            // Nobody stands between a user and the user's own machine.
            var isExposedToNetwork = scheme == "http" && name.Scheme is null && !Origin.IsLoopbackHost(host);
            if (!name.IsPart)
            {
                yield return new Probe($"{scheme}://{host}{port}", isExposedToNetwork ? ProbeKind.OtherScheme : isInvented ? ProbeKind.Other : ProbeKind.Named, host);
            }

            yield return new Probe($"{scheme}://sub.{host}{port}", PublicSuffix.IsOpenToStrangers(host) ? ProbeKind.LookAlike : isExposedToNetwork ? ProbeKind.OtherScheme : ProbeKind.Subdomain, host);
            yield return new Probe($"{scheme}://{host}.evil.test", ProbeKind.LookAlike, host);
            yield return new Probe($"{scheme}://{host}.evil.test{port}", ProbeKind.LookAlike, host);
            yield return new Probe($"{scheme}://sub.{host}.evil.test", ProbeKind.LookAlike, host);
            if (!Origin.IsLoopbackHost(host) && host.Contains('.'))
            {
                // Behind a hyphen or dot, one's own domain may have any name; elsewhere, that is somebody else's.
                var openFront = name.IsPart || isSample;
                foreach (var longer in new[] { "evil" + (name.IsPart ? name.Written : host), "evil.test-" + host })
                {
                    var isOwn = openFront && PublicSuffix.RegistrableDomain(longer) == PublicSuffix.RegistrableDomain(host);
                    yield return new Probe($"{scheme}://{longer}{port}", isOwn ? ProbeKind.Subdomain : ProbeKind.LookAlike, host);
                }

                yield return new Probe($"{scheme}://{host.Substring(0, host.Length - 1)}", ProbeKind.LookAlike, host);
            }
        }

        if (name.Scheme == "https" && !Origin.IsLoopbackHost(host))
        {
            yield return new Probe($"http://{host}{port}", ProbeKind.OtherScheme, host);
        }

        yield return new Probe($"https://{host}:8443", ProbeKind.OtherPort, host);
    }

    /// <summary><c>192.168.</c>, or <c>http://10.</c>: the front of addresses in one's own network, and of names that anybody can own.</summary>
    private static IEnumerable<Probe> FromAddressFront(string text)
    {
        var start = text.IndexOf("://", StringComparison.Ordinal);
        var front = start < 0 ? text : text.Substring(start + 3);
        if (front.Length < 2 || front[front.Length - 1] != '.' || !front.All(c => c is '.' or (>= '0' and <= '9')))
        {
            return [];
        }

        // With as many labels as an address has numbers, too: some count them.
        var schemes = start < 0 ? ["https", "http"] : new[] { text.Substring(0, start) };
        return from scheme in schemes
               from own in new[] { "evil.test", "b.evil.test", "a.b.evil.test" }
               select new Probe($"{scheme}://{front}{own}", ProbeKind.LookAlike);
    }

    /// <summary>A dot of a pattern that was meant as a dot and stands for any character.</summary>
    private static IEnumerable<Probe> FromSloppySample(RegexSample sample)
    {
        foreach (var text in new[] { sample.Text, "https://" + sample.Text })
        {
            if (Origin.TryParse(text, out var origin) && origin.Host.Contains('.') && !Origin.IsLoopbackHost(origin.Host) && Origin.TryParse(text.Replace(sample.Text, sample.Meant), out var meant)
                && PublicSuffix.RegistrableDomain(origin.Host) != PublicSuffix.RegistrableDomain(meant.Host))
            {
                yield return new Probe(text, ProbeKind.LookAlike, meant.Host);
            }
        }
    }

    // A list in one string is a list of names.
    private static IEnumerable<string> Split(string text) => text.Split([',', ';', ' ', '|'], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The name in a string: <c>https://a.example</c>, <c>.a.example</c>, <c>-team.a.example</c>, <c>a.example:8080</c>.</summary>
    private static Name? Read(string text)
    {
        var start = text.IndexOf("://", StringComparison.Ordinal);
        var scheme = start > 0 ? text.Substring(0, start).ToLowerInvariant() : null;
        var rest = (start < 0 ? text : text.Substring(start + 3)).TrimStart('*').ToLowerInvariant();
        var end = rest.IndexOfAny(['/', '?', '#']);
        rest = end < 0 ? rest : rest.Substring(0, end);
        var colon = rest.IndexOf(':');
        var host = (colon < 0 ? rest : rest.Substring(0, colon)).Trim('.', '-');
        var written = colon < 0 ? rest : rest.Substring(0, colon);
        var port = colon >= 0 && Origin.TryParse("x://y" + rest.Substring(colon), out _) ? rest.Substring(colon) : string.Empty;
        return host.Length is > 1 and < 254 && Origin.TryParse("https://" + host, out _) ? new Name(scheme is "http" or "https" ? scheme : null, host, port, written, written.Length != host.Length) : null;
    }

    /// <param name="Host">The host, without what stands in front of a part.</param>
    /// <param name="Written">The host as written, such as <c>.a.example</c>.</param>
    /// <param name="IsPart">Whether something belongs in front of it.</param>
    private sealed record Name(string? Scheme, string Host, string Port, string Written, bool IsPart);
}
