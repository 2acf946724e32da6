using System.Globalization;

namespace CorsAnalyzers.Fuzz;

/// <summary>How much is tried. What is not set is the short form, which <c>dotnet test</c> runs: few programs, always the same.</summary>
internal static class Options
{
    /// <summary>Makes other programs than the usual ones.</summary>
    public static readonly int Seed = Read("CORS_FUZZ_SEED", 1);

    /// <summary>How many mutants are analysed.</summary>
    public static readonly int Mutants = Read("CORS_FUZZ_MUTANTS", 600);

    /// <summary>How many flawed programs have all their fixes applied; some of them also at once, and in several orders.</summary>
    public static readonly int Programs = Read("CORS_FUZZ_PROGRAMS", 80);

    /// <summary>How many runs in another order, culture or mode are compared.</summary>
    public static readonly int Runs = Read("CORS_FUZZ_RUNS", 150);

    /// <summary>By how much growth cases are larger than usual.</summary>
    public static readonly int Scale = Read("CORS_FUZZ_SCALE", 1);

    /// <summary>Whether this is the short form, of which the known faults are known one by one.</summary>
    public static bool IsShort => Seed == 1 && Mutants == 600 && Programs == 80 && Runs == 150 && Scale == 1;

    /// <summary>Whether a case by that name is to be tried: those whose names contain a given word, or all.</summary>
    public static bool IsWanted(string name) => name.Contains(Environment.GetEnvironmentVariable("CORS_FUZZ_CASE") ?? "", StringComparison.Ordinal);

    private static int Read(string variable, int usual) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : usual;
}
