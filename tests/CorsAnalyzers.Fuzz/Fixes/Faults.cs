using CorsAnalyzers.Fuzz.Programs;

namespace CorsAnalyzers.Fuzz.Fixes;

/// <summary>The faults of fixes by signature, each with the first program that showed it.</summary>
internal sealed class Faults
{
    private readonly SortedDictionary<string, (FuzzProgram Program, int Count)> _first = new(StringComparer.Ordinal);

    public void Add(FuzzProgram program, IEnumerable<FixFault> faults)
    {
        foreach (var fault in faults)
        {
            _first[fault.Signature] = _first.TryGetValue(fault.Signature, out var first) ? (first.Program, first.Count + 1) : (program, 1);
        }
    }

    /// <summary>Makes each program as small as it can be and still show the fault.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ShrinkAsync(string test, Func<FuzzProgram, Task<List<FixFault>>> run)
    {
        var shrunk = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (signature, (program, count)) in _first)
        {
            var small = KnownFaults.Contains(test, signature) ? program : await Shrinking.ShrinkAsync(program, ShowsAsync, tries: 60);
            var text = (await run(small)).FirstOrDefault(fault => fault.Signature == signature)?.Text;
            shrunk[signature] = $"{program.Name}, {count} times:\n{small}\nbecomes\n{text}";

            async Task<bool> ShowsAsync(FuzzProgram smaller) => (await run(smaller)).Any(fault => fault.Signature == signature);
        }

        return shrunk;
    }

    public override string ToString() => string.Join(", ", _first.Select(fault => $"{fault.Key} ({fault.Value.Count} times)"));
}
