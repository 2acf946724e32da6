namespace CorsAnalyzers.Tests;

/// <summary>What a failed test tells beside the difference.</summary>
internal static class Failures
{
    /// <summary>What is told of the app, without its markup, that a test failed for.</summary>
    public static Func<App, string>? Explain { get; set; } = Reading.Model.Explained;

    /// <summary>Adds it to the failure of a test.</summary>
    public static async Task ExplainAsync(App app, Func<Task> run)
    {
        try
        {
            await run();
        }
        catch (InvalidOperationException failure) when (Explain is { } explain)
        {
            throw new InvalidOperationException($"{failure.Message}\n{explain(app.WithoutMarkup())}", failure);
        }
    }
}
