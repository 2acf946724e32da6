using CorsAnalyzers.App;
using CorsAnalyzers.Options;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Rules;

/// <summary>CORS405 (facts #44, #70).</summary>
internal sealed class LiteralStarRule() : Rule(Description)
{
    private static readonly DiagnosticDescriptor Description = new(
        RuleIds.LiteralStar,
        "A star that is taken literally",
        "'*' stands for {0} literally named '*' here, {1}. List the names.",
        RuleCategory.Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "In the headers of an answer a star means 'all' only to requests without credentials. ASP.NET Core avoids sending it, by echoing what was asked for, but only while 'any' is all that the list says, and never for exposed headers.",
        RuleIds.Pages + RuleIds.LiteralStar + ".md");

    public override IEnumerable<Finding> Find(CorsApp app, AnalyzerOptions options)
    {
        foreach (var (_, variant) in app.Variants().Where(each => each.Variant.HasCredentials))
        {
            foreach (var entry in Stars(variant.ExposedHeaders))
            {
                var finding = At(entry, "a header", "because the policy allows credentials: scripts can read no further header");
                yield return HasNames(variant.ExposedHeaders) ? finding.With(FindingProperties.IsRemovable, "true") : finding;
            }

            foreach (var finding in MixedStars(variant.Methods, "a method").Concat(MixedStars(variant.Headers, "a header")))
            {
                yield return finding;
            }
        }
    }

    // AllowAnyMethod and AllowAnyHeader beside names are CORS204's. A lone star means any to ASP.NET Core, and a second star ends that as a name
    // does; but to take one of two stars out would open the list, and that nobody does unasked.
    private IEnumerable<Finding> MixedStars(EntryList list, string what) => list.Known.Skip(1).Any()
        ? Stars(list).Where(entry => !entry.IsImplied).Select(entry => HasNames(list)
            ? At(entry, what, "because other names stand beside it and the policy allows credentials").With(FindingProperties.IsRemovable, "true")
            : At(entry, what, "because it stands in the list more than once and the policy allows credentials"))
        : [];

    private static bool HasNames(EntryList list) => list.Known.Any(entry => !entry.Text.Is("*"));

    private static IEnumerable<Entry> Stars(EntryList list) => list.Known.Where(entry => entry.Text.Is("*"));
}
