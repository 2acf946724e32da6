using CorsAnalyzers.Fuzz.Programs;

namespace CorsAnalyzers.Fuzz.Running;

/// <summary>What a worker is asked to do with a program.</summary>
/// <param name="Program">The program.</param>
/// <param name="IsTwice">Whether it is analysed a second time, by several threads, to compare.</param>
/// <param name="IsCompilerAlone">Whether the analyzer stays away, to see what the compiler does by itself.</param>
internal sealed record Job(FuzzProgram Program, bool IsTwice = false, bool IsCompilerAlone = false);

/// <summary>What came of a job.</summary>
/// <param name="Findings">The findings in order.</param>
/// <param name="Faults">What must not happen.</param>
/// <param name="Effort">What the analyzer did in the first run.</param>
internal sealed record Outcome(ImmutableArray<string> Findings, ImmutableArray<Fault> Faults, Effort Effort)
{
    public static Outcome Of(Fault fault) => new([], [fault], default);
}

/// <summary>Something that must not happen, by its kind.</summary>
internal sealed record Fault(string Kind, string Text)
{
    public const string Exception = "exception";
    public const string Memory = "memory";
    public const string Death = "death";
    public const string Slow = "slow";
    public const string Differs = "differs";

    public override string ToString() => $"{Kind}: {Text}";
}
