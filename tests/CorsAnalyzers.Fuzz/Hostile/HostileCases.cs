using CorsAnalyzers.Fuzz.Programs;
using static CorsAnalyzers.Fuzz.Programs.Write;

namespace CorsAnalyzers.Fuzz.Hostile;

/// <summary>Programs that are meant to hurt: what stands in <c>cases</c>, and what is made by repetition.</summary>
internal static class HostileCases
{
    private const string SlowPattern = "^(([a-z:/.])+.)+[A-Z]([a-z])+$";

    private static readonly ImmutableArray<FuzzProgram> Choices =
    [
        OpenApp("choices-method-10", Uncertain(10) + $"F({Names(10)});",
            types: $"partial class Program {{ static void F({Parameters(10)}) {{ }} }}"),
        OpenApp("choices-method-20", Uncertain(20) + $"F({Names(20)});",
            types: $"partial class Program {{ static void F({Parameters(20)}) {{ }} }}"),
        OpenApp("choices-constructor-16", Uncertain(16) + $"var t = new Settings({Names(16)});",
            types: $"record Settings({Parameters(16)});"),
        OpenApp("choices-interface-16", Uncertain(16) + $"ISink s = new Sink(); s.F({Names(16)});",
            types: $"interface ISink {{ void F({Parameters(16)}); }} class Sink : ISink {{ public void F({Parameters(16)}) {{ }} }}"),
        OpenApp("choices-interpolation-16",
            Uncertain(16) + $"var t = $\"{string.Concat(Enumerable.Range(0, 16).Select(i => $"{{a{i}}}"))}\";"),
    ];

    private static readonly ImmutableArray<FuzzProgram> Joins =
    [
        OpenApp("joins-endpoints-800", pipeline: Lines(800, i => $"if (args.Length > {i}) app.MapGet(\"/e{i}\", () => \"x\");")),
        OpenApp("joins-middleware-400", pipeline: Lines(400, i => $"if (args.Length > {i}) app.UseStatusCodePages();")),
        OpenApp("joins-policies-400",
            policies: Lines(400, i => $"if (args.Length > {i}) o.AddPolicy(\"p{i}\", p => p.WithOrigins(\"https://a{i}.test\"));")),
        OpenApp("joins-host-plain-1000",
            pipeline: Lines(1000, i => $"app.MapGet(\"/e{i}\", () => \"x\");") + Lines(100, i => $"if (args.Length > {i}) app.UseStatusCodePages();")),
        OpenApp("joins-heap-1000",
            Lines(1000, i => $"var n{i} = new List<int>();") + Lines(300, i => $"if (args.Length > {i}) n{i}.Add(1);")),
        OpenApp("joins-locals-1500", Lines(1500, i => $"var n{i} = {i};") + Lines(1500, i => $"if (args.Length > {i}) n{i} = 0;")),
        OpenApp("joins-delete-in-loops",
            pipeline: "foreach (var a in args) " + Loops(8, "if (args.Length > i) app.MapDelete(\"/e\" + a + i + j, () => \"x\");")),
    ];

    private static readonly ImmutableArray<FuzzProgram> Library =
    [
        OpenApp("regex-automaton-too-large",
            policies: Check("new System.Text.RegularExpressions.Regex(@\"(a{1000}){10}\", System.Text.RegularExpressions.RegexOptions.NonBacktracking).IsMatch(x)")),
        OpenApp("regex-options-unknown",
            policies: Check("new System.Text.RegularExpressions.Regex(\"a\", (System.Text.RegularExpressions.RegexOptions)int.MaxValue).IsMatch(x)")),
        OpenApp("regex-timeout-negative",
            policies: Check("System.Text.RegularExpressions.Regex.IsMatch(x, \"a\", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromTicks(-5))")),
        OpenApp("remove-overflow", policies: Check("x.Remove(int.MaxValue, 1) == \"a\"")),
        OpenApp("insert-out-of-range", policies: Check("x.Insert(int.MinValue, \"a\") == \"a\"")),
        OpenApp("comparison-unknown", policies: Check("x.EndsWith(\"a\", (StringComparison)99)")),
        OpenApp("split-options-unknown", policies: Check("x.Split(',', (StringSplitOptions)99).Length == 0")),
        OpenApp("pad-to-the-end", policies: Check("x.PadLeft(int.MaxValue) == \"a\"")),
        OpenApp("repeat-to-the-end", policies: Check("new string('a', int.MaxValue) == x")),
        OpenApp("uri-partial-unknown", "var u = new Uri(\"https://a.test\").GetLeftPart((UriPartial)99);"),
        OpenApp("uri-components-unknown", "var u = new Uri(\"https://a.test\").GetComponents((UriComponents)(-1), (UriFormat)99);"),
        OpenApp("uri-host-type-unknown",
            policies: Check("Uri.CheckHostName(x) == (UriHostNameType)99 || new Uri(x, (UriKind)99).Host == x")),
        OpenApp("time-overflow",
            policies: "o.AddPolicy(\"t\", p => p.SetPreflightMaxAge(TimeSpan.FromDays(double.MaxValue)).SetPreflightMaxAge(TimeSpan.FromSeconds(double.NaN)).SetPreflightMaxAge(new TimeSpan(int.MaxValue, int.MaxValue, int.MaxValue)));"),
        OpenApp("division-by-zero", "var z = 0; var q = 1 / z; var r = int.MinValue % -1; var s = checked(int.MaxValue + args.Length);"),
        OpenApp("index-out-of-range",
            "var l = new List<string>(); var a = new string[2]; var b = l[-1]; var c = a[int.MaxValue]; var d = \"abc\"[9]; var e = \"abc\"[^9..]; var f = a[^0];"),
        OpenApp("array-too-long",
            "var a = new string[int.MaxValue]; var b = new string[-1]; var l = new List<string>(int.MaxValue); var m = new List<string>(-1);"),
        OpenApp("format-broken",
            "var a = string.Format(\"{0}{1\", 1); var b = string.Format(\"{99999999}\", 1); var c = $\"{1,2147483647}\";"),
        OpenApp("surrogates",
            policies: Check("x == \"\\uD800\" || x.EndsWith(\"\\uDC00.test\") || new Uri(\"https://\\uD800.test\").Host == x || x.Normalize() == x || x.ToUpperInvariant() == \"\\uD800\"")),
        OpenApp("origins-odd",
            policies: "o.AddPolicy(\"t\", p => p.WithOrigins(\"https://\\uD800.test\", \"https://xn--\\u0130.test\", \"\", \" \", \"\\0\", \"https://\" + new string('a', 70) + \"é.test\", \"https://[::1\", \"https://a:99999\", \"https://*.*.*\", \"*://*\", \"https://١٢٣.test:١٢\", \"\\u202Ehttps://a.test\"));"),
    ];

    private static readonly ImmutableArray<FuzzProgram> Memory =
    [
        OpenApp("memory-interpolation", Big + $"var t = $\"{Repeat(20000, "{big}")}\";"),
        OpenApp("memory-concat",
            Big + "var l = new List<string>(); for (var k = 0; k < 250; k++) l.Add(big + k); var t = string.Concat(l);"),
        FuzzProgram.Of("memory-json-keys", """
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddCors(o => o.AddDefaultPolicy(p => p.WithOrigins(builder.Configuration.GetSection("Cors").Get<string[]>()!)));
            var app = builder.Build();
            app.UseCors();
            app.MapGet("/x", () => "x");
            app.Run();
            """, "{ \"Cors\": [ \"https://a.test\" ], " + string.Concat(Enumerable.Range(0, 60).Select(i => $"\"{i}{new string('k', 1000)}\": {{ ")) + "\"list\": [ " + List(30_000, _ => "1") + " ]" + Repeat(60, " }") + " }"),
    ];

    private static readonly ImmutableArray<FuzzProgram> Work =
    [
        OpenApp("index-of-often",
            "var list = new List<string>(); " + Loops(120, "list.Add(\"a\" + i + j);") + Loops(10, "list.IndexOf(\"nothing\");")),
        OpenApp("append-often", "IEnumerable<string> list = new[] { \"a\" }; " + Loops(20, "list = list.Append(\"b\").ToArray();")),
        OpenApp("predicates-in-loop-250",
            policies: "for (var i = 0; i < 1; i++) for (var j = 0; j < 250; j++) o.AddPolicy(\"p\" + i + j, p => p.SetIsOriginAllowed(x => { for (var k = 0; k < 250; k++) for (var l = 0; l < 250; l++) { } return true; }));"),
        OpenApp("regex-slow-policies-100",
            policies: Lines(100, i => $"o.AddPolicy(\"p{i}\", p => p.SetIsOriginAllowed(x => System.Text.RegularExpressions.Regex.IsMatch(x, \"{SlowPattern}\")).AllowCredentials());")),
        OpenApp("regex-catastrophic-startup", "var m = System.Text.RegularExpressions.Regex.IsMatch(new string('a', 40), \"^(a+)+$b\");"),
        OpenApp("regex-catastrophic-policies-60",
            policies: Lines(60, i => $"o.AddPolicy(\"p{i}\", p => p.SetIsOriginAllowed(x => System.Text.RegularExpressions.Regex.IsMatch(x, \"^(([^b])+)+b$\")));")),
        OpenApp("roots-slow-100",
            types: Lines(100, i => $"static class E{i} {{ public static void Use{i}(this IApplicationBuilder b) {{ {Loops(250, "{ }")} b.UseCors(\"none{i}\"); }} }}")),
        OpenApp("handlers-slow-100",
            pipeline: Lines(100, i => $"app.Use((c, next) => {{ {Loops(250, "{ }")} c.Response.Headers[\"X\"] = \"{i}\"; return next(c); }});")),
        OpenApp("list-initialiser-20000", $"var l = new List<string> {{ {List(20_000, i => $"\"{i}\"")} }};"),
        OpenApp("set-initialiser-20000", $"var l = new HashSet<string> {{ {List(20_000, i => $"\"{i}\"")} }};"),
        OpenApp("policies-bad-2000",
            policies: Lines(2000, i => $"o.AddPolicy(\"p{i}\", p => p.WithOrigins(\"https://a{i}.test/\", \"b{i}.test\"));")),
        OpenApp("controllers-inherited-400", "builder.Services.AddControllers();",
            pipeline: "app.MapControllers();",
            types: Lines(400, i => $"public class C{i}Controller : {(i == 0 ? "Microsoft.AspNetCore.Mvc.ControllerBase" : $"C{i - 1}Controller")} {{ public virtual int M{i}() => {i}; }}")),
        OpenApp("map-controllers-100-times", "builder.Services.AddControllers();",
            pipeline: Lines(100, _ => "app.MapControllers();"),
            types: Lines(300, i => $"public class C{i}Controller : Microsoft.AspNetCore.Mvc.ControllerBase {{ [Microsoft.AspNetCore.Mvc.HttpGet(\"/c{i}\")] public int M() => {i}; }}")),
        OpenApp("pipeline-in-loop-20", pipeline: Loops(20, "app.UseStatusCodePages();")),
    ];

    private static readonly ImmutableArray<FuzzProgram> Recursion =
    [
        OpenApp("recursion-method", "F(1); static void F(int i) => F(i + 1);"),
        OpenApp("recursion-delegate", "Action<int>? f = null; f = d => f!(d + 1); f(0);"),
        OpenApp("recursion-static-initialiser", "var a = R.A;",
            types: "static class R { public static string A = B; public static string B = A; }"),
        OpenApp("recursion-property", "var a = new R().A;", types: "class R { public R A => new R().A; }"),
        OpenApp("recursion-delegate-2000",
            "Action<int>? f = null; f = d => { if (d == 0) { builder.Services.AddCors(o => o.AddPolicy(\"deep\", p => p.AllowAnyOrigin())); } else { f!(d - 1); } }; f(2000);"),
        OpenApp("object-chain-escape-10",
            "var a = new N(); " + Loops(10, "a = new N { Next = a };") + "typeof(N).GetMethod(\"X\")!.Invoke(a, null);",
            types: "class N { public N? Next; public void X() { } }"),
        OpenApp("record-chain-equality",
            "var a = new N(null); var b = new N(null); " + Loops(10, "{ a = new N(a); b = new N(b); }") + "if (a == b) { }",
            types: "record N(N? Next);"),
        OpenApp("delegate-chain", "Func<string, bool> f = x => true; " + Loops(4, "{ var g = f; f = x => g(x); }"),
            policies: "o.AddPolicy(\"deep\", p => p.SetIsOriginAllowed(f));"),
        OpenApp("list-of-lists", "var l = new List<object>(); " + Loops(10, "l = new List<object> { l };") + "Console.WriteLine(l);"),
        OpenApp("tuple-chain", "object t = 1; " + Loops(10, "t = (t, t);") + "Console.WriteLine(t);"),
    ];

    /// <summary>All, by name.</summary>
    public static ImmutableSortedDictionary<string, FuzzProgram> All { get; } = Corpus.Cases.Concat(Corpus.LargeCases).Concat(Choices).Concat(Joins).Concat(Library).Concat(Memory).Concat(Work).Concat(Recursion)
        .ToImmutableSortedDictionary(program => program.Name, program => program, StringComparer.Ordinal);

    private static string Check(string condition) => $"o.AddPolicy(\"check\", p => p.SetIsOriginAllowed(x => {condition}));";

    private static string Uncertain(int count) => Lines(count, i => $"var a{i} = builder.Configuration[\"k{i}\"] ?? \"y{i}\";") + "\n";

    private static string Names(int count) => List(count, i => $"a{i}");

    private static string Parameters(int count) => List(count, i => $"string A{i}");
}
