using System.Text;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.App;

/// <summary>
/// Prints the model of an app: what a failing test shows, and what somebody who asks "why does it say so?" wants to see. Policies with their
/// states and places, pipelines in order, endpoints with the policy that answers for them, and what is unknown.
/// </summary>
internal static class Explain
{
    public static string App(CorsApp app)
    {
        var text = new StringBuilder();
        Line(text, 0, $"app in {app.Environment}{(app.MayHaveMetadataElsewhere ? ", a referenced assembly may have controllers of its own" : string.Empty)}");
        foreach (var host in app.Hosts)
        {
            Host(text, host);
        }

        foreach (var header in app.HandMadeHeaders)
        {
            Line(text, 1, $"header written by hand at {Place(header.By)}: {header.Fixed ?? "depends on the origin"}"
                + $"{Flag(header.HasCredentials, "credentials")}{Flag(header.HasVary, "varies")}");
        }

        return text.ToString();
    }

    private static void Host(StringBuilder text, CorsHost host)
    {
        Line(text, 1, "host"
            + Flag(host.IsWebApplication, "WebApplication")
            + Flag(!host.IsWhole, "something may be hidden")
            + Flag(!host.IsOrdered, "the order may be another")
            + Flag(host.VariesByEnvironment, "other environments add middleware"));
        foreach (var service in host.Services)
        {
            Line(text, 2, $"services {service.Kinds} by {Place(service.By)}");
        }

        foreach (var policy in host.Policies)
        {
            Policy(text, policy);
        }

        foreach (var step in host.Pipeline)
        {
            Line(text, 2, $"middleware {step.Kind} by {Place(step.By)}"
                + Flag(step.Branch != 0, $"in pipeline {step.Branch}")
                + Flag(step.Into is not null, $"into pipeline {step.Into}")
                + Flag(!step.IsCertain, "perhaps")
                + (step.Cors is { } use ? $", policy {Use(use)}" : string.Empty));
        }

        foreach (var endpoint in host.Endpoints)
        {
            Endpoint(text, endpoint);
        }
    }

    private static void Policy(StringBuilder text, Policy policy)
    {
        var name = policy.Inline is not null ? "in place" : policy.Name.IsKnown ? $"'{policy.Name.Value}'" : "of an unknown name";
        Line(text, 2, $"policy {name} by {Place(policy.RegisteredBy)}, {policy.Usage}{Flag(policy.IsDefault, "default")}{Flag(!policy.IsCertain, "perhaps")}");
        foreach (var variant in policy.Variants)
        {
            var when = variant.When.IsEmpty ? "always" : string.Join(" and ", variant.When.Select(When));
            Line(text, 3, $"{when}: origins {List(variant.Origins)}, methods {List(variant.Methods)}, headers {List(variant.Headers)}, "
                + $"exposed {List(variant.ExposedHeaders)}, credentials {Known(variant.Credentials)}, max age {Known(variant.MaxAge)}, "
                + $"check {Check(variant)}");
        }
    }

    private static void Endpoint(StringBuilder text, Endpoint endpoint)
    {
        var methods = !endpoint.Methods.IsKnown ? "unknown methods" : endpoint.Methods.Value.IsEmpty ? "any method" : string.Join(" ", endpoint.Methods.Value);
        var effective = endpoint.Effective switch
        {
            { None: { } reason } => $"no policy ({reason})",
            { Policies.IsEmpty: true } => "unknown policy",
            var known => "policy " + string.Join(" or ", known.Policies.Select(policy => policy.Name.Value ?? "in place")),
        };
        Line(text, 2, $"endpoint {endpoint.Label} ({endpoint.Kind}, {methods}, {endpoint.Access}) by {Place(endpoint.By)}: {effective}");
    }

    private static string Use(PolicyUse use) => use.Inline is not null ? "in place"
        : use.IsUnnamed ? "by default"
        : !use.IsNameKnown ? "of an unknown name"
        : string.Join(" or ", use.Names.Select(name => name.Value ?? "?"));

    private static string Check(PolicyVariant variant) => !variant.IsPredicateKnown ? "unknown"
        : variant.Predicate is not { } predicate ? "by the list"
        : predicate.Kind != PredicateKind.Custom ? predicate.Kind.ToString()
        : string.Join(" ", predicate.Answers.GroupBy(answer => answer.Answer).Select(same => $"{same.Key} {same.Count()}"));

    private static string When(Assumption assumption) => assumption.IsOfUnseenCheck
        ? $"code out of sight says {(assumption.IsMissing ? "no" : "yes")}"
        : $"'{assumption.Key}' is {(assumption.IsMissing ? "missing" : "present")}";

    private static string List(EntryList list) =>
        $"[{string.Join(", ", list.Entries.Select(entry => entry.Text.IsKnown ? entry.Text.Value : "?").Concat(list.IsOpenEnded ? ["…"] : Array.Empty<string>()))}]";

    private static string Known<T>(Fact<T> fact) => fact.IsKnown ? fact.Value?.ToString() ?? "none" : "unknown";

    private static string Flag(bool holds, string words) => holds ? ", " + words : string.Empty;

    private static string Place(CallSite site)
    {
        var line = site.At.GetLineSpan();
        return site.At == Location.None || !line.IsValid ? site.Name : $"{site.Name} ({Path.GetFileName(line.Path)}:{line.StartLinePosition.Line + 1})";
    }

    private static void Line(StringBuilder text, int level, string words) => text.Append(' ', level * 2).Append(words).Append('\n');
}
