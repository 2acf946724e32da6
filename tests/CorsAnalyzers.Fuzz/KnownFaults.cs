using CorsAnalyzers.Fuzz.Programs;
using CorsAnalyzers.Fuzz.Running;

namespace CorsAnalyzers.Fuzz;

/// <summary>
/// The faults of <c>known-faults.md</c>: a test that meets one passes, a test that no longer meets one fails until its line is taken out, so
/// the list only shrinks.
/// </summary>
internal static class KnownFaults
{
    private static readonly ImmutableHashSet<(string Test, string Kind)> All =
    [
        .. Repository.Read("tests", "CorsAnalyzers.Fuzz", "known-faults.md").Split('\n')
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .SelectMany(cells => cells[2].Split(" or "), (cells, kind) => (cells[1].Trim('`'), kind)),
    ];

    /// <summary>Whether a test is known to have that fault, or all faults of its kind.</summary>
    public static bool Contains(string test, string fault) =>
        All.Any(known => known.Test == test && (fault == known.Kind || fault.Contains($": {known.Kind}", StringComparison.Ordinal)));

    /// <summary>Asserts that a test has no fault, or the known one.</summary>
    public static void Check(string test, IReadOnlyCollection<Fault> faults, FuzzProgram program)
    {
        var known = All.Where(fault => fault.Test == test).Select(fault => fault.Kind).ToList();
        var news = faults.Where(fault => !known.Contains(fault.Kind)).ToList();
        Assert.True(news.Count == 0, $"{test}: {string.Join('\n', news)}\n{Shortened(program)}");

        // What is slow here may be fast elsewhere.
        var isGone = faults.Count == 0 && known.Exists(kind => kind != Fault.Slow);
        Assert.False(isGone, $"{test} has no fault any more: take its line out of known-faults.md.");
        foreach (var fault in faults)
        {
            TestContext.Current.TestOutputHelper?.WriteLine($"Known: {test}: {fault}");
        }
    }

    /// <summary>Asserts that a random test has found the known faults and no others; each comes with a small program that shows it.</summary>
    public static void Check(string test, IReadOnlyDictionary<string, string> found)
    {
        var news = found.Where(fault => !Contains(test, fault.Key)).ToList();
        var texts = news.Select(fault => $"{fault.Key}\n{fault.Value}");
        Assert.True(news.Count == 0, $"{test}, seed {Options.Seed}: {news.Count} faults.\n\n{string.Join("\n\n", texts)}");

        // Which programs are fixed changes with every page that is written; all others are always the same.
        if (Options.IsShort && !test.StartsWith("fix", StringComparison.Ordinal))
        {
            var gone = All.Where(fault => fault.Test == test).Select(fault => fault.Kind).Except(found.Keys).ToList();
            Assert.True(gone.Count == 0, $"{test} no longer finds what known-faults.md says: take out {string.Join(", ", gone)}");
        }
    }

    private static string Shortened(FuzzProgram program) =>
        program.ToString() is { Length: > 4000 } text ? text[..4000] + "…" : program.ToString();
}
