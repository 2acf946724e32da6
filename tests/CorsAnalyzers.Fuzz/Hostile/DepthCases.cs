using CorsAnalyzers.Fuzz.Programs;
using static CorsAnalyzers.Fuzz.Programs.Write;

namespace CorsAnalyzers.Fuzz.Hostile;

/// <summary>Programs whose syntax is deep. Up to some depth the compiler reads them with a small stack.</summary>
internal static class DepthCases
{
    /// <summary>All, by name: the program of a depth.</summary>
    public static ImmutableSortedDictionary<string, Func<int, FuzzProgram>> All { get; } = new Dictionary<string, Func<int, FuzzProgram>>
    {
        ["chain-of-extensions"] = depth => OpenApp("", "builder.Services" + Repeat(depth, ".AddOptions()") + ";"),
        ["chain-of-clients"] = depth => OpenApp("", "builder.Services.AddCors()" + Repeat(depth, ".AddCors()") + ";"),
        ["chain-on-policy"] = depth => OpenApp("", policies: "o.AddPolicy(\"deep\", p => p" + Repeat(depth, ".AllowAnyHeader()") + ");"),
        ["chain-of-groups"] = depth => OpenApp("", pipeline: "app" + Repeat(depth, ".MapGroup(\"/g\")") + ".MapGet(\"/y\", () => 1);"),
        ["chain-of-text"] = depth => OpenApp("", "var t = \"a\"" + Repeat(depth, ".Trim()") + ";"),
        ["nested-collections"] = depth => OpenApp("", $"object[] l = [{Repeat(depth, "(object[])[")}1{Repeat(depth, "]")}];"),
        ["nested-arrays"] = depth => OpenApp("", $"object l = {Repeat(depth, "new object[] { ")}1{Repeat(depth, " }")};"),
        ["nested-parentheses"] = depth => OpenApp("", $"var n = {Repeat(depth, "(")}1{Repeat(depth, ")")};"),
        ["nested-calls"] = depth => OpenApp("", $"var n = {Repeat(depth, "F(")}1{Repeat(depth, ")")}; static int F(int i) => i;"),
        ["nested-objects"] = depth => OpenApp("", $"var n = {Repeat(depth, "new N { Next = ")}null{Repeat(depth, " }")};",
            types: "class N { public N? Next; }"),
        ["nested-lambdas"] = depth => OpenApp("", $"Func<object> f = () => {Repeat(depth, "(Func<object>)(() => ")}1{Repeat(depth, ")")};"),
        ["nested-ifs"] = depth => OpenApp("", Repeat(depth, "if (args.Length > 0) { ") + Repeat(depth, "}")),
        ["nested-blocks"] = depth => OpenApp("", Repeat(depth, "{ ") + Repeat(depth, "}")),
        ["nested-loops"] = depth => OpenApp("", Repeat(depth, "foreach (var _ in args) { ") + Repeat(depth, "}")),
        ["nested-tries"] = depth => OpenApp("", Repeat(depth, "try { ") + Repeat(depth, "} finally { }")),
        ["nested-conditions"] = depth => OpenApp("", $"var n = {Repeat(depth, "args.Length > 0 ? 1 : ")}2;"),
        ["nested-coalesces"] = depth => OpenApp("", $"var n = {Repeat(depth, "builder.Configuration[\"a\"] ?? ")}\"b\";"),
        ["nested-switches"] = depth => OpenApp("", $"var n = {Repeat(depth, "args.Length switch { 0 => 1, _ => ")}2{Repeat(depth, " }")};"),
        ["sum-of-texts"] = depth => OpenApp("", $"var t = \"a\"{Repeat(depth, " + args[0]")};"),
        ["sum-of-conditions"] = depth => OpenApp("",
            policies: $"o.AddPolicy(\"deep\", p => p.SetIsOriginAllowed(x => x == \"a\"{Repeat(depth, " || x.EndsWith(\"b\")")}));"),
        ["else-ifs"] = depth => OpenApp("", Repeat(depth, "if (args.Length > 0) { } else ") + "{ }"),
        ["nested-types"] = depth => OpenApp("",
            types: string.Concat(Enumerable.Range(0, depth).Select(i => $"class N{i} {{ ")) + Repeat(depth, "}")),
        ["nested-groups-in-lambdas"] = depth => OpenApp("", pipeline: Repeat(depth, "app.Map(\"/b\", app => { ") + Repeat(depth, "});")),
        ["nested-settings"] = depth => FuzzProgram.Of("", "var builder = WebApplication.CreateBuilder(args);\nbuilder.Services.AddCors(o => o.AddDefaultPolicy(p => p.AllowAnyOrigin()));\nvar app = builder.Build();\napp.UseCors();\napp.MapGet(\"/x\", () => builder.Configuration[\"a\"]);\napp.Run();", Repeat(depth, "{ \"a\": ") + "1" + Repeat(depth, " }")),
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);
}
