namespace CorsAnalyzers.Proofs.Pages;

/// <summary>The page of a rule, read from <c>docs/rules</c>.</summary>
/// <param name="Id">The id, by the file's name.</param>
/// <param name="Heading">The first heading.</param>
/// <param name="Facts">The row of the table below it: category, severity, fix.</param>
/// <param name="Sections">The second-level headings in order, each with its text.</param>
/// <param name="Fences">The fenced blocks in order.</param>
/// <param name="Exchanges">Who may read what.</param>
internal sealed record RulePage(
    string Id,
    string Heading,
    ImmutableArray<string> Facts,
    ImmutableArray<(string Heading, string Text)> Sections,
    ImmutableArray<Fence> Fences,
    ImmutableArray<Exchange> Exchanges)
{
    private const string Folder = "docs/rules/";
    private const string Extension = ".md";

    /// <summary>Every page by id.</summary>
    public static readonly ImmutableSortedDictionary<string, RulePage> All = typeof(RulePage).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
        .Select(name => Read(name[Folder.Length..^Extension.Length], RepositoryText.Read(name)))
        .ToImmutableSortedDictionary(page => page.Id, page => page, StringComparer.Ordinal);

    /// <summary>The program with the mistake.</summary>
    public string Bad => Single("csharp", "bad").Text;

    /// <summary>The program that the fix leaves.</summary>
    public string Fixed => Single("csharp", "fixed").Text;

    /// <summary>The equivalence key of the fix that leads from one to the other; the first on offer if the page names none.</summary>
    public string? FixKey => Single("csharp", "fixed").Attributes.GetValueOrDefault("fix");

    /// <summary>Further programs that are right.</summary>
    public IEnumerable<string> Good => Fences.Where(fence => fence is { Language: "csharp", Tag: "good" }).Select(fence => fence.Text);

    /// <summary>What the build says about <see cref="Bad"/>: lines of <c>severity id: message</c>.</summary>
    public string BuildOutput => Single("text", "build").Text;

    /// <summary>What the browser prints, if the page says so.</summary>
    public Fence? ConsoleOutput => Fences.SingleOrDefault(fence => fence is { Language: "text", Tag: "console" });

    /// <summary>Reads a page.</summary>
    public static RulePage Read(string id, string markdown)
    {
        var (sections, fences, exchanges) = (new List<(string Heading, List<string> Lines)>(), new List<Fence>(), new List<Exchange>());
        var heading = "";
        var facts = ImmutableArray<string>.Empty;
        ImmutableArray<string>? header = null;
        string? settings = null;
        using var lines = ((IEnumerable<string>)markdown.Split('\n')).GetEnumerator();
        while (lines.MoveNext())
        {
            var line = lines.Current;
            if (Fence.IsMark(line))
            {
                var fence = Fence.Read(line, UntilMark(lines).ToList());
                fences.Add(fence);
                settings = fence is { Language: "json", Tag: "appsettings" } ? fence.Text : settings;
            }
            else if (line.StartsWith("# ", StringComparison.Ordinal))
            {
                heading = line[2..];
            }
            else if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                sections.Add((line[3..], []));
            }
            else if (sections.Count > 0)
            {
                sections[^1].Lines.Add(line);
            }

            // A table is its header, a line of dashes, and rows.
            var cells = Cells(line);
            header = cells.IsEmpty ? null : header ?? cells;
            if (header is null || cells == header || cells.All(cell => cell.All(c => c is '-' or ':')))
            {
                continue;
            }

            if (header is ["Page", "Request", "Before", "After"])
            {
                exchanges.Add(new(cells[0].Trim('`'), cells[1], cells[2], cells[3], settings));
            }
            else if (header is ["Category", "Severity", "Fix"])
            {
                facts = cells;
            }
        }

        return new(
            id,
            heading,
            facts,
            [.. sections.Select(section => (section.Heading, string.Join('\n', section.Lines).Trim()))],
            [.. fences],
            [.. exchanges]);
    }

    private Fence Single(string language, string tag) => Fences.Single(fence => fence.Language == language && fence.Tag == tag);

    private static IEnumerable<string> UntilMark(IEnumerator<string> lines)
    {
        while (lines.MoveNext() && !Fence.IsMark(lines.Current))
        {
            yield return lines.Current;
        }
    }

    private static ImmutableArray<string> Cells(string line) =>
        line.StartsWith('|') ? [.. line.Trim().Trim('|').Split('|').Select(cell => cell.Trim())] : [];
}
