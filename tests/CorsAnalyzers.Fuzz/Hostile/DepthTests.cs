using CorsAnalyzers.Fuzz.Running;

namespace CorsAnalyzers.Fuzz.Hostile;

/// <summary>With 1 MB of stack, as the compiler of Visual Studio has it, the analyzer survives all that the compiler alone survives.</summary>
public sealed class DepthTests
{
    private const int Patience = 60;

    private static readonly int[] Depths = [200, 800, 3200];

    private static readonly string[] DeepAtRunTime = ["chain", "groups", "recursion", "list-of"];

    public static TheoryData<string> Names => [.. DepthCases.All.Keys.Where(Options.IsWanted)];

    public static TheoryData<string> HostileNames =>
    [
        .. HostileCases.All.Keys.Where(name => DeepAtRunTime.Any(word => name.Contains(word, StringComparison.Ordinal))),
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Survives_what_the_compiler_survives(string name)
    {
        foreach (var depth in Depths)
        {
            var program = DepthCases.All[name](depth) with { Name = $"{name}-{depth}" };
            if (!(await Workers.SmallStack.RunAsync(new(program, IsCompilerAlone: true), Patience)).Faults.IsEmpty)
            {
                TestContext.Current.TestOutputHelper?.WriteLine($"The compiler alone dies at a depth of {depth}.");
                return;
            }

            var outcome = await Workers.SmallStack.RunAsync(new(program), Patience);
            if (!outcome.Faults.IsEmpty || depth == Depths[^1])
            {
                KnownFaults.Check($"depth/{name}", outcome.Faults, program);
                return;
            }
        }
    }

    [Theory]
    [MemberData(nameof(HostileNames))]
    public async Task Survives_depth_at_run_time(string name)
    {
        var program = HostileCases.All[name];
        KnownFaults.Check($"small-stack/{name}", (await Workers.SmallStack.RunAsync(new(program), Patience)).Faults, program);
    }
}
