using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.App;

/// <summary>A call whose effect a later one took away.</summary>
/// <param name="Call">The call without effect.</param>
/// <param name="By">The one that took it away.</param>
/// <param name="IsCheck">Whether it set a predicate; otherwise it added to a list.</param>
internal sealed record Superseded(CallSite Call, CallSite By, bool IsCheck = false);

/// <summary>Origins that come from configuration.</summary>
/// <param name="By">The call they are handed to.</param>
/// <param name="At">The argument.</param>
/// <param name="Key">The key that holds them.</param>
/// <param name="MayBeNull">Whether a missing key hands null to the call, which throws.</param>
/// <param name="SplitAt">The call that splits a list without trimming its parts, if any.</param>
internal sealed record ConfiguredOrigins(CallSite By, Location At, string Key, bool MayBeNull, Location? SplitAt);

/// <summary>
/// The state a policy is left in by one path through the startup code. A policy has several variants where a condition cannot be known.
/// </summary>
internal sealed record PolicyVariant
{
    public static readonly PolicyVariant Empty = new();

    /// <summary>A policy of which nothing is known: a parameter, or one that code out of sight has touched.</summary>
    public static readonly PolicyVariant Unknown = new()
    {
        Origins = EntryList.Unknown,
        Methods = EntryList.Unknown,
        Headers = EntryList.Unknown,
        ExposedHeaders = EntryList.Unknown,
        IsPredicateKnown = false,
        Credentials = Fact<bool>.Unknown,
        MaxAge = Fact<TimeSpan?>.Unknown,
    };

    public EntryList Origins { get; init; } = EntryList.Empty;

    /// <summary>What the origin list held before <c>AllowAnyOrigin</c> emptied it: what stays allowed if that call is taken out.</summary>
    public EquatableArray<Entry> DiscardedOrigins { get; init; } = [];

    /// <summary>Origins that configuration gives.</summary>
    public EquatableArray<ConfiguredOrigins> ConfiguredOrigins { get; init; } = [];

    public EntryList Methods { get; init; } = EntryList.Empty;

    public EntryList Headers { get; init; } = EntryList.Empty;

    public EntryList ExposedHeaders { get; init; } = EntryList.Empty;

    /// <summary>What decides instead of the list; <see langword="null"/>: the list decides, if <see cref="IsPredicateKnown"/>.</summary>
    public OriginPredicate? Predicate { get; init; }

    public bool IsPredicateKnown { get; init; } = true;

    public Fact<bool> Credentials { get; init; } = Fact<bool>.Known(false);

    public CallSite? CredentialsBy { get; init; }

    public Fact<TimeSpan?> MaxAge { get; init; } = Fact<TimeSpan?>.Known(null);

    /// <summary>Every call made on this path, in order.</summary>
    public EquatableArray<CallSite> Calls { get; init; } = [];

    public EquatableArray<Superseded> Superseded { get; init; } = [];

    /// <summary>What this path takes for granted.</summary>
    public EquatableArray<Assumption> When { get; init; } = [];

    /// <summary>The constructor that copied it from another policy, if any: what came along was nobody's call on this one.</summary>
    public CallSite? CopiedBy { get; init; }

    /// <summary>Put together as a <c>CorsPolicy</c> object, which nobody checks before the first request (facts §1.3).</summary>
    public bool IsObject { get; init; }

    /// <summary>Another environment fills it differently, so that what is missing here may be missing on purpose.</summary>
    public bool VariesByEnvironment { get; init; }

    /// <summary>Every origin may read: a lone <c>*</c>, which also beats any predicate (facts, fact 5).</summary>
    public bool IsAnyOrigin => Origins.IsAny;

    /// <summary>No origin may read: there is none on the list, or a predicate that never looks says no.</summary>
    public bool AdmitsNobody => !IsAnyOrigin && IsPredicateKnown
        && (Predicate is null ? Origins.IsKnownEmpty : Predicate is { Kind: PredicateKind.Custom, IsConstant: true } && Predicate.Answers.All(answer => answer.Answer == Answer.Refused));

    /// <summary>Every origin may read, by list or by predicate.</summary>
    public bool IsOpen => IsAnyOrigin || (!Origins.IsAny && Predicate is { AdmitsEveryone: true });

    public bool HasCredentials => Credentials.Is(true);

    public PolicyVariant Called(CallSite call) => this with { Calls = Calls.Add(call) };
}
