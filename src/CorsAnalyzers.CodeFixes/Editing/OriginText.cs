using Microsoft.CodeAnalysis.CSharp;

namespace CorsAnalyzers.CodeFixes.Editing;

/// <summary>Origins as C# and as words.</summary>
internal static class OriginText
{
    private const int ShownInTitle = 3;

    public static string Literal(string value) => SymbolDisplay.FormatLiteral(value, quote: true);

    public static string WithOrigins(IReadOnlyList<string> origins) => Call("WithOrigins", origins);

    /// <summary><c>WithMethods("PUT", "DELETE")</c>.</summary>
    public static string Call(string name, IReadOnlyList<string> values) => $"{name}({Literals(values, ", ")})";

    public static string Literals(IReadOnlyList<string> origins, string separator) => string.Join(separator, origins.Select(Literal));

    public static bool IsPattern(string origin) => origin.Contains("://*.");

    /// <summary><c>'a', 'b' and 'c'</c>; of a long list the first ones and how many more.</summary>
    public static string InWords(IReadOnlyList<string> origins)
    {
        var shown = origins.Take(origins.Count > ShownInTitle + 1 ? ShownInTitle : origins.Count)
            .Select(static origin => $"'{origin}'")
            .ToList();
        if (shown.Count < origins.Count)
        {
            shown.Add($"{origins.Count - shown.Count} more");
        }

        return And(shown);
    }

    /// <summary><c>a, b and c</c>.</summary>
    public static string And(IReadOnlyList<string> names)
    {
        var last = names[names.Count - 1];
        return names.Count == 1 ? last : string.Join(", ", names.Take(names.Count - 1)) + " and " + last;
    }

    public static string StayAllowed(IReadOnlyList<string> origins) =>
        $"only {InWords(origins)} {(origins.Count == 1 ? "stays" : "stay")} allowed";
}
