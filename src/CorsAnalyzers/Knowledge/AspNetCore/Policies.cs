using CorsAnalyzers.App;
using CorsAnalyzers.Evaluation;
using CorsAnalyzers.Evaluation.Values;

namespace CorsAnalyzers.Knowledge.AspNetCore;

/// <summary>Policies as they are given to the framework: as an object, as a lambda that configures a builder, or by name.</summary>
internal static class Policies
{
    /// <summary>The number of the policy's cell; <see langword="null"/> for no policy.</summary>
    public static int? Build(Evaluator evaluator, Value policy)
    {
        switch (policy)
        {
            case Reference reference when evaluator.Cell<PolicyCell>(reference) is not null:
                return reference.Id;
            case Function configure:
                var builder = evaluator.New(new PolicyCell([PolicyVariant.Empty]));
                evaluator.Apply(configure, builder);
                return builder.Id;
            case Constant { Content: null }:
                return null;
            default:
                return evaluator.New(PolicyCell.Unknown).Id;
        }
    }

    /// <summary>Writes down that a host has a policy.</summary>
    public static void Register(Evaluator evaluator, int host, Fact<string> name, int policy, CallSite by, bool isDefault = false)
    {
        var registered = new Policy(name, by, [], Usage.Unknown, []) { Id = policy, IsDefault = isDefault };
        evaluator.ChangeHost(host, before => before with { Policies = before.Policies.Add(registered) });
    }

    /// <summary>The policy that <c>UseCors</c> or <c>RequireCors</c> is given.</summary>
    public static PolicyUse Use(Evaluator evaluator, Call call) => call.Count == 0
        ? new PolicyUse(call.Site, [], IsNameKnown: true, Inline: null)
        : call[0] switch
        {
            Constant { Content: string } name => new PolicyUse(call.Site, [Name(name)], IsNameKnown: true, Inline: null),
            Function configure => new PolicyUse(call.Site, [], IsNameKnown: true, Build(evaluator, configure)),
            _ => new PolicyUse(call.Site, [], IsNameKnown: false, Inline: null),
        };

    /// <summary>A name, if it is known.</summary>
    public static Fact<string> Name(Value value) =>
        value is Constant { Content: string name } constant ? Fact<string>.Known(name, constant.At) : Fact<string>.Unknown;
}
