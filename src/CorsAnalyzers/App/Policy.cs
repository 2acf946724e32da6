namespace CorsAnalyzers.App;

/// <summary>Whether a policy is put to use where the app is judged.</summary>
internal enum Usage
{
    Unknown,
    Used,
    Unused,
}

/// <summary>A policy of the app.</summary>
/// <param name="Name">Its name; unknown for one that has none or whose name is not a constant.</param>
/// <param name="RegisteredBy">The call that hands it to the framework.</param>
/// <param name="Variants">The states it may be in; never empty.</param>
/// <param name="Usage">Whether middleware or an endpoint uses it.</param>
/// <param name="UsedBy">The calls and attributes that use it.</param>
internal sealed record Policy(
    Fact<string> Name,
    CallSite RegisteredBy,
    EquatableArray<PolicyVariant> Variants,
    Usage Usage,
    EquatableArray<CallSite> UsedBy)
{
    /// <summary>Tells it from all others of its app.</summary>
    public int Id { get; init; }

    /// <summary>Given by <c>AddDefaultPolicy</c>, which asks <c>DefaultPolicyName</c> for its name.</summary>
    public bool IsDefault { get; init; }

    /// <summary>Identifies it where it was given in place (<see cref="PolicyUse.Inline"/>).</summary>
    public int? Inline { get; init; }

    /// <summary>Whether code that this environment does not run speaks of its name.</summary>
    public bool IsNamedElsewhere { get; init; }

    /// <summary>Whether it is registered on every path through the startup code.</summary>
    public bool IsCertain { get; init; } = true;

    /// <summary>May a browser be answered by this policy? Unknown counts as yes: somebody registered it.</summary>
    public bool IsExposed => Usage != Usage.Unused;
}
