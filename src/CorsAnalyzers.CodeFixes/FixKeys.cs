using CorsAnalyzers.Rules;

namespace CorsAnalyzers.CodeFixes;

/// <summary>
/// Equivalence keys of the code actions. Tools that apply one kind of fix everywhere name it by its key, so a key never changes.
/// The table of docs/fixes.md is written from here.
/// </summary>
public static class FixKeys
{
    /// <summary>Name the origins: instead of any origin, or of an origin that nobody should trust.</summary>
    [Mends(
        RuleIds.AnyOriginWithCredentials, RuleIds.EveryOriginWithCredentials, RuleIds.AnyOrigin, RuleIds.OriginCheckBypass,
        RuleIds.NullOrigin, RuleIds.PublicSuffixWildcard, RuleIds.OriginNeverMatches, RuleIds.NoOrigin, RuleIds.HubPolicy)]
    public const string ExplicitOrigins = "CorsAnalyzers.ExplicitOrigins";

    /// <summary>Keep the origins, without credentials.</summary>
    [Mends(RuleIds.AnyOriginWithCredentials, RuleIds.EveryOriginWithCredentials)]
    public const string DropCredentials = "CorsAnalyzers.DropCredentials";

    /// <summary>Read the origins from the configuration.</summary>
    [Mends(RuleIds.AnyOrigin)]
    public const string OriginsFromConfiguration = "CorsAnalyzers.OriginsFromConfiguration";

    /// <summary>Let the policy or the origin count in Development only.</summary>
    [Mends(RuleIds.AnyOrigin, RuleIds.LoopbackWithCredentials)]
    public const string DevelopmentOnly = "CorsAnalyzers.DevelopmentOnly";

    /// <summary>Stop at start-up when the origins are not configured.</summary>
    [Mends(RuleIds.FallsOpen, RuleIds.OriginsMayBeNull)]
    public const string FailFast = "CorsAnalyzers.FailFast";

    /// <summary>Write the origin as browsers send it. Further choices append their number: <c>….2</c>.</summary>
    [Mends(RuleIds.PlainHttpWithCredentials, RuleIds.OriginNeverMatches, RuleIds.PatternThrows)]
    public const string CorrectOrigin = "CorsAnalyzers.CorrectOrigin";

    /// <summary>Make a <c>*.</c> pattern count.</summary>
    [Mends(RuleIds.WildcardNeedsCall)]
    public const string AllowWildcardSubdomains = "CorsAnalyzers.AllowWildcardSubdomains";

    /// <summary>Take out what has no effect.</summary>
    [Mends(
        RuleIds.AttributeWithoutEffect, RuleIds.WildcardNeedsCall, RuleIds.CallWithoutEffect, RuleIds.DuplicatePolicy,
        RuleIds.LiteralStar, RuleIds.HeaderWithoutEffect)]
    public const string RemoveWithoutEffect = "CorsAnalyzers.RemoveWithoutEffect";

    /// <summary>Take out the call that makes the marked one pointless.</summary>
    [Mends(RuleIds.CallWithoutEffect)]
    public const string RemoveOverride = "CorsAnalyzers.RemoveOverride";

    /// <summary>Compare scheme and host of the origin as a whole.</summary>
    [Mends(RuleIds.OriginCheckBypass)]
    public const string CompareExactly = "CorsAnalyzers.CompareExactly";

    /// <summary>Replace an origin check by a <c>*.</c> pattern.</summary>
    [Mends(RuleIds.OriginCheckBypass)]
    public const string SubdomainPattern = "CorsAnalyzers.SubdomainPattern";

    /// <summary>Use an origin of the organisation's list. Further choices append their number: <c>….2</c>.</summary>
    [Mends(RuleIds.NotApproved)]
    public const string ApprovedOrigin = "CorsAnalyzers.ApprovedOrigin";

    /// <summary>Start a policy from nothing instead of from another one.</summary>
    [Mends(RuleIds.CopiedPredicate)]
    public const string BuildAnew = "CorsAnalyzers.BuildAnew";

    /// <summary>Trim the parts of a list.</summary>
    [Mends(RuleIds.SplitWithoutTrim)]
    public const string TrimEntries = "CorsAnalyzers.TrimEntries";

    /// <summary>Refuse an origin that is no URI instead of throwing.</summary>
    [Mends(RuleIds.PredicateThrows)]
    public const string TryCreateUri = "CorsAnalyzers.TryCreateUri";

    /// <summary>Write the name of a method or header as browsers read it.</summary>
    [Mends(RuleIds.NameNeverMatches)]
    public const string CorrectName = "CorsAnalyzers.CorrectName";

    /// <summary>Give each name a string of its own.</summary>
    [Mends(RuleIds.SeveralNamesInOne)]
    public const string SplitNames = "CorsAnalyzers.SplitNames";

    /// <summary>Write a duration as whole seconds.</summary>
    [Mends(RuleIds.MaxAgeIgnored)]
    public const string WholeSeconds = "CorsAnalyzers.WholeSeconds";

    /// <summary>Let a policy and <c>UseCors</c> write the CORS headers.</summary>
    [Mends(RuleIds.HandMadeHeader)]
    public const string UsePolicy = "CorsAnalyzers.UsePolicy";

    /// <summary>Take out CORS headers that are written beside <c>UseCors</c>.</summary>
    [Mends(RuleIds.HandMadeHeader)]
    public const string RemoveHeaders = "CorsAnalyzers.RemoveHeaders";

    /// <summary>Use the name of a policy that there is. Further choices append their number: <c>….2</c>.</summary>
    [Mends(RuleIds.UnknownPolicy)]
    public const string CorrectPolicyName = "CorsAnalyzers.CorrectPolicyName";

    /// <summary>Name a policy where none is named. Further choices append their number: <c>….2</c>.</summary>
    [Mends(RuleIds.NoDefaultPolicy, RuleIds.UnnamedMetadata)]
    public const string NamePolicy = "CorsAnalyzers.NamePolicy";

    /// <summary>Register the policy that a name means.</summary>
    [Mends(RuleIds.UnknownPolicy)]
    public const string AddPolicy = "CorsAnalyzers.AddPolicy";

    /// <summary>Register a default policy.</summary>
    [Mends(RuleIds.NoDefaultPolicy)]
    public const string AddDefaultPolicy = "CorsAnalyzers.AddDefaultPolicy";

    /// <summary>Add the CORS middleware. Further choices append their number: <c>….2</c>.</summary>
    [Mends(RuleIds.MiddlewareMissing, RuleIds.MetadataWithoutMiddleware)]
    public const string AddUseCors = "CorsAnalyzers.AddUseCors";

    /// <summary>Add the CORS middleware in every environment.</summary>
    [Mends(RuleIds.MiddlewareMissing, RuleIds.MetadataWithoutMiddleware)]
    public const string UnconditionalUseCors = "CorsAnalyzers.UnconditionalUseCors";

    /// <summary>Register the CORS services.</summary>
    [Mends(RuleIds.ServicesMissing)]
    public const string AddCorsServices = "CorsAnalyzers.AddCorsServices";

    /// <summary>Call <c>UseCors</c> earlier.</summary>
    [Mends(
        RuleIds.CorsAfterAuthorization, RuleIds.CorsBeforeRouting, RuleIds.CorsNeverReached, RuleIds.CorsBehindCache,
        RuleIds.CorsBehindResponder)]
    public const string MoveUseCors = "CorsAnalyzers.MoveUseCors";

    /// <summary>Call authentication and authorization behind <c>UseCors</c>.</summary>
    [Mends(RuleIds.ImplicitAuthorization)]
    public const string AddAuthorization = "CorsAnalyzers.AddAuthorization";

    /// <summary>Take out a further <c>UseCors</c>.</summary>
    [Mends(RuleIds.SeveralCors)]
    public const string RemoveFurtherUseCors = "CorsAnalyzers.RemoveFurtherUseCors";

    /// <summary>Register the CORS services earlier.</summary>
    [Mends(RuleIds.LateServices)]
    public const string MoveAddCors = "CorsAnalyzers.MoveAddCors";

    /// <summary>Run an endpoint behind the middleware.</summary>
    [Mends(RuleIds.ShortCircuit)]
    public const string RemoveShortCircuit = "CorsAnalyzers.RemoveShortCircuit";

    /// <summary>Put a CORS attribute on the class.</summary>
    [Mends(RuleIds.AttributeWithoutEffect)]
    public const string MoveAttribute = "CorsAnalyzers.MoveAttribute";

    /// <summary>Repeat <c>[DisableCors]</c> where it is not inherited.</summary>
    [Mends(RuleIds.AttributeWithoutEffect)]
    public const string RepeatDisableCors = "CorsAnalyzers.RepeatDisableCors";

    /// <summary>List the origins that may open WebSockets.</summary>
    [Mends(RuleIds.WebSocketNotGuarded)]
    public const string LimitWebSockets = "CorsAnalyzers.LimitWebSockets";

    /// <summary>Leave a check of ASP.NET Core on.</summary>
    [Mends(RuleIds.SuppressedCheck)]
    public const string RemoveSuppression = "CorsAnalyzers.RemoveSuppression";

    /// <summary>Call <c>UseRouting</c> earlier.</summary>
    [Mends(RuleIds.CorsBeforeRouting)]
    public const string MoveUseRouting = "CorsAnalyzers.MoveUseRouting";

    /// <summary>Set <c>DefaultPolicyName</c> earlier.</summary>
    [Mends(RuleIds.OrphanedDefault)]
    public const string MoveDefaultPolicyName = "CorsAnalyzers.MoveDefaultPolicyName";

    /// <summary>Configure the options that CORS reads.</summary>
    [Mends(RuleIds.OrphanedDefault)]
    public const string RemoveOptionsName = "CorsAnalyzers.RemoveOptionsName";

    /// <summary>Take out a policy that nothing uses.</summary>
    [Mends(RuleIds.UnusedPolicy)]
    public const string RemovePolicy = "CorsAnalyzers.RemovePolicy";

    /// <summary>Add methods to a policy.</summary>
    [Mends(RuleIds.MethodNotAllowed)]
    public const string AllowMethods = "CorsAnalyzers.AllowMethods";

    /// <summary>Add request headers to a policy.</summary>
    [Mends(RuleIds.HeaderNotAllowed, RuleIds.HubPolicy)]
    public const string AllowHeaders = "CorsAnalyzers.AllowHeaders";

    /// <summary>Add response headers to a policy.</summary>
    [Mends(RuleIds.GrpcWebPolicy)]
    public const string ExposeHeaders = "CorsAnalyzers.ExposeHeaders";

    /// <summary>Allow credentials in a policy that lists its origins.</summary>
    [Mends(RuleIds.HubPolicy)]
    public const string AllowCredentials = "CorsAnalyzers.AllowCredentials";

    /// <summary>Leave preflights to <c>UseCors</c>.</summary>
    [Mends(RuleIds.HandMadePreflight)]
    public const string RemovePreflightAnswer = "CorsAnalyzers.RemovePreflightAnswer";

    /// <summary>The key of one choice among several of a kind, the first of which is the kind's own.</summary>
    internal static string Choice(string key, int index) => index == 0 ? key : $"{key}.{index + 1}";
}
