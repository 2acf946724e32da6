using CorsAnalyzers.Fuzz.Programs;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CorsAnalyzers.Fuzz.Fixes;

/// <summary>Every fix, on every flawed program that the repository has and on random ones, does what a fix has to do.</summary>
public sealed class FixTests
{
    private const int MostRounds = 10;

    /// <summary>Of how many programs one is also fixed at once: that takes many times as long.</summary>
    private const int Rarity = 6;

    [Fact]
    public async Task Every_fix_compiles_and_takes_its_finding_away_and_nothing_else()
    {
        var (applied, programs) = (0, 0);
        var faults = new Faults();
        foreach (var program in FlawedPrograms.All(Options.Seed).Take(Options.Programs))
        {
            var (count, found) = await FixCheck.RunAsync(program);
            applied += count;
            programs += count > 0 ? 1 : 0;
            faults.Add(program, found);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"Seed {Options.Seed}: {applied} fixes applied to {programs} of {Options.Programs} programs. {faults}");
        KnownFaults.Check("fixes", await faults.ShrinkAsync("fixes", async smaller => (await FixCheck.RunAsync(smaller)).Faults));
    }

    [Fact]
    public async Task Everything_can_be_fixed_at_once_until_nothing_is_left_to_fix()
    {
        var runs = 0;
        var faults = new Faults();
        foreach (var program in FlawedPrograms.All(Options.Seed).Take(Options.Programs).Where((_, number) => number % Rarity == 0))
        {
            var (count, found) = await FixAllAsync(program);
            runs += count;
            faults.Add(program, found);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"Seed {Options.Seed}: {runs} runs of fix-all. {faults}");
        KnownFaults.Check("fix-all", await faults.ShrinkAsync("fix-all", async smaller => (await FixAllAsync(smaller)).Faults));
    }

    private static async Task<(int Runs, List<FixFault> Faults)> FixAllAsync(FuzzProgram program)
    {
        var faults = new List<FixFault>();
        var runs = 0;
        var before = await FixedApp.OpenAsync(program);
        if (!before.Errors.IsEmpty)
        {
            return (0, faults);
        }

        var kinds = new HashSet<(string Id, string Key)>();
        foreach (var finding in before.Findings)
        {
            foreach (var offer in (await before.OffersAsync(finding)).Where(offer => kinds.Add((finding.Id, offer.Key))))
            {
                foreach (var scope in new[] { FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution })
                {
                    var app = before;
                    var round = 0;
                    for (var isChanging = true; isChanging && round <= MostRounds; round++)
                    {
                        var next = await app.FixAllAsync(offer.Provider, finding.Id, offer.Key, scope, app.FileOf(finding));
                        isChanging = next is not null && await next.TextAsync() != await app.TextAsync();
                        runs += isChanging ? 1 : 0;
                        app = next ?? app;
                    }

                    if (!app.Errors.IsEmpty)
                    {
                        faults.Add(new(finding.Id, offer.Key, FixFault.CompileError, $"{scope}: {app.Errors[0]}\n{await app.TextAsync()}"));
                    }
                    else if (round > MostRounds)
                    {
                        faults.Add(new(finding.Id, offer.Key, "never ends", $"{scope}\n{await app.TextAsync()}"));
                    }
                }
            }
        }

        return (runs, faults);
    }
}
