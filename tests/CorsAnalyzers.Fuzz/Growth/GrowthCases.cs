using CorsAnalyzers.Fuzz.Programs;
using static CorsAnalyzers.Fuzz.Programs.Write;

namespace CorsAnalyzers.Fuzz.Growth;

/// <summary>A program that gets larger in one respect.</summary>
/// <param name="Name">In which.</param>
/// <param name="Largest">The largest size of the short form; a tenth and a hundredth of it are measured, too.</param>
/// <param name="Make">The program of a size.</param>
internal sealed record GrowthCase(string Name, int Largest, Func<int, FuzzProgram> Make);

/// <summary>Everything that an app may have many of.</summary>
internal static class GrowthCases
{
    private const string Mvc = "Microsoft.AspNetCore.Mvc.";

    private static readonly ImmutableArray<GrowthCase> Policies =
    [
        new("policies", 500, n =>
            OpenApp("", policies: Lines(n, i => $"o.AddPolicy(\"p{i}\", p => p.WithOrigins(\"https://a{i}.test\"));"))),
        new("policies-used", 250, n =>
            OpenApp("",
                policies: Lines(n, i => $"o.AddPolicy(\"p{i}\", p => p.WithOrigins(\"https://a{i}.test\").WithMethods(\"GET\"));"),
                pipeline: Lines(n, i => $"app.MapGet(\"/e{i}\", () => 1).RequireCors(\"p{i}\");"))),
        new("policies-bad", 250, n =>
            OpenApp("", policies: Lines(n, i => $"o.AddPolicy(\"p{i}\", p => p.WithOrigins(\"https://a{i}.test/\", \"b{i}.test\"));"))),
        new("policies-unknown", 250, n =>
            OpenApp("", pipeline: Lines(n, i => $"app.MapGet(\"/e{i}\", () => 1).RequireCors(\"none{i}\");"))),
        new("policies-uncertain", 150, n =>
            OpenApp("",
                policies: Lines(n, i => $"if (args.Length > {i}) o.AddPolicy(\"p{i}\", p => p.WithOrigins(\"https://a{i}.test\"));"))),
        new("policies-of-one-name", 250, n =>
            OpenApp("", policies: Lines(n, i => $"o.AddPolicy(\"p\", p => p.WithOrigins(\"https://a{i}.test\"));"))),
        new("checks", 100, n =>
            OpenApp("", policies: Lines(n, i => $"o.AddPolicy(\"p{i}\", p => p.SetIsOriginAllowed(x => x.EndsWith(\".a{i}.test\")));"))),
        new("conditions-in-check", 500, n =>
            OpenApp("",
                policies: $"o.AddPolicy(\"p\", p => p.SetIsOriginAllowed(x => {{ {Lines(n, i => $"if (x == \"https://a{i}.test\") return true;")} return false; }}));")),
        new("origins", 2500, n =>
            OpenApp("", policies: $"o.AddPolicy(\"p\", p => p.WithOrigins({List(n, i => $"\"https://a{i}.test\"")}));")),
        new("origins-bad", 1000, n =>
            OpenApp("",
                policies: $"o.AddPolicy(\"p\", p => p.WithOrigins({List(n, i => $"\"https://a{i}.test/\"")}));",
                pipeline: "app.MapGet(\"/p\", () => 1).RequireCors(\"p\");")),
        new("origins-one-by-one", 500, n =>
            OpenApp("", policies: $"o.AddPolicy(\"p\", p => {{ {Lines(n, i => $"p.WithOrigins(\"https://a{i}.test\");")} }});")),
        new("methods", 1000, n =>
            OpenApp("",
                policies: $"o.AddPolicy(\"p\", p => p.WithOrigins(\"https://a.test\").WithMethods({List(n, i => $"\"M{i}\"")}));",
                pipeline: "app.MapGet(\"/p\", () => 1).RequireCors(\"p\");")),
        new("headers", 1000, n =>
            OpenApp("",
                policies: $"o.AddPolicy(\"p\", p => p.WithOrigins(\"https://a.test\").WithHeaders({List(n, i => $"\"X-{i}\"")}).WithExposedHeaders({List(n, i => $"\"Y-{i}\"")}));",
                pipeline: "app.MapGet(\"/p\", () => 1).RequireCors(\"p\");")),
    ];

    private static readonly ImmutableArray<GrowthCase> Endpoints =
    [
        new("endpoints", 1000, n => OpenApp("", pipeline: Lines(n, i => $"app.MapGet(\"/e{i}\", () => 1);"))),
        new("endpoints-not-allowed", 500, n =>
            OpenApp("",
                policies: "o.AddPolicy(\"p\", p => p.WithOrigins(\"https://a.test\").WithMethods(\"GET\"));",
                pipeline: Lines(n, i => $"app.MapPut(\"/e{i}\", () => 1).RequireCors(\"p\");"))),
        new("endpoints-uncertain", 150, n =>
            OpenApp("", pipeline: Lines(n, i => $"if (args.Length > {i}) app.MapGet(\"/e{i}\", () => 1);"))),
        new("groups", 500, n =>
            OpenApp("", pipeline: Lines(n, i => $"var g{i} = app.MapGroup(\"/g{i}\").RequireCors(); g{i}.MapGet(\"/e\", () => 1);"))),
        new("groups-nested", 100, n =>
            OpenApp("", pipeline: "var g = app.MapGroup(\"/g\");" + Lines(n, i => "g = g.MapGroup(\"/g\"); g.MapGet(\"/e\", () => 1);"))),
        new("groups-crowded", 500, n =>
            OpenApp("",
                pipeline: "var g = app.MapGroup(\"/g\").MapGroup(\"/h\").RequireCors();" + Lines(n, i => $"g.MapGet(\"/e{i}\", () => 1);"))),
        new("controllers", 500, n =>
            OpenApp("", "builder.Services.AddControllers();",
                pipeline: "app.MapControllers();",
                types: Lines(n, i => $"[{Mvc}Route(\"/c{i}\")] public class C{i}Controller : {Mvc}ControllerBase {{ [{Mvc}HttpGet] public int Get() => 1; }}"))),
        new("controllers-inherited", 100, n =>
            OpenApp("", "builder.Services.AddControllers();",
                pipeline: "app.MapControllers();",
                types: Lines(n, i => $"public class C{i}Controller : {(i == 0 ? $"{Mvc}ControllerBase" : $"C{i - 1}Controller")} {{ }}"))),
        new("actions", 1000, n =>
            OpenApp("", "builder.Services.AddControllers();",
                pipeline: "app.MapControllers();",
                types: $"public class CController : {Mvc}ControllerBase {{ {Lines(n, i => $"[{Mvc}HttpPut(\"/a{i}\")] [Microsoft.AspNetCore.Cors.EnableCors(\"none\")] public int A{i}() => 1;")} }}")),
        new("handlers", 250, n =>
            OpenApp("",
                pipeline: Lines(n, i => $"app.MapGet(\"/e{i}\", (HttpContext c) => {{ c.Response.Headers[\"X-{i}\"] = \"1\"; return 1; }});"))),
        new("middleware", 250, n => OpenApp("", pipeline: Lines(n, _ => "app.UseStatusCodePages();"))),
        new("middleware-uncertain", 100, n => OpenApp("", pipeline: Lines(n, i => $"if (args.Length > {i}) app.UseStatusCodePages();"))),
        new("branches-of-pipeline", 150, n =>
            OpenApp("", pipeline: Lines(n, i => $"app.Map(\"/b{i}\", inner => inner.UseCors(\"none{i}\"));"))),
        new("endpoints-uncertain-behind", 100, n =>
            OpenApp("",
                pipeline: Lines(n, i => $"app.MapGet(\"/e{i}\", () => 1);") + Lines(n, i => $"if (args.Length > {i}) app.UseStatusCodePages();"))),
    ];

    private static readonly ImmutableArray<GrowthCase> Code =
    [
        new("files", 500, n =>
            OpenApp("",
                Lines(n, i => $"builder.Services.Add{i}();")) is var app ? app with { Files = [.. app.Files, .. Enumerable.Range(0, n).Select(i => new ProgramFile($"/app/E{i}.cs", $"static class E{i} {{ public static IServiceCollection Add{i}(this IServiceCollection s) => s.AddCors(); }}"))] } : app),
        new("files-apart", 1000, n =>
            OpenApp("") is var app ? app with { Files = [.. app.Files, .. Enumerable.Range(0, n).Select(i => new ProgramFile($"/app/C{i}.cs", $"class C{i} {{ int M() => {i}; /* Cors */ }}"))] } : app),
        new("statements", 1500, n => OpenApp("", Lines(n, i => $"var n{i} = {i} + 1;"))),
        new("statements-uncertain", 500, n => OpenApp("", "var n = 0;" + Lines(n, i => $"if (args.Length > {i}) n = {i};"))),
        new("locals-uncertain", 250, n =>
            OpenApp("", Lines(n, i => $"var n{i} = 0;") + Lines(n, i => $"if (args.Length > {i}) n{i} = 1;"))),
        new("objects-uncertain", 150, n =>
            OpenApp("", Lines(n, i => $"var n{i} = new List<int>();") + Lines(n, i => $"if (args.Length > {i}) n{i}.Add(1);"))),
        new("methods-called", 500, n =>
            OpenApp("", "F0(builder);",
                types: "partial class Program {" + Lines(n, i => $"static void F{i}(WebApplicationBuilder b) {{ {(i % 20 == 19 || i == n - 1 ? "" : $"F{i + 1}(b);")} }}") + "}")),
        new("roots", 150, n =>
            OpenApp("",
                types: Lines(n, i => $"static class E{i} {{ public static void Use{i}(this IApplicationBuilder b) => b.UseCors(\"none{i}\"); }}"))),
        new("switch-sections", 500, n =>
            OpenApp("", $"switch (args.Length) {{ {Lines(n, i => $"case {i}: builder.Services.AddOptions(); break;")} }}")),
        new("switch-arms", 250, n => OpenApp("", $"var n = args.Length switch {{ {List(n, i => $"{i} => {i}")}, _ => 0 }};")),
        new("returns", 250, n =>
            OpenApp("", "F(args);",
                types: "partial class Program { static int F(string[] a) {" + Lines(n, i => $"if (a.Length == {i}) return {i};") + "return 0; } }")),
        new("uncertain-arguments", 8, n =>
            OpenApp("",
                Lines(n, i => $"var a{i} = builder.Configuration[\"k{i}\"] ?? \"y{i}\";") + $"F({List(n, i => $"a{i}")}); static void F({List(n, i => $"string A{i}")}) {{ }}")),
        new("initialiser-list", 1500, n => OpenApp("", $"var l = new List<string> {{ {List(n, i => $"\"{i}\"")} }};")),
        new("initialiser-set", 1500, n => OpenApp("", $"var l = new HashSet<string> {{ {List(n, i => $"\"{i}\"")} }};")),
        new("initialiser-dictionary", 500, n =>
            OpenApp("", $"var l = new Dictionary<string, string> {{ {List(n, i => $"[\"{i}\"] = \"{i}\"")} }};")),
        new("initialiser-array", 2500, n => OpenApp("", $"var l = new[] {{ {List(n, i => $"\"{i}\"")} }};")),
        new("collection-expression", 2500, n => OpenApp("", $"List<string> l = [{List(n, i => $"\"{i}\"")}];")),
        new("list-added-to", 1500, n => OpenApp("", "var l = new List<string>();" + Lines(n, i => $"l.Add(\"{i}\");"))),
        new("loop", 100, n => OpenApp("", $"var l = new List<string>(); for (var i = 0; i < {n}; i++) l.Add(\"a\" + i);")),
        new("text-added-to", 500, n => OpenApp("", "var t = \"\";" + Lines(n, _ => "t = t + \"aaaaaaaaaa\";"))),
        new("text-joined", 1500, n => OpenApp("", $"var t = string.Join(\",\", {List(n, i => $"\"{i}\"")});")),
        new("text-interpolated", 1000, n => OpenApp("", $"var t = $\"{Repeat(n, "{args.Length}")}\";")),
    ];

    private static readonly ImmutableArray<GrowthCase> Settings =
    [
        new("settings-values", 10000, n =>
            Configured("{ \"Cors\": [ \"https://a.test\" ], \"Other\": { " + List(n, i => $"\"k{i}\": {i}") + " } }")),
        new("settings-origins", 1000, n => Configured("{ \"Cors\": [ " + List(n, i => $"\"https://a{i}.test\"") + " ] }")),
        new("settings-origins-bad", 500, n => Configured("{ \"Cors\": [ " + List(n, i => $"\"https://a{i}.test/\"") + " ] }")),
        new("settings-depth", 250, n =>
            Configured("{ \"Cors\": [ \"https://a.test\" ], \"a\": " + Repeat(n, "{ \"key\": ") + "1" + Repeat(n, " }") + " }")),
        new("settings-key-length", 20, n =>
            Configured("{ \"Cors\": [ \"https://a.test\" ], \"a\": " + Repeat(n, $"{{ \"{new string('k', 500)}\": ") + $"[ {List(200, i => "1")} ]" + Repeat(n, " }") + " }")),
        new("settings-files", 500, n =>
            Configured("{ \"Cors\": [ \"https://a.test\" ] }") is var app ? app with { Files = [.. app.Files, .. Enumerable.Range(0, n).Select(i => new ProgramFile($"/app/appsettings.E{i}.json", "{ \"Cors\": [ \"https://b.test\" ] }"))] } : app),
        new("settings-read", 250, n =>
            FuzzProgram.Of("",
                $"var builder = WebApplication.CreateBuilder(args);\nbuilder.Services.AddCors(o => {{ {Lines(n, i => $"o.AddPolicy(\"p{i}\", p => p.WithOrigins(builder.Configuration[\"k{i}\"]!));")} }});\nvar app = builder.Build();\napp.UseCors();\napp.Run();", "{ " + List(n, i => $"\"k{i}\": \"https://a{i}.test\"") + " }")),
    ];

    /// <summary>All, by name.</summary>
    public static ImmutableSortedDictionary<string, GrowthCase> All { get; } = Policies.Concat(Endpoints).Concat(Code).Concat(Settings)
        .ToImmutableSortedDictionary(growth => growth.Name, growth => growth, StringComparer.Ordinal);

    private static FuzzProgram Configured(string settings) => FuzzProgram.Of("", """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddCors(o => o.AddDefaultPolicy(p => p.WithOrigins(builder.Configuration.GetSection("Cors").Get<string[]>() ?? throw new Exception())));
        var app = builder.Build();
        app.UseCors();
        app.MapGet("/x", () => "x");
        app.Run();
        """, settings);
}
