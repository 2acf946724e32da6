using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>CORS105: a check that origins pass which are not meant.</summary>
public sealed partial class Cors105Tests : RuleTestBase
{
    [Theory]
    [MemberData(nameof(PolicyStyles.Exposed), MemberType = typeof(PolicyStyles))]
    public Task Flags_a_suffix_however_the_policy_is_written(string style)
        => Verify.Program(PolicyStyles.Write(
            style,
            """{|CORS105:SetIsOriginAllowed|}(o => o.EndsWith("example.com"))""",
            "AllowCredentials()"));

    [Theory]
    [Case("""o => o.StartsWith("https://example.com")""")]
    [Case("""o => o.Contains("example.com")""")]
    [Case("""o => o.IndexOf("example.com") >= 0""")]
    [Case("""o => System.Text.RegularExpressions.Regex.IsMatch(o, "^https://[a-z]+.example.com")""")]
    [Case("""o => "https://a.example;https://b.example".Contains(o)""")]
    [Case("""o => o.StartsWith("http://localhost")""")]
    public Task Flags_comparisons_of_a_part(string check)
        => Verify.Policy($"p.{{|CORS105:SetIsOriginAllowed|}}({check}).AllowCredentials();");

    [Theory]
    [Case("""o => o.StartsWith("http://192.168.")""")]
    [Case("""o => Uri.TryCreate(o, UriKind.Absolute, out var u) && u.Host.StartsWith("10.")""")]
    [Case("""o => Uri.TryCreate(o, UriKind.Absolute, out var u) && u.Host.StartsWith("172.") && u.Host.Split('.').Length == 4""")]
    [Case("""o => System.Text.RegularExpressions.Regex.IsMatch(o, @"^http://192\.168\.")""")]
    public Task Flags_the_front_of_an_address(string check)
        => Verify.Policy($"p.{{|CORS105:SetIsOriginAllowed|}}({check}).AllowCredentials();");

    [Theory]
    [Case("""
        o => Uri.TryCreate(o, UriKind.Absolute, out var u)
            && System.Net.IPAddress.TryParse(u.Host, out _)
            && u.Host.StartsWith("192.168.")
        """)]
    [Case("""o => Uri.TryCreate(o, UriKind.Absolute, out var u) && u.HostNameType == UriHostNameType.IPv4 && u.Host.StartsWith("10.")""")]
    [Case("""o => System.Text.RegularExpressions.Regex.IsMatch(o, @"^http://192\.168\.[0-9]+\.[0-9]+(:[0-9]+)?$")""")]
    public Task Ignores_the_front_of_what_can_only_be_an_address(string check)
        => Verify.Policy($"p.SetIsOriginAllowed({check}).AllowCredentials();");

    [Fact]
    public Task Says_in_an_exact_message_who_has_the_front_of_an_address() => Verify.Policy(
        """
        p.{|#0:SetIsOriginAllowed|}(o => Uri.TryCreate(o, UriKind.Absolute, out var u)
            && (u.Host == "intranet.example" || u.Host.StartsWith("192.168.")))
            .AllowCredentials();
        """,
        Verify.Finding(
            "CORS105",
            "'https://192.168.evil.test' passes this check, and whoever owns it can call this API as the signed-in user and read the "
                + "answers. Compare scheme and host exactly, or list the origins."));

    [Fact]
    public Task Names_a_port_that_pages_can_have() => Verify.Policy(
        """
        p.{|#0:SetIsOriginAllowed|}(o => System.Text.RegularExpressions.Regex.IsMatch(o, @"^https://.*example\.com:[0-9]+$"))
            .AllowCredentials();
        """,
        Verify.Finding(
            "CORS105",
            "'https://evilaexample.com:1' passes this check, and whoever owns it can call this API as the signed-in user and read the "
                + "answers. Compare scheme and host exactly, or list the origins."));

    [Theory]
    [MemberData(nameof(PolicyStyles.DevelopmentOnly), MemberType = typeof(PolicyStyles))]
    public Task Ignores_what_Production_does_not_run(string style)
        => Verify.Program(PolicyStyles.Write(
            style,
            """{|CORS105:SetIsOriginAllowed|}(o => o.EndsWith("example.com"))""",
            "AllowCredentials()"));

    [Theory]
    [Case("o => o == \"https://example.com\"")]
    [Case("""o => o.Equals("https://example.com", StringComparison.OrdinalIgnoreCase)""")]
    [Case("""o => o == "https://example.com" || o.StartsWith("https://") && o.EndsWith(".example.com")""")]
    [Case("""
        o => Uri.TryCreate(o, UriKind.Absolute, out var u)
            && u.Scheme == "https"
            && (u.Host == "example.com" || u.Host.EndsWith(".example.com"))
        """)]
    [Case("""o => System.Text.RegularExpressions.Regex.IsMatch(o, @"^https://[a-z]+\.example\.com$")""")]
    [Case("""o => new[] { "https://example.com" }.Contains(o)""")]
    [Case("""o => File.ReadAllLines("origins.txt").Contains(o)""")]
    public Task Ignores_exact_checks_and_unknown_ones(string check) => Verify.Policy($"p.SetIsOriginAllowed({check}).AllowCredentials();");

    [Fact]
    public Task Ignores_a_policy_that_nothing_uses() => Verify.Program(Unused(""".SetIsOriginAllowed(o => o.EndsWith("example.com"))"""));

    [Theory]
    [Case("""p.SetIsOriginAllowed(o => o.EndsWith("example.com).AllowCredentials();""")]
    [Case("p.SetIsOriginAllowed(o => o.EndsWith()).AllowCredentials();")]
    [Case("""p.SetIsOriginAllowed(o => o.EndsWith("example.com") &&).AllowCredentials();""")]
    public Task Ignores_broken_code(string policy) => DoesNotReport("CORS105", policy);

    [Fact]
    public Task Flags_whole_statements_beside_broken_code() => TypingPolicy("""
        p.{|CORS105:SetIsOriginAllowed|}(o => o.EndsWith("example.com"));
        var next = ;
        """);

    [Fact]
    public Task Says_in_an_exact_message_who_passes() => Verify.Policy(
        """p.{|#0:SetIsOriginAllowed|}(o => o.StartsWith("https://example.com")).AllowCredentials();""",
        Verify.Finding(
            "CORS105",
            "'https://example.com.evil.test' passes this check, and whoever owns it can call this API as the signed-in user and read the "
                + "answers. Compare scheme and host exactly, or list the origins."));
}
