using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Tests.Shapes;

public sealed class ShapeVerdictTests
{
    private static readonly ImmutableHashSet<string> Supported =
        new CorsAnalyzer().SupportedDiagnostics.Select(descriptor => descriptor.Id).ToImmutableHashSet();

    /// <summary>Flagged shapes of which a rule exists.</summary>
    public static TheoryData<string> Flagged
        => [
            .. Shape.All.Values.Where(shape => shape.Rules.Any(Supported.Contains) && ShapeTests.CanBeParsed(shape))
                .Select(shape => shape.Id),
        ];

    /// <summary>Shapes that are right.</summary>
    public static TheoryData<string> Right
        => [.. Shape.All.Values.Where(shape => !shape.IsFlagged && ShapeTests.CanBeParsed(shape)).Select(shape => shape.Id)];

    [Theory]
    [MemberData(nameof(Flagged))]
    public async Task Flags_the_shape(string id)
    {
        var reported = await AnalyzeAsync(id);

        Assert.True(reported.Any(diagnostic => Shape.All[id].Rules.Contains(diagnostic.Id)), $"Reported: {string.Join('\n', reported)}");
    }

    [Theory]
    [MemberData(nameof(Right))]
    public async Task Ignores_the_shape(string id)
        => Assert.Empty((await AnalyzeAsync(id)).Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));

    /// <summary>What a build reports, which must be what an editor shows.</summary>
    private static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(string id)
    {
        var app = ShapeProgram.Create(Shape.All[id]);
        var built = await Verify.BuildAsync(app);
        var session = Verify.Open(app);
        var live = await session.GetDiagnosticsAsync(App.Path, TestContext.Current.CancellationToken);

        Assert.Equal(built.Select(diagnostic => diagnostic.ToString()), live.Select(diagnostic => diagnostic.ToString()));
        return built;
    }
}
