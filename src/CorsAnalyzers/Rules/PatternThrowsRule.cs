using CorsAnalyzers.App;
using CorsAnalyzers.Options;
using CorsAnalyzers.Protocol;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Rules;

/// <summary>CORS203 (facts #27).</summary>
internal sealed class PatternThrowsRule() : Rule(Description)
{
    private static readonly DiagnosticDescriptor Description = new(
        RuleIds.PatternThrows,
        "This origin pattern fails in every request",
        "Requests from web pages of other origins fail with status 500 (UriFormatException): '{0}' is not a pattern that ASP.NET Core can read{1}",
        RuleCategory.Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The pattern is parsed anew for each request that brings an Origin, and one with a star for the scheme or the port, or without a domain, cannot be parsed.",
        RuleIds.Pages + RuleIds.PatternThrows + ".md");

    private static string Fault(string pattern)
    {
        var parts = OriginParts.Of(pattern);
        return parts.Scheme.IndexOf('*') >= 0 ? "A star cannot stand for the scheme."
            : parts.Port is { } port && port.IndexOf('*') >= 0 ? "A star cannot stand for the port."
            : parts.Port is not null && !parts.TryReadPort(out _) ? "Its port is none."
            : "'*.' may only stand right in front of a domain.";
    }

    public override IEnumerable<Finding> Find(CorsApp app, AnalyzerOptions options)
    {
        foreach (var (_, variant) in app.Variants().Where(each => each.Variant.AllowsWildcards()))
        {
            foreach (var (entry, origin) in variant.LiveOrigins().Where(each => each.Origin.ThrowsAsPattern))
            {
                yield return At(entry, origin.Text, $". {Fault(origin.Text)}" + origin.Proposal()).WithLines(FindingProperties.Choices, origin.Corrections.Select(choice => string.Join(" ", choice)));
            }
        }
    }
}
