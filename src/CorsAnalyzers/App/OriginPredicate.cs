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
internal sealed record OriginPredicate(PredicateKind Kind, CallSite By, Seq<ProbeAnswer> Answers, bool IsConstant = false)
{
    /// <summary>True for strangers of every kind: the policy is open, whatever it says to <c>null</c>.</summary>
    public bool AdmitsEveryone =>
        Kind == PredicateKind.Custom
        && Answers.Any(answer => answer.Probe.Kind == ProbeKind.Stranger)
        && Answers.Where(answer => answer.Probe.Kind is ProbeKind.Stranger).All(answer => answer.Answer == Answer.Admitted);

    /// <summary>False for every origin it was asked about, named ones included.</summary>
    public bool AdmitsNobody => Kind == PredicateKind.Custom && !Answers.IsEmpty && Answers.All(answer => answer.Answer == Answer.Refused);

    /// <summary>Whether the answer to <c>null</c> is yes.</summary>
    public bool AdmitsNull => Answers.Any(answer => answer is { Probe.Kind: ProbeKind.Null, Answer: Answer.Admitted });
}
