using CorsAnalyzers.CodeFixes;
using CorsAnalyzers.Rules;
using Xunit;

namespace CorsAnalyzers.Tests.CodeFixes;

/// <summary>Words that the fix tests share.</summary>
public abstract class FixTestBase
{
    protected const string Example = "https://app.example.com";

    protected static (string, string) Origins(params string[] origins) => (FindingProperties.Origins, string.Join('\n', origins));

    protected static (string, string) Remaining(params string[] origins) => (FindingProperties.Remaining, string.Join('\n', origins));

    protected static (string, string) Choices(params string[] choices) => (FindingProperties.Choices, string.Join('\n', choices));

    protected static (string, string) At(string property, int index) => (property, index.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>A whole program around the code that makes a policy.</summary>
    protected static string Policy(string lambda) =>
        $"var builder = WebApplication.CreateBuilder(args);\nbuilder.Services.AddCors(o => o.AddDefaultPolicy({lambda}));\n";

    private protected static async Task Fixes(CorsCodeFix fix, string id, string key, string markup, string expected, params (string, string)[] properties)
    {
        var harness = await FixHarness.Of(fix, id, markup, properties);
        Assert.Equal(expected, await harness.Fix(key));
    }

    private protected static async Task FixesAll(CorsCodeFix fix, string id, string key, string markup, string expected, params (string, string)[] properties)
    {
        var harness = await FixHarness.Of(fix, id, markup, properties);
        Assert.Equal(expected, await harness.FixAll(key));
    }

    private protected static async Task<string[]> TitlesOf(CorsCodeFix fix, string id, string markup, params (string, string)[] properties)
    {
        var harness = await FixHarness.Of(fix, id, markup, properties);
        return [.. (await harness.Offers()).Select(static offer => offer.Title)];
    }

    private protected static async Task OffersNothing(CorsCodeFix fix, string id, string markup, params (string, string)[] properties) =>
        Assert.Empty(await TitlesOf(fix, id, markup, properties));
}
