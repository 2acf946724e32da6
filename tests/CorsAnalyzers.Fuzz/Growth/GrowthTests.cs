using CorsAnalyzers.Fuzz.Running;

namespace CorsAnalyzers.Fuzz.Growth;

/// <summary>What an app may have many of costs as much more work as there is more of it, or hardly more than that.</summary>
public sealed class GrowthTests
{
    private const double MostExponent = 1.3;
    private const int Patience = 60;

    /// <summary>Below this much work nothing is said about its growth.</summary>
    private const long LeastWork = 4_000_000;

    public static TheoryData<string> Names => [.. GrowthCases.All.Keys.Where(Options.IsWanted)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Grows_no_faster_than_it_may(string name)
    {
        var growth = GrowthCases.All[name];
        var points = new List<(int Size, long Work)>();
        foreach (var size in new[] { 100, 10, 1 }.Select(part => Math.Max(1, growth.Largest * Options.Scale / part)).Distinct())
        {
            var program = growth.Make(size) with { Name = $"{name}-{size}" };
            var outcome = await Workers.Usual.RunAsync(new(program), Patience);
            if (!outcome.Faults.IsEmpty)
            {
                KnownFaults.Check($"growth/{name}", outcome.Faults, program);
                return;
            }

            points.Add((size, outcome.Effort.Work));
        }

        var table = string.Join(", ", points.Select(point => $"{point.Size}: {point.Work / 1000} k"));
        var exponent = Exponent(points[^2], points[^1]);
        TestContext.Current.TestOutputHelper?.WriteLine($"{name}: {table}, exponent {exponent:0.00}");
        var isTooFast = exponent > MostExponent && points[^1].Work > LeastWork;
        KnownFaults.Check($"growth/{name}", isTooFast ? [new("growth", $"{table}, exponent {exponent:0.00}")] : [], growth.Make(2));
    }

    private static double Exponent((int Size, long Work) small, (int Size, long Work) large) =>
        Math.Log((double)large.Work / Math.Max(1, small.Work)) / Math.Log((double)large.Size / small.Size);
}
