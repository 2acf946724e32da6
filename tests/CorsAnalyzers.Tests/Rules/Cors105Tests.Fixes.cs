using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>What CORS105 offers, and that nothing is left to report afterwards.</summary>
public sealed partial class Cors105Tests
{
    private const string Parsed = """Uri.TryCreate(o, UriKind.Absolute, out var uri) && uri.Scheme == "https" && """;

    private const string Exact = Parsed + "uri.Host == \"example.com\"";

    private const string Below = Parsed + """uri.Host.EndsWith(".example.com", StringComparison.Ordinal)""";

    private const string Both = Parsed + """(uri.Host == "example.com" || uri.Host.EndsWith(".example.com", StringComparison.Ordinal))""";

    private static string Policy(string check) => $"p.{{|CORS105:SetIsOriginAllowed|}}({check}).AllowCredentials();";

    [Theory]
    [Case("""o => o.EndsWith("example.com")""", "https://example.com")]
    [Case("""o => o.StartsWith("https://example.com")""", "https://example.com")]
    [Case("""o => o.StartsWith("http://example.com")""", "https://example.com")]
    [Case("""o => o.EndsWith(".example.com")""", Placeholder)]
    [Case("""o => o.StartsWith("http://localhost")""", Placeholder)]
    [Case("""o => o == "https://shop.example" || o.EndsWith("azurewebsites.net")""", "https://shop.example")]
    [Case("""o => System.Text.RegularExpressions.Regex.IsMatch(o, "^https://[a-z]+.example.com")""", Placeholder)]
    public Task Fix_names_the_origins_that_the_check_names(string check, string origin) => Verify.FixPolicy<OriginCheckFix>(
        Policy(check), $"""p.WithOrigins("{origin}").AllowCredentials();""", key: FixKeys.ExplicitOrigins, title: $"Allow only '{origin}'");

    [Fact]
    public Task Fix_names_every_origin_of_a_list_in_one_string() => Verify.FixPolicy<OriginCheckFix>(
        Policy("""o => "https://a.example;https://b.example".Contains(o)"""),
        """p.WithOrigins("https://a.example", "https://b.example").AllowCredentials();""",
        index: 0);

    [Fact]
    public Task Fix_keeps_the_list_that_stands_beside_the_check() => Verify.Fix<OriginCheckFix>(
        App.OfPolicy("""
            p.{|CORS204:WithOrigins|}("https://shop.example")
                .{|CORS105:SetIsOriginAllowed|}(o => o.EndsWith("example.com"));
            """),
        App.OfPolicy("""p.WithOrigins("https://shop.example");""").Code,
        key: FixKeys.ExplicitOrigins,
        title: "Remove SetIsOriginAllowed: only 'https://shop.example' stays allowed");

    [Theory]
    [Change("""o => o.EndsWith("example.com")""", "o => " + Both, "'https://example.com' and its subdomains")]
    [Change(
        """o => o.Contains("Example.com", StringComparison.OrdinalIgnoreCase)""",
        "o => " + Both,
        "'https://example.com' and its subdomains")]
    [Change("""o => o.IndexOf("example.com") >= 0""", "o => " + Both, "'https://example.com' and its subdomains")]
    [Change("""o => o.EndsWith(".example.com")""", "o => " + Below, "subdomains of 'https://example.com'")]
    [Change("""o => o.StartsWith("https://example.com")""", "o => " + Exact, "'https://example.com'")]
    [Change(
        """o => Uri.TryCreate(o, UriKind.Absolute, out var u) && u.Host.EndsWith("example.com")""",
        "o => " + Both,
        "'https://example.com' and its subdomains")]
    [Change("o => Uri.TryCreate(o, UriKind.Absolute, out var u) && u.Host == \"example.com\"", "o => " + Exact, "'https://example.com'")]
    [Change(
        """o => System.Text.RegularExpressions.Regex.IsMatch(o, "^https://[a-z]+.example.com")""",
        "o => " + Below,
        "subdomains of 'https://example.com'")]
    [Change("""o => System.Text.RegularExpressions.Regex.IsMatch(o, @"^https://example\.com")""", "o => " + Exact, "'https://example.com'")]
    [Change(
        """o => System.Text.RegularExpressions.Regex.IsMatch(o, @"example\.com$")""",
        "o => " + Both,
        "'https://example.com' and its subdomains")]
    [Change(
        """(o) => { return o.EndsWith("example.com"); }""",
        "(o) => { return " + Both + "; }",
        "'https://example.com' and its subdomains")]
    public Task Fix_compares_scheme_and_host_exactly(string before, string after, string who) => Verify.FixPolicy<OriginCheckFix>(
        Policy(before),
        $"p.SetIsOriginAllowed({after}).AllowCredentials();",
        key: FixKeys.CompareExactly,
        title: $"Compare scheme and host exactly: only {who} may pass");

    [Fact]
    public Task Fix_compares_exactly_on_the_developers_own_machine() => Verify.FixPolicy<OriginCheckFix>(
        Policy("""o => o.StartsWith("http://localhost")"""),
        """p.SetIsOriginAllowed(o => Uri.TryCreate(o, UriKind.Absolute, out var uri) && uri.Scheme == "http" """
            + """&& uri.Host == "localhost").AllowCredentials();""",
        key: FixKeys.CompareExactly);

    [Fact]
    public Task Fix_compares_exactly_in_a_local_function() => Verify.FixPolicy<OriginCheckFix>(
        """
        p.{|CORS105:SetIsOriginAllowed|}(IsOurs);
        static bool IsOurs(string o) => o.EndsWith("example.com");
        """,
        $"""
        p.SetIsOriginAllowed(IsOurs);
        static bool IsOurs(string o) => {Both};
        """,
        key: FixKeys.CompareExactly);

    [Fact]
    public Task Fix_compares_exactly_what_throws_as_well() => Verify.Fix<OriginCheckFix>(
        App.OfPolicy("""p.{|CORS209:{|CORS105:SetIsOriginAllowed|}|}(o => new Uri(o).Host.EndsWith("example.com")).AllowCredentials();"""),
        App.OfPolicy($"p.SetIsOriginAllowed(o => {Both}).AllowCredentials();").Code,
        key: FixKeys.CompareExactly);

    [Theory]
    [Case(
        """o => o.EndsWith("example.com")""",
        """
        "https://example.com", "https://*.example.com"
        """)]
    [Case("""o => o.EndsWith(".example.com")""", "\"https://*.example.com\"")]
    [Case(
        """o => o.EndsWith("example.com:8443")""",
        """
        "https://example.com:8443", "https://*.example.com:8443"
        """)]
    public Task Fix_writes_a_suffix_as_a_pattern(string check, string origins) => Verify.FixPolicy<OriginCheckFix>(
        Policy(check),
        $"p.WithOrigins({origins}).SetIsOriginAllowedToAllowWildcardSubdomains().AllowCredentials();",
        key: FixKeys.SubdomainPattern);

    [Fact]
    public Task Fix_writes_a_pattern_in_the_layout_of_the_chain_and_keeps_trivia() => Verify.FixPolicy<OriginCheckFix>(
        """
        p // ours
            .{|CORS105:SetIsOriginAllowed|}(o => o.EndsWith("example.com")) // subdomains too
            .AllowAnyHeader();
        """,
        """
        p // ours
            .WithOrigins("https://example.com", "https://*.example.com")
            .SetIsOriginAllowedToAllowWildcardSubdomains() // subdomains too
            .AllowAnyHeader();
        """,
        key: FixKeys.SubdomainPattern,
        title: "Allow only 'https://example.com' and 'https://*.example.com', by SetIsOriginAllowedToAllowWildcardSubdomains");

    [Theory]
    [Case("""o => o.EndsWith(".azurewebsites.net")""")]
    [Case("""o => o.EndsWith("co.uk")""")]
    [Case("""o => o.EndsWith("example.com") || o.EndsWith("example.org")""")]
    [Case("""o => o.StartsWith("https://app.")""")]
    [Case("""o => o.Contains("localhost")""")]
    [Case("""o => o.StartsWith("http://example.com")""")]
    [Case("""o => { var host = o; return host.EndsWith("example.com"); }""")]
    [Case("""o => o.EndsWith("example.com") /* ours */ || false""")]
    public async Task Fix_offers_origins_alone_where_nothing_else_is_certain(string check)
    {
        await Verify.NoFix<OriginCheckFix>(App.OfPolicy(Policy(check)), key: FixKeys.CompareExactly);
        await Verify.NoFix<OriginCheckFix>(App.OfPolicy(Policy(check)), key: FixKeys.SubdomainPattern);
    }

    [Fact]
    public Task Fix_writes_no_pattern_where_a_dead_list_would_count_again() => Verify.NoFix<OriginCheckFix>(
        App.OfPolicy("""
            p.{|CORS204:WithOrigins|}("https://shop.example")
                .{|CORS105:SetIsOriginAllowed|}(o => o.EndsWith("example.com"));
            """),
        key: FixKeys.SubdomainPattern);

    [Theory]
    [InlineData(FixKeys.ExplicitOrigins, """.WithOrigins("https://example.com")""", """.WithOrigins("https://shop.example")""")]
    [InlineData(
        FixKeys.CompareExactly,
        ".SetIsOriginAllowed(o => " + Both + ")",
        ".SetIsOriginAllowed(o => " + Parsed + """uri.Host == "shop.example")""")]
    public Task Fix_all_mends_every_policy(string key, string first, string second) => Verify.Fix<OriginCheckFix>(
        TwoPolicies(
            """.{|CORS105:SetIsOriginAllowed|}(o => o.EndsWith("example.com"))""",
            """.{|CORS105:SetIsOriginAllowed|}(o => o.StartsWith("https://shop.example"))"""),
        TwoPolicies(first, second).Code,
        key: key);
}
