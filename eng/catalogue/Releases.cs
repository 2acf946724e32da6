using System.Text;

namespace CorsAnalyzers.Catalogue;

/// <summary>The notes by which Roslyn's release tracking knows what users of the last release have.</summary>
internal static class Releases
{
    private const string Head = $"""
        ; Unshipped analyzer release
        ; https://github.com/dotnet/roslyn-analyzers/blob/main/src/Microsoft.CodeAnalysis.Analyzers/ReleaseTrackingAnalyzers.Help.md
        ; Written by `{WrittenFile.Command}`.

        """;

    private const string Columns = "Rule ID | Category | Severity | Notes";

    /// <summary>The rules that no release has had.</summary>
    public static List<Rule> Unshipped(IEnumerable<Rule> rules, string shipped)
    {
        var known = Latest(shipped);
        return rules.Where(rule => !known.ContainsKey(Id(rule))).ToList();
    }

    /// <summary>What the next release brings: new rules, those whose category or severity is another, and those that are gone.</summary>
    public static string Notes(IReadOnlyCollection<Rule> rules, string shipped)
    {
        var known = Latest(shipped);
        var added = Unshipped(rules, shipped).Select(rule => $"{Id(rule)} | {Rank(rule)} | {Title(rule)}");
        var changed = rules.Where(rule => known.TryGetValue(Id(rule), out var last) && last.Rank != Rank(rule))
            .Select(rule => $"{Id(rule)} | {Rank(rule)} | {known[Id(rule)].Rank} | {Title(rule)}");
        var removed = known.Where(last => rules.All(rule => Id(rule) != last.Key)).Select(last => $"{last.Key} | {last.Value.Rank} | {last.Value.Title}");
        return new StringBuilder(Head)
            .Append(Table("New Rules", Columns, added))
            .Append(Table("Changed Rules", "Rule ID | New Category | New Severity | Old Category | Old Severity | Notes", changed))
            .Append(Table("Removed Rules", Columns, removed))
            .ToString();
    }

    /// <summary>The rules that users of the last release have, as they have them.</summary>
    private static SortedDictionary<string, (string Rank, string Title)> Latest(string shipped)
    {
        var latest = new SortedDictionary<string, (string, string)>(StringComparer.Ordinal);
        var section = "";
        foreach (var line in shipped.Split('\n'))
        {
            if (line.StartsWith('#'))
            {
                section = line.TrimStart('#').Trim();
            }
            else if (line.StartsWith("CORS", StringComparison.Ordinal) && line.Split('|', StringSplitOptions.TrimEntries) is var cells)
            {
                latest[cells[0]] = ($"{cells[1]} | {cells[2]}", cells[^1]);
                if (section == "Removed Rules")
                {
                    latest.Remove(cells[0]);
                }
            }
        }

        return latest;
    }

    // Release tracking insists on the line below the heads of the columns, blanks counted.
    private static string Table(string title, string columns, IEnumerable<string> rows)
    {
        var lines = string.Concat(rows.Select(row => row + "\n"));
        var line = string.Join('|', $"{columns} ".Split('|').Select(column => new string('-', column.Length)));
        return lines.Length == 0 ? "" : $"\n### {title}\n\n{columns}\n{line}\n{lines}";
    }

    private static string Id(Rule rule) => rule.Descriptor.Id;

    private static string Rank(Rule rule) => $"{rule.Descriptor.Category} | {rule.Descriptor.DefaultSeverity}";

    private static string Title(Rule rule) => rule.Descriptor.Title.ToString(null);
}
