using CorsAnalyzers.Protocol;
using Xunit;

namespace CorsAnalyzers.Tests.Protocol;

public sealed class PublicSuffixTests
{
    [Theory]
    [InlineData("com")]
    [InlineData("COM")]
    [InlineData("com.")]
    [InlineData("co.uk")]
    [InlineData("azurewebsites.net")]
    [InlineData("herokuapp.com")]
    [InlineData("vercel.app")]
    [InlineData("netlify.app")]
    [InlineData("github.io")]
    [InlineData("pages.dev")]
    [InlineData("web.app")]
    [InlineData("cloudfront.net")]
    [InlineData("s3.amazonaws.com")]
    [InlineData("eu-west-1.compute.amazonaws.com")]
    [InlineData("anything.ck")]
    [InlineData("ck")]
    [InlineData("b\u00e5d\u00e5ddj\u00e5.no")]
    [InlineData("xn--bdddj-mrabd.no")]
    [InlineData("\u516c\u53f8.cn")]
    public void Knows_public_suffixes(string host) => Assert.True(PublicSuffix.IsPublicSuffix(host));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData(".com")]
    [InlineData("example.com")]
    [InlineData("myapp.azurewebsites.net")]
    [InlineData("www.ck")]
    [InlineData("city.kawasaki.jp")]
    [InlineData("localhost")]
    [InlineData("corp")]
    [InlineData("intranet.local")]
    [InlineData("10.0.0.1")]
    [InlineData("[::1]")]
    [InlineData("a..com")]
    [InlineData("exa mple")]
    public void Everything_else_is_none(string? host) => Assert.False(PublicSuffix.IsPublicSuffix(host));

    [Theory]
    [InlineData("example.com", "example.com")]
    [InlineData("a.b.example.com", "example.com")]
    [InlineData("A.B.Example.CO.UK", "example.co.uk")]
    [InlineData("a.myapp.azurewebsites.net", "myapp.azurewebsites.net")]
    [InlineData("x.www.ck", "www.ck")]
    [InlineData("x.y.anything.ck", "y.anything.ck")]
    [InlineData("city.kawasaki.jp", "city.kawasaki.jp")]
    [InlineData("x.city.kawasaki.jp", "city.kawasaki.jp")]
    [InlineData("a.b.corp", "b.corp")]
    [InlineData("com", null)]
    [InlineData("anything.ck", null)]
    [InlineData("localhost", null)]
    [InlineData("127.0.0.1", null)]
    [InlineData("[::1]", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void The_registrable_domain_is_the_suffix_and_one_label_more(string? host, string? registrable) =>
        Assert.Equal(registrable, PublicSuffix.RegistrableDomain(host));

    [Theory]
    [InlineData("com", true)]
    [InlineData("amazonaws.com", true)]
    [InlineData("eu-west-1.compute.amazonaws.com", true)]
    [InlineData("kawasaki.jp", true)]
    [InlineData("azurewebsites.net", true)]
    [InlineData("example.com", false)]
    [InlineData("myapp.azurewebsites.net", false)]
    [InlineData("localhost", false)]
    [InlineData("corp", false)]
    [InlineData(null, false)]
    public void Strangers_get_in_where_a_suffix_is_or_lies_below(string? host, bool isOpen) =>
        Assert.Equal(isOpen, PublicSuffix.IsOpenToStrangers(host));

    [Fact]
    public void The_snapshot_is_dated() => Assert.Equal("2023-02-09", PublicSuffix.SnapshotDate);

    [Fact]
    public void Can_be_asked_from_many_threads_and_about_anything()
    {
        var hosts = Enumerable.Range(0, 20_000).Select(static i => $"a{i}.b.example{i % 7}.co.uk").Append(new string('a', 1 << 20)).ToArray();
        var registrable = hosts.AsParallel().Select(PublicSuffix.RegistrableDomain).Where(static domain => domain is not null).Distinct();
        Assert.Equal(7, registrable.Count());
    }
}
