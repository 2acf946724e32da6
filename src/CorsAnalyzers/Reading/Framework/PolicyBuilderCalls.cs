using CorsAnalyzers.App;
using CorsAnalyzers.Reading.Values;

namespace CorsAnalyzers.Reading.Framework;

/// <summary><c>CorsPolicyBuilder</c>, call by call (facts §1.1).</summary>
internal static class PolicyBuilderCalls
{
    public static Value? Perform(Interpreter interpreter, Call call)
    {
        if (call.Receiver is not Reference builder || interpreter.Cell<PolicyCell>(builder) is not { } policy)
        {
            return call.Name == "Build" ? null : call.Receiver;
        }

        var variants = policy.Variants.SelectMany(variant => Transition(interpreter, variant.Called(call.Site), call)).ToEquatableArray();
        interpreter.Set(builder.Id, variants.Length is 0 or > Choice.Most ? new PolicyCell([PolicyVariant.Unknown]) : new PolicyCell(variants));
        return builder;
    }

    /// <summary><c>new CorsPolicyBuilder(origins)</c> or a copy of a policy, which keeps the predicate of the original (facts #54).</summary>
    public static Value Construct(Interpreter interpreter, Call call)
    {
        if (call.Method.Parameters is [{ Type.Name: "CorsPolicy" }])
        {
            return interpreter.Cell<PolicyCell>(call[0]) is { } source
                ? interpreter.New(source.Select(variant => Copy(variant, call.Site)))
                : interpreter.New(new PolicyCell([PolicyVariant.Unknown]));
        }

        var start = PolicyVariant.Empty.Called(call.Site);
        var variants = call.Count == 0 ? [start] : PolicyLists.Append(interpreter, start, PolicyListKind.Origins, call[0], call.Site, normalized: true).ToEquatableArray();
        return interpreter.New(new PolicyCell(variants));
    }

    private static PolicyVariant Copy(PolicyVariant source, CallSite by) => source.Called(by) with
    {
        CopiedBy = by,
        Predicate = source.Predicate ?? (source.IsPredicateKnown ? new OriginPredicate(PredicateKind.Copied, by, []) : null),
        IsObject = false,
    };

    private static IEnumerable<PolicyVariant> Transition(Interpreter interpreter, PolicyVariant variant, Call call)
    {
        switch (call.Name)
        {
            case "WithOrigins":
                return PolicyLists.Append(interpreter, PolicyLists.Note(interpreter, variant, call), PolicyListKind.Origins, call[0], call.Site, normalized: true);
            case "WithMethods":
                return PolicyLists.Append(interpreter, variant, PolicyListKind.Methods, call[0], call.Site, normalized: true);
            case "WithHeaders":
                return PolicyLists.Append(interpreter, variant, PolicyListKind.Headers, call[0], call.Site, normalized: true);
            case "WithExposedHeaders":
                return PolicyLists.Append(interpreter, variant, PolicyListKind.ExposedHeaders, call[0], call.Site, normalized: true);
            case "AllowAnyOrigin":
                return [Any(variant, PolicyListKind.Origins, call.Site) with { DiscardedOrigins = variant.DiscardedOrigins.AddRange(variant.Origins.Entries) }];
            case "AllowAnyMethod":
                return [Any(variant, PolicyListKind.Methods, call.Site)];
            case "AllowAnyHeader":
                return [Any(variant, PolicyListKind.Headers, call.Site)];
            case "AllowCredentials":
                return [variant with { Credentials = Fact<bool>.Known(true, call.Site.At), CredentialsBy = call.Site }];
            case "DisallowCredentials":
                return [variant with { Credentials = Fact<bool>.Known(false, call.Site.At), CredentialsBy = null }];
            case "SetIsOriginAllowed":
                return [WithPredicate(variant, OriginPredicates.Ask(interpreter, call[0], call.Site), call.Site)];
            case "SetIsOriginAllowedToAllowWildcardSubdomains":
                return [WithPredicate(variant, new OriginPredicate(PredicateKind.WildcardSubdomains, call.Site, []), call.Site)];
            case "SetPreflightMaxAge":
                return [variant with { MaxAge = call[0] is Constant { Content: TimeSpan age } ? Fact<TimeSpan?>.Known(age, call.Site.At) : Fact<TimeSpan?>.Unknown }];
            default:
                return [variant];
        }
    }

    /// <summary>Clears the list and leaves a lone star (facts §1.1).</summary>
    private static PolicyVariant Any(PolicyVariant variant, PolicyListKind kind, CallSite by)
    {
        var discarded = PolicyLists.Get(variant, kind).Entries.Select(entry => entry.By).Distinct().Where(earlier => earlier.Name != by.Name);
        var any = new EntryList([new Entry(Fact<string>.Known("*"), by)], IsOpenEnded: false);
        return PolicyLists.Set(variant, kind, any) with { Superseded = variant.Superseded.AddRange(discarded.Select(call => new Superseded(call, by))) };
    }

    /// <summary>The last predicate wins (facts §1.1).</summary>
    public static PolicyVariant WithPredicate(PolicyVariant variant, OriginPredicate? predicate, CallSite by) => variant with
    {
        Predicate = predicate,
        IsPredicateKnown = predicate is not null,
        Superseded = variant.Predicate is { Kind: not PredicateKind.Copied } earlier && (earlier.Kind, predicate?.Kind) is not (PredicateKind.WildcardSubdomains, PredicateKind.WildcardSubdomains) ? variant.Superseded.Add(new Superseded(earlier.By, by, IsCheck: true)) : variant.Superseded,
    };
}
