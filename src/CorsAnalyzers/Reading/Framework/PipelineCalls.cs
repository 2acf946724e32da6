using CorsAnalyzers.Reading.Values;

namespace CorsAnalyzers.Reading.Framework;

/// <summary>What puts a policy to use: middleware and endpoint metadata.</summary>
internal static class PipelineCalls
{
    /// <summary><c>UseCors()</c>, <c>UseCors(name)</c>, <c>UseCors(configure)</c>.</summary>
    public static Value? UseCors(Interpreter interpreter, Call call)
    {
        if (HostValues.HostOf(call.Receiver) is { } host)
        {
            var use = Use(interpreter, call);
            interpreter.ChangeHost(host, before => before with { Uses = before.Uses.Add(use), HasPipeline = true });
        }

        return call.Receiver;
    }

    /// <summary><c>RequireCors()</c>, <c>RequireCors(name)</c>, <c>RequireCors(configure)</c> on an endpoint or group.</summary>
    public static Value? RequireCors(Interpreter interpreter, Call call)
    {
        if (HostValues.HostOf(call.Receiver) is { } host)
        {
            // Without a name it takes the policy of the middleware, which is a use of its own (facts #57).
            var use = Use(interpreter, call);
            if (call.Count > 0)
            {
                interpreter.ChangeHost(host, before => before with { Uses = before.Uses.Add(use) });
            }
        }

        return call.Receiver;
    }

    private static PolicyUse Use(Interpreter interpreter, Call call) => call.Count == 0
        ? new PolicyUse(call.Site, [], IsNameKnown: true, Inline: null)
        : call[0] switch
        {
            Constant { Content: string name } => new PolicyUse(call.Site, [name], IsNameKnown: true, Inline: null),
            Function configure => new PolicyUse(call.Site, [], IsNameKnown: true, Policies.Build(interpreter, configure, call.Site)),
            _ => new PolicyUse(call.Site, [], IsNameKnown: false, Inline: null),
        };
}
