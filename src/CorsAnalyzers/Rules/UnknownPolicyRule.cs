using CorsAnalyzers.App;
using CorsAnalyzers.Options;
using CorsAnalyzers.Shared.HandOver;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Rules;

/// <summary>CORS301 (facts #13, #50, #74).</summary>
internal sealed class UnknownPolicyRule() : Rule(Description)
{
    private static readonly DiagnosticDescriptor Description = new(
        RuleIds.UnknownPolicy,
        "No policy has this name",
        "{0}. {1}.",
        RuleCategory.Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A policy's name is looked up when a request comes, letter by letter, and a name that is not found is no error: no CORS header is "
        + "sent, and a preflight is handed on to the endpoint.",
        RuleIds.Pages + RuleIds.UnknownPolicy + ".md");

    /// <summary>As many names as a finding proposes.</summary>
    private const int MostProposals = 3;

    public override IEnumerable<Finding> Find(CorsApp app, AnalyzerOptions options)
    {
        foreach (var host in app.WholeHosts().Where(host => !host.CorsServices.IsEmpty))
        {
            if (host.KnownNames() is not { } names)
            {
                continue;
            }

            var onEndpoints = host.RunByPreflights().Concat(host.Attributes(app)).ToList();
            foreach (var use in host.Uses.Concat(host.Attributes(app)))
            {
                foreach (var name in use.Names.Where(name => name.IsKnown && !names.Contains(name.Value!)))
                {
                    var isOrigin = IsOrigin(name.Value!);
                    yield return At(name.At ?? use.By.At, What(name.Value!, onEndpoints.Contains(use)), Advice(name.Value!, names))
                        .With(new UnknownPolicyData(
                            [.. Nearest(name.Value!, names)],
                            isOrigin ? null : name.Value,
                            isOrigin ? null : host.PolicyToAdd(app, options)));
                }
            }
        }
    }

    private static string What(string name, bool onEndpoint) => (onEndpoint, IsOrigin(name)) switch
    {
        (_, true) =>
            $"'{name}' is taken for the name of a policy, and there is none of that name: no page of another origin may read anything",
        (true, _) =>
            $"There is no policy '{name}': no page of another origin may read anything, and a browser's preflight runs the endpoint",
        _ => $"There is no policy '{name}': no page of another origin may read anything",
    };

    private static string Advice(string name, EquatableArray<string> names) =>
        IsOrigin(name) ? "Put the origin into a policy and name that"
        : names.FirstOrDefault(each => string.Equals(each, name, StringComparison.OrdinalIgnoreCase)) is { } other
            ? $"Upper and lower case count: the policy is called '{other}'"
        : names.IsEmpty ? "Add it with AddPolicy"
        : $"The policies are called {string.Join(", ", Nearest(name, names).Select(each => $"'{each}'"))}";

    private static bool IsOrigin(string name) => name == "*" || name.IndexOf("://", StringComparison.Ordinal) >= 0;

    private static IEnumerable<string> Nearest(string name, EquatableArray<string> names) => IsOrigin(name) ? [] : names
        .Where(each => each.IndexOf(' ') < 0)
        .OrderBy(each => EditDistance.Between(each.ToUpperInvariant(), name.ToUpperInvariant()))
        .Take(MostProposals);
}
