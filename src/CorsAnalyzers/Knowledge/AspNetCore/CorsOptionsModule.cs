using CorsAnalyzers.App;
using CorsAnalyzers.Evaluation;
using CorsAnalyzers.Evaluation.Values;

namespace CorsAnalyzers.Knowledge.AspNetCore;

/// <summary><c>CorsOptions</c>: policies by name (facts §1.4).</summary>
internal sealed class CorsOptionsModule : Module
{
    public override string Subject => "CORS options";

    public override void Register(RowTable rows)
    {
        const string Type = KnownTypes.CorsOptions;
        rows.Methods(Type, AddPolicy, "AddPolicy");
        rows.Methods(Type, AddDefaultPolicy, "AddDefaultPolicy");
        rows.Methods(Type, GetPolicy, "GetPolicy");
        rows.Property(Type, "DefaultPolicyName", ReadDefaultName, WriteDefaultName);
    }

    private static Value? AddPolicy(Evaluator evaluator, Call call)
    {
        if (call.Receiver is not HostFacet options)
        {
            return null;
        }

        if (Policies.Build(evaluator, call[1]) is { } policy)
        {
            Policies.Register(evaluator, options.Host, Policies.Name(call[0]), policy, call.Site);
        }

        return Value.Unknown;
    }

    private static Value? AddDefaultPolicy(Evaluator evaluator, Call call)
    {
        if (call.Receiver is not HostFacet options)
        {
            return null;
        }

        var name = DefaultName(evaluator, options);
        if (Policies.Build(evaluator, call[0]) is { } policy)
        {
            Policies.Register(evaluator, options.Host, name, policy, call.Site, isDefault: true);
        }

        return Value.Unknown;
    }

    private static Value? GetPolicy(Evaluator evaluator, Call call)
    {
        if (call.Receiver is not HostFacet options)
        {
            return null;
        }

        var name = Policies.Name(call[0]);
        var use = new PolicyUse(call.Site, name.IsKnown ? [name] : [], name.IsKnown, null);
        evaluator.ChangeHost(options.Host, before => before with { Uses = before.Uses.Add(use) });
        var found = evaluator.Cell<HostCell>(options.Host)?.Policies.LastOrDefault(policy => name.IsKnown && policy.Name.Is(name.Value!));
        return found is null ? Value.Unknown : new Reference(found.Id);
    }

    private static Value? ReadDefaultName(Evaluator evaluator, PropertyAccess access) =>
        access.Receiver is HostFacet { Facet: Facet.CorsOptions } options && DefaultName(evaluator, options) is { IsKnown: true } name
            ? Value.Of(name.Value, name.At)
            : null;

    private static bool WriteDefaultName(Evaluator evaluator, PropertyAccess access, Value value)
    {
        if (access.Receiver is HostFacet { Facet: Facet.CorsOptions } options)
        {
            evaluator.ChangeModel(options.Host, host => host with { DefaultPolicyName = Policies.Name(value) });
        }

        return true;
    }

    private static Fact<string> DefaultName(Evaluator evaluator, HostFacet options) =>
        evaluator.Cell<HostCell>(options.Host)?.Host.DefaultPolicyName ?? Fact<string>.Unknown;
}
