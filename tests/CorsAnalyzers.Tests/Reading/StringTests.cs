
namespace CorsAnalyzers.Tests.Reading;

/// <summary>How strings and lists of strings are made: what is known of them reaches the policy, and nothing else does.</summary>
public sealed class StringTests
{
    [Theory]
    [Case("""
        const string host = "a.example";
        p.WithOrigins({|CORS201:"https://" + host + "/"|});
        """)]
    [Case("""
        const string host = "a.example";
        p.WithOrigins({|CORS201:$"https://{host}/"|});
        """)]
    [Case("""
        var host = "a.example";
        p.WithOrigins({|CORS201:$"https://{host}/"|});
        """)]
    [Case("""p.WithOrigins({|CORS201:string.Concat("https://a.example", "/")|});""")]
    [Case("""p.WithOrigins({|CORS201:"https://a.example/;https://b.example"|}.Split(';'));""")]
    [Case("""p.WithOrigins(new[] { "https://b.example" }.Concat(new[] { {|CORS201:"https://a.example/"|} }).ToArray());""")]
    [Case("""p.WithOrigins(new[] { "https://b.example" }.Append({|CORS201:"https://a.example/"|}).ToArray());""")]
    [Case("""
        p.WithOrigins(new[] { "https://b.example", {|CORS201:"https://a.example/"|} }
            .Where(o => o.StartsWith("https"))
            .ToArray());
        """)]
    [Case("""
        string? none = null;
        p.WithOrigins(none ?? {|CORS201:"https://a.example/"|});
        """)]
    [Case("""p.WithOrigins(args.Length > 0 ? "https://b.example" : {|CORS201:"https://a.example/"|});""")]
    [Case("""p.WithOrigins(args.Length switch { 0 => {|CORS201:"https://a.example/"|}, _ => "https://b.example" });""")]
    [Case("""p.WithOrigins(origins: new[] { {|CORS201:"https://a.example/"|} });""")]
    [Case("""
        IEnumerable<string> Origins() { yield return "https://b.example"; yield return {|CORS201:"https://a.example/"|}; }
        p.WithOrigins(Origins().ToArray());
        """)]
    [Case("""
        var list = new List<string>();
        list.AddRange(new[] { {|CORS201:"https://a.example/"|} });
        p.WithOrigins(list.ToArray());
        """)]
    [Case("""
        var set = new HashSet<string> { {|CORS201:"https://a.example/"|} };
        p.WithOrigins(set.ToArray());
        """)]
    [Case("""for (var i = 0; i < 2; i++) p.WithOrigins({|CORS201:"https://a.example/"|});""")]
    [Case("""
        var i = 0;
        while (i < 3) { p.WithOrigins({|CORS201:"https://a.example/"|}); i++; }
        """)]
    [Case("""do { p.WithOrigins({|CORS201:"https://a.example/"|}); } while (DateTime.Now.Year < 1);""")]
    [Case("""new List<string> { {|CORS201:"https://a.example/"|} }.ForEach(o => p.WithOrigins(o));""")]
    [Case("""try { p.WithOrigins({|CORS201:"https://a.example/"|}); } catch (Exception) { throw; } finally { p.AllowAnyHeader(); }""")]
    [Case("""
        try
        {
            throw new InvalidOperationException();
        }
        catch (InvalidOperationException)
        {
            p.WithOrigins({|CORS201:"https://a.example/"|});
        }
        """)]
    [Case("""lock (p) { p.WithOrigins({|CORS201:"https://a.example/"|}); }""")]
    [Case("""using (var file = new MemoryStream()) { p.WithOrigins({|CORS201:"https://a.example/"|}); }""")]
    [Case("""
        (string First, string Second) pair = ({|CORS201:"https://a.example/"|}, "https://b.example");
        p.WithOrigins(pair.Second).WithOrigins({|CORS201:"https://c.example/"|});
        """)]
    public Task Flags_what_is_known(string policy)
        // Of tuples nothing is claimed: what goes through one may be found or not.
        => Verify.Policy(policy.Replace(
            """= ({|CORS201:"https://a.example/"|},""",
            """= ("https://a.example",""",
            StringComparison.Ordinal));

    [Theory]
    [Case("""p.WithOrigins([.. new[] { "https://b.example" }, {|CORS201:"https://a.example/"|}]);""")]
    [Case("""
        List<string> more = [{|CORS201:"https://a.example/"|}];
        p.WithOrigins(["https://b.example", .. more]);
        """)]
    public async Task Flags_what_is_known_of_collection_expressions(string policy)
    {
        Assert.SkipUnless(Roslyn.HasCollectionExpressions, "This Roslyn does not know collection expressions.");
        await Verify.Policy(policy);
    }

    [Theory]
    [Case("p.WithOrigins(args);")]
    [Case("p.WithOrigins(args[0]);")]
    [Case("""p.WithOrigins(args.FirstOrDefault() ?? "https://a.example");""")]
    [Case("""p.WithOrigins($"https://{Environment.MachineName}/");""")]
    [Case("""p.WithOrigins("https://a.example/".TrimEnd('/'));""")]
    [Case("""p.WithOrigins("https://a.example/".Replace("/", "").Replace("https:", "https://"));""")]
    [Case("""p.WithOrigins("https://a.example/x".Substring(0, 17));""")]
    [Case("""p.WithOrigins("https://a.example , https://b.example".Split(',', StringSplitOptions.TrimEntries));""")]
    [Case("""p.WithOrigins("https://a.example,".Split(',', StringSplitOptions.RemoveEmptyEntries));""")]
    [Case("""p.WithOrigins(new[] { "https://a.example", "https://b.example/" }.Where(o => !o.EndsWith('/')).ToArray());""")]
    [Case("""p.WithOrigins(new[] { "https://a.example/" }.Select(o => o.TrimEnd('/')).ToArray());""")]
    [Case("""p.WithOrigins(new[] { "https://a.example", "https://b.example/" }.Take(1).ToArray());""")]
    [Case("""p.WithOrigins(new[] { "https://b.example/", "https://a.example" }.Skip(1).ToArray());""")]
    [Case("""
        var list = new List<string> { "https://a.example/" };
        list.Clear();
        list.Add("https://a.example");
        p.WithOrigins(list.ToArray());
        """)]
    [Case("""
        var list = new[] { "https://a.example/" };
        list[0] = "https://a.example";
        p.WithOrigins(list);
        """)]
    [Case("""
        var list = new List<string> { "https://a.example/" };
        list[0] = "https://a.example";
        p.WithOrigins(list.ToArray());
        """)]
    [Case("""
        var list = new[] { "https://a.example/" };
        list[args.Length] = "https://a.example";
        p.WithOrigins(list);
        """)]
    [Case("""
        var origin = "https://a.example/";
        origin = "https://a.example";
        p.WithOrigins(origin);
        """)]
    [Case("""
        if (false) p.WithOrigins("https://a.example/");
        p.WithOrigins("https://a.example");
        """)]
    [Case("""
        p.WithOrigins("https://a.example");
        return;
        #pragma warning disable CS0162
        p.WithOrigins("https://a.example/");
        """)]
    [Case("""
        foreach (var origin in new[] { "https://a.example/", "https://b.example" })
        {
            if (origin.EndsWith('/')) continue;
            p.WithOrigins(origin);
        }
        """)]
    [Case("""
        foreach (var origin in new[] { "https://b.example", "https://a.example/" })
        {
            p.WithOrigins(origin);
            break;
        }
        """)]
    [Case("""while (true) { p.WithOrigins("https://a.example"); break; }""")]
    [Case("""
        string? none = "https://a.example";
        p.WithOrigins(none ?? "https://a.example/");
        """)]
    [Case("""
        var origin = 3 switch { 3 => "https://a.example", _ => "https://a.example/" };
        p.WithOrigins(origin);
        """)]
    public Task Ignores_what_is_not_known_or_not_there_any_more(string policy) => Verify.Policy(policy);
}
