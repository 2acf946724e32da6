using CorsAnalyzers.App;
using CorsAnalyzers.Options;
using CorsAnalyzers.Protocol;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Rules;

/// <summary>CORS403 (facts #46).</summary>
internal sealed class NameNeverMatchesRule() : Rule(Description)
{
    private static readonly DiagnosticDescriptor Description = new(
        RuleIds.NameNeverMatches,
        "This name of a method or header can never match",
        "{0}: {1}",
        RuleCategory.Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Browsers compare method names letter by letter. They send DELETE, GET, HEAD, OPTIONS, POST and PUT in upper case whatever the script says, and everything else as the "
        + "script wrote it. A string that is no name at all makes the whole list unreadable.",
        RuleIds.Pages + RuleIds.NameNeverMatches + ".md");

    private static readonly HashSet<string> Known = new(StringComparer.Ordinal) { "GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "QUERY" };

    public override IEnumerable<Finding> Find(CorsApp app, AnalyzerOptions options)
    {
        foreach (var (_, variant) in app.Variants())
        {
            var findings = variant.Methods.Known.Where(IsMeant).Select(OfMethod)
                .Concat(variant.Headers.Known.Where(IsMeant).Select(entry => OfHeader(entry, "No request header is allowed by", PreflightHarm(entry))))
                .Concat(variant.ExposedHeaders.Known.Where(IsMeant).Select(entry => OfHeader(entry, "No header can be read by", ExposureHarm(entry))));
            foreach (var finding in findings.OfType<Finding>())
            {
                yield return finding;
            }
        }
    }

    /// <summary>A method name as browsers send it: those that they know in upper case, others as they are.</summary>
    public static string AsSent(string method) => Known.Contains(method.ToUpperInvariant()) ? method.ToUpperInvariant() : method;

    /// <summary>What comes of a string among the methods or headers of preflights that is no name.</summary>
    public static string PreflightHarm(Entry entry) =>
        ServerHeaders.IsRefused(entry.Text.Value!) ? "Every preflight ends with status 500" : "Every request that needs a preflight is refused";

    /// <summary>What comes of a string among the exposed headers that is no name.</summary>
    public static string ExposureHarm(Entry entry) =>
        ServerHeaders.IsRefused(entry.Text.Value!) ? "Every request of an allowed page ends with status 500" : "Scripts can read none of the exposed headers";

    // A lone star means any; several names in one string are CORS404's.
    private static bool IsMeant(Entry entry) => !entry.Text.Is("*") && !SeveralNamesInOneRule.IsSeveral(entry);

    private static Finding With(Finding finding, string? choice) => choice is null ? finding : finding.With(FindingProperties.Choices, choice);

    private static string Defect(string text, ListedNameKind kind, string what) => kind switch
    {
        ListedNameKind.Refused => $"'{ListedName.Shown(text)}' has a character that the server does not send in a header",
        ListedNameKind.Quoted => $"'{text}' is sent in quotes, and the browser cannot read the list",
        _ => $"'{text}' is no name of a {what}, and the browser cannot read the list",
    };

    private Finding? OfMethod(Entry entry)
    {
        var text = entry.Text.Value!;
        var kind = ListedName.KindOf(text);
        if (kind is not (ListedNameKind.Name or ListedNameKind.Padded or ListedNameKind.Blank))
        {
            var meant = ListedName.Meant(text) is { } name ? AsSent(name) : null;
            return With(At(entry, PreflightHarm(entry), Defect(text, kind, "method") + (meant is null ? string.Empty : $"; write '{meant}'")), meant);
        }

        // Browsers take blanks off.
        var method = text.Trim();
        var upper = AsSent(method);
        var nobody = $"No request is allowed by '{text}'";
        return method.Length == 0 ? At(entry, nobody, "a method name is one word")
            : Methods.IsForbidden(method) ? At(entry, nobody, "browsers do not let scripts use this method").With(FindingProperties.IsRemovable, "true")
            : StarInside(method) is { } star ? At(entry, nobody, star)
            : method == upper ? (kind == ListedNameKind.Name ? null : Harmless(entry, upper, "browsers take the blanks off, others may not"))
            : Methods.IsSafelisted(upper) ? Harmless(entry, upper, $"browsers never refuse {upper}, whatever the list says")
            : With(At(entry, nobody, $"browsers compare with upper and lower case, and they send '{upper}'"), upper);
    }

    private Finding? OfHeader(Entry entry, string nobody, string harm)
    {
        var text = entry.Text.Value!;
        var kind = ListedName.KindOf(text);
        if (kind is not (ListedNameKind.Name or ListedNameKind.Padded or ListedNameKind.Blank))
        {
            var meant = ListedName.Meant(text);
            return With(At(entry, harm, Defect(text, kind, "header") + (meant is null ? string.Empty : $"; write '{meant}'")), meant);
        }

        return StarInside(text.Trim()) is { } star ? At(entry, $"{nobody} '{text}'", star) : null;
    }

    private Finding Harmless(Entry entry, string meant, string why) =>
        With(At(entry, $"'{entry.Text.Value}' does no harm", $"{why}; write '{meant}'"), meant) with { Severity = DiagnosticSeverity.Info };

    private static string? StarInside(string name) => name != "*" && name.IndexOf('*') >= 0 ? "'*' stands for all only where it is the whole string" : null;
}
