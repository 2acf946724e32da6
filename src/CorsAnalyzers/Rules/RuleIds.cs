namespace CorsAnalyzers.Rules;

/// <summary>
/// The rule ids as constants, so that code fixes can name a rule without a reference to this assembly (the compiler copies constants).
/// An id is never reused.
/// </summary>
internal static class RuleIds
{
    /// <summary>Where the page of each rule lies.</summary>
    public const string Pages = "https://github.com/CorsAnalyzers/CorsAnalyzers/blob/main/docs/rules/";

    public const string InvalidOption = "CORS001";
    public const string AnyOriginWithCredentials = "CORS101";
    public const string EveryOriginWithCredentials = "CORS102";
    public const string AnyOrigin = "CORS103";
    public const string FallsOpen = "CORS104";
    public const string OriginCheckBypass = "CORS105";
    public const string NullOrigin = "CORS106";
    public const string PublicSuffixWildcard = "CORS107";
    public const string PlainHttpWithCredentials = "CORS108";
    public const string LoopbackWithCredentials = "CORS109";
    public const string HandMadeHeader = "CORS110";
    public const string AttributeWithoutEffect = "CORS111";
    public const string WebSocketNotGuarded = "CORS112";
    public const string SuppressedCheck = "CORS113";
    public const string NotApproved = "CORS114";
    public const string OriginNeverMatches = "CORS201";
    public const string WildcardNeedsCall = "CORS202";
    public const string PatternThrows = "CORS203";
    public const string CallWithoutEffect = "CORS204";
    public const string NoOrigin = "CORS205";
    public const string CopiedPredicate = "CORS206";
    public const string OriginsMayBeNull = "CORS207";
    public const string SplitWithoutTrim = "CORS208";
    public const string PredicateThrows = "CORS209";
    public const string UnknownPolicy = "CORS301";
    public const string NoDefaultPolicy = "CORS302";
    public const string MiddlewareMissing = "CORS303";
    public const string MetadataWithoutMiddleware = "CORS304";
    public const string ServicesMissing = "CORS305";
    public const string CorsAfterAuthorization = "CORS306";
    public const string CorsBeforeRouting = "CORS307";
    public const string CorsNeverReached = "CORS308";
    public const string CorsBehindCache = "CORS309";
    public const string ImplicitAuthorization = "CORS310";
    public const string CorsBehindResponder = "CORS311";
    public const string SeveralCors = "CORS312";
    public const string DuplicatePolicy = "CORS313";
    public const string OrphanedDefault = "CORS314";
    public const string LateServices = "CORS315";
    public const string UnnamedMetadata = "CORS316";
    public const string ShortCircuit = "CORS317";
    public const string UnusedPolicy = "CORS318";
    public const string MethodNotAllowed = "CORS401";
    public const string HeaderNotAllowed = "CORS402";
    public const string NameNeverMatches = "CORS403";
    public const string SeveralNamesInOne = "CORS404";
    public const string LiteralStar = "CORS405";
    public const string HeaderWithoutEffect = "CORS406";
    public const string MaxAgeIgnored = "CORS407";
    public const string HandMadePreflight = "CORS408";
    public const string HubPolicy = "CORS409";
    public const string GrpcWebPolicy = "CORS410";
}
