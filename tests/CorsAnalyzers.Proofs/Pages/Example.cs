namespace CorsAnalyzers.Proofs.Pages;

/// <summary>A mistake on a page: the program, what the build says about it, the program that the fix leaves, and what comes of either.</summary>
/// <param name="Fences">The blocks from the <c>bad</c> program to the next one.</param>
/// <param name="Exchanges">Who may read what.</param>
internal sealed record Example(ImmutableArray<Fence> Fences, ImmutableArray<Exchange> Exchanges)
{
    /// <summary>What a page says in the place of a fix's key if the way from <see cref="Bad"/> to <see cref="Fixed"/> is not one.</summary>
    public const string ByHand = None;

    private const string None = "none";

    /// <summary>The program with the mistake.</summary>
    public string Bad => Single("csharp", "bad").Text;

    /// <summary>What the fix leaves if that is not yet <see cref="Fixed"/>: a program in which another rule, with a fix, takes over.</summary>
    public string? Step => Fences.SingleOrDefault(static fence => fence is { Language: "csharp", Tag: "step" })?.Text;

    /// <summary>The program that the fix leaves.</summary>
    public string Fixed => Single("csharp", "fixed").Text;

    /// <summary>
    /// The equivalence key of the fix that leads from one to the other; the first on offer if the page names none, <see cref="ByHand"/> if
    /// no fix does it.
    /// </summary>
    public string? FixKey => Single("csharp", "fixed").Attributes.GetValueOrDefault("fix");

    /// <summary>Whether the fix makes a difference to some row; where it only takes out what has no effect, it must not.</summary>
    public bool FixHasEffect => Single("csharp", "fixed").Attributes.GetValueOrDefault("effect") != None;

    /// <summary>What the build says about <see cref="Bad"/>: lines of <c>severity id: message</c>.</summary>
    public string BuildOutput => Single("text", "build").Text;

    private Fence Single(string language, string tag) => Fences.Single(fence => fence.Language == language && fence.Tag == tag);
}
