using CorsAnalyzers.Fuzz.Programs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CorsAnalyzers.Fuzz.Fixes;

/// <summary>Where several things are wrong, it does not matter in which order they are mended.</summary>
public sealed class FixOrderTests
{
    private const int MostRounds = 30;
    private const int OrdersOfOne = 4;

    /// <summary>Of how many programs one is tried: each order takes many rounds.</summary>
    private const int Rarity = 3;

    [Fact]
    public async Task First_actions_lead_to_one_text_in_every_order()
    {
        var orders = 0;
        var faults = new Faults();
        foreach (var program in FlawedPrograms.All(Options.Seed).Take(Options.Programs).Where((_, number) => number % Rarity == 0))
        {
            var (count, found) = await RunAsync(program);
            orders += count;
            faults.Add(program, found);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"Seed {Options.Seed}: {orders} orders. {faults}");
        KnownFaults.Check("fix-orders", await faults.ShrinkAsync("fix-orders", async smaller => (await RunAsync(smaller)).Faults));
    }

    private static async Task<(int Orders, List<FixFault> Faults)> RunAsync(FuzzProgram program)
    {
        var app = await FixedApp.OpenAsync(program);
        var rules = app.Findings.Select(finding => finding.Id).Distinct().Order(StringComparer.Ordinal).ToArray();
        if (!app.Errors.IsEmpty || app.Findings.Length < 2 || rules.Length < 2)
        {
            return (0, []);
        }

        var random = new Random(Options.Seed);
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var orders = 0;
        for (var i = 0; i < (rules.Length == 2 ? 2 : OrdersOfOne); i++)
        {
            if (i < 2)
            {
                Array.Reverse(rules);
            }
            else
            {
                random.Shuffle(rules);
            }

            orders++;
            var end = await FormatAsync(app, rules);
            var left = end.Errors.Concat(end.Findings.Select(finding => finding.Id));
            texts.TryAdd(await end.TextAsync(), $"{string.Join(", ", rules)}, left: {string.Join(", ", left)}");
        }

        if (texts.Count == 1)
        {
            return (orders, []);
        }

        var all = string.Join("\n", texts.Select(text => $"{text.Value}\n{text.Key}"));
        return (orders, [new(program.Name, "first actions", "order matters", all)]);
    }

    /// <summary>What <c>dotnet format</c> does, over and over: in turn, each rule has all that it finds fixed by the first kind of action.</summary>
    private static async Task<FixedApp> FormatAsync(FixedApp app, IEnumerable<string> rules)
    {
        var waiting = rules.ToList();
        for (var round = 0; round < MostRounds; round++)
        {
            // A rule that comes up only on the way has its turn at the end.
            waiting.AddRange(app.Findings.Select(finding => finding.Id).Except(waiting).Order(StringComparer.Ordinal).ToList());
            var before = app;
            foreach (var rule in waiting)
            {
                app = await FixRuleAsync(app, rule);
            }

            if (!app.Errors.IsEmpty || await app.TextAsync() == await before.TextAsync())
            {
                return app;
            }
        }

        return app;
    }

    private static async Task<FixedApp> FixRuleAsync(FixedApp app, string rule)
    {
        foreach (var finding in app.Findings.Where(finding => finding.Id == rule))
        {
            if ((await app.OffersAsync(finding)) is [var first, ..])
            {
                return await app.FixAllAsync(first.Provider, rule, first.Key, FixAllScope.Solution, app.FileOf(finding)) ?? app;
            }
        }

        return app;
    }
}
