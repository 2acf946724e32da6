using System.Text.Json;

namespace CorsAnalyzers.PackageTests;

/// <summary>The samples, built as the README says.</summary>
public sealed class SampleTests
{
    private static readonly Dictionary<string, string> Environment = [];

    [Fact]
    public async Task Storefront_gets_the_findings_its_comments_expect_and_no_other()
    {
        var project = Repository.At("tests", "samples", "Storefront");
        var expected = Warnings.ExpectedIn(project);

        Assert.NotEmpty(expected);
        Assert.Equal(expected, Warnings.In(await Build(project), project));
    }

    [Fact]
    public async Task Storefront_shows_its_findings_in_every_build()
    {
        var project = Repository.At("tests", "samples", "Storefront");
        await Build(project);

        Assert.NotEmpty(Warnings.In(await Build(project), project));
    }

    [Fact]
    public async Task Exemplar_gets_no_finding_not_even_a_suggestion()
    {
        using var folder = new TemporaryFolder();
        var log = folder.At("findings.sarif");
        var output = await Build(Repository.At("tests", "samples", "Exemplar"), $"-p:ErrorLog={log}%2Cversion=2.1");
        using var sarif = JsonDocument.Parse(await File.ReadAllTextAsync(log, TestContext.Current.CancellationToken));

        Assert.Contains("0 Warning(s)", output);
        Assert.DoesNotContain(
            sarif.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray(),
            result => result.GetProperty("ruleId").GetString()!.StartsWith("CORS", StringComparison.Ordinal));
    }

    /// <summary>Without dependencies: the analyzers are built already, and other tests are using them.</summary>
    private static async Task<string> Build(string project, params string[] properties)
    {
        await Dotnet.Run(project, Environment, "restore");
        return await Dotnet.Run(
            project,
            Environment,
            ["build", "--no-restore", "--no-dependencies", "--configuration", Repository.Configuration, .. properties]);
    }
}
