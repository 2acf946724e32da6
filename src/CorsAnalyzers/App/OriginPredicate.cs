namespace CorsAnalyzers.App;

/// <summary>What decides about an origin instead of the list (facts §1.1).</summary>
internal enum PredicateKind
{
    /// <summary><c>SetIsOriginAllowedToAllowWildcardSubdomains</c>: the list, with <c>*.</c> entries as patterns.</summary>
    WildcardSubdomains,

    /// <summary>Code of the app.</summary>
    Custom,

    /// <summary>The predicate of another policy, bound to that policy's list: <c>new CorsPolicyBuilder(policy)</c>.</summary>
    Copied,
}

/// <summary>What kind of page asks.</summary>
internal enum ProbeKind
{
    /// <summary>A site that has nothing to do with the app.</summary>
    Stranger,

    /// <summary>The opaque origin <c>null</c>: sandboxed frames, <c>data:</c> and <c>file:</c> pages.</summary>
    Null,

    /// <summary>An origin the code names.</summary>
    Named,

    /// <summary>An origin that somebody else can own and that resembles one the code names.</summary>
    LookAlike,

    /// <summary>A named origin over plain http.</summary>
    OtherScheme,

    /// <summary>A named origin on another port.</summary>
    OtherPort,

    /// <summary>A subdomain of a named origin.</summary>
    Subdomain,

    /// <summary>A page on the user's own machine.</summary>
    Loopback,

    /// <summary>A string of the code's own that no browser sends as an origin.</summary>
    Impossible,

    /// <summary>A valid origin with a string of the code's own in it; says nothing of who owns it.</summary>
    Other,
}

/// <summary>An origin the predicate is asked about.</summary>
/// <param name="Origin">What the browser would send in <c>Origin</c>.</param>
/// <param name="Kind">Whose page that is.</param>
/// <param name="Resembles">The origin or host of the code's own that it was made from, if any.</param>
internal sealed record Probe(string Origin, ProbeKind Kind, string? Resembles = null);

internal enum Answer
{
    Unknown,
    Admitted,
    Refused,
    Throws,
}

internal sealed record ProbeAnswer(Probe Probe, Answer Answer);

/// <summary>A predicate, as the answers it gives.</summary>
/// <param name="Kind">Whose code it is.</param>
/// <param name="By">The call that set it.</param>
/// <param name="Answers">What it says to each probe; empty unless <see cref="PredicateKind.Custom"/>.</param>
/// <param name="IsConstant">Whether it never looks at the origin, such as <c>_ => false</c>.</param>
internal sealed record OriginPredicate(PredicateKind Kind, CallSite By, EquatableArray<ProbeAnswer> Answers, bool IsConstant = false)
{
    /// <summary>True for strangers of every kind: the policy is open, whatever it says to <c>null</c>.</summary>
    public bool AdmitsEveryone =>
        Kind == PredicateKind.Custom
        && Answers.Any(answer => answer.Probe.Kind == ProbeKind.Stranger)
        && Answers.Where(answer => answer.Probe.Kind is ProbeKind.Stranger).All(answer => answer.Answer == Answer.Admitted);

    /// <summary>
    /// A string that passes though no browser sends it, while every origin that was tried is refused: what the check waits for never comes.
    /// </summary>
    public string? WaitsFor => Answers.All(answer => answer.Answer == Answer.Refused || answer is { Answer: Answer.Admitted, Probe.Kind: ProbeKind.Impossible })
        ? Answers.FirstOrDefault(answer => answer.Answer == Answer.Admitted)?.Probe.Origin
        : null;

    /// <summary>An origin that passes without being meant to: a look-alike, or a stranger where others are refused.</summary>
    public Probe? Intruder => AdmitsEveryone ? null : Admitted(ProbeKind.LookAlike) ?? Admitted(ProbeKind.Stranger);

    /// <summary>A plain-http origin that passes because the check does not look at the scheme.</summary>
    public Probe? PlainHttp => AdmitsEveryone ? null : Admitted(ProbeKind.OtherScheme);

    /// <summary>An origin that a browser can send and that the check fails on.</summary>
    public Probe? Failure => Answers.FirstOrDefault(answer => answer is { Answer: Answer.Throws, Probe.Kind: not ProbeKind.Impossible })?.Probe;

    /// <summary>Whether the answer to <c>null</c> is yes.</summary>
    public bool AdmitsNull => Answers.Any(answer => answer is { Probe.Kind: ProbeKind.Null, Answer: Answer.Admitted });

    private Probe? Admitted(ProbeKind kind) => Answers.FirstOrDefault(answer => answer.Answer == Answer.Admitted && answer.Probe.Kind == kind)?.Probe;
}
