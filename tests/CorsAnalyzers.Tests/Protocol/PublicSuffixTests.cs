using System.IO.Compression;
using System.Text.Json;
using CorsAnalyzers.Protocol;
using CorsAnalyzers.Tests.Conventions;
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

    // Hosts that began to lend names after 2023.
    [Theory]
    [InlineData("azurefd.net")]
    [InlineData("trafficmanager.net")]
    [InlineData("azure-api.net")]
    [InlineData("blob.core.windows.net")]
    [InlineData("azurewebsites.us")]
    [InlineData("7.azurestaticapps.net")]
    [InlineData("up.railway.app")]
    [InlineData("amplifyapp.com")]
    [InlineData("lovable.app")]
    [InlineData("replit.app")]
    [InlineData("ngrok-free.app")]
    [InlineData("hf.space")]
    [InlineData("surge.sh")]
    public void Knows_the_newer_hosts(string host) => Assert.True(PublicSuffix.IsOpenToStrangers(host));

    [Theory]
    [InlineData("azurecontainerapps.io")]
    [InlineData("westeurope.azurecontainerapps.io")]
    [InlineData("westeurope.cloudapp.azure.com")]
    [InlineData("cloudapp.azure.com")]
    [InlineData("app.github.dev")]
    [InlineData("euw.devtunnels.ms")]
    [InlineData("ws-us85.gitpod.io")]
    [InlineData("wordpress.com")]
    public void Knows_hosts_that_are_on_no_list(string host) => Assert.True(PublicSuffix.IsOpenToStrangers(host));

    [Theory]
    [InlineData("shop.happyhill-70162bb9.westeurope.azurecontainerapps.io", "happyhill-70162bb9.westeurope.azurecontainerapps.io")]
    [InlineData("shop.westeurope.cloudapp.azure.com", "shop.westeurope.cloudapp.azure.com")]
    [InlineData("shop-3000.app.github.dev", "shop-3000.app.github.dev")]
    [InlineData("portal.azure.com", "azure.com")]
    public void Their_customers_own_what_they_have_registered(string host, string registrable) =>
        Assert.Equal(registrable, PublicSuffix.RegistrableDomain(host));

    [Fact]
    public void The_snapshot_is_that_of_the_pinned_package()
    {
        using var pin = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("eng", "public-suffix.json")));
        var version = pin.RootElement.GetProperty("version").GetString();
        var published = pin.RootElement.GetProperty("published").GetString();
        var notice = File.ReadAllText(Repository.PathOf("src", "CorsAnalyzers", "Protocol", "PublicSuffix.NOTICE.md"));

        Assert.Equal(published, PublicSuffix.SnapshotDate);
        Assert.Contains($"version {version},", notice, StringComparison.Ordinal);
        Assert.Contains($"Snapshot: {published},", notice, StringComparison.Ordinal);
    }

    [Fact]
    public void Our_own_rules_have_a_source_and_are_not_on_the_list()
    {
        using var list = typeof(PublicSuffix).Assembly.GetManifestResourceStream("public-suffix.dat.gz")!;
        using var reader = new StreamReader(new GZipStream(list, CompressionMode.Decompress));
        var rules = reader.ReadToEnd().Split('\n').ToHashSet(StringComparer.Ordinal);
        var own = File.ReadAllLines(Repository.PathOf("src", "CorsAnalyzers", "Protocol", "own-suffixes.txt"))
            .Where(static line => !line.StartsWith('#'))
            .Select(static line => line.Split('\t'))
            .ToList();

        Assert.NotEmpty(own);
        Assert.All(own, line =>
        {
            Assert.Equal(3, line.Length);
            Assert.True(line[1] is "read" or "seen", line[1]);
            Assert.StartsWith("https://", line[2], StringComparison.Ordinal);
            Assert.DoesNotContain(line[0], rules);
        });
    }

    [Fact]
    public void Can_be_asked_from_many_threads_and_about_anything()
    {
        var hosts = Enumerable.Range(0, 20_000)
            .Select(static i => $"a{i}.b.example{i % 7}.co.uk")
            .Append(new string('a', 1 << 20))
            .ToArray();
        var registrable = hosts.AsParallel().Select(PublicSuffix.RegistrableDomain).Where(static domain => domain is not null).Distinct();
        Assert.Equal(7, registrable.Count());
    }
}
