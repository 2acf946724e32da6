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
            public static readonly Regex Closed = new(
                "^https://([a-z0-9-]+\\.)*example\\.com$",
                RegexOptions.Compiled | RegexOptions.IgnoreCase,
                TimeSpan.FromSeconds(1));
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
        App.OfPolicy(statements.Replace("REST", rest, StringComparison.Ordinal)) is var app
            ? new App(Usings + app.Code + Members)
            : throw new UnreachableException();

    private static App Check(string id, string check) => With($"p.{{|{id}:SetIsOriginAllowed|}}({check})REST;");

    private static App Check(string check) => With($"p.SetIsOriginAllowed({check})REST;");

    [Theory]
    [Case("""o => o.EndsWith("example.com")""")]
    [Case("""o => o.EndsWith("EXAMPLE.COM", StringComparison.OrdinalIgnoreCase)""")]
    [Case("o => o.EndsWith(Known.Suffix, true, null)")]
    [Case("""o => o.ToLower().EndsWith("example.com")""")]
    [Case("""o => o.Trim().ToLowerInvariant().EndsWith("example.com")""")]
    [Case("""o => o.StartsWith("https://example.com")""")]
    [Case("""o => o.StartsWith("https://app.", StringComparison.Ordinal)""")]
    [Case("""o => o.StartsWith("http://localhost")""")]
    [Case("""o => o.Contains("example.com")""")]
    [Case("""o => o.Contains(".example.com", StringComparison.OrdinalIgnoreCase)""")]
    [Case("""o => o.IndexOf("example.com") >= 0""")]
    [Case("""o => o.IndexOf("example.com", StringComparison.OrdinalIgnoreCase) != -1""")]
    [Case("""o => o.LastIndexOf("example.com") > 0""")]
    [Case("""o => "https://a.example;https://b.example".Contains(o)""")]
    [Case("""o => o.StartsWith("https://") && o.Contains("example.com")""")]
    public Task Flags_a_part_of_the_string(string check) => Verify.Program(Check("CORS105", check));

    [Theory]
    [Case("""o => Uri.TryCreate(o, UriKind.Absolute, out var u) && u.Host.EndsWith("example.com")""")]
    [Case("""o => Uri.TryCreate(o, UriKind.Absolute, out var u) && u.Scheme == "https" && u.Host.EndsWith("example.com")""")]
    [Case("""o => Uri.TryCreate(o, UriKind.Absolute, out var u) && u.Authority.EndsWith("example.com")""")]
    [Case("""o => Uri.TryCreate(o, UriKind.Absolute, out Uri? u) && u.Host.Contains("example")""")]
    [Case("o => Uri.TryCreate(o, UriKind.Absolute, out var u) && u.Host == \"example.com\"")]
    [Case("""o => Uri.TryCreate(o, UriKind.Absolute, out var u) && u is { Host: "example.com" }""")]
    [Case("""o => Uri.TryCreate(o, UriKind.Absolute, out var u) && (u.IsLoopback || u.Host.EndsWith("example.com"))""")]
    [Case("""
        o =>
        {
            if (!Uri.TryCreate(o, UriKind.Absolute, out var u)) return false;
            var host = u.Host;
            return host.EndsWith("example.com");
        }
        """)]
    public Task Flags_a_part_of_the_host_or_no_look_at_the_scheme(string check) => Verify.Program(Check("CORS105", check));

    [Theory]
    [Case("""o => Regex.IsMatch(o, "example.com")""")]
    [Case("""o => Regex.IsMatch(o, @"^https://example\.com")""")]
    [Case("""o => Regex.IsMatch(o, @"^https://EXAMPLE\.COM", RegexOptions.IgnoreCase)""")]
    [Case("""o => Regex.IsMatch(o, @"example\.com$", RegexOptions.None, TimeSpan.FromSeconds(1))""")]
    [Case("""o => Regex.IsMatch(o, "^https://[a-z]+.example.com")""")]
    [Case("""o => new Regex(@"^https://example\.com").IsMatch(o)""")]
    [Case("o => Known.Open.IsMatch(o)")]
    [Case("Known.Open.IsMatch")]
    [Case("""o => Regex.IsMatch(o, @"^https://.*\.example\.com")""")]
    [Case("""o => Regex.IsMatch(o, @"^https://app.example\.com$")""")]
    public Task Flags_patterns_without_an_anchor_or_with_open_dots(string check) => Verify.Program(Check("CORS105", check));

    [Theory]
    [Case("""o => new[] { "example.com", "example.org" }.Any(d => o.EndsWith(d))""")]
    [Case("""o => new List<string> { "example.com" }.Any(o.EndsWith)""")]
    [Case("""o => new List<string> { "example.com" }.Exists(d => o.Contains(d))""")]
    [Case("""o => { foreach (var d in new[] { "example.com" }) if (o.EndsWith(d)) return true; return false; }""")]
    [Case("""
        o =>
        {
            var all = new[] { "example.com" };
            for (var i = 0; i < all.Length; i++) { if (o.EndsWith(all[i])) return true; }
            return false;
        }
        """)]
    [Case("""o => { var host = o.Replace("https://", ""); return host.EndsWith("example.com"); }""")]
    [Case("""o => o.Split("://").Last().EndsWith("example.com")""")]
    [Case("""o => { var domain = "example"; return o.EndsWith($"{domain}.com"); }""")]
    [Case("""
        o =>
        {
            if (string.IsNullOrEmpty(o)) return false;
            if (o == "https://shop.example") return true;
            return o.EndsWith("example.com");
        }
        """)]
    [Case("""o => o switch { "https://shop.example" => true, var other when other.EndsWith("example.com") => true, _ => false }""")]
    [Case("""o => { switch (o) { case "https://shop.example": return true; default: return o.StartsWith("https://example.com"); } }""")]
    [Case("""o => o == "https://shop.example" ? true : o.EndsWith("example.com")""")]
    [Case("""o => { var ok = false; ok |= o.EndsWith("example.com"); return ok; }""")]
    [Case("""o => { try { return o.EndsWith("example.com"); } catch (Exception) { return false; } }""")]
    public Task Flags_what_collections_loops_locals_and_branches_let_in(string check) => Verify.Program(Check("CORS105", check));

    [Theory]
    [Case("p.{|CORS105:SetIsOriginAllowed|}(Known.EndsWell)REST;")]
    [Case("p.{|CORS105:SetIsOriginAllowed|}(o => Known.EndsWell(o))REST;")]
    [Case("""p.{|CORS105:SetIsOriginAllowed|}(o => o.IsOf("example.com"))REST;""")]
    [Case("p.{|CORS105:SetIsOriginAllowed|}(Known.OpenCheck)REST;")]
    [Case("p.{|CORS105:SetIsOriginAllowed|}(o => Known.OpenCheck(o))REST;")]
    [Case("""
        Func<string, bool> check = o => o.EndsWith("example.com");
        p.{|CORS105:SetIsOriginAllowed|}(check)REST;
        """)]
    [Case("""
        Func<string, bool> check = o => o.EndsWith("example.com");
        p.{|CORS105:SetIsOriginAllowed|}(o => check(o) || check.Invoke(o))REST;
        """)]
    [Case("""
        p.{|CORS105:SetIsOriginAllowed|}(Local)REST;
        static bool Local(string origin) => origin.EndsWith("example.com");
        """)]
    [Case("""
        var suffix = "example.com";
        p.{|CORS105:SetIsOriginAllowed|}(Local)REST;
        bool Local(string origin) { return origin.EndsWith(suffix); }
        """)]
    [Case("""p.{|CORS105:SetIsOriginAllowed|}(delegate (string o) { return o.EndsWith("example.com"); })REST;""")]
    public Task Flags_checks_wherever_their_code_stands(string statements) => Verify.Program(With(statements));

    [Theory]
    [Case("o => o == \"https://a.example\"")]
    [Case("""o => o.Equals("https://a.example", StringComparison.OrdinalIgnoreCase)""")]
    [Case("""o => string.Equals(o, "https://a.example", StringComparison.OrdinalIgnoreCase)""")]
    [Case("""
        o => o is "https://a.example" or "https://b.example"
        """)]
    [Case("""o => o switch { "https://a.example" => true, _ => false }""")]
    [Case("""o => { switch (o) { case "https://a.example": case "https://b.example": return true; default: return false; } }""")]
    [Case("""o => string.Compare(o, "https://a.example", StringComparison.OrdinalIgnoreCase) == 0""")]
    [Case("o => o.ToLowerInvariant() == \"https://a.example\"")]
    [Case("o => o.TrimEnd('/') == \"https://a.example\"")]
    [Case("""o => { var domain = "a.example"; return o == $"https://{domain}"; }""")]
    [Case("o => !string.IsNullOrEmpty(o) && o == \"https://a.example\"")]
    public Task Ignores_whole_origins(string check) => Verify.Program(Check(check));

    [Theory]
    [Case("o => Known.Exact.Contains(o)")]
    [Case("Known.Exact.Contains")]
    [Case("o => Known.Exact.Contains(o, StringComparer.OrdinalIgnoreCase)")]
    [Case("o => Known.Set.Contains(o)")]
    [Case("o => Array.IndexOf(Known.Exact, o) >= 0")]
    [Case("o => Array.Exists(Known.Exact, a => a == o)")]
    [Case("o => Known.Exact.Any(a => string.Equals(a, o, StringComparison.OrdinalIgnoreCase))")]
    [Case("""o => new List<string> { "https://a.example" }.Contains(o)""")]
    [Case("""o => new HashSet<string> { "https://a.example" }.Contains(o.ToLowerInvariant())""")]
    [Case("""o => "https://a.example;https://b.example".Split(';').Contains(o)""")]
    [Case("o => { foreach (var a in Known.Exact) { if (a == o) { return true; } } return false; }")]
    [Case("Known.IsExact")]
    [Case("o => Known.IsExact(o)")]
    [Case("Known.ClosedCheck")]
    public Task Ignores_members_of_a_list(string check) => Verify.Program(Check(check));

    [Theory]
    [Case("""o => o.StartsWith("https://") && o.EndsWith(".example.com")""")]
    [Case("""
        o => o == "https://example.com"
            || (o.StartsWith("https://") && o.EndsWith(".example.com", StringComparison.OrdinalIgnoreCase))
        """)]
    [Case("""
        o => Uri.TryCreate(o, UriKind.Absolute, out var u)
            && u.Scheme == "https"
            && (u.Host == "example.com" || u.Host.EndsWith(".example.com"))
        """)]
    [Case("""
        o => Uri.TryCreate(o, UriKind.Absolute, out var u)
            && u.Scheme == Uri.UriSchemeHttps
            && u.Host == "example.com"
            && u.IsDefaultPort
        """)]
    [Case("""o => Uri.TryCreate(o, UriKind.Absolute, out var u) && u is { Scheme: "https", Host: "example.com", Port: 8443 }""")]
    [Case("o => Uri.TryCreate(o, UriKind.Absolute, out var u) && u.IsLoopback")]
    [Case("o => Uri.TryCreate(o, UriKind.Absolute, out var u) && u.Host == \"localhost\"")]
    [Case("""o => Regex.IsMatch(o, @"^https://example\.com$")""")]
    [Case("""o => Regex.IsMatch(o, @"^https://(.*\.)?example\.com$")""")]
    [Case("""o => Regex.IsMatch(o, @"^https://[a-z0-9-]+\.example\.com(:[0-9]+)?$")""")]
    [Case("o => Known.Closed.IsMatch(o)")]
    [Case("""o => Regex.IsMatch(o, "^" + Regex.Escape("https://a.example") + "$")""")]
    [Case("o => false")]
    public Task Ignores_hosts_behind_a_dot_and_whole_patterns(string check) => Verify.Program(Check(check));

    [Theory]
    [Case("o => Stores.Store.IsKnown(o)")]
    [Case("""o => o == "https://a.example" || Stores.Store.IsKnown(o)""")]
    [Case("""o => o.EndsWith("example.com") && Stores.Store.IsKnown(o)""")]
    [Case("""o => File.ReadAllLines("origins.txt").Contains(o)""")]
    [Case("""o => builder.Configuration["Cors:Origins"]!.Split(';', StringSplitOptions.TrimEntries).Contains(o)""")]
    [Case("""o => o.EndsWith(builder.Configuration["Cors:Suffix"]!)""")]
    [Case("""o => o.EndsWith(Environment.GetEnvironmentVariable("SUFFIX")!)""")]
    [Case("""o => DateTime.UtcNow.Hour > 8 && o.EndsWith("example.com")""")]
    [Case("""o => Regex.IsMatch(o, File.ReadAllText("pattern.txt"))""")]
    [Case("o => o.EndsWith(args[0])")]
    [Case("o => Uri.CheckHostName(o) == UriHostNameType.Dns && Stores.Store.IsKnown(o)")]
    public Task Ignores_what_code_out_of_sight_decides(string check) => Verify.Program(Check(check));

    [Fact]
    public Task Ignores_plain_http_where_no_credentials_travel() => Verify.Program(With(
        """p.SetIsOriginAllowed(o => o == "https://example.com" || o.EndsWith(".example.com"))REST;""", rest: ""));

    [Theory]
    [Case("""
        o => o == "null" || o == "https://a.example"
        """)]
    [Case("""
        o => o is "https://a.example" or "null"
        """)]
    [Case("""o => new[] { "https://a.example", "null" }.Contains(o)""")]
    [Case("""o => new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "NULL", "https://a.example" }.Contains(o)""")]
    [Case("""o => !Uri.TryCreate(o, UriKind.Absolute, out var u) || (u.Scheme == "https" && u.Host == "a.example")""")]
    [Case("o => o.Length == 4 || o == \"https://a.example\"")]
    [Case("""o => { try { return new Uri(o) is { Scheme: "https", Host: "a.example" }; } catch (UriFormatException) { return true; } }""")]
    public Task Flags_checks_that_null_passes(string check) => Verify.Program(Check("CORS106", check));

    [Theory]
    [Case("""
        o => o != "null" && o == "https://a.example"
        """)]
    [Case("o => o == \"https://null\"")]
    [Case("o => o is null || o == \"https://a.example\"")]
    [Case("o => o == null || o == \"https://a.example\"")]
    [Case("o => string.IsNullOrEmpty(o) || o == \"https://a.example\"")]
    public Task Ignores_checks_that_null_does_not_pass(string check) => Verify.Program(Check(check));

    [Theory]
    [Case("o => new Uri(o).Host == \"localhost\"")]
    [Case("o => new Uri(o, UriKind.Absolute).IsLoopback")]
    [Case("""o => new Uri(o) is { Scheme: "https", Host: "a.example" }""")]
    [Case("""o => { var uri = new Uri(o); return uri.Scheme == "https" && uri.Host == "a.example"; }""")]
    [Case("""o => { Uri.TryCreate(o, UriKind.Absolute, out var uri); return uri!.Scheme == "https" && uri.Host == "a.example"; }""")]
    [Case("o => new Uri(o, UriKind.RelativeOrAbsolute).Host == \"localhost\"")]
    [Case("""
        o => o.Substring(0, 8) == "https://" && o.Substring(8) == "a.example"
        """)]
    [Case("""o => o == "https://a.example" ? true : throw new InvalidOperationException()""")]
    public Task Flags_checks_that_throw(string check) => Verify.Program(Check("CORS209", check));

    [Theory]
    [Case("""
        o => Uri.TryCreate(o, UriKind.Absolute, out var uri) && uri.Scheme == "https" && uri.Host == "a.example"
        """)]
    [Case("""o => { try { return new Uri(o) is { Scheme: "https", Host: "a.example" }; } catch (UriFormatException) { return false; } }""")]
    [Case("""o => o == "https://a.example" && new Uri(o).Port == 443""")]
    [Case("""
        o => o.StartsWith("https://") && new Uri(o).Host == "a.example"
        """)]
    [Case("o => Uri.IsWellFormedUriString(o, UriKind.Absolute) && new Uri(o).Host == \"localhost\"")]
    [Case("""
        o => new Uri("https://a.example").Host == "a.example" && o == "https://a.example"
        """)]
    [Case("""o => new Uri(builder.Configuration["Cors:Origin"]!).ToString() == o""")]
    [Case("o => Stores.Store.IsKnown(new string(o.Reverse().ToArray()))")]
    public Task Ignores_checks_that_answer(string check) => Verify.Program(Check(check));

    [Theory]
    [Case("""o => Regex.IsMatch(o, @"^([a-z:/.\-]+)+!$")""")]
    [Case("""o => Regex.IsMatch(o, @"^(([a-z:/.])+.)+[A-Z]([a-z])+$")""")]
    [Case("o => { while (true) { } }")]
    [Case("o => { for (;;) { o += o; } }")]
    [Case("o => { var text = o; while (text.Length > 0) { text = text + text; } return false; }")]
    [Case("""o => { var text = o; while (text.Length > 0) { text = text.Replace("t", "tttttttttttttttt"); } return false; }""")]
    [Case("o => { var all = new List<string> { o }; while (all.Count > 0) { all.AddRange(all); } return false; }")]
    [Case("o => o == new string('a', int.MaxValue)")]
    [Case("o => o.PadLeft(2000000000) == o && o.PadLeft(1999999999) == \"x\"")]
    [Case("o => { var n = 0; for (var i = 0; i < int.MaxValue; i++) { n += i; } return n == o.Length; }")]
    [Case("Endless.Straight")]
    [Case("Endless.Ping")]
    [Case("Endless.Field")]
    [Case("o => Enumerable.Range(0, int.MaxValue).Any(i => i == o.Length)")]
    [Case("o => { again: if (o.Length > 0) { goto again; } return true; }")]
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
    [Case("""p.SetIsOriginAllowed(o => o.EndsWith("example.com") && ).AllowCredentials();""")]
    [Case("""p.SetIsOriginAllowed(o => new Uri(o.Host == "a").AllowCredentials();""")]
    [Case("p.SetIsOriginAllowed(o => { return ; }).AllowCredentials();")]
    [Case("p.SetIsOriginAllowed(o => o.).AllowCredentials();")]
    [Case("""p.SetIsOriginAllowed(o => o == "null).AllowCredentials();""")]
    [Case("p.SetIsOriginAllowed(o => { foreach (var d in ) return o.EndsWith(d); }).AllowCredentials();")]
    public async Task Ignores_broken_code(string policy) =>
        Assert.Empty((await Verify.BuildAsync(App.OfPolicy(policy)))
            .Select(static found => found.Id)
            .Intersect(["CORS105", "CORS106", "CORS209"]));

    [Theory]
    [Case("""p.SetIsOriginAllowed(o => o.EndsWith("example.com")).AllowCredentials();""")]
    [Case("""p.SetIsOriginAllowed(o => o == "null").AllowCredentials();""")]
    [Case("""p.SetIsOriginAllowed(o => new Uri(o).Host == "a.example").AllowCredentials();""")]
    public Task Ignores_look_alike_types(string policy) => IgnoresLookAlikes(policy);

    [Fact]
    public Task Flags_a_list_of_those_who_may_not_for_strangers_and_for_null() => Verify.Program(
        With("""p.{|CORS106:{|CORS105:SetIsOriginAllowed|}|}(o => !o.Contains("evil.test"))REST;"""));

    [Fact]
    public Task Says_in_an_exact_message_who_gets_in_over_plain_http() => Verify.Program(
        With("""p.{|#0:SetIsOriginAllowed|}(o => Uri.TryCreate(o, UriKind.Absolute, out var u) && u.Host == "example.com")REST;"""),
        Verify.Finding(
            "CORS105",
            "'http://example.com' passes this check, and whoever controls the network between a user and that page can call this API as "
                + "the signed-in user and read the answers. Compare scheme and host exactly, or list the origins."));

    [Fact]
    public Task Says_in_an_exact_message_what_is_lost_without_credentials() => Verify.Program(
        With("""p.{|#0:SetIsOriginAllowed|}(o => o.EndsWith("example.com"))REST;""", rest: ""),
        Verify.Finding(
            "CORS105",
            "'https://evilexample.com' passes this check, and whoever owns it can read what this API answers. Compare scheme and host "
                + "exactly, or list the origins."));
}
