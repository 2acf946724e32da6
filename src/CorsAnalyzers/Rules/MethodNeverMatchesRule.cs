using CorsAnalyzers.App;
using CorsAnalyzers.Options;
using CorsAnalyzers.Protocol;
using CorsAnalyzers.Shared.HandOver;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Rules;

/// <summary>CORS403 (facts #46).</summary>
internal sealed class MethodNeverMatchesRule() : Rule(Description)
{
    private static readonly DiagnosticDescriptor Description = new(
        RuleIds.MethodNeverMatches,
        "This method name can never match",
        "No request is allowed by '{0}': {1}",
        RuleCategory.Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Browsers compare method names letter by letter. They send DELETE, GET, HEAD, OPTIONS, POST and PUT in upper case whatever the "
        + "script says, and everything else as the script wrote it.",
        RuleIds.Pages + RuleIds.MethodNeverMatches + ".md");

    private static readonly HashSet<string> Known =
        new(StringComparer.Ordinal) { "GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "QUERY" };

    public override IEnumerable<Finding> Find(CorsApp app, AnalyzerOptions options)
    {
        foreach (var (_, variant) in app.Variants())
        {
            foreach (var entry in variant.Methods.Known.Where(entry => !SeveralNamesInOneRule.IsSeveral(entry)))
            {
                if (Reason(entry.Text.Value!) is var (reason, correction))
                {
                    yield return At(entry, entry.Text.Value!, reason).With(correction is null ? null : CorrectionsData.Of([correction]));
                }
            }
        }
    }

    /// <summary>A method name as browsers send it: those that they know in upper case, others as they are.</summary>
    public static string AsSent(string method) => Known.Contains(method.ToUpperInvariant()) ? method.ToUpperInvariant() : method;

    private static (string Reason, string? Correction)? Reason(string method)
    {
        var trimmed = method.Trim();
        var upper = trimmed.ToUpperInvariant();
        return method == "*" ? null
            : !Methods.IsToken(method)
                ? ("a method name is one word without blanks or special "
                    + $"characters{(Methods.IsToken(trimmed) ? $", such as '{upper}'" : string.Empty)}", Methods.IsToken(trimmed)
                        ? upper
                        : null)
            : Methods.IsForbidden(method) ? ("browsers do not let scripts use this method", null)
            : method != upper && Known.Contains(upper) ? ($"browsers compare with upper and lower case, and they send '{upper}'", upper)
            : null;
    }
}
