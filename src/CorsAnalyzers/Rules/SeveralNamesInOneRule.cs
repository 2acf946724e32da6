using CorsAnalyzers.App;
using CorsAnalyzers.Options;
using CorsAnalyzers.Protocol;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Rules;

/// <summary>CORS404 (facts #45).</summary>
internal sealed class SeveralNamesInOneRule() : Rule(Description)
{
    private static readonly DiagnosticDescriptor Description = new(
        RuleIds.SeveralNamesInOne,
        "Several names in one string",
        "{0}: '{1}' is one string{2}. Give each name a string of its own.",
        RuleCategory.Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "ASP.NET Core quotes a value that has a comma in it, and no name may have quotes, blanks or semicolons. Browsers then cannot read the whole list, also the names that are listed correctly.",
        RuleIds.Pages + RuleIds.SeveralNamesInOne + ".md");

    private static readonly char[] Separators = [',', ';', '\r', '\n'];

    private static readonly char[] Blanks = [' ', '\t'];

    public static bool IsSeveral(Entry entry) => Names(entry.Text.Value!).Count > 1;

    public override IEnumerable<Finding> Find(CorsApp app, AnalyzerOptions options)
    {
        foreach (var (_, variant) in app.Variants())
        {
            foreach (var entry in variant.Methods.Known.Where(IsSeveral))
            {
                yield return Report(entry, NameNeverMatchesRule.PreflightHarm(entry), NameNeverMatchesRule.AsSent);
            }

            foreach (var entry in variant.Headers.Known.Where(IsSeveral))
            {
                yield return Report(entry, NameNeverMatchesRule.PreflightHarm(entry), name => name);
            }

            foreach (var entry in variant.ExposedHeaders.Known.Where(IsSeveral))
            {
                yield return Report(entry, NameNeverMatchesRule.ExposureHarm(entry), name => name);
            }
        }
    }

    private Finding Report(Entry entry, string harm, Func<string, string> write)
    {
        var text = entry.Text.Value!;
        var finding = At(entry, harm, ListedName.Shown(text), Way(ListedName.KindOf(text)));
        var meant = Names(text).Select(ListedName.Meant).ToList();
        return meant.Contains(null)
            ? finding
            : finding.With(FindingProperties.Choices, string.Join(" ", meant.Select(name => write(name!)).Distinct(StringComparer.Ordinal)));
    }

    private static string Way(ListedNameKind kind) => kind switch
    {
        ListedNameKind.Refused => " with a character that the server does not send",
        ListedNameKind.Quoted => ", is sent in quotes, and the browser cannot read the list",
        _ => " and no name, and the browser cannot read the list",
    };

    // Of "Name: value" the value is no second name.
    private static List<string> Names(string text) => text.Split(Separators)
        .SelectMany(part => part.IndexOf(':') >= 0 ? [part.Trim()] : part.Split(Blanks))
        .Where(part => part.Length > 0)
        .ToList();
}
