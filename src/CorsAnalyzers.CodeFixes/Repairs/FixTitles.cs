using CorsAnalyzers.CodeFixes.Editing;

namespace CorsAnalyzers.CodeFixes.Repairs;

/// <summary>What light bulbs say where the same mistake may stand in code and in a settings file.</summary>
internal static class FixTitles
{
    public static string ChangeTo(IReadOnlyList<string> values) => $"Change to {OriginText.InWords(values)}";

    public static string AllowOnly(IReadOnlyList<string> origins) => $"Allow only {OriginText.InWords(origins)}";

    public static string Replace(string old, IReadOnlyList<string> origins) => $"Replace '{old}' by {OriginText.InWords(origins)}";

    public static string ReplaceByApproved(string old, string approved) => $"Replace '{old}' by the approved '{approved}'";

    public static string SplitInto(IReadOnlyList<string> names) => $"Split into {OriginText.InWords(names)}";

    /// <param name="marked">What goes, as it is written.</param>
    /// <param name="remaining">The origins that stay.</param>
    public static string Remove(string marked, IReadOnlyList<string> remaining) => $"Remove {marked}: {OriginText.StayAllowed(remaining)}";

    public static string RemoveLiteralStar(string marked) => $"Remove {marked}, which is taken literally: only the names count";

    public static string RemoveWithoutEffect(string marked) => $"Remove {marked}, which has no effect";
}
