using CorsAnalyzers.App;
using CorsAnalyzers.Evaluation;
using CorsAnalyzers.Evaluation.Values;

namespace CorsAnalyzers.Knowledge.AspNetCore;

/// <summary><c>CorsPolicyBuilder</c>, call by call (facts §1.1).</summary>
internal sealed class PolicyBuilders : Module
{
    private delegate IEnumerable<PolicyVariant> Transition(Evaluator evaluator, PolicyVariant variant, Call call);

    public override string Subject => "Policy builders";

    public override void Register(RowTable rows)
    {
        const string Type = KnownTypes.CorsPolicyBuilder;
        rows.Constructor(Type, Construct);
        rows.Methods(Type, Change(WithOrigins), "WithOrigins");
        rows.Methods(Type, Change(With(PolicyListKind.Methods)), "WithMethods");
        rows.Methods(Type, Change(With(PolicyListKind.Headers)), "WithHeaders");
        rows.Methods(Type, Change(With(PolicyListKind.ExposedHeaders)), "WithExposedHeaders");
        rows.Methods(Type, Change(AllowAnyOrigin), "AllowAnyOrigin");
        rows.Methods(Type, Change((_, variant, call) => [Any(variant, PolicyListKind.Methods, call.Site)]), "AllowAnyMethod");
        rows.Methods(Type, Change((_, variant, call) => [Any(variant, PolicyListKind.Headers, call.Site)]), "AllowAnyHeader");
        rows.Methods(Type, Change((_, variant, call) => [Credentials(variant, true, call.Site)]), "AllowCredentials");
        rows.Methods(Type, Change((_, variant, call) => [Credentials(variant, false, call.Site)]), "DisallowCredentials");
        rows.Methods(Type, SetIsOriginAllowed, "SetIsOriginAllowed");
        rows.Methods(Type, Change(AllowWildcardSubdomains), "SetIsOriginAllowedToAllowWildcardSubdomains");
        rows.Methods(Type, Change((_, variant, call) => [variant with { MaxAge = MaxAge(call[0], call.Site) }]), "SetPreflightMaxAge");
        rows.Methods(Type, (evaluator, call) => PolicyOf(evaluator, call.Receiver) is null ? null : Change((_, variant, _) => [variant])(evaluator, call), "Build");
    }

    /// <summary>The last predicate wins (facts §1.1).</summary>
    public static PolicyVariant WithPredicate(PolicyVariant variant, OriginPredicate? predicate, CallSite by)
    {
        var replaces = variant.Predicate is { Kind: not PredicateKind.Copied } earlier
            && (earlier.Kind, predicate?.Kind) is not (PredicateKind.WildcardSubdomains, PredicateKind.WildcardSubdomains);
        return variant with
        {
            Predicate = predicate,
            IsPredicateKnown = predicate is not null,
            Superseded = replaces ? variant.Superseded.Add(new Superseded(variant.Predicate!.By, by, IsCheck: true)) : variant.Superseded,
        };
    }

    /// <summary>Whether cookies may be sent along.</summary>
    public static PolicyVariant Credentials(PolicyVariant variant, bool allowed, CallSite by) => variant with
    {
        Credentials = Fact<bool>.Known(allowed, by.At),
        CredentialsBy = allowed ? by : null,
    };

    /// <summary>How long a preflight's answer is remembered.</summary>
    public static Fact<TimeSpan?> MaxAge(Value value, CallSite by) =>
        value is Constant { Content: TimeSpan age } ? Fact<TimeSpan?>.Known(age, by.At) : Fact<TimeSpan?>.Unknown;

    private static PolicyCell? PolicyOf(Evaluator evaluator, Value? builder) => evaluator.Cell<PolicyCell>(builder);

    private static CallMeaning Change(Transition transition) => (evaluator, call) =>
    {
        if (call.Receiver is not Reference builder || PolicyOf(evaluator, builder) is not { } policy)
        {
            return call.Receiver;
        }

        var variants = policy.Variants.SelectMany(variant => transition(evaluator, variant.Called(call.Site), call)).ToEquatableArray();
        evaluator.Set(builder.Id, PolicyCell.Of(variants));
        return builder;
    };

    /// <summary><c>new CorsPolicyBuilder(origins)</c> or a copy of a policy, which keeps the predicate of the original (facts #54).</summary>
    private static Value Construct(Evaluator evaluator, Call call)
    {
        if (call.Method.Parameters is [{ Type.Name: "CorsPolicy" }])
        {
            return evaluator.New(PolicyOf(evaluator, call[0])?.Select(variant => Copy(variant, call.Site)) ?? PolicyCell.Unknown);
        }

        var start = PolicyVariant.Empty.Called(call.Site);
        return evaluator.New(call.Count == 0
            ? new PolicyCell([start])
            : PolicyCell.Of(PolicyLists.Append(evaluator, start, PolicyListKind.Origins, call[0], call.Site, normalized: true).ToEquatableArray()));
    }

    private static PolicyVariant Copy(PolicyVariant source, CallSite by) => source.Called(by) with
    {
        CopiedBy = by,
        Predicate = source.Predicate ?? (source.IsPredicateKnown ? new OriginPredicate(PredicateKind.Copied, by, []) : null),
        IsObject = false,
    };

    private static IEnumerable<PolicyVariant> WithOrigins(Evaluator evaluator, PolicyVariant variant, Call call) =>
        PolicyLists.Append(evaluator, PolicyLists.NoteConfigured(evaluator, variant, call), PolicyListKind.Origins, call[0], call.Site, normalized: true);

    private static Transition With(PolicyListKind kind) =>
        (evaluator, variant, call) => PolicyLists.Append(evaluator, variant, kind, call[0], call.Site, normalized: true);

    private static IEnumerable<PolicyVariant> AllowAnyOrigin(Evaluator evaluator, PolicyVariant variant, Call call) =>
    [
        Any(variant, PolicyListKind.Origins, call.Site) with
        {
            DiscardedOrigins = variant.DiscardedOrigins.AddRange(variant.Origins.Entries),
        },
    ];

    private static IEnumerable<PolicyVariant> AllowWildcardSubdomains(Evaluator evaluator, PolicyVariant variant, Call call) =>
        [WithPredicate(variant, new OriginPredicate(PredicateKind.WildcardSubdomains, call.Site, []), call.Site)];

    // The answers are the same whatever state the policy is in: it is asked once.
    private static Value? SetIsOriginAllowed(Evaluator evaluator, Call call)
    {
        var predicate = PolicyOf(evaluator, call.Receiver) is null ? null : OriginChecks.Ask(evaluator, call[0], call.Site);
        return Change((_, variant, _) => [WithPredicate(variant, predicate, call.Site)])(evaluator, call);
    }

    /// <summary>Clears the list and leaves a lone star (facts §1.1).</summary>
    private static PolicyVariant Any(PolicyVariant variant, PolicyListKind kind, CallSite by)
    {
        var discarded = PolicyLists.Get(variant, kind).Entries.Select(entry => entry.By).Distinct().Where(earlier => earlier.Name != by.Name);
        var any = new EntryList([new Entry(Fact<string>.Known("*"), by)], IsOpenEnded: false);
        return PolicyLists.Set(variant, kind, any) with
        {
            Superseded = variant.Superseded.AddRange(discarded.Select(call => new Superseded(call, by))),
        };
    }
}
