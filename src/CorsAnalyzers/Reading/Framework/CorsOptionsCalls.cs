using CorsAnalyzers.App;
using CorsAnalyzers.Reading.Values;

namespace CorsAnalyzers.Reading.Framework;

/// <summary><c>CorsOptions</c>: policies by name (facts §1.4).</summary>
internal static class CorsOptionsCalls
{
    public static Value? Perform(Interpreter interpreter, Call call)
    {
        if (call.Receiver is not HostFacet options)
        {
            return null;
        }

        switch (call.Name)
        {
            case "AddPolicy":
                Register(interpreter, options.Host, Names.Of(call[0]), call[1], call.Site);
                return Value.Unknown;
            case "AddDefaultPolicy":
                Register(interpreter, options.Host, interpreter.Cell<HostCell>(options.Host)!.DefaultPolicyName, call[0], call.Site, isDefault: true);
                return Value.Unknown;
            case "GetPolicy":
                return GetPolicy(interpreter, options, call);
            default:
                return null;
        }
    }

    private static Value GetPolicy(Interpreter interpreter, HostFacet options, Call call)
    {
        var host = interpreter.Cell<HostCell>(options.Host)!;
        var name = Names.Of(call[0]);
        var use = new PolicyUse(call.Site, name.IsKnown ? [name] : [], name.IsKnown, null);
        interpreter.ChangeHost(options.Host, before => before with { Uses = before.Uses.Add(use) });
        return host.Registrations.LastOrDefault(registration => name.IsKnown && registration.Name.Is(name.Value!)) is { } found ? new Reference(found.Policy) : Value.Unknown;
    }

    private static void Register(Interpreter interpreter, int host, Fact<string> name, Value policy, CallSite by, bool isDefault = false)
    {
        if (Policies.Build(interpreter, policy, by) is { } id)
        {
            interpreter.ChangeHost(host, before => before with { Registrations = before.Registrations.Add(new Registration(name, id, by, IsDefault: isDefault)) });
        }
    }
}

/// <summary>A policy given to the framework: as an object, or as a lambda that configures a builder.</summary>
internal static class Policies
{
    /// <summary>The number of the policy's cell.</summary>
    public static int? Build(Interpreter interpreter, Value policy, CallSite by)
    {
        switch (policy)
        {
            case Reference reference when interpreter.Cell<PolicyCell>(reference) is not null:
                return reference.Id;
            case Function configure:
                var builder = interpreter.New(new PolicyCell([PolicyVariant.Empty]));
                interpreter.Apply(configure, builder);
                return builder.Id;
            case Constant { Content: null }:
                return null;
            default:
                return interpreter.New(new PolicyCell([PolicyVariant.Unknown])).Id;
        }
    }
}

internal static class Names
{
    public static Fact<string> Of(Value value) => value is Constant { Content: string name } constant ? Fact<string>.Known(name, constant.At) : Fact<string>.Unknown;
}
