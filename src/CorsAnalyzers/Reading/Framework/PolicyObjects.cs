using CorsAnalyzers.App;
using CorsAnalyzers.Reading.Values;

namespace CorsAnalyzers.Reading.Framework;

/// <summary><c>CorsPolicy</c> used directly: its properties are written without any check (facts §1.3).</summary>
internal static class PolicyObjects
{
    public static Value? Read(Interpreter interpreter, string property, Value? receiver)
    {
        if (receiver is not Reference policy || interpreter.Cell<PolicyCell>(policy) is not { } cell)
        {
            return null;
        }

        return PolicyLists.Named(property) is { } kind ? new PolicyList(policy.Id, kind)
            : property == "AllowAnyOrigin" && cell.Variants is [var only] && !only.Origins.IsOpenEnded ? Value.Of(only.IsAnyOrigin)
            : null;
    }

    public static void Write(Interpreter interpreter, string property, Value receiver, Value value, CallSite site)
    {
        if (receiver is not Reference policy || interpreter.Cell<PolicyCell>(policy) is not { } cell)
        {
            return;
        }

        interpreter.Set(policy.Id, cell.Select(variant => Write(interpreter, property, variant.Called(site), value, site)));
    }

    private static PolicyVariant Write(Interpreter interpreter, string property, PolicyVariant variant, Value value, CallSite site) => property switch
    {
        "IsOriginAllowed" => PolicyBuilderCalls.WithPredicate(variant, OriginPredicates.Ask(interpreter, value, site), site),
        "SupportsCredentials" when value is Constant { Content: bool allowed } =>
            variant with { Credentials = Fact<bool>.Known(allowed, site.At), CredentialsBy = allowed ? site : null },
        "SupportsCredentials" => variant with { Credentials = Fact<bool>.Unknown, CredentialsBy = null },
        "PreflightMaxAge" => variant with { MaxAge = value is Constant { Content: TimeSpan age } ? Fact<TimeSpan?>.Known(age, site.At) : Fact<TimeSpan?>.Unknown },
        _ => variant,
    };

    /// <summary><c>policy.Origins.Add("…")</c> and the rest of <c>IList&lt;string&gt;</c>.</summary>
    public static Value? Call(Interpreter interpreter, PolicyList list, Call call)
    {
        if (interpreter.Cell<PolicyCell>(list.Policy) is not { } policy)
        {
            return null;
        }

        switch (call.Name)
        {
            case "Add" or "AddRange":
                var variants = policy.Variants.SelectMany(variant => PolicyLists.Append(interpreter, variant.Called(call.Site), list.Kind, call[0], call.Site, normalized: false)).ToEquatableArray();
                interpreter.Set(list.Policy, variants.Length is 0 or > Choice.Most ? new PolicyCell([PolicyVariant.Unknown]) : new PolicyCell(variants));
                return Value.Unknown;
            case "Clear":
                interpreter.Set(list.Policy, policy.Select(variant => PolicyLists.Set(variant, list.Kind, EntryList.Empty)));
                return Value.Unknown;
            case "Insert" or "Remove" or "RemoveAt" or "RemoveAll" or "InsertRange":
                interpreter.Set(list.Policy, policy.Select(variant => PolicyLists.Set(variant, list.Kind, EntryList.Unknown)));
                return Value.Unknown;
            default:
                return null;
        }
    }
}
