using System.Diagnostics;

namespace CorsAnalyzers.Tests.Rules;

/// <summary>
/// Origin checks, which are run and not matched: CORS105, CORS106 and CORS209 must find what gets in however the check is written, and
/// say nothing where a part of it cannot be known.
/// </summary>
public sealed class PredicateTests : RuleTestBase
{
    private const string Usings = "using System.Text.RegularExpressions;\n";

    /// <summary>Members that checks refer to.</summary>
    private const string Members = """

        static class Known
        {
            public const string Suffix = "example.com";
            public static readonly string[] Exact = { "https://a.example", "https://b.example" };
            public static readonly HashSet<string> Set = new(StringComparer.OrdinalIgnoreCase) { "https://a.example" };
            public static readonly Regex Open = new("^https://example\\.com");
            public static readonly Regex Closed = new("^https://([a-z0-9-]+\\.)*example\\.com$", RegexOptions.Compiled | RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));
            public static readonly Func<string, bool> OpenCheck = o => o.EndsWith(Suffix);
            public static readonly Func<string, bool> ClosedCheck = o => o == "https://a.example";
            public static bool EndsWell(string origin) => origin.EndsWith(Suffix);
            public static bool IsExact(string origin) => Exact.Contains(origin);
            public static bool IsOf(this string origin, string suffix) => origin.EndsWith(suffix, StringComparison.OrdinalIgnoreCase);
        }

        interface IStore { bool IsKnown(string origin); }

        static class Stores { public static IStore Store = null!; }
        """;

    private static App With(string statements, string rest = ".AllowCredentials()") =>
        App.OfPolicy(statements.Replace("REST", rest, StringComparison.Ordinal)) is var app ? new App(Usings + app.Code + Members) : throw new UnreachableException();

    private static App Check(string id, string check) => With($"p.{{|{id}:SetIsOriginAllowed|}}({check})REST;");

    private static App Check(string check) => With($"p.SetIsOriginAllowed({check})REST;");

    [Theory]
    [InlineData("o => o.EndsWith(\"example.com\")")]
    [InlineData("o => o.EndsWith(\"EXAMPLE.COM\", StringComparison.OrdinalIgnoreCase)")]
    [InlineData("o => o.EndsWith(Known.Suffix, true, null)")]
    [InlineData("o => o.ToLower().EndsWith(\"example.com\")")]
    [InlineData("o => o.Trim().ToLowerInvariant().EndsWith(\"example.com\")")]
    [InlineData("o => o.StartsWith(\"https://example.com\")")]
    [InlineData("o => o.StartsWith(\"https://app.\", StringComparison.Ordinal)")]
    [InlineData("o => o.StartsWith(\"http://localhost\")")]
    [InlineData("o => o.Contains(\"example.com\")")]
    [InlineData("o => o.Contains(\".example.com\", StringComparison.OrdinalIgnoreCase)")]
    [InlineData("o => o.IndexOf(\"example.com\") >= 0")]
    [InlineData("o => o.IndexOf(\"example.com\", StringComparison.OrdinalIgnoreCase) != -1")]
    [InlineData("o => o.LastIndexOf(\"example.com\") > 0")]
    [InlineData("o => \"https://a.example;https://b.example\".Contains(o)")]
    [InlineData("o => o.StartsWith(\"https://\") && o.Contains(\"example.com\")")]
    public Task Flags_a_part_of_the_string(string check) => Verify.Program(Check("CORS105", check));

    [Theory]
    [InlineData("o => Uri.TryCreate(o, UriKind.Absolute, out var u) && u.Host.EndsWith(\"example.com\")")]
    [InlineData("o => Uri.TryCreate(o, UriKind.Absolute, out var u) && u.Scheme == \"https\" && u.Host.EndsWith(\"example.com\")")]
    [InlineData("o => Uri.TryCreate(o, UriKind.Absolute, out var u) && u.Authority.EndsWith(\"example.com\")")]
    [InlineData("o => Uri.TryCreate(o, UriKind.Absolute, out Uri? u) && u.Host.Contains(\"example\")")]
    [InlineData("o => Uri.TryCreate(o, UriKind.Absolute, out var u) && u.Host == \"example.com\"")]
    [InlineData("o => Uri.TryCreate(o, UriKind.Absolute, out var u) && u is { Host: \"example.com\" }")]
    [InlineData("o => Uri.TryCreate(o, UriKind.Absolute, out var u) && (u.IsLoopback || u.Host.EndsWith(\"example.com\"))")]
    [InlineData("o => { if (!Uri.TryCreate(o, UriKind.Absolute, out var u)) return false; var host = u.Host; return host.EndsWith(\"example.com\"); }")]
    public Task Flags_a_part_of_the_host_or_no_look_at_the_scheme(string check) => Verify.Program(Check("CORS105", check));

    [Theory]
    [InlineData("o => Regex.IsMatch(o, \"example.com\")")]
    [InlineData("o => Regex.IsMatch(o, @\"^https://example\\.com\")")]
    [InlineData("o => Regex.IsMatch(o, @\"^https://EXAMPLE\\.COM\", RegexOptions.IgnoreCase)")]
    [InlineData("o => Regex.IsMatch(o, @\"example\\.com$\", RegexOptions.None, TimeSpan.FromSeconds(1))")]
    [InlineData("o => Regex.IsMatch(o, \"^https://[a-z]+.example.com\")")]
    [InlineData("o => new Regex(@\"^https://example\\.com\").IsMatch(o)")]
    [InlineData("o => Known.Open.IsMatch(o)")]
    [InlineData("Known.Open.IsMatch")]
    [InlineData("o => Regex.IsMatch(o, @\"^https://.*\\.example\\.com\")")]
    [InlineData("o => Regex.IsMatch(o, @\"^https://app.example\\.com$\")")]
    public Task Flags_patterns_without_an_anchor_or_with_open_dots(string check) => Verify.Program(Check("CORS105", check));

    [Theory]
    [InlineData("o => new[] { \"example.com\", \"example.org\" }.Any(d => o.EndsWith(d))")]
    [InlineData("o => new List<string> { \"example.com\" }.Any(o.EndsWith)")]
    [InlineData("o => new List<string> { \"example.com\" }.Exists(d => o.Contains(d))")]
    [InlineData("o => { foreach (var d in new[] { \"example.com\" }) if (o.EndsWith(d)) return true; return false; }")]
    [InlineData("o => { var all = new[] { \"example.com\" }; for (var i = 0; i < all.Length; i++) { if (o.EndsWith(all[i])) return true; } return false; }")]
    [InlineData("o => { var host = o.Replace(\"https://\", \"\"); return host.EndsWith(\"example.com\"); }")]
    [InlineData("o => o.Split(\"://\").Last().EndsWith(\"example.com\")")]
    [InlineData("o => { var domain = \"example\"; return o.EndsWith($\"{domain}.com\"); }")]
    [InlineData("o => { if (string.IsNullOrEmpty(o)) return false; if (o == \"https://shop.example\") return true; return o.EndsWith(\"example.com\"); }")]
    [InlineData("o => o switch { \"https://shop.example\" => true, var other when other.EndsWith(\"example.com\") => true, _ => false }")]
    [InlineData("o => { switch (o) { case \"https://shop.example\": return true; default: return o.StartsWith(\"https://example.com\"); } }")]
    [InlineData("o => o == \"https://shop.example\" ? true : o.EndsWith(\"example.com\")")]
    [InlineData("o => { var ok = false; ok |= o.EndsWith(\"example.com\"); return ok; }")]
    [InlineData("o => { try { return o.EndsWith(\"example.com\"); } catch (Exception) { return false; } }")]
    public Task Flags_what_collections_loops_locals_and_branches_let_in(string check) => Verify.Program(Check("CORS105", check));

    [Theory]
    [InlineData("p.{|CORS105:SetIsOriginAllowed|}(Known.EndsWell)REST;")]
    [InlineData("p.{|CORS105:SetIsOriginAllowed|}(o => Known.EndsWell(o))REST;")]
    [InlineData("p.{|CORS105:SetIsOriginAllowed|}(o => o.IsOf(\"example.com\"))REST;")]
    [InlineData("p.{|CORS105:SetIsOriginAllowed|}(Known.OpenCheck)REST;")]
    [InlineData("p.{|CORS105:SetIsOriginAllowed|}(o => Known.OpenCheck(o))REST;")]
    [InlineData("Func<string, bool> check = o => o.EndsWith(\"example.com\");\np.{|CORS105:SetIsOriginAllowed|}(check)REST;")]
    [InlineData("Func<string, bool> check = o => o.EndsWith(\"example.com\");\np.{|CORS105:SetIsOriginAllowed|}(o => check(o) || check.Invoke(o))REST;")]
    [InlineData("p.{|CORS105:SetIsOriginAllowed|}(Local)REST;\nstatic bool Local(string origin) => origin.EndsWith(\"example.com\");")]
    [InlineData("var suffix = \"example.com\";\np.{|CORS105:SetIsOriginAllowed|}(Local)REST;\nbool Local(string origin) { return origin.EndsWith(suffix); }")]
    [InlineData("p.{|CORS105:SetIsOriginAllowed|}(delegate (string o) { return o.EndsWith(\"example.com\"); })REST;")]
    public Task Flags_checks_wherever_their_code_stands(string statements) => Verify.Program(With(statements));

    [Theory]
    [InlineData("o => o == \"https://a.example\"")]
    [InlineData("o => o.Equals(\"https://a.example\", StringComparison.OrdinalIgnoreCase)")]
    [InlineData("o => string.Equals(o, \"https://a.example\", StringComparison.OrdinalIgnoreCase)")]
    [InlineData("o => o is \"https://a.example\" or \"https://b.example\"")]
    [InlineData("o => o switch { \"https://a.example\" => true, _ => false }")]
    [InlineData("o => { switch (o) { case \"https://a.example\": case \"https://b.example\": return true; default: return false; } }")]
    [InlineData("o => string.Compare(o, \"https://a.example\", StringComparison.OrdinalIgnoreCase) == 0")]
    [InlineData("o => o.ToLowerInvariant() == \"https://a.example\"")]
    [InlineData("o => o.TrimEnd('/') == \"https://a.example\"")]
    [InlineData("o => { var domain = \"a.example\"; return o == $\"https://{domain}\"; }")]
    [InlineData("o => !string.IsNullOrEmpty(o) && o == \"https://a.example\"")]
    public Task Ignores_whole_origins(string check) => Verify.Program(Check(check));

    [Theory]
    [InlineData("o => Known.Exact.Contains(o)")]
    [InlineData("Known.Exact.Contains")]
    [InlineData("o => Known.Exact.Contains(o, StringComparer.OrdinalIgnoreCase)")]
    [InlineData("o => Known.Set.Contains(o)")]
    [InlineData("o => Array.IndexOf(Known.Exact, o) >= 0")]
    [InlineData("o => Array.Exists(Known.Exact, a => a == o)")]
    [InlineData("o => Known.Exact.Any(a => string.Equals(a, o, StringComparison.OrdinalIgnoreCase))")]
    [InlineData("o => new List<string> { \"https://a.example\" }.Contains(o)")]
    [InlineData("o => new HashSet<string> { \"https://a.example\" }.Contains(o.ToLowerInvariant())")]
    [InlineData("o => \"https://a.example;https://b.example\".Split(';').Contains(o)")]
    [InlineData("o => { foreach (var a in Known.Exact) { if (a == o) { return true; } } return false; }")]
    [InlineData("Known.IsExact")]
    [InlineData("o => Known.IsExact(o)")]
    [InlineData("Known.ClosedCheck")]
    public Task Ignores_members_of_a_list(string check) => Verify.Program(Check(check));

    [Theory]
    [InlineData("o => o.StartsWith(\"https://\") && o.EndsWith(\".example.com\")")]
    [InlineData("o => o == \"https://example.com\" || (o.StartsWith(\"https://\") && o.EndsWith(\".example.com\", StringComparison.OrdinalIgnoreCase))")]
    [InlineData("o => Uri.TryCreate(o, UriKind.Absolute, out var u) && u.Scheme == \"https\" && (u.Host == \"example.com\" || u.Host.EndsWith(\".example.com\"))")]
    [InlineData("o => Uri.TryCreate(o, UriKind.Absolute, out var u) && u.Scheme == Uri.UriSchemeHttps && u.Host == \"example.com\" && u.IsDefaultPort")]
    [InlineData("o => Uri.TryCreate(o, UriKind.Absolute, out var u) && u is { Scheme: \"https\", Host: \"example.com\", Port: 8443 }")]
    [InlineData("o => Uri.TryCreate(o, UriKind.Absolute, out var u) && u.IsLoopback")]
    [InlineData("o => Uri.TryCreate(o, UriKind.Absolute, out var u) && u.Host == \"localhost\"")]
    [InlineData("o => Regex.IsMatch(o, @\"^https://example\\.com$\")")]
    [InlineData("o => Regex.IsMatch(o, @\"^https://(.*\\.)?example\\.com$\")")]
    [InlineData("o => Regex.IsMatch(o, @\"^https://[a-z0-9-]+\\.example\\.com(:[0-9]+)?$\")")]
    [InlineData("o => Known.Closed.IsMatch(o)")]
    [InlineData("o => Regex.IsMatch(o, \"^\" + Regex.Escape(\"https://a.example\") + \"$\")")]
    [InlineData("o => false")]
    public Task Ignores_hosts_behind_a_dot_and_whole_patterns(string check) => Verify.Program(Check(check));

    [Theory]
    [InlineData("o => Stores.Store.IsKnown(o)")]
    [InlineData("o => o == \"https://a.example\" || Stores.Store.IsKnown(o)")]
    [InlineData("o => o.EndsWith(\"example.com\") && Stores.Store.IsKnown(o)")]
    [InlineData("o => File.ReadAllLines(\"origins.txt\").Contains(o)")]
    [InlineData("o => builder.Configuration[\"Cors:Origins\"]!.Split(';', StringSplitOptions.TrimEntries).Contains(o)")]
    [InlineData("o => o.EndsWith(builder.Configuration[\"Cors:Suffix\"]!)")]
    [InlineData("o => o.EndsWith(Environment.GetEnvironmentVariable(\"SUFFIX\")!)")]
    [InlineData("o => DateTime.UtcNow.Hour > 8 && o.EndsWith(\"example.com\")")]
    [InlineData("o => Regex.IsMatch(o, File.ReadAllText(\"pattern.txt\"))")]
    [InlineData("o => o.EndsWith(args[0])")]
    [InlineData("o => Uri.CheckHostName(o) == UriHostNameType.Dns && Stores.Store.IsKnown(o)")]
    public Task Ignores_what_code_out_of_sight_decides(string check) => Verify.Program(Check(check));

    [Fact]
    public Task Ignores_plain_http_where_no_credentials_travel() => Verify.Program(With(
        "p.SetIsOriginAllowed(o => o == \"https://example.com\" || o.EndsWith(\".example.com\"))REST;", rest: ""));

    [Theory]
    [InlineData("o => o == \"null\" || o == \"https://a.example\"")]
    [InlineData("o => o is \"https://a.example\" or \"null\"")]
    [InlineData("o => new[] { \"https://a.example\", \"null\" }.Contains(o)")]
    [InlineData("o => new HashSet<string>(StringComparer.OrdinalIgnoreCase) { \"NULL\", \"https://a.example\" }.Contains(o)")]
    [InlineData("o => !Uri.TryCreate(o, UriKind.Absolute, out var u) || (u.Scheme == \"https\" && u.Host == \"a.example\")")]
    [InlineData("o => o.Length == 4 || o == \"https://a.example\"")]
    [InlineData("o => { try { return new Uri(o) is { Scheme: \"https\", Host: \"a.example\" }; } catch (UriFormatException) { return true; } }")]
    public Task Flags_checks_that_null_passes(string check) => Verify.Program(Check("CORS106", check));

    [Theory]
    [InlineData("o => o != \"null\" && o == \"https://a.example\"")]
    [InlineData("o => o == \"https://null\"")]
    [InlineData("o => o is null || o == \"https://a.example\"")]
    [InlineData("o => o == null || o == \"https://a.example\"")]
    [InlineData("o => string.IsNullOrEmpty(o) || o == \"https://a.example\"")]
    public Task Ignores_checks_that_null_does_not_pass(string check) => Verify.Program(Check(check));

    [Theory]
    [InlineData("o => new Uri(o).Host == \"localhost\"")]
    [InlineData("o => new Uri(o, UriKind.Absolute).IsLoopback")]
    [InlineData("o => new Uri(o) is { Scheme: \"https\", Host: \"a.example\" }")]
    [InlineData("o => { var uri = new Uri(o); return uri.Scheme == \"https\" && uri.Host == \"a.example\"; }")]
    [InlineData("o => { Uri.TryCreate(o, UriKind.Absolute, out var uri); return uri!.Scheme == \"https\" && uri.Host == \"a.example\"; }")]
    [InlineData("o => new Uri(o, UriKind.RelativeOrAbsolute).Host == \"localhost\"")]
    [InlineData("o => o.Substring(0, 8) == \"https://\" && o.Substring(8) == \"a.example\"")]
    [InlineData("o => o == \"https://a.example\" ? true : throw new InvalidOperationException()")]
    public Task Flags_checks_that_throw(string check) => Verify.Program(Check("CORS209", check));

    [Theory]
    [InlineData("o => Uri.TryCreate(o, UriKind.Absolute, out var uri) && uri.Scheme == \"https\" && uri.Host == \"a.example\"")]
    [InlineData("o => { try { return new Uri(o) is { Scheme: \"https\", Host: \"a.example\" }; } catch (UriFormatException) { return false; } }")]
    [InlineData("o => o == \"https://a.example\" && new Uri(o).Port == 443")]
    [InlineData("o => o.StartsWith(\"https://\") && new Uri(o).Host == \"a.example\"")]
    [InlineData("o => Uri.IsWellFormedUriString(o, UriKind.Absolute) && new Uri(o).Host == \"localhost\"")]
    [InlineData("o => new Uri(\"https://a.example\").Host == \"a.example\" && o == \"https://a.example\"")]
    [InlineData("o => new Uri(builder.Configuration[\"Cors:Origin\"]!).ToString() == o")]
    [InlineData("o => Stores.Store.IsKnown(new string(o.Reverse().ToArray()))")]
    public Task Ignores_checks_that_answer(string check) => Verify.Program(Check(check));

    [Theory]
    [InlineData("o => Regex.IsMatch(o, @\"^([a-z:/.\\-]+)+!$\")")]
    [InlineData("o => Regex.IsMatch(o, @\"^(([a-z:/.])+.)+[A-Z]([a-z])+$\")")]
    [InlineData("o => { while (true) { } }")]
    [InlineData("o => { for (;;) { o += o; } }")]
    [InlineData("o => { var text = o; while (text.Length > 0) { text = text + text; } return false; }")]
    [InlineData("o => { var text = o; while (text.Length > 0) { text = text.Replace(\"t\", \"tttttttttttttttt\"); } return false; }")]
    [InlineData("o => { var all = new List<string> { o }; while (all.Count > 0) { all.AddRange(all); } return false; }")]
    [InlineData("o => o == new string('a', int.MaxValue)")]
    [InlineData("o => o.PadLeft(2000000000) == o && o.PadLeft(1999999999) == \"x\"")]
    [InlineData("o => { var n = 0; for (var i = 0; i < int.MaxValue; i++) { n += i; } return n == o.Length; }")]
    [InlineData("Endless.Straight")]
    [InlineData("Endless.Ping")]
    [InlineData("Endless.Field")]
    [InlineData("o => Enumerable.Range(0, int.MaxValue).Any(i => i == o.Length)")]
    [InlineData("o => { again: if (o.Length > 0) { goto again; } return true; }")]
    public async Task Ignores_checks_that_never_end_and_is_quick_about_it(string check)
    {
        var app = Check(check) with
        {
            Sources = [("/0/Endless.cs", """
                static class Endless
                {
                    public static readonly Func<string, bool> Field = o => Field!(o);
                    public static bool Straight(string origin) => Straight(origin);
                    public static bool Ping(string origin) => Pong(origin + "x");
                    public static bool Pong(string origin) => Ping(origin);
                }
                """)],
        };
        var clock = Stopwatch.StartNew();
        Assert.Empty(await Verify.BuildAsync(app));

        // Generous: a build machine may be busy, and references are loaded on the way.
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), clock.Elapsed.ToString());
    }

    [Theory]
    [InlineData("p.SetIsOriginAllowed(o => o.EndsWith(\"example.com\") && ).AllowCredentials();")]
    [InlineData("p.SetIsOriginAllowed(o => new Uri(o.Host == \"a\").AllowCredentials();")]
    [InlineData("p.SetIsOriginAllowed(o => { return ; }).AllowCredentials();")]
    [InlineData("p.SetIsOriginAllowed(o => o.).AllowCredentials();")]
    [InlineData("p.SetIsOriginAllowed(o => o == \"null).AllowCredentials();")]
    [InlineData("p.SetIsOriginAllowed(o => { foreach (var d in ) return o.EndsWith(d); }).AllowCredentials();")]
    public async Task Ignores_broken_code(string policy) =>
        Assert.Empty((await Verify.BuildAsync(App.OfPolicy(policy))).Select(static found => found.Id).Intersect(["CORS105", "CORS106", "CORS209"]));

    [Theory]
    [InlineData("p.SetIsOriginAllowed(o => o.EndsWith(\"example.com\")).AllowCredentials();")]
    [InlineData("p.SetIsOriginAllowed(o => o == \"null\").AllowCredentials();")]
    [InlineData("p.SetIsOriginAllowed(o => new Uri(o).Host == \"a.example\").AllowCredentials();")]
    public Task Ignores_look_alike_types(string policy) => IgnoresLookAlikes(policy);

    [Fact]
    public Task Flags_a_list_of_those_who_may_not_for_strangers_and_for_null() => Verify.Program(
        With("p.{|CORS106:{|CORS105:SetIsOriginAllowed|}|}(o => !o.Contains(\"evil.test\"))REST;"));

    [Fact]
    public Task Says_in_an_exact_message_who_gets_in_over_plain_http() => Verify.Program(
        With("p.{|#0:SetIsOriginAllowed|}(o => Uri.TryCreate(o, UriKind.Absolute, out var u) && u.Host == \"example.com\")REST;"),
        Verify.Finding("CORS105", "'http://example.com' passes this check, and whoever controls the network between a user and that page can call this API as the signed-in user and read the answers. Compare scheme and host exactly, or list the origins."));

    [Fact]
    public Task Says_in_an_exact_message_what_is_lost_without_credentials() => Verify.Program(
        With("p.{|#0:SetIsOriginAllowed|}(o => o.EndsWith(\"example.com\"))REST;", rest: ""),
        Verify.Finding("CORS105", "'https://evilexample.com' passes this check, and whoever owns it can read what this API answers. Compare scheme and host exactly, or list the origins."));
}
