namespace CorsAnalyzers.Rules;

/// <summary>Every rule there is, graver ones first. Documentation, release notes and presets are checked against this list.</summary>
internal static class RuleCatalog
{
    public static readonly Seq<Rule> Rules =
    [
        new InvalidOptionRule(),
        new AnyOriginWithCredentialsRule(),
        new EveryOriginWithCredentialsRule(),
        new AnyOriginRule(),
        new FallsOpenRule(),
        new OriginCheckBypassRule(),
        new NullOriginRule(),
        new PublicSuffixWildcardRule(),
        new PlainHttpWithCredentialsRule(),
        new LoopbackWithCredentialsRule(),
        new HandMadeHeaderRule(),
        new NotApprovedRule(),
        new OriginNeverMatchesRule(),
        new WildcardNeedsCallRule(),
        new PatternThrowsRule(),
        new CallWithoutEffectRule(),
        new NoOriginRule(),
        new CopiedPredicateRule(),
        new OriginsMayBeNullRule(),
        new SplitWithoutTrimRule(),
        new PredicateThrowsRule(),
        new UnknownPolicyRule(),
        new NoDefaultPolicyRule(),
        new MiddlewareMissingRule(),
        new MetadataWithoutMiddlewareRule(),
        new ServicesMissingRule(),
        new CorsAfterAuthorizationRule(),
        new CorsNeverReachedRule(),
        new CorsBehindCacheRule(),
        new ImplicitAuthorizationRule(),
        new SeveralCorsRule(),
        new DuplicatePolicyRule(),
        new LateServicesRule(),
        new ShortCircuitRule(),
        new MethodNeverMatchesRule(),
        new SeveralNamesInOneRule(),
        new LiteralStarRule(),
        new HeaderWithoutEffectRule(),
        new MaxAgeIgnoredRule(),
    ];
}
