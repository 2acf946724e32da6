using CorsAnalyzers.App;
using CorsAnalyzers.Options;
using CorsAnalyzers.Shared.HandOver;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Rules;

/// <summary>CORS404 (facts #45).</summary>
internal sealed class SeveralNamesInOneRule() : Rule(Description)
{
    private static readonly DiagnosticDescriptor Description = new(
        RuleIds.SeveralNamesInOne,
        "Several names in one string",
        "Every request that needs a preflight is refused: '{0}' is one string, is sent in quotes, and the browser cannot read the list. "
        + "Give each name a string of its own.",
        RuleCategory.Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "ASP.NET Core quotes a value that has a comma in it, and no name may have quotes. Browsers then refuse the whole preflight "
        + "answer, also for names that are listed correctly.",
        RuleIds.Pages + RuleIds.SeveralNamesInOne + ".md");

    private static readonly char[] Separators = [',', ';', ' '];

    public static bool IsSeveral(Entry entry) => Names(entry.Text.Value!).Count > 1;

    public override IEnumerable<Finding> Find(CorsApp app, AnalyzerOptions options)
    {
        foreach (var (_, variant) in app.Variants())
        {
            foreach (var entry in variant.Methods.Known.Where(IsSeveral))
            {
                yield return Report(entry, Names(entry.Text.Value!).Select(MethodNeverMatchesRule.AsSent));
            }

            foreach (var entry in variant.Headers.Known.Concat(variant.ExposedHeaders.Known).Where(IsSeveral))
            {
                yield return Report(entry, Names(entry.Text.Value!));
            }
        }
    }

    private Finding Report(Entry entry, IEnumerable<string> names) =>
        At(entry, entry.Text.Value!).With(new CorrectionsData([names.Distinct(StringComparer.Ordinal).ToArray()]));

    private static List<string> Names(string text) => text.Split(Separators, StringSplitOptions.RemoveEmptyEntries).ToList();
}
