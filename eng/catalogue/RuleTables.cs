using System.Text;

namespace CorsAnalyzers.Catalogue;

/// <summary>The tables and lists about rules on the pages.</summary>
internal static class RuleTables
{
    private static IEnumerable<(Chapter Chapter, List<Rule> Rules)> Chapters =>
        Chapter.All.Select(chapter => (chapter, chapter.Of(RuleCatalog.Rules).ToList())).Where(each => each.Item2.Count > 0);

    /// <summary>For the front page: a line for each chapter with rules about an app.</summary>
    public static string Summary()
    {
        var text = new StringBuilder("| Rules | Without them |\n|---|---|\n");
        foreach (var (chapter, rules) in Chapters.Where(each => each.Chapter.Digit != '0'))
        {
            text.Append($"| [{chapter.Title}](docs/README.md#{chapter.Anchor}), {rules.Count} | {chapter.Saves} |\n");
        }

        return text.ToString();
    }

    /// <summary>For the index: every rule, by chapter.</summary>
    public static string Index() => string.Join("\n", Chapters.Select(each => $"""
        ### {each.Chapter.Title}

        {each.Chapter.Saves}

        | Rule | What it reports | Category | Severity | Fix |
        |---|---|---|---|---|
        {string.Concat(each.Rules.Select(Row))}
        """));

    /// <summary>For the list of changes: which rules are new, by chapter.</summary>
    public static string News(IReadOnlyCollection<Rule> unshipped) => unshipped.Count == 0
        ? "No new rules.\n"
        : string.Concat(Chapter.All.Select(chapter => (chapter.Title, Ids: chapter.Of(unshipped).Select(rule => rule.Descriptor.Id).ToList()))
            .Where(each => each.Ids.Count > 0)
            .Select(each => $"- {each.Title}: {string.Join(", ", Ranges(each.Ids))}.\n"));

    private static string Row(Rule rule)
    {
        var (id, title, category, severity) = Facts(rule);
        return $"| [{id}](rules/{id}.md) | {title} | {category} | {severity} | {(rule.NoFix is null ? "yes" : "no")} |\n";
    }

    private static (string Id, string Title, string Category, string Severity) Facts(Rule rule) =>
        (rule.Descriptor.Id, rule.Descriptor.Title.ToString(null), rule.Descriptor.Category, rule.Descriptor.DefaultSeverity.ToString());

    /// <summary>Ids in a row are named by the first and the last of them.</summary>
    private static IEnumerable<string> Ranges(List<string> ids)
    {
        for (var first = 0; first < ids.Count;)
        {
            var last = first;
            while (last + 1 < ids.Count && Number(ids[last + 1]) == Number(ids[last]) + 1)
            {
                last++;
            }

            yield return (last - first) switch
            {
                0 => ids[first],
                1 => $"{ids[first]}, {ids[last]}",
                _ => $"{ids[first]} to {ids[last]}",
            };
            first = last + 1;
        }
    }

    private static int Number(string id) => int.Parse(id["CORS".Length..], System.Globalization.CultureInfo.InvariantCulture);
}
