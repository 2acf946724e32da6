using CorsAnalyzers.Protocol;
using Xunit;

namespace CorsAnalyzers.Tests.Protocol;

public sealed class OriginTests
{
    [Theory]
    [InlineData("https://example.com", "https", "example.com", null)]
    [InlineData("http://example.com:8080", "http", "example.com", 8080)]
    [InlineData("https://example.com:80", "https", "example.com", 80)]
    [InlineData("http://localhost:3000", "http", "localhost", 3000)]
    [InlineData("http://127.0.0.1", "http", "127.0.0.1", null)]
    [InlineData("http://[::1]:5000", "http", "[::1]", 5000)]
    [InlineData("https://[2001:db8::1]", "https", "[2001:db8::1]", null)]
    [InlineData("http://[::ffff:102:304]", "http", "[::ffff:102:304]", null)]
    [InlineData("https://xn--bcher-kva.example", "https", "xn--bcher-kva.example", null)]
    [InlineData("https://a_b.example.com", "https", "a_b.example.com", null)]
    [InlineData("https://intranet", "https", "intranet", null)]
    [InlineData("capacitor://localhost", "capacitor", "localhost", null)]
    [InlineData("chrome-extension://abcdefghijklmnop", "chrome-extension", "abcdefghijklmnop", null)]
    [InlineData("app://.", "app", ".", null)]
    [InlineData("file://", "file", "", null)]
    public void Reads_what_a_browser_serialises_and_writes_it_back(string text, string scheme, string host, int? port)
    {
        Assert.True(Origin.TryParse(text, out var origin));
        Assert.Equal((scheme, host, port), (origin.Scheme, origin.Host, origin.Port));
        Assert.False(origin.IsOpaque);
        Assert.Equal(text, origin.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("*")]
    [InlineData("NULL")]
    [InlineData("example.com")]
    [InlineData("localhost:3000")]
    [InlineData("https://")]
    [InlineData("://example.com")]
    [InlineData("https://example.com/")]
    [InlineData("https://example.com/path")]
    [InlineData("https://example.com?q")]
    [InlineData("https://example.com#f")]
    [InlineData("https://user@example.com")]
    [InlineData("https://Example.com")]
    [InlineData("HTTPS://example.com")]
    [InlineData("https://example.com:443")]
    [InlineData("http://example.com:80")]
    [InlineData("https://example.com:")]
    [InlineData("https://example.com:08080")]
    [InlineData("https://example.com:65536")]
    [InlineData("https://example.com:-1")]
    [InlineData("https://example.com:x")]
    [InlineData("https://example.com:80:81")]
    [InlineData(" https://example.com")]
    [InlineData("https://example.com ")]
    [InlineData("https://exa mple.com")]
    [InlineData("https://b\u00fccher.example")]
    [InlineData("https://ex%61mple.com")]
    [InlineData("http://127.1")]
    [InlineData("http://0x7f.0.0.1")]
    [InlineData("http://127.0.0.01")]
    [InlineData("http://256.0.0.1")]
    [InlineData("http://1.2.3.4.5")]
    [InlineData("http://example.1")]
    [InlineData("http://[0:0:0:0:0:0:0:1]")]
    [InlineData("http://[::FFFF]")]
    [InlineData("http://[::ffff:1.2.3.4]")]
    [InlineData("http://[::1")]
    [InlineData("http://[::1]x")]
    [InlineData("http://[]")]
    [InlineData("file:///home")]
    public void Refuses_whatever_no_browser_serialises(string? text)
    {
        Assert.False(Origin.TryParse(text, out var origin));
        Assert.Null(origin);
    }

    [Fact]
    public void The_opaque_origin_is_written_null()
    {
        Assert.True(Origin.TryParse("null", out var origin));
        Assert.Same(Origin.Null, origin);
        Assert.True(origin.IsOpaque);
        Assert.Equal("null", origin.ToString());
        Assert.False(origin.IsLoopback || origin.IsHttps || origin.IsPlainHttp);
    }

    [Theory]
    [InlineData("http://localhost", true)]
    [InlineData("https://app.localhost:3000", true)]
    [InlineData("http://127.0.0.1:8080", true)]
    [InlineData("http://127.255.0.9", true)]
    [InlineData("http://[::1]", true)]
    [InlineData("capacitor://localhost", true)]
    [InlineData("http://128.0.0.1", false)]
    [InlineData("http://localhost.example.com", false)]
    [InlineData("http://notlocalhost", false)]
    [InlineData("http://127.0.0.1.example.com", false)]
    [InlineData("http://[::2]", false)]
    public void Loopback_is_the_visitors_own_machine(string text, bool isLoopback)
    {
        Assert.True(Origin.TryParse(text, out var origin));
        Assert.Equal(isLoopback, origin.IsLoopback);
    }

    [Theory]
    [InlineData("https://example.com", true, false)]
    [InlineData("http://example.com", false, true)]
    [InlineData("capacitor://localhost", false, false)]
    public void Knows_https_from_plain_http(string text, bool isHttps, bool isPlainHttp)
    {
        Assert.True(Origin.TryParse(text, out var origin));
        Assert.Equal((isHttps, isPlainHttp), (origin.IsHttps, origin.IsPlainHttp));
    }

    [Theory]
    [InlineData("[1:0:0:2:0:0:0:3]", "[1:0:0:2::3]")]
    [InlineData("[1:0:0:2:3:0:0:4]", "[1::2:3:0:0:4]")]
    [InlineData("[1:0:2:3:4:5:6:7]", "[1:0:2:3:4:5:6:7]")]
    [InlineData("[0:0:0:0:0:0:0:0]", "[::]")]
    [InlineData("[1:2:3:4:5:6:0:0]", "[1:2:3:4:5:6::]")]
    [InlineData("[0:0:1:2:3:4:5:6]", "[::1:2:3:4:5:6]")]
    [InlineData("[2001:DB8::00aB]", "[2001:db8::ab]")]
    [InlineData("[::ffff:1.2.3.4]", "[::ffff:102:304]")]
    public void IPv6_addresses_have_one_canonical_form(string written, string canonical)
    {
        Assert.True(HostName.TryReadIPv6(written, out var address));
        Assert.Equal(canonical, address);
    }

    [Theory]
    [InlineData("127.1", "127.0.0.1")]
    [InlineData("0x7f.1", "127.0.0.1")]
    [InlineData("0177.0.0.1", "127.0.0.1")]
    [InlineData("2130706433", "127.0.0.1")]
    [InlineData("1.2.3.4.", "1.2.3.4")]
    [InlineData("1.2.772", "1.2.3.4")]
    [InlineData("255.255.255.255", "255.255.255.255")]
    [InlineData("4294967296", null)]
    [InlineData("1.2.65536", null)]
    [InlineData("1.2.3.09", null)]
    [InlineData("1..2", null)]
    public void IPv4_shorthands_are_read_as_the_URL_standard_does(string written, string? canonical)
    {
        Assert.Equal(canonical is not null, HostName.TryReadIPv4(written, out var address));
        Assert.Equal(canonical ?? "", address);
    }
}
