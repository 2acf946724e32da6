using System.Collections.Concurrent;
using CorsAnalyzers.Fuzz.Programs;
using CorsAnalyzers.Fuzz.Running;

namespace CorsAnalyzers.Fuzz.Mutants;

/// <summary>Programs that are being typed, or were mauled: nothing throws, no process dies, the same is found twice.</summary>
public sealed class MutantTests
{
    private const int Patience = 10;

    [Fact]
    public async Task Nothing_throws_or_dies_and_the_same_is_found_twice()
    {
        var faults = new ConcurrentDictionary<string, (FuzzProgram Program, string Text, int Count)>(StringComparer.Ordinal);
        var withFindings = 0;
        await Parallel.ForAsync(0, Options.Mutants, TestContext.Current.CancellationToken, async (number, _) =>
        {
            var program = Mutation.Make(Options.Seed, number);
            var outcome = await Workers.Usual.RunAsync(new(program, IsTwice: true), Patience);
            Interlocked.Add(ref withFindings, outcome.Findings.IsEmpty ? 0 : 1);
            if (outcome.Faults is [var fault, ..] && !await IsOfTheCompilerAsync(program, fault))
            {
                faults.AddOrUpdate(Signature(fault), _ => (program, fault.ToString(), 1), (_, first) => first with { Count = first.Count + 1 });
            }
        });

        var kinds = string.Join(", ", faults.Select(fault => $"{fault.Key} ({fault.Value.Count} times)"));
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"Seed {Options.Seed}: {Options.Mutants} mutants of {Corpus.All.Length} programs, {withFindings} with findings. {kinds}");
        var shrunk = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (signature, (program, text, count)) in faults)
        {
            var tries = text.StartsWith(Fault.Slow, StringComparison.Ordinal) ? 30 : 200;
            var small = KnownFaults.Contains("mutants", signature) ? program : await Shrinking.ShrinkAsync(program, IsFaultyAsync, tries);
            shrunk[signature] = $"{program.Name}, {count} times: {text}\n{small}";

            async Task<bool> IsFaultyAsync(FuzzProgram smaller) =>
                (await Workers.Usual.RunAsync(new(smaller, IsTwice: true), Patience)).Faults is [var fault, ..] && Signature(fault) == signature;
        }

        KnownFaults.Check("mutants", shrunk);
    }

    private static async Task<bool> IsOfTheCompilerAsync(FuzzProgram program, Fault fault) =>
        fault.Kind is Fault.Death or Fault.Slow or Fault.Memory
        && !(await Workers.Usual.RunAsync(new(program, IsCompilerAlone: true), Patience)).Faults.IsEmpty;

    /// <summary>What is the same for the same cause: the kind, and for exceptions their type.</summary>
    private static string Signature(Fault fault) => fault.Kind == Fault.Exception ? $"{fault.Kind} {fault.Text.Split(' ')[0]}" : fault.Kind;
}
