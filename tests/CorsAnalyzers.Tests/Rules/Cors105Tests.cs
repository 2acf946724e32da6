using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>CORS105: a check that origins pass which are not meant.</summary>
public sealed partial class Cors105Tests : RuleTestBase
{
    // The part that the generator writes is of no interest; here it is one that gives nothing.
    private static App WithGenerated(string attribute, string use, string declaration = "Regex App()", string code = "Regex App() => throw new NotSupportedException();") => new($$"""
        using System.Text.RegularExpressions;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddCors(o => o.AddDefaultPolicy(p => {{use}}.AllowCredentials()));
        var app = builder.Build();
        app.UseCors();
        app.MapGet("/", () => "");
        app.Run();

        static partial class Patterns
        {
            {{attribute}}
            public static partial {{declaration}}{{(declaration.EndsWith('}') ? "" : ";")}}

            public static partial {{code}}

            public static readonly Regex Kept = App();
        }
        """);

    [Theory]
    [InlineData("[GeneratedRegex(\"https://app.example.com\")]", "p.{|CORS105:SetIsOriginAllowed|}(o => Patterns.App().IsMatch(o))")]
    [InlineData("[GeneratedRegex(pattern: \"^https://app\\\\.example\\\\.com\")]", "p.{|CORS105:SetIsOriginAllowed|}(o => Patterns.Kept.IsMatch(o))")]
    [InlineData("[GeneratedRegex(\"APP\\\\.EXAMPLE\\\\.COM$\", RegexOptions.IgnoreCase)]", "p.{|CORS105:SetIsOriginAllowed|}(Patterns.App().IsMatch)")]
    public Task Flags_a_pattern_that_a_generator_compiles(string attribute, string use) => Verify.Program(WithGenerated(attribute, use));

    [Theory]
    [InlineData("[GeneratedRegex(\"^https://app\\\\.example\\\\.com$\")]", "p.SetIsOriginAllowed(o => Patterns.App().IsMatch(o))")]
    [InlineData("[GeneratedRegex(\"^https://[a-z]+\\\\.example\\\\.com\\\\z\", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]", "p.SetIsOriginAllowed(o => Patterns.Kept.IsMatch(o))")]
    [InlineData("[Obsolete]", "p.SetIsOriginAllowed(o => Patterns.App().IsMatch(o))")]
    public Task Ignores_a_generated_pattern_that_is_exact_or_unknown(string attribute, string use) => Verify.Program(WithGenerated(attribute, use));

    [Theory]
    [MemberData(nameof(PolicyStyles.Exposed), MemberType = typeof(PolicyStyles))]
    public Task Flags_a_suffix_however_the_policy_is_written(string style)
        => Verify.Program(PolicyStyles.Write(style, "{|CORS105:SetIsOriginAllowed|}(o => o.EndsWith(\"example.com\"))", "AllowCredentials()"));

    [Theory]
    [InlineData("o => o.StartsWith(\"https://example.com\")")]
    [InlineData("o => o.Contains(\"example.com\")")]
    [InlineData("o => o.IndexOf(\"example.com\") >= 0")]
    [InlineData("o => System.Text.RegularExpressions.Regex.IsMatch(o, \"^https://[a-z]+.example.com\")")]
    [InlineData("o => \"https://a.example;https://b.example\".Contains(o)")]
    [InlineData("o => o.StartsWith(\"http://localhost\")")]
    public Task Flags_comparisons_of_a_part(string check) => Verify.Policy($"p.{{|CORS105:SetIsOriginAllowed|}}({check}).AllowCredentials();");

    [Theory]
    [InlineData("o => o.StartsWith(\"http://192.168.\")")]
    [InlineData("o => Uri.TryCreate(o, UriKind.Absolute, out var u) && u.Host.StartsWith(\"10.\")")]
    [InlineData("o => Uri.TryCreate(o, UriKind.Absolute, out var u) && u.Host.StartsWith(\"172.\") && u.Host.Split('.').Length == 4")]
    [InlineData("o => System.Text.RegularExpressions.Regex.IsMatch(o, @\"^http://192\\.168\\.\")")]
    public Task Flags_the_front_of_an_address(string check) => Verify.Policy($"p.{{|CORS105:SetIsOriginAllowed|}}({check}).AllowCredentials();");

    [Theory]
    [InlineData("o => Uri.TryCreate(o, UriKind.Absolute, out var u) && System.Net.IPAddress.TryParse(u.Host, out _) && u.Host.StartsWith(\"192.168.\")")]
    [InlineData("o => Uri.TryCreate(o, UriKind.Absolute, out var u) && u.HostNameType == UriHostNameType.IPv4 && u.Host.StartsWith(\"10.\")")]
    [InlineData("o => System.Text.RegularExpressions.Regex.IsMatch(o, @\"^http://192\\.168\\.[0-9]+\\.[0-9]+(:[0-9]+)?$\")")]
    public Task Ignores_the_front_of_what_can_only_be_an_address(string check) => Verify.Policy($"p.SetIsOriginAllowed({check}).AllowCredentials();");

    [Fact]
    public Task Says_in_an_exact_message_who_has_the_front_of_an_address() => Verify.Policy(
        "p.{|#0:SetIsOriginAllowed|}(o => Uri.TryCreate(o, UriKind.Absolute, out var u) && (u.Host == \"intranet.example\" || u.Host.StartsWith(\"192.168.\"))).AllowCredentials();",
        Verify.Finding("CORS105", "'https://192.168.evil.test' passes this check, and whoever owns it can call this API as the signed-in user and read the answers. Compare scheme and host exactly, or list the origins."));

    [Fact]
    public Task Names_a_port_that_pages_can_have() => Verify.Policy(
        "p.{|#0:SetIsOriginAllowed|}(o => System.Text.RegularExpressions.Regex.IsMatch(o, @\"^https://.*example\\.com:[0-9]+$\")).AllowCredentials();",
        Verify.Finding("CORS105", "'https://evilaexample.com:1' passes this check, and whoever owns it can call this API as the signed-in user and read the answers. Compare scheme and host exactly, or list the origins."));

    [Theory]
    [MemberData(nameof(PolicyStyles.DevelopmentOnly), MemberType = typeof(PolicyStyles))]
    public Task Ignores_what_Production_does_not_run(string style)
        => Verify.Program(PolicyStyles.Write(style, "{|CORS105:SetIsOriginAllowed|}(o => o.EndsWith(\"example.com\"))", "AllowCredentials()"));

    [Theory]
    [InlineData("o => o == \"https://example.com\"")]
    [InlineData("o => o.Equals(\"https://example.com\", StringComparison.OrdinalIgnoreCase)")]
    [InlineData("o => o == \"https://example.com\" || o.StartsWith(\"https://\") && o.EndsWith(\".example.com\")")]
    [InlineData("o => Uri.TryCreate(o, UriKind.Absolute, out var u) && u.Scheme == \"https\" && (u.Host == \"example.com\" || u.Host.EndsWith(\".example.com\"))")]
    [InlineData("o => System.Text.RegularExpressions.Regex.IsMatch(o, @\"^https://[a-z]+\\.example\\.com$\")")]
    [InlineData("o => new[] { \"https://example.com\" }.Contains(o)")]
    [InlineData("o => File.ReadAllLines(\"origins.txt\").Contains(o)")]
    public Task Ignores_exact_checks_and_unknown_ones(string check) => Verify.Policy($"p.SetIsOriginAllowed({check}).AllowCredentials();");

    [Fact]
    public Task Ignores_a_policy_that_nothing_uses() => Verify.Program(Unused(".SetIsOriginAllowed(o => o.EndsWith(\"example.com\"))"));

    [Fact]
    public Task Ignores_look_alike_types() => IgnoresLookAlikes("p.SetIsOriginAllowed(o => o.EndsWith(\"example.com\")).AllowCredentials();");

    [Theory]
    [InlineData("p.SetIsOriginAllowed(o => o.EndsWith(\"example.com).AllowCredentials();")]
    [InlineData("p.SetIsOriginAllowed(o => o.EndsWith()).AllowCredentials();")]
    [InlineData("p.SetIsOriginAllowed(o => o.EndsWith(\"example.com\") &&).AllowCredentials();")]
    public Task Ignores_broken_code(string policy) => DoesNotReport("CORS105", policy);

    [Fact]
    public Task Flags_whole_statements_beside_broken_code() => TypingPolicy("p.{|CORS105:SetIsOriginAllowed|}(o => o.EndsWith(\"example.com\"));\nvar next = ;");

    [Fact]
    public Task Says_in_an_exact_message_who_passes() => Verify.Policy(
        "p.{|#0:SetIsOriginAllowed|}(o => o.StartsWith(\"https://example.com\")).AllowCredentials();",
        Verify.Finding("CORS105", "'https://example.com.evil.test' passes this check, and whoever owns it can call this API as the signed-in user and read the answers. Compare scheme and host exactly, or list the origins."));
}
