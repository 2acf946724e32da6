using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>CORS201: an origin that can never match.</summary>
public sealed class Cors201Tests : RuleTestBase
{
    [Theory]
    [MemberData(nameof(OriginStyles.All), MemberType = typeof(OriginStyles))]
    public Task Flags_a_slash_however_the_origin_gets_into_the_list(string style) => Verify.Program(OriginStyles.Write(style, "{|CORS201:\"https://a.example/\"|}"));

    [Theory]
    [MemberData(nameof(PolicyStyles.Exposed), MemberType = typeof(PolicyStyles))]
    public Task Flags_a_slash_however_the_policy_is_written(string style)
        => Verify.Program(PolicyStyles.Write(style, "WithOrigins({|CORS201:\"https://a.example/\"|})", "AllowAnyHeader()"));

    [Theory]
    [InlineData("https://a.example/path")]
    [InlineData("https://a.example?q=1")]
    [InlineData("https://a.example#top")]
    [InlineData("https://a.example:443")]
    [InlineData("http://a.example:80")]
    [InlineData("https://a.example.")]
    [InlineData(" https://a.example")]
    [InlineData("https://a.example ")]
    [InlineData("a.example")]
    [InlineData("localhost:3000")]
    [InlineData("//a.example")]
    [InlineData("https://a.example,https://b.example")]
    [InlineData("https://a.example;https://b.example")]
    [InlineData("https://a.example https://b.example")]
    [InlineData("")]
    [InlineData("http://*")]
    [InlineData("https://*")]
    [InlineData("http://localhost:*")]
    [InlineData("http://*:8080")]
    [InlineData("https://app-*.a.example")]
    [InlineData("https://api.*.example")]
    [InlineData("*.a.example")]
    [InlineData("https://user@a.example")]
    [InlineData("wss://a.example")]
    [InlineData("https://a.example:99999")]
    public Task Flags_what_no_browser_sends(string origin) => Verify.Policy($"p.WithOrigins({{|CORS201:\"{origin}\"|}});");

    [Theory]
    [InlineData("https://App.Example.com")]
    [InlineData("https://bücher.example")]
    public Task Flags_what_only_WithOrigins_would_have_normalised(string origin)
        => Verify.Program(PolicyObject($"var policy = new CorsPolicy();\npolicy.Origins.Add({{|CORS201:\"{origin}\"|}});"));

    [Theory]
    [InlineData("o => o == \"https://a.example/\"")]
    [InlineData("o => o == \"a.example\"")]
    [InlineData("o => new[] { \"https://A.example\" }.Contains(o)")]
    public Task Flags_a_check_that_waits_for_what_never_comes(string check) => Verify.Policy($"p.{{|CORS201:SetIsOriginAllowed|}}({check});");

    [Fact]
    public Task Flags_the_wrong_one_of_several_origins() => Verify.Policy("p.WithOrigins(\"https://a.example\", {|CORS201:\"https://b.example/\"|}, \"https://c.example\");");

    [Theory]
    [InlineData("https://a.example")]
    [InlineData("https://a.example:8443")]
    [InlineData("http://a.example")]
    [InlineData("https://App.Example.com")]
    [InlineData("HTTPS://APP.EXAMPLE.COM")]
    [InlineData("https://bücher.example")]
    [InlineData("https://xn--bcher-kva.example")]
    [InlineData("http://localhost:3000")]
    [InlineData("http://127.0.0.1")]
    [InlineData("http://[::1]:3000")]
    [InlineData("capacitor://localhost")]
    [InlineData("ionic://localhost")]
    [InlineData("chrome-extension://abcdefghijklmnop")]
    [InlineData("tauri://localhost")]
    [InlineData("vscode-webview://abc")]
    [InlineData("https://my_host.example")]
    public Task Ignores_what_browsers_send(string origin) => Verify.Policy($"p.WithOrigins(\"{origin}\");");

    [Theory]
    [InlineData("https://*.a.example")]
    [InlineData("https://*.a.example/")]
    [InlineData("https://*.a.example:443")]
    [InlineData("https://*.*.a.example")]
    [InlineData("https://*.a.example:8443")]
    public Task Ignores_patterns_that_work_once_they_are_enabled(string origin) => Verify.Policy($"p.WithOrigins(\"{origin}\").SetIsOriginAllowedToAllowWildcardSubdomains();");

    [Theory]
    [InlineData("_ => false")]
    [InlineData("o => o == \"https://a.example\"")]
    [InlineData("o => System.Text.RegularExpressions.Regex.IsMatch(o, @\"^https://[a-z]{3,8}\\.a\\.example$\")")]
    [InlineData("o => o.Length == 24 && o.StartsWith(\"https://\") && o.EndsWith(\".a.example\")")]
    [InlineData("o => Uri.TryCreate(o, UriKind.Absolute, out var u) && u.Scheme == \"https\" && u.Host.EndsWith(\".internal\")")]
    [InlineData("o => File.ReadAllText(\"origins\").Split('\\n').Contains(o)")]
    public Task Ignores_checks_that_some_origin_passes_and_deliberate_off_switches(string check) => Verify.Policy($"p.SetIsOriginAllowed({check});");

    [Theory]
    [InlineData("p.{|CORS103:AllowAnyOrigin|}();")]
    [InlineData("p.WithOrigins(\"https://a.example\", {|CORS204:\"*\"|});")]
    [InlineData("p.WithOrigins({|CORS106:\"null\"|});")]
    [InlineData("p.WithOrigins({|CORS202:\"https://*.a.example\"|});")]
    [InlineData("p.{|CORS204:WithOrigins|}(\"https://a.example/\").SetIsOriginAllowed(o => o == \"https://a.example\");")]
    [InlineData("p.WithOrigins(\"https://a.example/\".TrimEnd('/'));")]
    [InlineData("p.WithOrigins(builder.Configuration[\"Origin\"] + \"/\");")]
    [InlineData("p.WithOrigins(Environment.GetEnvironmentVariable(\"ORIGIN\") ?? \"https://a.example\");")]
    public Task Ignores_what_is_another_matter_or_not_known(string policy) => Verify.Policy(policy);

    [Theory]
    [MemberData(nameof(PolicyStyles.DevelopmentOnly), MemberType = typeof(PolicyStyles))]
    public Task Ignores_what_Production_does_not_run(string style) => Verify.Program(PolicyStyles.Write(style, "WithOrigins({|CORS201:\"https://a.example/\"|})"));

    [Fact]
    public Task Ignores_look_alike_types() => IgnoresLookAlikes("p.WithOrigins(\"https://a.example/\");");

    [Theory]
    [InlineData("p.WithOrigins(\"https://")]
    [InlineData("p.WithOrigins(\"https://a.example/);")]
    [InlineData("p.WithOrigins(\"\"")]
    [InlineData("p.WithOrigins(\"a.example\" + );")]
    public Task Ignores_broken_code(string policy) => DoesNotReport("CORS201", policy);

    [Fact]
    public Task Flags_whole_statements_beside_broken_code() => TypingPolicy("p.WithOrigins({|CORS201:\"https://a.example/\"|});\nvar next = ;");

    [Theory]
    [InlineData("https://a.example/", "No page is allowed by this: a browser sends no slash at the end of an origin, and 'https://a.example/' has one. Write 'https://a.example'.")]
    [InlineData("https://a.example.", "Only a page at an address with a dot behind its host is allowed by this: hardly anybody writes an address as 'https://a.example.' has it. Write 'https://a.example'.")]
    [InlineData("https://::1:90", "No page is allowed by this: the host of 'https://::1:90' is not written as a browser sends it. Write 'https://[::1]:90'.")]
    [InlineData("https://a.example:443", "No page is allowed by this: a browser leaves out the default port, and 'https://a.example:443' names it. Write 'https://a.example'.")]
    [InlineData("localhost:3000", "No page is allowed by this: 'localhost:3000' lacks the scheme; a browser sends 'https://' or 'http://' in front. Write 'http://localhost:3000' or 'https://localhost:3000'.")]
    public Task Says_in_an_exact_message_why_and_what_to_write(string origin, string message)
        => Verify.Policy($"p.WithOrigins({{|#0:\"{origin}\"|}});", Verify.Finding("CORS201", message));

    [Fact]
    public Task Fix_corrects_the_literal_and_keeps_trivia() => Verify.FixPolicy<CorrectOriginFix>(
        "p.WithOrigins(\n    // the shop\n    {|CORS201:\"https://a.example/\"|}, // with a slash\n    @\"https://b.example\");",
        "p.WithOrigins(\n    // the shop\n    \"https://a.example\", // with a slash\n    @\"https://b.example\");",
        key: FixKeys.CorrectOrigin,
        title: "Change to 'https://a.example'");

    [Fact]
    public Task Fix_splits_several_origins_in_one_string() => Verify.FixPolicy<CorrectOriginFix>(
        "p.WithOrigins({|CORS201:\"https://a.example, https://b.example\"|});",
        "p.WithOrigins(\"https://a.example\", \"https://b.example\");");

    [Fact]
    public Task Fix_offers_each_scheme() => Verify.FixPolicy<CorrectOriginFix>(
        "p.WithOrigins({|CORS201:\"localhost:3000\"|});",
        "p.WithOrigins(\"https://localhost:3000\");",
        key: FixKeys.CorrectOrigin + ".2");

    [Fact]
    public Task Fix_takes_no_approved_origins_because_the_host_is_known() => Verify.Fix<CorrectOriginFix>(
        App.OfPolicy("p.WithOrigins({|CORS201:\"https://a.example/\"|});") with { EditorConfig = "cors_analyzers.approved_origins = https://shop.example, https://a.example" },
        App.OfPolicy("p.WithOrigins(\"https://a.example\");").Code);

    [Fact]
    public Task Fix_all_mends_every_policy() => Verify.Fix<CorrectOriginFix>(
        TwoPolicies(".WithOrigins({|CORS201:\"https://a.example/\"|}, {|CORS201:\"https://b.example:443\"|})", ".WithOrigins({|CORS201:\"https://c.example/x\"|})"),
        TwoPolicies(".WithOrigins(\"https://a.example\", \"https://b.example\")", ".WithOrigins(\"https://c.example\")").Code);
}
