namespace CorsAnalyzers.Proofs.Pages;

/// <summary>A table of a page.</summary>
/// <param name="Header">The cells of its first line.</param>
/// <param name="Rows">The cells of the lines below the dashes.</param>
/// <param name="Settings">The last <c>appsettings</c> block above it.</param>
/// <param name="FencesAbove">How many blocks stand above it.</param>
internal sealed record Table(ImmutableArray<string> Header, ImmutableArray<ImmutableArray<string>> Rows, Fence? Settings, int FencesAbove);

/// <summary>What a page is made of, as far as tests read it.</summary>
/// <param name="Heading">The first-level heading.</param>
/// <param name="Sections">The second-level headings in order, each with the text below it, without blocks.</param>
/// <param name="Fences">The fenced blocks in order.</param>
/// <param name="Tables">The tables in order.</param>
internal sealed record Markdown(
    string Heading,
    ImmutableArray<(string Heading, string Text)> Sections,
    ImmutableArray<Fence> Fences,
    ImmutableArray<Table> Tables)
{
    /// <summary>Reads a page with line feeds as line ends.</summary>
    public static Markdown Read(string text)
    {
        var (heading, sections, fences, tables) = ("", new List<(string Heading, List<string> Lines)>(), new List<Fence>(), new List<Table>());
        var isInTable = false;
        using var lines = ((IEnumerable<string>)text.Split('\n')).GetEnumerator();
        while (lines.MoveNext())
        {
            var line = lines.Current;
            if (Fence.IsMark(line))
            {
                fences.Add(Fence.Read(line, UntilMark(lines).ToList()));
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

            var cells = Cells(line);
            if (cells.IsEmpty || cells.All(static cell => cell.All(static c => c == '-')))
            {
                isInTable &= !cells.IsEmpty;
            }
            else if (isInTable)
            {
                tables[^1] = tables[^1] with { Rows = tables[^1].Rows.Add(cells) };
            }
            else
            {
                tables.Add(new(cells, [], fences.LastOrDefault(static fence => fence is { Language: "json", Tag: "appsettings" }), fences.Count));
                isInTable = true;
            }
        }

        return new(heading, [.. sections.Select(section => (section.Heading, string.Join('\n', section.Lines).Trim()))], [.. fences], [.. tables]);
    }

    private static IEnumerable<string> UntilMark(IEnumerator<string> lines)
    {
        while (lines.MoveNext() && !Fence.IsMark(lines.Current))
        {
            yield return lines.Current;
        }
    }

    private static ImmutableArray<string> Cells(string line) =>
        line.StartsWith('|') ? [.. line.Trim().Trim('|').Split('|').Select(static cell => cell.Trim())] : [];
}
