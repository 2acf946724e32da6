namespace CorsAnalyzers.Fuzz.Mutants;

/// <summary>What nobody writes on purpose, and what is new in C#.</summary>
internal static class Nasty
{
    /// <summary>Expressions in the place of a literal.</summary>
    public static readonly ImmutableArray<string> Literals =
    [
        "int.MaxValue", "int.MinValue", "-1", "0", "2147483648", "long.MaxValue", "double.NaN", "null", "default", "\"\"", "\" \"", "\"*\"",
        "\"null\"", "\"\\0\"",
        "\"\\uD800\"", "\"\\uDC00\"", "\"https://\\uD83D.test\"", "\"\u22121\"", "\"https://*.\u0130.test\"",
        "\"https://xn--a.test:99999\"", "\"://\"", "\"https://[::1]:*\"",
        "new string('a', 65536)", "new string('a', int.MaxValue)", "(StringComparison)99", "\"^(a+)+$\"", "\"(((((((((((\"", "\"[\"",
        "nameof(args)", "typeof(string).Name",
        "$\"{1,2147483647}\"", "\"\"\"raw\"\"\"", "\"utf8\"u8", "'\\uFFFF'", "[]", "[.. args]", "args[^1]", "args[0..]", "(1, 2)", "new()",
        "checked(1 + int.MaxValue)", "1 / 0", "throw null!",
    ];

    /// <summary>Conditions of an origin check, <c>x</c> being the origin.</summary>
    public static readonly ImmutableArray<string> Conditions =
    [
        "x.Substring(int.MaxValue, 1) == x", "x.Remove(0, int.MaxValue) == x", "x[^99] == 'a'", "x.Split('/')[7] == x",
        "new Uri(x).Port == int.MinValue", "new Uri(new Uri(x), x).Host == x",
        "new System.Text.RegularExpressions.Regex(x).IsMatch(x)",
        "System.Text.RegularExpressions.Regex.Replace(x, \"(.)\", \"$1$1$99\") == x", "string.Format(x, x) == x",
        "int.Parse(x) / int.Parse(\"0\") == 1",
        "x is [var a, .., var b] && a == b", "x switch { { Length: > 3 } y => y.EndsWith(x), _ => false }",
        "x.Contains(x, (StringComparison)(-1))", "new HashSet<string> { x, x }.Add(x)",
        "Enumerable.Range(0, int.MaxValue).Any(i => i < 0)", "x.PadLeft(int.MaxValue).Length == 0",
        "Uri.UnescapeDataString(x + \"%uD800%\") == x", "x.AsSpan()[..3].SequenceEqual(\"abc\")", "((object)x).Equals(x)",
    ];

    /// <summary>Statements for anywhere.</summary>
    public static readonly ImmutableArray<string> Statements =
    [
        "var extra = new List<string>(int.MaxValue); extra[-1] = \"a\";", "string? maybe = null; maybe!.Trim(); maybe?.Trim().Trim();",
        "goto end; end: ;", "lock (args) { } unsafe { } checked { }", "using var stream = Stream.Null;",
        "foreach (var (a, b) in new Dictionary<string, int>()) { if (a == \"a\") continue; else break; }",
        "int Local(int i) => i < 0 ? Local(i) : Local(-i); Local(1);",
        "await Task.Yield(); await foreach (var i in Many()) { } async IAsyncEnumerable<int> Many() { yield return 1; }",
        "ref var first = ref args[0]; first = \"a\";", "Span<string> span = args; span[0] = \"a\";",
        "var (one, two) = (1, 2); (one, two) = (two, one);", "var copy = new { args, Other = 1 } with { Other = 2 };",
        "dynamic any = args; any.Run().Or.Not[1]();",
        "if (args is [\"a\", .. var rest] and not []) { }",
        "switch (args.Length) { case < 0 when args is null: goto case 1; case 1: break; default: throw new Exception(); }",
        "try { throw new Exception(\"a\"); } catch (Exception e) when (e.Message == \"a\") { } finally { args = []; }",
        "for (;;) { break; } while (args.Length > 0) { } do { } while (false);", "var f = static (int i = 3, params string[] a) => i; f();",
        "var handler = (out int x) => x = 1; handler(out _);",
        "Console.WriteLine(nameof(List<>)); System.Linq.Expressions.Expression<Func<int>> e = () => 1;",
    ];

    /// <summary>Declarations for the end of a file: what C# 12 to 14 brought, and what does not compile.</summary>
    public static readonly ImmutableArray<string> Types =
    [
        "public static class Extra { extension(IServiceCollection services) { public IServiceCollection AddOpen() { services.AddCors(o => o.AddDefaultPolicy(p => p.AllowAnyOrigin())); return services; } public bool IsOpen => true; } }",
        "public class Extra { public string Name { get => field ?? \"a\"; set => field = value.Trim(); } public event Action? Changed { add { } remove { } } }",
        "public partial class Extra { public partial Extra(int i); public partial event Action Changed; } public partial class Extra { public partial Extra(int i) { } public partial event Action Changed { add { } remove { } } }",
        "public class Extra(string name) { public string Name => name; public void operator +=(int i) { } public required int Number { get; init; } public static implicit operator string(Extra e) => e.Name; }",
        "public class ExtraController : Missing { public int Get() => 1; }",
        "public class ExtraController : Microsoft.AspNetCore.Mvc.Controll { [HttpGet] public int Get() => 1; }",
        "public class ExtraController : { }", "public class ExtraController<T> : ExtraController<ExtraController<T>> { }",
        "[Microsoft.AspNetCore.Cors.EnableCors(] public class ExtraController : Microsoft.AspNetCore.Mvc.ControllerBase { [Microsoft.AspNetCore.Cors.EnableCors(\"a\", \"b\")] public int Get() => 1; }",
        "file class Extra : IDisposable { void IDisposable.Dispose() { } ~Extra() { } }",
        "public interface IExtra { static abstract int operator +(IExtra a, int b); static virtual string Name => \"a\"; } public record struct Extra(int A, int B) : IExtra;",
        "public class Startup { public void ConfigureServices(IServiceCollection services) { services.AddCors(); } public void Configure(IApplicationBuilder app) { app.UseCors(",
        "namespace Nested { using global::System; namespace Deeper; class C { } }",
        "public delegate ref readonly T Extra<T>(in T a, scoped ref T b) where T : allows ref struct;",
        "public unsafe class Extra { public fixed int A[3]; delegate*<int, void> f; public Extra(__arglist) { } }",
    ];

    /// <summary>Settings values.</summary>
    public static readonly ImmutableArray<string> Settings =
    [
        "null", "\"\"", "\"*\"", "\"\\uD800\"", "\"\\u0000\"", "1e999", "-0", "[[[[]]]]", "{ \"\": { \"\": [] } }",
        "{ \"\u22121\": \"a\", \"0\": \"b\", \"00\": \"c\", \"+1\": \"d\" }", "[ \"https://a.test/\", null, 1, {} ]", "\"a\" \"b\"", "{",
        "[", "\"", "/*", "true",
    ];

    /// <summary>What is typed behind a word.</summary>
    public static readonly ImmutableArray<string> Typed =
    [
        ".", "?.", "(", "[", "<", "\"", "=>", "=", "?", ".With", ", ", ";", "}", "{", "#if X\n", "/*", "///<", "@", "$\"",
    ];

    /// <summary>Expressions around the expression <c>{0}</c>.</summary>
    public static readonly ImmutableArray<string> Wrappers =
    [
        "({0})", "({0} ?? {0})", "(args.Length > 0 ? {0} : {0})", "({0})!", "await {0}", "(object){0}", "new[] { {0} }",
        "((Func<string, bool>)(_ => {0}))", "({0} as dynamic)", "(({0}, {0})).Item2", "checked({0})", "ref {0}", "..{0}",
    ];

    /// <summary>Statements around the statement <c>{0}</c>.</summary>
    public static readonly ImmutableArray<string> StatementWrappers =
    [
        "if (args.Length > 3) { {0} }", "foreach (var each in args) { {0} }", "for (var n = 0; n < int.MaxValue; n++) { {0} }",
        "try { {0} } catch { throw; }", "void Wrapped() { {0} } Wrapped();", "while (true) { {0} }",
        "if (builder.Environment.IsDevelopment()) { {0} }", "new Action(() => { {0} })();", "label: {0}",
    ];
}
