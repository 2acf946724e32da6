namespace CorsAnalyzers.Rules;

/// <summary>
/// The rule ids as constants, so that code fixes can name a rule without a reference to this assembly (the compiler copies constants).
/// An id is never reused.
/// </summary>
internal static class RuleIds
{
    /// <summary>Where the page of each rule lies.</summary>
    public const string Pages = "https://github.com/CorsAnalyzers/CorsAnalyzers/blob/main/docs/rules/";

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
    public const string MethodNeverMatches = "CORS403";
    public const string SeveralNamesInOne = "CORS404";
    public const string LiteralStar = "CORS405";
    public const string HeaderWithoutEffect = "CORS406";
    public const string MaxAgeIgnored = "CORS407";
}
