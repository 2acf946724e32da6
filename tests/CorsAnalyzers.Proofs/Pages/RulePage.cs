namespace CorsAnalyzers.Proofs.Pages;

/// <summary>The page of a rule, read from <c>docs/rules</c>.</summary>
/// <param name="Id">The rule, by the file's name.</param>
/// <param name="Content">What it is made of.</param>
internal sealed record RulePage(string Id, Markdown Content)
{
    /// <summary>What a page says in the place of a fix's key if the way from <see cref="Bad"/> to <see cref="Fixed"/> is not one.</summary>
    public const string ByHand = None;

    private const string None = "none";
    private const string Folder = "docs/rules/";
    private const string Extension = ".md";

    /// <summary>Every page by id.</summary>
    public static readonly ImmutableSortedDictionary<string, RulePage> All = typeof(RulePage).Assembly.GetManifestResourceNames()
        .Where(static name => name.StartsWith(Folder, StringComparison.Ordinal))
        .Select(static name => new RulePage(name[Folder.Length..^Extension.Length], Markdown.Read(RepositoryText.Read(name))))
        .ToImmutableSortedDictionary(static page => page.Id, static page => page, StringComparer.Ordinal);

    /// <summary>Category, severity and fix.</summary>
    public ImmutableArray<string> Facts => RowsOf("Category", "Severity", "Fix").Single().Cells;

    /// <summary>The <c>.editorconfig</c> that the programs are judged with, if the page gives one.</summary>
    public string? EditorConfig => Content.Fences.SingleOrDefault(static fence => fence is { Language: "ini", Tag: "editorconfig" })?.Text;

    /// <summary>The one that the programs are right with, where the mistake is in that file.</summary>
    public string? FixedEditorConfig => Content.Fences.SingleOrDefault(static fence => fence is { Language: "ini", Tag: "fixed-editorconfig" })?.Text ?? EditorConfig;

    /// <summary>The program with the mistake.</summary>
    public string Bad => Single("csharp", "bad").Text;

    /// <summary>The program that the fix leaves.</summary>
    public string Fixed => Single("csharp", "fixed").Text;

    /// <summary>
    /// The equivalence key of the fix that leads from one to the other; the first on offer if the page names none, <see cref="ByHand"/> if
    /// no fix does it.
    /// </summary>
    public string? FixKey => Single("csharp", "fixed").Attributes.GetValueOrDefault("fix");

    /// <summary>Whether the fix makes a difference to some row; where it only takes out what has no effect, it must not.</summary>
    public bool FixHasEffect => Single("csharp", "fixed").Attributes.GetValueOrDefault("effect") != None;

    /// <summary>Further programs that are right.</summary>
    public IEnumerable<string> Good => Content.Fences.Where(static fence => fence is { Language: "csharp", Tag: "good" }).Select(static fence => fence.Text);

    /// <summary>What the build says about <see cref="Bad"/>: lines of <c>severity id: message</c>.</summary>
    public string BuildOutput => Single("text", "build").Text;

    /// <summary>What the browser prints, if the page says so.</summary>
    public Fence? ConsoleOutput => Content.Fences.SingleOrDefault(static fence => fence is { Language: "text", Tag: "console" });

    /// <summary>Who may read what.</summary>
    public ImmutableArray<Exchange> Exchanges =>
        [.. RowsOf("Page", "Request", "Before", "After").Select(static row => new Exchange(row.Cells[0].Trim('`'), row.Cells[1], row.Cells[2], row.Cells[3], row.Settings?.Text))];

    /// <summary>Origins as they are written by mistake, and as they should be.</summary>
    public IEnumerable<(string Written, string Right)> Corrections =>
        RowsOf("Written", "Right", "Why").Select(static row => (row.Cells[0].Trim('`'), row.Cells[1].Replace("`", "", StringComparison.Ordinal)));

    private IEnumerable<(ImmutableArray<string> Cells, Fence? Settings)> RowsOf(params string[] header) =>
        Content.Tables.Where(table => table.Header.SequenceEqual(header)).SelectMany(static table => table.Rows, static (table, row) => (row, table.Settings));

    private Fence Single(string language, string tag) => Content.Fences.Single(fence => fence.Language == language && fence.Tag == tag);
}
