using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.CodeFixes.Fixes;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>What CORS209 offers, and that nothing is left to report afterwards.</summary>
public sealed partial class Cors209Tests
{
    private const string TryCreate = "Uri.TryCreate(o, UriKind.Absolute, out var uri)";

    private static string Policy(string check) => $"p.{{|CORS209:SetIsOriginAllowed|}}({check}).AllowAnyHeader();";

    private static Task Fixes(string before, string after) => Verify.FixPolicy<PredicateThrowsFix>(
        Policy(before),
        $"p.SetIsOriginAllowed({after}).AllowAnyHeader();",
        key: FixKeys.TryCreateUri,
        title: "Refuse what is no URI: use Uri.TryCreate");

    [Theory]
    [Change("o => new Uri(o).Host == \"a.example\"", "o => TRY && uri.Host == \"a.example\"")]
    [Change("o => new Uri(o, UriKind.Absolute).IsLoopback", "o => TRY && uri.IsLoopback")]
    [Change(
        """
        o => new Uri(o).Scheme == "https" && new Uri(o).Host == "a.example"
        """,
        """
        o => TRY && uri.Scheme == "https" && uri.Host == "a.example"
        """)]
    [Change(
        """
        o => new Uri(o).Host == "a.example" || new Uri(o).Host == "b.example"
        """,
        """o => TRY && (uri.Host == "a.example" || uri.Host == "b.example")""")]
    [Change(
        """
        o => o == "https://b.example" || new Uri(o).Host == "a.example"
        """,
        """o => o == "https://b.example" || (TRY && uri.Host == "a.example")""")]
    [Change(
        """o => new[] { "a.example", "b.example" }.Contains(new Uri(o).Host)""",
        """o => TRY && new[] { "a.example", "b.example" }.Contains(uri.Host)""")]
    [Change(
        """o => new[] { "a.example", "b.example" }.Any(host => new Uri(o).Host == host)""",
        """o => TRY && new[] { "a.example", "b.example" }.Any(host => uri.Host == host)""")]
    [Change("""o => (new Uri(o).Host == "a.example")""", """o => TRY && (uri.Host == "a.example")""")]
    [Change("""o => new Uri(o) is { Host: "a.example" }""", """o => TRY && uri is { Host: "a.example" }""")]
    [Change("""o => new Uri(o).Host == "a.example" ? true : false""", """o => TRY && (uri.Host == "a.example" ? true : false)""")]
    [Change("""(string o) => { return new Uri(o).Host == "a.example"; }""", """(string o) => { return TRY && uri.Host == "a.example"; }""")]
    public Task Fix_parses_first_in_an_expression(string before, string after)
        => Fixes(before, after.Replace("TRY", TryCreate, StringComparison.Ordinal));

    [Theory]
    [Change(
        """o => { var uri = new Uri(o); return uri.Host == "a.example"; }""",
        """o => { if (!TRY) return false; return uri.Host == "a.example"; }""")]
    [Change(
        """
        o =>
        {
            // ours
            var uri = new Uri(o); // parsed
            return uri.Host == "a.example";
        }
        """,
        """
        o =>
        {
            // ours
            if (!TRY)
            {
                return false;
            } // parsed
            return uri.Host == "a.example";
        }
        """)]
    [Change(
        """
        o =>
        {
            var host = new Uri(o).Host; // the host
            return host == "a.example";
        }
        """,
        """
        o =>
        {
            if (!TRY)
            {
                return false;
            }

            var host = uri.Host; // the host
            return host == "a.example";
        }
        """)]
    public Task Fix_returns_first_in_a_block_and_keeps_trivia(string before, string after)
        => Fixes(before, after.Replace("TRY", TryCreate, StringComparison.Ordinal));

    [Fact]
    public Task Fix_finds_a_name_that_is_free() => Verify.FixPolicy<PredicateThrowsFix>(
        "var uri = \"a.example\";\n" + Policy("o => new Uri(o).Host == uri"),
        """
        var uri = "a.example";
        p.SetIsOriginAllowed(o => Uri.TryCreate(o, UriKind.Absolute, out var originUri) && originUri.Host == uri).AllowAnyHeader();
        """);

    [Fact]
    public Task Fix_mends_a_local_function() => Verify.FixPolicy<PredicateThrowsFix>(
        """
        p.{|CORS209:SetIsOriginAllowed|}(IsOurs);
        static bool IsOurs(string o) => new Uri(o).Host == "a.example";
        """,
        $"""
        p.SetIsOriginAllowed(IsOurs);
        static bool IsOurs(string o) => {TryCreate} && uri.Host == "a.example";
        """);

    [Fact]
    public Task Fix_mends_a_policy_object() => Verify.Fix<PredicateThrowsFix>(
        PolicyObject("""var policy = new CorsPolicy { {|CORS209:IsOriginAllowed|} = o => new Uri(o).Host == "a.example" };"""),
        PolicyObject($$"""var policy = new CorsPolicy { IsOriginAllowed = o => {{TryCreate}} && uri.Host == "a.example" };""").Code);

    [Theory]
    [Case("""
        o => o.Substring(0, 8) == "https://" && o.Substring(8) == "a.example"
        """)]
    [Case("o => new Uri(o.Trim()).Host == \"a.example\"")]
    [Case("""o => { o = o.Trim(); return new Uri(o).Host == "a.example"; }""")]
    public Task Fix_is_not_offered_where_something_else_throws(string check)
        => Verify.NoFix<PredicateThrowsFix>(App.OfPolicy(Policy(check)));

    [Fact]
    public Task Fix_all_mends_every_policy() => Verify.Fix<PredicateThrowsFix>(
        TwoPolicies(
            """.{|CORS209:SetIsOriginAllowed|}(o => new Uri(o).Host == "a.example")""",
            ".{|CORS209:SetIsOriginAllowed|}(o => new Uri(o).IsLoopback)"),
        TwoPolicies(
            $""".SetIsOriginAllowed(o => {TryCreate} && uri.Host == "a.example")""",
            $".SetIsOriginAllowed(o => {TryCreate} && uri.IsLoopback)").Code);
}
