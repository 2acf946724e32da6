namespace CorsAnalyzers.Fuzz.Programs;

/// <summary>Chooses among many in a way that hardly changes when one is added: the tests go on trying what they tried before.</summary>
internal static class Choice
{
    /// <summary>One of the choices, by a number.</summary>
    public static T Pick<T>(IEnumerable<T> choices, Func<T, string> name, long number) => choices.MinBy(choice => Hash($"{name(choice)} {number}"))!;

    /// <summary>All in an order that says nothing.</summary>
    public static IEnumerable<T> Mix<T>(IEnumerable<T> choices, Func<T, string> name) => choices.OrderBy(choice => Hash(name(choice)));

    // FNV-1a with a last round that spreads what the ends of names differ in.
    private static ulong Hash(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in text)
        {
            hash = unchecked((hash ^ letter) * 1099511628211UL);
        }

        return unchecked((hash ^ (hash >> 29)) * 0x9E3779B97F4A7C15UL);
    }
}
