using System.Text.RegularExpressions;

namespace CorsAnalyzers.Tests.Shapes;

/// <summary>A piece of code from <c>shapes.md</c> and its verdict: one of the rules, or nothing at all.</summary>
internal sealed partial record Shape(string Id, ImmutableArray<string> Rules, string Code)
{
    /// <summary>All shapes by id.</summary>
    public static ImmutableSortedDictionary<string, Shape> All { get; } = Read();

    /// <summary>Whether something must be reported.</summary>
    public bool IsFlagged => !Rules.IsEmpty;

    private static ImmutableSortedDictionary<string, Shape> Read()
    {
        using var stream = typeof(Shape).Assembly.GetManifestResourceStream("shapes.md")!;
        using var reader = new StreamReader(stream);
        return Section().Matches(reader.ReadToEnd().ReplaceLineEndings("\n"))
            .Select(match => new Shape(
                match.Groups["id"].Value,
                [.. match.Groups["rule"].Captures.Select(capture => capture.Value)],
                match.Groups["code"].Value))
            .ToImmutableSortedDictionary(shape => shape.Id, shape => shape, StringComparer.Ordinal);
    }

    [GeneratedRegex(
        @"^## (?<id>\w+) (?:OK|FLAG(?: (?<rule>CORS\d+))+)\n\n```csharp\n(?<code>.*?)```$",
        RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Section();
}
