using System.Text.RegularExpressions;
using CorsAnalyzers.Proofs.Facts;
using CorsAnalyzers.Proofs.Pages;
using CorsAnalyzers.Proofs.Serving;

namespace CorsAnalyzers.Proofs;

/// <summary>The runs that <c>docs/facts.md</c> says are repeated: each program is served and asked.</summary>
public sealed partial class FactTests
{
    /// <summary>Every run by its heading.</summary>
    public static TheoryData<string> Titles => [.. ObservedRun.All.Select(run => run.Title)];

    [Theory]
    [MemberData(nameof(Titles))]
    public async Task The_server_answers_as_observed(string title)
    {
        var run = ObservedRun.All.Single(run => run.Title == title);
        Assert.NotEmpty(run.Exchanges);
        await using var program = await ServedProgram.StartAsync(run.Program, settings: null, grpc: null);
        foreach (var (request, answer) in run.Exchanges)
        {
            var happened = program.Address is null
                ? $"does not start: {program.Failure!.GetType().Name}"
                : await Question.AskAsync(program.Address, request, TestContext.Current.CancellationToken);
            Assert.True(answer == happened, $"{title}, {request}: observed '{answer}', now '{happened}'.\n{run.Program}");
        }
    }

    [Fact]
    public void The_page_lists_these_runs_as_repeated() => Assert.Equal(
        Repeated().Matches(RepositoryText.Read("docs/facts.md")).Select(row => row.Groups["id"].Value),
        ObservedRun.All.Select(run => run.Id).Distinct());

    [GeneratedRegex(@"^\| <a id=""\w+""></a>(?<id>[A-Z]\w+) \|.*\| `FactTests` \|$", RegexOptions.Multiline)]
    private static partial Regex Repeated();
}
