using CorsAnalyzers.Shared.HandOver;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CorsAnalyzers.Tests.CodeFixes;

/// <summary>Words that the fix tests share. Findings are those that the analyzer really reports.</summary>
public abstract class FixTestBase
{
    protected const string Example = SuggestedOrigins.Placeholder;

    /// <summary>A whole program around the code that makes its default policy, which one endpoint uses.</summary>
    protected static string Policy(string lambda) =>
        $"var builder = WebApplication.CreateBuilder(args);\nbuilder.Services.AddCors(o => o.AddDefaultPolicy({lambda}));\n{Use}";

    protected const string Use = "var app = builder.Build();\napp.UseCors();\napp.MapGet(\"/\", () => \"Hello\");\napp.Run();\n";

    /// <summary>The app with a list of approved origins, which fixes then write.</summary>
    private protected static App Approve(string code, params string[] origins) =>
        new(code) { GlobalConfig = origins.Length == 0 ? null : "cors_analyzers.approved_origins = " + string.Join(", ", origins) };

    /// <param name="key">The equivalence key of the fix.</param>
    /// <param name="before">The program, with its findings.</param>
    /// <param name="after">The program after the fix.</param>
    /// <param name="title">The title of the fix, if it counts.</param>
    /// <param name="rounds">How often everything is fixed at once until nothing is left.</param>
    private protected static Task Fixes<TFix>(string key, string before, string after, string? title = null, int rounds = 1)
        where TFix : CodeFixProvider, new() =>
        Verify.Fix<TFix>(before, after, key, title: title, adjust: rounds == 1 ? null : test => test.NumberOfFixAllIterations = rounds);
}
