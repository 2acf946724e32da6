using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Shared.HandOver;

/// <summary>
/// What a finding tells its fix beyond the place that is marked: one record for each kind of finding, which the rule makes and the fix
/// reads. <see cref="FixDataCodec"/> takes it through the diagnostic. A place is the name of a call.
/// </summary>
internal abstract record FixData;

/// <summary>Origins that a fix writes where it needs explicit ones.</summary>
/// <param name="Names">The origins.</param>
/// <param name="IsPlaceholder">Whether it is the made-up one, since neither options nor code name any.</param>
internal sealed record SuggestedOrigins(IReadOnlyList<string> Names, bool IsPlaceholder)
{
    public const string Placeholder = "https://app.example.com";

    /// <summary>The made-up origin, if it is among them.</summary>
    public string? MadeUp => IsPlaceholder ? Placeholder : null;
}

/// <summary>A policy that admits origins which are not its own.</summary>
/// <param name="Origins">What it can list instead.</param>
/// <param name="Remaining">Explicit origins that it goes on to admit when what is marked is removed.</param>
internal record UnwantedOriginsData(SuggestedOrigins Origins, IReadOnlyList<string> Remaining) : FixData;

/// <summary>A policy that lets any origin in.</summary>
/// <param name="Origins">What it can list instead.</param>
/// <param name="Remaining">Explicit origins that it goes on to admit when what is marked is removed.</param>
/// <param name="CredentialsBy">The call that allows credentials, or the name of the property that does.</param>
/// <param name="UsedBy">The call that puts the policy to use in Production, if it is the one use.</param>
internal sealed record OpenPolicyData(SuggestedOrigins Origins, IReadOnlyList<string> Remaining, Location? CredentialsBy, Location? UsedBy)
    : UnwantedOriginsData(Origins, Remaining);

/// <summary>A check that origins can bypass.</summary>
/// <param name="Origins">What the policy can list instead.</param>
/// <param name="Remaining">Explicit origins that it goes on to admit when the check is removed.</param>
/// <param name="OwnDomains">Domains that the check names and below which nobody but their owner can have a name: no public suffix is among
/// them.</param>
internal sealed record OriginCheckData(SuggestedOrigins Origins, IReadOnlyList<string> Remaining, IReadOnlyList<string> OwnDomains)
    : UnwantedOriginsData(Origins, Remaining);

/// <summary>A pattern over hosts that anybody can have.</summary>
/// <param name="Origins">What the policy can list instead.</param>
/// <param name="Remaining">Explicit origins that it goes on to admit when the pattern is removed.</param>
/// <param name="WildcardCall">The call that makes patterns count, if this is the only one.</param>
internal sealed record OpenPatternData(SuggestedOrigins Origins, IReadOnlyList<string> Remaining, Location? WildcardCall)
    : UnwantedOriginsData(Origins, Remaining);

/// <summary>An origin of the developer's own machine.</summary>
/// <param name="Remaining">Explicit origins of others that the policy goes on to admit without it.</param>
/// <param name="UsedBy">The call that puts the policy to use in Production, if it is the one use.</param>
internal sealed record LoopbackOriginData(IReadOnlyList<string> Remaining, Location? UsedBy) : FixData;

/// <summary>A string that means something else than it says, with what may have been meant.</summary>
/// <param name="Choices">The corrections; each is one string or several in the place of the one.</param>
internal sealed record CorrectionsData(IReadOnlyList<IReadOnlyList<string>> Choices) : FixData
{
    public static CorrectionsData Of(IEnumerable<string> choices) => new([.. choices.Select(static choice => (string[])[choice])]);
}

/// <summary>A value from configuration.</summary>
/// <param name="Key">Its key.</param>
internal sealed record ConfigurationData(string Key) : FixData;

/// <summary>Headers written by hand.</summary>
/// <param name="HasPolicy">Whether the app has a policy or the CORS middleware already.</param>
/// <param name="Origins">What a policy can list, if that is known.</param>
internal sealed record HandMadeHeaderData(bool HasPolicy, SuggestedOrigins? Origins) : FixData;

/// <summary>What is marked can go: something else does its work, or it does none.</summary>
internal sealed record RemovableData : FixData;

/// <summary>An attribute on a handler of a Razor Page, which counts on the class.</summary>
internal sealed record PageHandlerData : FixData;

/// <summary>An endpoint for WebSockets.</summary>
/// <param name="Origins">The origins of the policies that answer for WebSockets.</param>
internal sealed record WebSocketData(IReadOnlyList<string> Origins) : FixData;

/// <summary>A policy that admits nobody.</summary>
/// <param name="Origins">What it can list.</param>
/// <param name="FirstCall">The first call on its builder.</param>
internal sealed record EmptyPolicyData(SuggestedOrigins Origins, Location? FirstCall) : FixData;

/// <summary>A call without effect.</summary>
/// <param name="OverriddenBy">The call that takes the effect away.</param>
/// <param name="IsOverrideRemovable">Whether removing that one instead would not open the policy.</param>
internal sealed record OverriddenData(Location OverriddenBy, bool IsOverrideRemovable) : FixData;

/// <summary>Origins added to a copy of a policy, which asks the original's.</summary>
/// <param name="CopiedBy">The constructor that copies.</param>
internal sealed record CopiedPolicyData(Location CopiedBy) : FixData;

/// <summary>How long a preflight answer is meant to be remembered.</summary>
/// <param name="Seconds">In whole seconds.</param>
internal sealed record MaxAgeData(long Seconds) : FixData;

/// <summary>Methods or headers that a policy lacks.</summary>
/// <param name="Names">Their names.</param>
/// <param name="FirstCall">The first call on the policy's builder.</param>
internal sealed record MissingNamesData(IReadOnlyList<string> Names, Location? FirstCall) : FixData;

/// <summary>A policy that SignalR's client cannot use.</summary>
/// <param name="Headers">The headers that it lacks.</param>
/// <param name="LacksCredentials">Whether it has to allow credentials yet.</param>
/// <param name="IsOpen">Whether it lets any origin in.</param>
/// <param name="OpenedBy">The call that lets any origin in.</param>
/// <param name="Origins">What it can list instead.</param>
/// <param name="Remaining">The origins that it lists.</param>
/// <param name="FirstCall">The first call on its builder.</param>
internal sealed record HubPolicyData(
    IReadOnlyList<string> Headers,
    bool LacksCredentials,
    bool IsOpen,
    Location? OpenedBy,
    SuggestedOrigins Origins,
    IReadOnlyList<string> Remaining,
    Location? FirstCall)
    : FixData;

/// <summary>A policy that can be added where the app registers its policies.</summary>
/// <param name="AddCors">The call that registers them.</param>
/// <param name="Origins">What it can list.</param>
internal sealed record PolicyToAdd(Location AddCors, SuggestedOrigins Origins);

/// <summary>A name that no policy has.</summary>
/// <param name="Nearest">Names of policies that may be meant.</param>
/// <param name="Name">The name, if a policy can have it.</param>
/// <param name="ToAdd">How a policy of that name is added.</param>
internal sealed record UnknownPolicyData(IReadOnlyList<string> Nearest, string? Name, PolicyToAdd? ToAdd) : FixData;

/// <summary>A use of CORS that names no policy.</summary>
/// <param name="PolicyNames">Names that it may name, the safest first.</param>
/// <param name="DefaultToAdd">How a default policy is added.</param>
internal sealed record UnnamedPolicyData(IReadOnlyList<string> PolicyNames, PolicyToAdd? DefaultToAdd) : FixData;

/// <summary>An app without the CORS middleware.</summary>
/// <param name="IsNameNeedless">Whether the middleware works without the name of a policy.</param>
/// <param name="PolicyNames">Else the names that it may be given, the safest first.</param>
internal sealed record MissingMiddlewareData(bool IsNameNeedless, IReadOnlyList<string> PolicyNames) : FixData;

internal enum CallMove
{
    /// <summary>The marked call belongs in front of the other.</summary>
    MarkedBefore,

    /// <summary>The marked call belongs behind the other.</summary>
    MarkedBehind,

    /// <summary>The other call belongs in front of the marked one.</summary>
    OtherBefore,
}

/// <summary>Middleware in the wrong order.</summary>
/// <param name="Move">Which call belongs where.</param>
/// <param name="Other">The name of the other call.</param>
internal sealed record CallOrderData(CallMove Move, Location Other) : FixData;

/// <summary>CORS middleware behind other CORS middleware.</summary>
/// <param name="OnlyHere">Origins that only the marked one lets in, where they are known.</param>
internal sealed record FurtherCorsData(IReadOnlyList<string> OnlyHere) : FixData;

/// <summary>Authorization that is added in front of the CORS middleware unseen.</summary>
/// <param name="AuthenticationBy">The call that adds authentication, if one does.</param>
/// <param name="HasAuthentication">Whether authentication is registered, without which <c>UseAuthentication</c> does not start.</param>
internal sealed record ImplicitAuthorizationData(Location? AuthenticationBy, bool HasAuthentication) : FixData;

/// <summary>A policy that nothing uses.</summary>
/// <param name="RegisteredBy">The call that registers it.</param>
internal sealed record UnusedPolicyData(Location RegisteredBy) : FixData;
