using CorsAnalyzers.Fuzz.Programs;
using CorsAnalyzers.Fuzz.Running;

namespace CorsAnalyzers.Fuzz.Hostile;

/// <summary>
/// Programs that are meant to hurt: nothing throws, dies, hangs or takes more memory than is promised, the same is found twice, and what is
/// wrong beside the hurtful piece is still found.
/// </summary>
public sealed class HostileTests
{
    private const string Silenced = "silenced";
    private const int Patience = 60;

    /// <summary>What is known to be slow is not waited for in full.</summary>
    private const int KnownPatience = 8;

    public static TheoryData<string> Names => [.. HostileCases.All.Keys.Where(Options.IsWanted)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Survives(string name)
    {
        var program = HostileCases.All[name];
        var patience = KnownFaults.Contains($"hostile/{name}", Fault.Slow) ? KnownPatience : Patience;
        var outcome = await Workers.Usual.RunAsync(new(program, IsTwice: true), patience);

        var isSilenced = outcome.Faults.IsEmpty
            && program.Files[0].Text.Contains("p.AllowAnyOrigin()", StringComparison.Ordinal)
            && !outcome.Findings.Any(finding => finding.Contains("CORS103", StringComparison.Ordinal));
        ImmutableArray<Fault> faults = isSilenced ? [new(Silenced, "AllowAnyOrigin is not found any more")] : outcome.Faults;
        TestContext.Current.TestOutputHelper?.WriteLine($"{outcome.Effort.Seconds:0.0} s, {outcome.Effort.Work / 1_000_000} MB");
        KnownFaults.Check($"hostile/{name}", faults, program);
    }
}
