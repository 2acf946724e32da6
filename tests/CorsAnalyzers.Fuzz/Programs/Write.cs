namespace CorsAnalyzers.Fuzz.Programs;

/// <summary>Words to write programs with.</summary>
internal static class Write
{
    /// <summary>A string of 65,536 letters, made in sixteen steps.</summary>
    public const string Big = "var big = \"a\"; for (var k = 0; k < 16; k++) big = big + big;";

    /// <summary>An app that any website may read, which must be said whatever else it does.</summary>
    public static FuzzProgram OpenApp(
        string name, string first = "", string policies = "", string pipeline = "", string types = "") => FuzzProgram.Of(name, $$"""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddCors(o => o.AddDefaultPolicy(p => p.AllowAnyOrigin()));
        {{first}}
        builder.Services.AddCors(o =>
        {
        {{policies}}
        });
        var app = builder.Build();
        app.UseCors();
        {{pipeline}}
        app.MapGet("/x", () => "x");
        app.Run();
        {{types}}
        """);

    /// <summary>A line for each number.</summary>
    public static string Lines(int count, Func<int, string> line) => string.Join('\n', Enumerable.Range(0, count).Select(line));

    /// <summary>A list with something for each number.</summary>
    public static string List(int count, Func<int, string> item) => string.Join(", ", Enumerable.Range(0, count).Select(item));

    /// <summary>The same text many times.</summary>
    public static string Repeat(int count, string text) => string.Concat(Enumerable.Repeat(text, count));

    /// <summary>Two loops around a statement: a loop runs 250 times at most before it is widened.</summary>
    public static string Loops(int outer, string statement) =>
        $"for (var i = 0; i < {outer}; i++) for (var j = 0; j < 250; j++) {statement}";
}
