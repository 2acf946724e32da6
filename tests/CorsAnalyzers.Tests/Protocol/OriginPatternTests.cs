using CorsAnalyzers.Protocol;
using Xunit;

namespace CorsAnalyzers.Tests.Protocol;

public sealed class OriginPatternTests
{
    private static readonly string[] Patterns =
    [
        "https://*.a.com", "https://*.a.com/", "https://*.a.com/p", "https://*.a.com?q", "https://*.a.com#f", "https://*.a.com:443",
        "https://*.a.com:8443", "https://*.a.com:", "http://*.a.com", "https://*.*.a.com", "https://*.com", "https://*.A.com",
        "HTTPS://*.a.com", " https://*.a.com", "https://*.a.com ", "https://*.a.com.", "foo://*.a.com", "foo://*.a.com:80", "ws://*.a.com",
        "http://*.localhost:3000", "https://*.127.0.0.1", "https://*.[::1]", "https://*.b\u00fccher.example",
        "https://*.xn--bcher-kva.example",
        "https://*.a_b.com", "https://*.-a.com", "https://*.a*.com", "https://*.a.com@b.com", "https://*.a.com:0", "file://*.a.com",
        "https://*.a.com:*", "*://*.a.com", "://*.a.com", "https://*.", "https://*.:80", "https://*.*", "https://*.a b.com",
        "https://*.a.com:99999", "https://*.a..com", "https://a.com,https://*.b.com", "https://*.a.com;https://*.b.com",
        "https://*.%61.com",
        "https://*", "http://*:8080", "https://app-*.a.com", "https://api.*.a.com", "*.a.com", "*", "", "https://a.com",
        "https://u@*.a.com",
        "https://x.com/://*.a.com", "a://*.", "c://*.a.com", "mailto://*.a.com",
    ];

    private static readonly string[] Origins =
    [
        "https://b.a.com", "https://c.b.a.com", "https://a.com", "https://evila.com", "http://b.a.com", "https://b.a.com:8443",
        "https://B.A.com", "https://b.a.com/", "https://b.a.com:443", "https://u@b.a.com", "https://b.a.com.", "http://b.localhost:3000",
        "foo://b.a.com", "foo://b.a.com:80", "ws://b.a.com", "file://b.a.com", "c://b.a.com", "https://b.127.0.0.1", "https://z.b.com",
        "https://b.a_b.com", "https://xn--a.xn--bcher-kva.example", "https://b.b\u00fccher.example", "null", "", "*", "b.a.com", "https://",
    ];

    [Fact]
    public void Answers_what_the_wildcard_predicate_of_ASP_NET_Core_answers()
    {
        var different = from pattern in Patterns
                        from origin in Origins
                        let real = AspNetCore.MatchWithWildcardPredicate(pattern, origin)
                        let model = OriginPattern.Match(pattern, origin)
                        where real != model
                        select $"'{pattern}' and '{origin}': real {real}, model {model}";
        Assert.Empty(different);
    }

    [Fact]
    public void Answers_so_for_random_patterns_and_origins_too()
    {
        string[] parts = [
            "https",
            "http",
            "://",
            "*.",
            "*",
            ":",
            "/",
            "a",
            "b",
            ".",
            "com",
            "443",
            "8443",
            "@",
            " ",
            "-",
            "xn--",
            "\u00fc",
            "[",
            "::1",
            "]",
            "%",
        ];
        var random = new Random(20230209);
        for (var i = 0; i < 5000; i++)
        {
            var pattern = "https://*." + Some(4);
            var origin = "https://" + Some(4);
            Assert.True(
                AspNetCore.MatchWithWildcardPredicate(pattern, origin) == OriginPattern.Match(pattern, origin),
                $"'{pattern}' and '{origin}'");
        }

        string Some(int atMost)
            => string.Concat(Enumerable.Range(0, 1 + random.Next(atMost)).Select(_ => parts[random.Next(parts.Length)]));
    }

    [Theory]
    [InlineData("https://*.example.com", "https://a.example.com", nameof(PatternMatch.Yes))]
    [InlineData("https://*.example.com", "https://a.b.example.com", nameof(PatternMatch.Yes))]
    [InlineData("https://*.example.com", "https://example.com", nameof(PatternMatch.No))]
    [InlineData("https://*.example.com", "https://evilexample.com", nameof(PatternMatch.No))]
    [InlineData("https://*.example.com", "http://a.example.com", nameof(PatternMatch.No))]
    [InlineData("https://*.example.com:*", "https://a.example.com", nameof(PatternMatch.Throws))]
    [InlineData("https://*.example.com:*", "null", nameof(PatternMatch.No))]
    [InlineData("https://*.example.com:*", "https://*.example.com:*", nameof(PatternMatch.Yes))]
    public void Admits_subdomains_of_any_depth_but_not_the_domain_itself(string pattern, string origin, string expected) =>
        Assert.Equal(expected, OriginPattern.Match(pattern, origin).ToString());

    [Theory]
    [InlineData("https://*.example.com", "example.com")]
    [InlineData("https://*.Example.com:8443/x", "example.com")]
    [InlineData("https://*.*.example.com", "example.com")]
    [InlineData("https://*.com", "com")]
    [InlineData("https://example.com", null)]
    [InlineData("https://*.", null)]
    public void Names_the_domain_under_which_everything_matches(string pattern, string? baseDomain) =>
        Assert.Equal(baseDomain, OriginPattern.BaseDomain(pattern));
}
