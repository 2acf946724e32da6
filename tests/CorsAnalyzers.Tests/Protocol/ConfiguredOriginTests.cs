using System.Diagnostics;
using CorsAnalyzers.Protocol;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Xunit;

namespace CorsAnalyzers.Tests.Protocol;

/// <summary>
/// What a string in a policy can match. The table is held against the real ASP.NET Core as well: what it stores, what it admits, when it
/// throws.
/// </summary>
public sealed class ConfiguredOriginTests
{
    // Through WithOrigins. Literals of one choice are separated by " + ", choices by " | ".
    private static readonly (string Text, OriginKind Kind, OriginDefect Defect, string Corrections)[] ThroughBuilder =
    [
        ("https://example.com", OriginKind.Exact, OriginDefect.None, ""),
        ("http://localhost:3000", OriginKind.Exact, OriginDefect.None, ""),
        ("https://Example.COM", OriginKind.Exact, OriginDefect.None, ""),
        ("HTTPS://example.com", OriginKind.Exact, OriginDefect.None, ""),
        ("https://intranet", OriginKind.Exact, OriginDefect.None, ""),
        ("http://127.0.0.1:8080", OriginKind.Exact, OriginDefect.None, ""),
        ("https://b\u00fccher.example", OriginKind.Exact, OriginDefect.None, ""),
        ("https://b\u00fccher.example:443/path?q", OriginKind.Exact, OriginDefect.None, ""),
        ("http://[::1]:5000", OriginKind.Exact, OriginDefect.None, ""),
        ("http://[0:0:0:0:0:0:0:1]:80/path", OriginKind.Exact, OriginDefect.None, ""),
        ("capacitor://localhost", OriginKind.Exact, OriginDefect.None, ""),
        ("ionic://localhost", OriginKind.Exact, OriginDefect.None, ""),
        ("tauri://localhost", OriginKind.Exact, OriginDefect.None, ""),
        ("chrome-extension://abcdefghijklmnop", OriginKind.Exact, OriginDefect.None, ""),
        ("vscode-webview://abc", OriginKind.Exact, OriginDefect.None, ""),
        ("app://.", OriginKind.Exact, OriginDefect.None, ""),
        ("file://", OriginKind.Exact, OriginDefect.None, ""),
        ("null", OriginKind.Null, OriginDefect.None, ""),
        ("NULL", OriginKind.Null, OriginDefect.None, ""),
        ("*", OriginKind.AnyOrigin, OriginDefect.None, ""),

        ("https://*.example.com", OriginKind.SubdomainPattern, OriginDefect.None, ""),
        ("https://*.Example.com/", OriginKind.SubdomainPattern, OriginDefect.None, ""),
        ("https://*.example.com/path", OriginKind.SubdomainPattern, OriginDefect.None, ""),
        ("https://*.example.com:443", OriginKind.SubdomainPattern, OriginDefect.None, ""),
        ("https://*.example.com:8443", OriginKind.SubdomainPattern, OriginDefect.None, ""),
        ("https://*.*.example.com", OriginKind.SubdomainPattern, OriginDefect.None, ""),
        ("https://*.com", OriginKind.SubdomainPattern, OriginDefect.None, ""),
        // Every "*." is taken out, wherever it stands: this one means https://*.api.example.com.
        ("https://*.api.*.example.com", OriginKind.SubdomainPattern, OriginDefect.None, ""),
        ("http://*.localhost:3000", OriginKind.SubdomainPattern, OriginDefect.None, ""),

        ("", OriginKind.NeverMatches, OriginDefect.Empty, ""),
        (" ", OriginKind.NeverMatches, OriginDefect.Blank, ""),
        (" https://example.com", OriginKind.NeverMatches, OriginDefect.Blank, "https://example.com"),
        ("https://example.com\n", OriginKind.NeverMatches, OriginDefect.Blank, "https://example.com"),
        ("https:// example.com", OriginKind.NeverMatches, OriginDefect.Blank, "https://example.com"),
        ("https://my site.com", OriginKind.NeverMatches, OriginDefect.Blank, ""),
        (" *", OriginKind.NeverMatches, OriginDefect.UnsupportedWildcard, ""),
        ("null ", OriginKind.NeverMatches, OriginDefect.NoScheme, ""),
        ("https://example.com/", OriginKind.NeverMatches, OriginDefect.TrailingSlash, "https://example.com"),
        ("https://Example.com/", OriginKind.NeverMatches, OriginDefect.TrailingSlash, "https://Example.com"),
        ("capacitor://localhost/", OriginKind.NeverMatches, OriginDefect.TrailingSlash, "capacitor://localhost"),
        ("https://example.com/app", OriginKind.NeverMatches, OriginDefect.Path, "https://example.com"),
        ("https://example.com//", OriginKind.NeverMatches, OriginDefect.Path, "https://example.com"),
        ("https://example.com\\", OriginKind.NeverMatches, OriginDefect.Path, "https://example.com"),
        ("https://example.com?x=1", OriginKind.NeverMatches, OriginDefect.Query, "https://example.com"),
        ("https://example.com/?x=1", OriginKind.NeverMatches, OriginDefect.Query, "https://example.com"),
        ("https://example.com#top", OriginKind.NeverMatches, OriginDefect.Fragment, "https://example.com"),
        ("https://example.com/#/", OriginKind.NeverMatches, OriginDefect.Fragment, "https://example.com"),
        ("https://user:secret@example.com", OriginKind.NeverMatches, OriginDefect.UserInfo, "https://example.com"),
        ("https://example.com:443", OriginKind.NeverMatches, OriginDefect.DefaultPort, "https://example.com"),
        ("http://example.com:80", OriginKind.NeverMatches, OriginDefect.DefaultPort, "http://example.com"),
        ("https://example.com:", OriginKind.NeverMatches, OriginDefect.InvalidPort, "https://example.com"),
        ("https://example.com:08443", OriginKind.NeverMatches, OriginDefect.InvalidPort, "https://example.com:8443"),
        ("https://example.com:0443", OriginKind.NeverMatches, OriginDefect.InvalidPort, "https://example.com"),
        ("https://example.com:99999", OriginKind.NeverMatches, OriginDefect.InvalidPort, ""),
        ("https://::1:90", OriginKind.NeverMatches, OriginDefect.InvalidHost, "https://[::1]:90"),
        ("http://2001:db8::1", OriginKind.NeverMatches, OriginDefect.InvalidHost, "http://[2001:db8::1]"),
        ("https://example.com:port", OriginKind.NeverMatches, OriginDefect.InvalidPort, ""),
        ("https://example.com.", OriginKind.NeverMatches, OriginDefect.TrailingDot, "https://example.com"),
        ("https://b\u00fccher.example.", OriginKind.NeverMatches, OriginDefect.TrailingDot, "https://b\u00fccher.example"),
        ("https://user@Example.com.:443/a?b#c ", OriginKind.NeverMatches, OriginDefect.Blank, "https://Example.com"),
        ("https://.example.com", OriginKind.NeverMatches, OriginDefect.InvalidHost, ""),
        ("https://a..example.com", OriginKind.NeverMatches, OriginDefect.InvalidHost, ""),
        ("https://", OriginKind.NeverMatches, OriginDefect.InvalidHost, ""),
        ("https://ex%61mple.com", OriginKind.NeverMatches, OriginDefect.InvalidHost, ""),
        ("http://127.1", OriginKind.NeverMatches, OriginDefect.InvalidHost, "http://127.0.0.1"),
        ("http://1.2.3.4.5", OriginKind.NeverMatches, OriginDefect.InvalidHost, ""),
        ("http://[::ffff:1.2.3.4]", OriginKind.NeverMatches, OriginDefect.InvalidHost, ""),
        ("https://a\u200db.example", OriginKind.NeverMatches, OriginDefect.NormalizationThrows, ""),
        ("capacitor://b\u00fccher.example", OriginKind.NeverMatches, OriginDefect.Idn, ""),

        ("example.com", OriginKind.NeverMatches, OriginDefect.NoScheme, "https://example.com | http://example.com"),
        ("example.com:8080/", OriginKind.NeverMatches, OriginDefect.NoScheme, "https://example.com:8080 | http://example.com:8080"),
        ("example.com:443", OriginKind.NeverMatches, OriginDefect.NoScheme, "https://example.com"),
        ("example.com:80", OriginKind.NeverMatches, OriginDefect.NoScheme, "http://example.com"),
        ("me@example.com", OriginKind.NeverMatches, OriginDefect.NoScheme, ""),
        ("//example.com", OriginKind.NeverMatches, OriginDefect.NoScheme, "https://example.com | http://example.com"),
        ("://example.com", OriginKind.NeverMatches, OriginDefect.NoScheme, "https://example.com | http://example.com"),
        ("b\u00fccher.example", OriginKind.NeverMatches, OriginDefect.NoScheme, "https://b\u00fccher.example | http://b\u00fccher.example"),
        ("localhost", OriginKind.NeverMatches, OriginDefect.NoScheme, "http://localhost | https://localhost"),
        ("localhost:3000", OriginKind.NeverMatches, OriginDefect.NoScheme, "http://localhost:3000 | https://localhost:3000"),
        ("Localhost:3000/", OriginKind.NeverMatches, OriginDefect.NoScheme, "http://Localhost:3000 | https://Localhost:3000"),
        ("127.0.0.1:3000", OriginKind.NeverMatches, OriginDefect.NoScheme, "http://127.0.0.1:3000 | https://127.0.0.1:3000"),
        ("[::1]:3000", OriginKind.NeverMatches, OriginDefect.NoScheme, "http://[::1]:3000 | https://[::1]:3000"),
        ("web:8080", OriginKind.NeverMatches, OriginDefect.NoScheme, "https://web:8080 | http://web:8080"),
        ("http:8080", OriginKind.NeverMatches, OriginDefect.NoScheme, "https://http:8080 | http://http:8080"),
        ("https:/example.com", OriginKind.NeverMatches, OriginDefect.NoScheme, "https://example.com"),
        ("https//example.com", OriginKind.NeverMatches, OriginDefect.NoScheme, "https://example.com"),
        ("https:example.com", OriginKind.NeverMatches, OriginDefect.NoScheme, "https://example.com"),
        ("MyPolicy", OriginKind.NeverMatches, OriginDefect.NoScheme, ""),
        ("8080", OriginKind.NeverMatches, OriginDefect.NoScheme, ""),
        ("3000:3000", OriginKind.NeverMatches, OriginDefect.NoScheme, ""),
        ("wss://example.com", OriginKind.NeverMatches, OriginDefect.WebSocketScheme, "https://example.com | http://example.com"),
        ("ws://localhost:5000", OriginKind.NeverMatches, OriginDefect.WebSocketScheme, "http://localhost:5000 | https://localhost:5000"),
        ("wss://*.example.com", OriginKind.NeverMatches, OriginDefect.WebSocketScheme, "https://*.example.com | http://*.example.com"),
        ("file:///home/me/index.html", OriginKind.NeverMatches, OriginDefect.OpaqueScheme, ""),
        ("data:text/html", OriginKind.NeverMatches, OriginDefect.OpaqueScheme, ""),
        ("about:blank", OriginKind.NeverMatches, OriginDefect.OpaqueScheme, ""),

        ("https://a.example,https://b.example", OriginKind.NeverMatches, OriginDefect.SeveralInOne, "https://a.example + https://b.example"),
        ("https://a.example/; http://b.example:80 ;", OriginKind.NeverMatches, OriginDefect.SeveralInOne, "https://a.example + http://b.example"),
        ("https://a.example https://b.example", OriginKind.NeverMatches, OriginDefect.SeveralInOne, "https://a.example + https://b.example"),
        ("https://a.example,https://a.example", OriginKind.NeverMatches, OriginDefect.SeveralInOne, "https://a.example"),
        ("https://a.example,", OriginKind.NeverMatches, OriginDefect.SeveralInOne, "https://a.example"),
        ("https://a.example,https://*.b.example", OriginKind.NeverMatches, OriginDefect.SeveralInOne, "https://a.example + https://*.b.example"),
        ("localhost:3000,https://a.example", OriginKind.NeverMatches, OriginDefect.SeveralInOne, "http://localhost:3000 + https://a.example | https://localhost:3000 + https://a.example"),
        ("https://a.example,*", OriginKind.NeverMatches, OriginDefect.SeveralInOne, ""),
        ("https://a.example,null", OriginKind.NeverMatches, OriginDefect.SeveralInOne, ""),
        ("https://a.example,nonsense", OriginKind.NeverMatches, OriginDefect.SeveralInOne, ""),
        (",", OriginKind.NeverMatches, OriginDefect.SeveralInOne, ""),

        ("http://*", OriginKind.NeverMatches, OriginDefect.UnsupportedWildcard, ""),
        ("https://*", OriginKind.NeverMatches, OriginDefect.UnsupportedWildcard, ""),
        ("http://localhost:*", OriginKind.NeverMatches, OriginDefect.UnsupportedWildcard, ""),
        ("https://example.com:*", OriginKind.NeverMatches, OriginDefect.UnsupportedWildcard, "https://example.com"),
        ("http://*:8080", OriginKind.NeverMatches, OriginDefect.UnsupportedWildcard, ""),
        ("https://app-*.example.com", OriginKind.NeverMatches, OriginDefect.UnsupportedWildcard, ""),
        ("https://api.*.example.com", OriginKind.NeverMatches, OriginDefect.UnsupportedWildcard, ""),
        ("https://*example.com", OriginKind.NeverMatches, OriginDefect.UnsupportedWildcard, ""),
        ("https://*.a*b.com", OriginKind.NeverMatches, OriginDefect.PatternThrows, ""),
        ("app://*.a*b", OriginKind.NeverMatches, OriginDefect.PatternThrows, ""),
        ("*.example.com", OriginKind.NeverMatches, OriginDefect.UnsupportedWildcard, "https://*.example.com | http://*.example.com"),
        ("*://example.com", OriginKind.NeverMatches, OriginDefect.UnsupportedWildcard, "https://example.com | http://example.com"),
        ("https://*.127.0.0.1", OriginKind.NeverMatches, OriginDefect.UnsupportedWildcard, ""),
        ("https://*.example.com.", OriginKind.NeverMatches, OriginDefect.TrailingDot, "https://*.example.com"),
        ("https://*.example.com:*", OriginKind.NeverMatches, OriginDefect.PatternThrows, "https://*.example.com"),
        ("*://*.example.com", OriginKind.NeverMatches, OriginDefect.PatternThrows, "https://*.example.com | http://*.example.com"),
        ("://*.example.com", OriginKind.NeverMatches, OriginDefect.PatternThrows, "https://*.example.com | http://*.example.com"),
        ("https://*.", OriginKind.NeverMatches, OriginDefect.PatternThrows, ""),
        ("https://*.*", OriginKind.NeverMatches, OriginDefect.PatternThrows, ""),
        ("https://*.example.com:99999", OriginKind.NeverMatches, OriginDefect.PatternThrows, ""),
        ("https://*.b\u00fccher.example", OriginKind.NeverMatches, OriginDefect.IdnPattern, "https://*.xn--bcher-kva.example"),
    ];

    // Straight into CorsPolicy.Origins: only where it differs.
    private static readonly (string Text, OriginKind Kind, OriginDefect Defect, string Corrections)[] Raw =
    [
        ("https://example.com", OriginKind.Exact, OriginDefect.None, ""),
        ("*", OriginKind.AnyOrigin, OriginDefect.None, ""),
        ("null", OriginKind.Null, OriginDefect.None, ""),
        ("NULL", OriginKind.NeverMatches, OriginDefect.UpperCase, ""),
        ("https://Example.com", OriginKind.NeverMatches, OriginDefect.UpperCase, "https://example.com"),
        ("HTTPS://example.com/", OriginKind.NeverMatches, OriginDefect.TrailingSlash, "https://example.com"),
        ("Example.com", OriginKind.NeverMatches, OriginDefect.NoScheme, "https://example.com | http://example.com"),
        ("https://b\u00fccher.example", OriginKind.NeverMatches, OriginDefect.Idn, "https://xn--bcher-kva.example"),
        ("https://a\u200db.example", OriginKind.NeverMatches, OriginDefect.Idn, ""),
        ("http://[0:0:0:0:0:0:0:1]", OriginKind.NeverMatches, OriginDefect.InvalidHost, "http://[::1]"),
        ("http://[::ffff:1.2.3.4]", OriginKind.NeverMatches, OriginDefect.InvalidHost, "http://[::ffff:102:304]"),
        ("http://[::1]:80", OriginKind.NeverMatches, OriginDefect.DefaultPort, "http://[::1]"),
        ("HTTPS://*.Example.com", OriginKind.SubdomainPattern, OriginDefect.None, ""),
        (" https://*.example.com", OriginKind.SubdomainPattern, OriginDefect.None, ""),
    ];

    // What browsers do send, of every sort that the table could be taken to mean.
    private static readonly string[] BrowserOrigins =
    [
        "null", "https://example.com", "http://example.com", "https://example.com:8443", "http://example.com:443", "https://a.example",
        "https://b.example", "http://b.example", "http://localhost", "http://localhost:3000", "https://localhost:3000", "http://127.0.0.1",
        "http://127.0.0.1:3000", "http://[::1]", "http://[::1]:3000", "http://[::ffff:102:304]", "https://xn--bcher-kva.example",
        "https://sub.example.com", "http://sub.example.com", "https://sub.xn--bcher-kva.example", "https://app-1.example.com",
        "https://api.x.example.com", "capacitor://localhost", "file://", "https://web:8080", "http://web:8080", "http://localhost:5000",
        "https://sub.b.example", "http://sub.localhost:3000",
    ];

    public static TheoryData<string, bool, string, string, string> Table()
    {
        var data = new TheoryData<string, bool, string, string, string>();
        foreach (var (isNormalized, rows) in new[] { (true, ThroughBuilder), (false, Raw) })
        {
            foreach (var (text, kind, defect, corrections) in rows)
            {
                data.Add(text, isNormalized, kind.ToString(), defect.ToString(), corrections);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Table))]
    public void Says_what_the_string_can_match_and_what_was_meant(string text, bool normalized, string kind, string defect, string corrections)
    {
        var read = ConfiguredOrigin.Read(text, normalized);
        var written = string.Join(" | ", read.Corrections.Select(static choice => string.Join(" + ", choice)));
        Assert.Equal((kind, defect, corrections), (read.Kind.ToString(), read.Defect.ToString(), written));
        Assert.Equal(read.Kind == OriginKind.NeverMatches, read.Defect != OriginDefect.None);
        Assert.Equal(read.Kind == OriginKind.Exact, read.Origin is not null);
    }

    [Theory]
    [MemberData(nameof(Table))]
    public void Agrees_with_ASP_NET_Core(string text, bool normalized, string kind, string defect, string corrections)
    {
        var read = ConfiguredOrigin.Read(text, normalized);
        var stored = normalized ? AspNetCore.Stored(text) : text;
        Assert.Equal(defect == nameof(OriginDefect.NormalizationThrows), stored is null);
        if (stored is null)
        {
            return;
        }

        Assert.Equal(stored, read.Stored);
        var policy = new CorsPolicyBuilder().Build();
        policy.Origins.Add(stored);
        Assert.Equal(kind == nameof(OriginKind.AnyOrigin), policy.AllowAnyOrigin);
        Assert.Equal(read.ThrowsAsPattern, AspNetCore.MatchWithWildcardPredicate(stored, "https://example.com") == PatternMatch.Throws);
        var admitted = BrowserOrigins.Where(origin => policy.IsOriginAllowed(origin));
        var admittedAsPattern = BrowserOrigins.Where(origin => AspNetCore.MatchWithWildcardPredicate(stored, origin) == PatternMatch.Yes);
        switch (read.Kind)
        {
            case OriginKind.NeverMatches:
                Assert.Empty(admitted);
                Assert.Empty(admittedAsPattern);
                break;
            case OriginKind.Exact:
                Assert.True(policy.IsOriginAllowed(read.Origin!.ToString()));
                break;
            case OriginKind.Null:
                Assert.Equal(["null"], admitted);
                break;
            case OriginKind.SubdomainPattern:
                var baseUri = OriginPattern.BaseUri(stored)!;
                var port = baseUri.IsDefaultPort ? "" : $":{baseUri.Port}";
                Assert.Equal(
                    PatternMatch.Yes,
                    AspNetCore.MatchWithWildcardPredicate(stored, $"{baseUri.Scheme}://sub.{OriginPattern.BaseDomain(stored)}{port}"));
                break;
        }

        // Each literal of each correction can match, in the real thing too.
        foreach (var literal in read.Corrections.SelectMany(static choice => choice))
        {
            var correctedStored = (normalized ? AspNetCore.Stored(literal) : literal)!;
            var corrected = ConfiguredOrigin.Read(literal, normalized);
            Assert.Equal((OriginDefect.None, correctedStored), (corrected.Defect, corrected.Stored));
            var probe = corrected.Origin?.ToString() ?? correctedStored.Replace("*.", "sub.", StringComparison.Ordinal);
            Assert.True(Origin.TryParse(probe, out _));
            Assert.Equal(PatternMatch.Yes, AspNetCore.MatchWithWildcardPredicate(correctedStored, probe));
        }

        Assert.Equal(corrections.Length == 0, read.Corrections.IsEmpty);
    }

    [Fact]
    public void Garbage_is_read_as_ASP_NET_Core_stores_it_and_corrections_hold_for_it_too()
    {
        string[] parts =
        [
            "https", "http", "://", ":", "/", "//", "*", "*.", ".", ",", ";", " ", "\t", "@", "?", "#", "\\", "[", "]", "::1", "localhost", "example.com", "A",
            "443", "80", "3000", "0", "null", "b\u00fccher", "\u200b", "xn--", "\ud800", "%41", "-", "|", "127.1", "wss", "\0",
        ];
        var random = new Random(4711);
        for (var i = 0; i < 20_000; i++)
        {
            var text = (i % 2 == 0 ? "https://" : "") + string.Concat(Enumerable.Range(0, random.Next(7)).Select(_ => parts[random.Next(parts.Length)]));
            var normalized = i % 3 != 0;
            var read = ConfiguredOrigin.Read(text, normalized);
            if (normalized && AspNetCore.Stored(text) is { } stored)
            {
                Assert.Equal(stored, read.Stored);
            }

            Assert.Equal(normalized && AspNetCore.Stored(text) is null, read.Defect == OriginDefect.NormalizationThrows);
            Assert.Equal(read.Kind == OriginKind.NeverMatches, read.Defect != OriginDefect.None);
            var corrections = read.Corrections.SelectMany(static choice => choice).Select(literal => ConfiguredOrigin.Read(literal, normalized));
            Assert.All(corrections, static corrected => Assert.True(corrected.Kind is OriginKind.Exact or OriginKind.SubdomainPattern));
        }
    }

    [Fact]
    public void Huge_strings_and_long_lists_are_read_in_linear_time()
    {
        const int Length = 1 << 20;
        string[] texts =
        [
            new('a', Length), new('*', Length), new(',', Length), new(' ', Length), new(':', Length), new('[', Length), new('/', Length), new('.', Length),
            new('1', Length), new('\u00fc', Length), "https://" + new string('a', Length), "https://*." + new string('a', Length),
            "https://" + new string('@', Length), "https://" + new string(' ', Length) + "a", string.Concat(Enumerable.Repeat("*.", Length / 2)),
            string.Concat(Enumerable.Repeat("://*.", Length / 5)), string.Concat(Enumerable.Repeat("a.example ", Length / 10)),
            "https://" + string.Concat(Enumerable.Repeat("\u00fc.", Length / 2)), "https://*." + string.Concat(Enumerable.Repeat("\u00fc.", Length / 2)),
            string.Concat(Enumerable.Repeat("http://a ", Length / 9)),
            string.Join(",", Enumerable.Range(0, 40_000).Select(static i => $"https://a{i}.example/")),
        ];
        var clock = Stopwatch.StartNew();
        foreach (var text in texts)
        {
            Assert.NotEqual(OriginKind.AnyOrigin, ConfiguredOrigin.Read(text, normalized: true).Kind);
            Assert.NotEqual(OriginKind.AnyOrigin, ConfiguredOrigin.Read(text, normalized: false).Kind);
        }

        // Linear, it is a few seconds of work; quadratic, one of these strings alone takes half a minute. Other tests share the cores.
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(90), $"took {clock.Elapsed}");
        Assert.Equal(40_000, ConfiguredOrigin.Read(texts[^1], normalized: true).Corrections.Single().Length);
    }

    [Fact]
    public void A_missing_string_is_an_empty_one() => Assert.Equal(OriginDefect.Empty, ConfiguredOrigin.Read(null, normalized: true).Defect);
}
