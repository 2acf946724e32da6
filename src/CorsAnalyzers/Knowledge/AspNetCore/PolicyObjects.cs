using CorsAnalyzers.App;
using CorsAnalyzers.Evaluation;
using CorsAnalyzers.Evaluation.Values;

namespace CorsAnalyzers.Knowledge.AspNetCore;

/// <summary><c>CorsPolicy</c> used directly: its properties are written without any check (facts §1.3).</summary>
internal sealed class PolicyObjects : Module
{
    /// <summary>The properties that are lists.</summary>
    public static readonly IReadOnlyDictionary<string, PolicyListKind> Lists = new Dictionary<string, PolicyListKind>(StringComparer.Ordinal)
    {
        ["Origins"] = PolicyListKind.Origins,
        ["Methods"] = PolicyListKind.Methods,
        ["Headers"] = PolicyListKind.Headers,
        ["ExposedHeaders"] = PolicyListKind.ExposedHeaders,
    };

    public override string Subject => "Policy objects";

    public override void Register(RowTable rows)
    {
        const string Type = KnownTypes.CorsPolicy;
        rows.Constructor(Type, (evaluator, _) => evaluator.New(new PolicyCell([PolicyVariant.Empty with { IsObject = true }])));
        rows.Properties(Type, List, [.. Lists.Keys]);
        rows.Properties(Type, AllowAnyOrigin, "AllowAnyOrigin");
        rows.Property(Type, "IsOriginAllowed", null, SetCheck);
        rows.Property(Type, "SupportsCredentials", null, SetCredentials);
        rows.Property(Type, "PreflightMaxAge", null, SetMaxAge);

        // `policy.Origins` is an IList<string>.
        const string Collection = "System.Collections.Generic.ICollection";
        const string IndexedList = "System.Collections.Generic.IList";
        rows.Methods(Collection, OnList(Add), "Add");
        rows.Methods(Collection, OnList((_, _) => EntryList.Empty), "Clear");
        rows.Methods(Collection, OnList((_, _) => EntryList.Unknown), "Remove");
        rows.Methods(IndexedList, OnList((_, _) => EntryList.Unknown), "Insert", "RemoveAt");
        rows.Methods("System.Collections.Generic.List", OnList(Add), "AddRange");
        rows.Methods("System.Collections.Generic.List", OnList((_, _) => EntryList.Unknown), "RemoveAll", "InsertRange");
    }

    private delegate EntryList? ListChange(EntryList list, Call call);

    private static Value? List(Evaluator evaluator, PropertyAccess access) =>
        access.Receiver is Reference policy && evaluator.Cell<PolicyCell>(policy) is not null ? new PolicyList(policy.Id, Lists[access.Name]) : null;

    private static Value? AllowAnyOrigin(Evaluator evaluator, PropertyAccess access) =>
        evaluator.Cell<PolicyCell>(access.Receiver) is { Variants: [{ Origins.IsOpenEnded: false } only] } ? Value.Of(only.IsAnyOrigin) : null;

    private static bool SetCheck(Evaluator evaluator, PropertyAccess access, Value value)
    {
        var check = OriginChecks.Ask(evaluator, value, access.Site);
        return Change(evaluator, access, variant => PolicyBuilders.WithPredicate(variant, check, access.Site));
    }

    private static bool SetCredentials(Evaluator evaluator, PropertyAccess access, Value value) =>
        Change(evaluator, access, variant => value is Constant { Content: bool allowed }
            ? PolicyBuilders.Credentials(variant, allowed, access.Site)
            : variant with { Credentials = Fact<bool>.Unknown, CredentialsBy = null });

    private static bool SetMaxAge(Evaluator evaluator, PropertyAccess access, Value value) =>
        Change(evaluator, access, variant => variant with { MaxAge = PolicyBuilders.MaxAge(value, access.Site) });

    private static bool Change(Evaluator evaluator, PropertyAccess access, Func<PolicyVariant, PolicyVariant> change)
    {
        if (access.Receiver is Reference policy && evaluator.Cell<PolicyCell>(policy) is { } cell)
        {
            evaluator.Set(policy.Id, cell.Select(variant => change(variant.Called(access.Site))));
        }

        return true;
    }

    private static EntryList? Add(EntryList list, Call call) => null;

    /// <summary>A change of one of the lists; where it gives no list, what the call is given is added.</summary>
    private static CallMeaning OnList(ListChange change) => (evaluator, call) =>
    {
        if (call.Receiver is not PolicyList list || evaluator.Cell<PolicyCell>(list.Policy) is not { } policy)
        {
            return null;
        }

        var variants = policy.Variants.SelectMany(variant => change(PolicyLists.Get(variant, list.Kind), call) is { } changed
            ? [PolicyLists.Set(variant, list.Kind, changed)]
            : PolicyLists.Append(evaluator, variant.Called(call.Site), list.Kind, call[0], call.Site, normalized: false));
        evaluator.Set(list.Policy, PolicyCell.Of(variants.ToEquatableArray()));
        return Value.Unknown;
    };
}
