
namespace CorsAnalyzers.Tests.Reading;

/// <summary>How strings and lists of strings are made: what is known of them reaches the policy, and nothing else does.</summary>
public sealed class StringTests
{
    [Theory]
    [InlineData("const string host = \"a.example\";\np.WithOrigins({|CORS201:\"https://\" + host + \"/\"|});")]
    [InlineData("const string host = \"a.example\";\np.WithOrigins({|CORS201:$\"https://{host}/\"|});")]
    [InlineData("var host = \"a.example\";\np.WithOrigins({|CORS201:$\"https://{host}/\"|});")]
    [InlineData("p.WithOrigins({|CORS201:string.Concat(\"https://a.example\", \"/\")|});")]
    [InlineData("p.WithOrigins({|CORS201:\"https://a.example/;https://b.example\"|}.Split(';'));")]
    [InlineData("p.WithOrigins(new[] { \"https://b.example\" }.Concat(new[] { {|CORS201:\"https://a.example/\"|} }).ToArray());")]
    [InlineData("p.WithOrigins(new[] { \"https://b.example\" }.Append({|CORS201:\"https://a.example/\"|}).ToArray());")]
    [InlineData("p.WithOrigins(new[] { \"https://b.example\", {|CORS201:\"https://a.example/\"|} }.Where(o => o.StartsWith(\"https\")).ToArray());")]
    [InlineData("string? none = null;\np.WithOrigins(none ?? {|CORS201:\"https://a.example/\"|});")]
    [InlineData("p.WithOrigins(args.Length > 0 ? \"https://b.example\" : {|CORS201:\"https://a.example/\"|});")]
    [InlineData("p.WithOrigins(args.Length switch { 0 => {|CORS201:\"https://a.example/\"|}, _ => \"https://b.example\" });")]
    [InlineData("p.WithOrigins(origins: new[] { {|CORS201:\"https://a.example/\"|} });")]
    [InlineData("IEnumerable<string> Origins() { yield return \"https://b.example\"; yield return {|CORS201:\"https://a.example/\"|}; }\np.WithOrigins(Origins().ToArray());")]
    [InlineData("var list = new List<string>();\nlist.AddRange(new[] { {|CORS201:\"https://a.example/\"|} });\np.WithOrigins(list.ToArray());")]
    [InlineData("var set = new HashSet<string> { {|CORS201:\"https://a.example/\"|} };\np.WithOrigins(set.ToArray());")]
    [InlineData("for (var i = 0; i < 2; i++) p.WithOrigins({|CORS201:\"https://a.example/\"|});")]
    [InlineData("var i = 0;\nwhile (i < 3) { p.WithOrigins({|CORS201:\"https://a.example/\"|}); i++; }")]
    [InlineData("do { p.WithOrigins({|CORS201:\"https://a.example/\"|}); } while (DateTime.Now.Year < 1);")]
    [InlineData("new List<string> { {|CORS201:\"https://a.example/\"|} }.ForEach(o => p.WithOrigins(o));")]
    [InlineData("try { p.WithOrigins({|CORS201:\"https://a.example/\"|}); } catch (Exception) { throw; } finally { p.AllowAnyHeader(); }")]
    [InlineData("try { throw new InvalidOperationException(); } catch (InvalidOperationException) { p.WithOrigins({|CORS201:\"https://a.example/\"|}); }")]
    [InlineData("lock (p) { p.WithOrigins({|CORS201:\"https://a.example/\"|}); }")]
    [InlineData("using (var file = new MemoryStream()) { p.WithOrigins({|CORS201:\"https://a.example/\"|}); }")]
    [InlineData("(string First, string Second) pair = ({|CORS201:\"https://a.example/\"|}, \"https://b.example\");\np.WithOrigins(pair.Second).WithOrigins({|CORS201:\"https://c.example/\"|});")]
    public Task Flags_what_is_known(string policy)
        // Of tuples nothing is claimed: what goes through one may be found or not.
        => Verify.Policy(policy.Replace("= ({|CORS201:\"https://a.example/\"|},", "= (\"https://a.example\",", StringComparison.Ordinal));

    [Theory]
    [InlineData("p.WithOrigins([.. new[] { \"https://b.example\" }, {|CORS201:\"https://a.example/\"|}]);")]
    [InlineData("List<string> more = [{|CORS201:\"https://a.example/\"|}];\np.WithOrigins([\"https://b.example\", .. more]);")]
    public async Task Flags_what_is_known_of_collection_expressions(string policy)
    {
        Assert.SkipUnless(Roslyn.HasCollectionExpressions, "This Roslyn does not know collection expressions.");
        await Verify.Policy(policy);
    }

    [Theory]
    [InlineData("p.WithOrigins(args);")]
    [InlineData("p.WithOrigins(args[0]);")]
    [InlineData("p.WithOrigins(args.FirstOrDefault() ?? \"https://a.example\");")]
    [InlineData("p.WithOrigins($\"https://{Environment.MachineName}/\");")]
    [InlineData("p.WithOrigins(\"https://a.example/\".TrimEnd('/'));")]
    [InlineData("p.WithOrigins(\"https://a.example/\".Replace(\"/\", \"\").Replace(\"https:\", \"https://\"));")]
    [InlineData("p.WithOrigins(\"https://a.example/x\".Substring(0, 17));")]
    [InlineData("p.WithOrigins(\"https://a.example , https://b.example\".Split(',', StringSplitOptions.TrimEntries));")]
    [InlineData("p.WithOrigins(\"https://a.example,\".Split(',', StringSplitOptions.RemoveEmptyEntries));")]
    [InlineData("p.WithOrigins(new[] { \"https://a.example\", \"https://b.example/\" }.Where(o => !o.EndsWith('/')).ToArray());")]
    [InlineData("p.WithOrigins(new[] { \"https://a.example/\" }.Select(o => o.TrimEnd('/')).ToArray());")]
    [InlineData("p.WithOrigins(new[] { \"https://a.example\", \"https://b.example/\" }.Take(1).ToArray());")]
    [InlineData("p.WithOrigins(new[] { \"https://b.example/\", \"https://a.example\" }.Skip(1).ToArray());")]
    [InlineData("var list = new List<string> { \"https://a.example/\" };\nlist.Clear();\nlist.Add(\"https://a.example\");\np.WithOrigins(list.ToArray());")]
    [InlineData("var list = new[] { \"https://a.example/\" };\nlist[0] = \"https://a.example\";\np.WithOrigins(list);")]
    [InlineData("var list = new List<string> { \"https://a.example/\" };\nlist[0] = \"https://a.example\";\np.WithOrigins(list.ToArray());")]
    [InlineData("var list = new[] { \"https://a.example/\" };\nlist[args.Length] = \"https://a.example\";\np.WithOrigins(list);")]
    [InlineData("var origin = \"https://a.example/\";\norigin = \"https://a.example\";\np.WithOrigins(origin);")]
    [InlineData("if (false) p.WithOrigins(\"https://a.example/\");\np.WithOrigins(\"https://a.example\");")]
    [InlineData("p.WithOrigins(\"https://a.example\");\nreturn;\n#pragma warning disable CS0162\np.WithOrigins(\"https://a.example/\");")]
    [InlineData("foreach (var origin in new[] { \"https://a.example/\", \"https://b.example\" })\n{\n    if (origin.EndsWith('/')) continue;\n    p.WithOrigins(origin);\n}")]
    [InlineData("foreach (var origin in new[] { \"https://b.example\", \"https://a.example/\" })\n{\n    p.WithOrigins(origin);\n    break;\n}")]
    [InlineData("while (true) { p.WithOrigins(\"https://a.example\"); break; }")]
    [InlineData("string? none = \"https://a.example\";\np.WithOrigins(none ?? \"https://a.example/\");")]
    [InlineData("var origin = 3 switch { 3 => \"https://a.example\", _ => \"https://a.example/\" };\np.WithOrigins(origin);")]
    public Task Ignores_what_is_not_known_or_not_there_any_more(string policy) => Verify.Policy(policy);
}
