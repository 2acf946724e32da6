using System.Diagnostics;
using System.Globalization;
using CorsAnalyzers.Fuzz.Programs;
using CorsAnalyzers.Fuzz.Running;

namespace CorsAnalyzers.Fuzz.Order;

/// <summary>The same is found in any order of files, in every culture, with many threads or one, and after a run that was cancelled.</summary>
public sealed class OrderTests
{
    /// <summary>A cancelled run has 20 ms; a machine that does something else meanwhile is given more before that is a fault.</summary>
    private static readonly TimeSpan MostToCancel = TimeSpan.FromSeconds(2);

    private static readonly string[] Cultures = ["", "sv-SE", "tr-TR", "fa-IR", "de-DE", "ar-SA", "th-TH"];

    /// <summary>Programs with numbers, lists and names in them, for every culture.</summary>
    private static readonly ImmutableArray<FuzzProgram> Talkative =
    [
        .. Corpus.Samples, .. Corpus.Cases.Where(program => program.Name.StartsWith("json-", StringComparison.Ordinal)),
        .. Corpus.Pages.Where((_, i) => i % 20 == 0),
    ];

    private static readonly ImmutableArray<FuzzProgram> Programs =
    [
        .. Corpus.Samples, .. Corpus.Pages.Where((_, i) => i % 5 == 0),
        .. Corpus.Cases.Where(program => program.Name.StartsWith("json-", StringComparison.Ordinal)),
        .. Corpus.Cases.Where(program => program.Name.StartsWith("options-", StringComparison.Ordinal)),
    ];

    [Fact]
    public async Task Findings_do_not_depend_on_the_order_of_files()
    {
        var programs = Programs.Where(program => program.Files.Length > 1).ToList();
        await CompareAsync("order/files", programs, (program, number) =>
        {
            var random = Random(number);
            var files = program.Files.ToArray();
            random.Shuffle(files);
            var analysis = new Analysis(program with { Files = [.. files] }, isConcurrent: random.Next(2) == 0);
            return analysis.FindingsAsync(TestContext.Current.CancellationToken);
        });
    }

    [Fact]
    public Task Findings_do_not_depend_on_the_culture() => CompareAsync("order/culture", Talkative, async (program, number) =>
    {
        var before = CultureInfo.CurrentCulture;
        var culture = CultureInfo.GetCultureInfo(Cultures[number / Talkative.Length % Cultures.Length]);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;
        try
        {
            var analysis = new Analysis(program);
            var findings = await analysis.FindingsAsync(TestContext.Current.CancellationToken);
            return [.. findings, .. analysis.Failures];
        }
        finally
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = before;
        }
    });

    [Fact]
    public Task Findings_do_not_depend_on_threads() => CompareAsync(
        "order/threads",
        Programs,
        (program, _) => new Analysis(program, isConcurrent: true).FindingsAsync(TestContext.Current.CancellationToken));

    [Fact]
    public async Task A_run_that_was_broken_off_ends_at_once_and_leaves_nothing_behind()
    {
        var slowest = TimeSpan.Zero;
        await CompareAsync("order/cancellation", Programs, async (program, number) =>
        {
            var random = Random(number);
            var analysis = new Analysis(program, isConcurrent: random.Next(2) == 0);
            using var cancellation = new CancellationTokenSource();
            var run = Task.Run(() => analysis.FindingsAsync(cancellation.Token), TestContext.Current.CancellationToken);
            await Task.WhenAny(run, Task.Delay(TimeSpan.FromMicroseconds(random.Next(20_000)), TestContext.Current.CancellationToken));
            var clock = Stopwatch.StartNew();
            await cancellation.CancelAsync();
            try
            {
                await run;
            }
            catch (OperationCanceledException)
            {
                slowest = clock.Elapsed > slowest ? clock.Elapsed : slowest;
            }

            return await analysis.FindingsAsync(TestContext.Current.CancellationToken);
        });
        TestContext.Current.TestOutputHelper?.WriteLine($"The slowest end took {slowest.TotalMilliseconds:0} ms.");
        Assert.True(slowest < MostToCancel, slowest.ToString());
    }

    private static Random Random(int number) => new(unchecked((Options.Seed * 1_000_003) + number));

    private static async Task CompareAsync(
        string test, IReadOnlyList<FuzzProgram> programs, Func<FuzzProgram, int, Task<ImmutableArray<string>>> run)
    {
        var faults = new SortedDictionary<string, string>(StringComparer.Ordinal);
        for (var number = 0; number < Options.Runs; number++)
        {
            var program = programs[number % programs.Count];
            var expected = await new Analysis(program).FindingsAsync(TestContext.Current.CancellationToken);
            var actual = await run(program, number);
            if (!expected.SequenceEqual(actual))
            {
                var (missing, there) = (string.Join('\n', expected.Except(actual)), string.Join('\n', actual.Except(expected)));
                faults[$"{Fault.Differs} {program.Name}"] = $"Run {number}:\n{missing}\nis missing,\n{there}\nis there instead\n{program}";
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{test}, seed {Options.Seed}: {Options.Runs} runs of {programs.Count} programs.");
        KnownFaults.Check(test, faults);
    }
}
