namespace CorsAnalyzers.Proofs.Pages;

/// <summary>A fenced block of a page: <c>```csharp fixed fix=Key</c>.</summary>
/// <param name="Language">The first word behind the fence.</param>
/// <param name="Tag">The second word: what the block is for.</param>
/// <param name="Attributes">Further words, <c>name=value</c>.</param>
/// <param name="Text">What stands between the fences, with its last line end.</param>
internal sealed record Fence(string Language, string Tag, ImmutableDictionary<string, string> Attributes, string Text)
{
    private const string Mark = "```";

    /// <summary>Whether a line opens or closes a block.</summary>
    public static bool IsMark(string line) => line.StartsWith(Mark, StringComparison.Ordinal);

    /// <summary>Reads the block that the opening line begins.</summary>
    public static Fence Read(string opening, IEnumerable<string> lines)
    {
        var words = opening[Mark.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var attributes = words.Skip(2).Select(word => word.Split('=', 2)).ToImmutableDictionary(pair => pair[0], pair => pair[1]);
        return new(words.ElementAtOrDefault(0) ?? "", words.ElementAtOrDefault(1) ?? "", attributes, string.Concat(lines.Select(line => line + "\n")));
    }
}
