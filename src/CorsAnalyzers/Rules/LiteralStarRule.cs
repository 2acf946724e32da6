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
        "In the headers of an answer a star means 'all' only to requests without credentials. ASP.NET Core avoids sending it, by echoing "
        + "what was asked for, but only while 'any' is all that the list says, and never for exposed headers.",
        RuleIds.Pages + RuleIds.LiteralStar + ".md");

    public override IEnumerable<Finding> Find(CorsApp app, AnalyzerOptions options)
    {
        foreach (var (_, variant) in app.Variants().Where(each => each.Variant.HasCredentials))
        {
            foreach (var entry in Stars(variant.ExposedHeaders))
            {
                yield return At(entry, "a header", "because the policy allows credentials: scripts can read no further header");
            }

            foreach (var (entry, what) in MixedStars(variant.Methods, "a method").Concat(MixedStars(variant.Headers, "a header")))
            {
                yield return At(entry, what, "because other names stand beside it and the policy allows credentials");
            }
        }
    }

    // AllowAnyMethod and AllowAnyHeader beside names are CORS204's.
    private static IEnumerable<(Entry Entry, string What)> MixedStars(EntryList list, string what) =>
        list.IsAny ? [] : list.Entries.Any(entry => entry.Text.IsKnown && !entry.Text.Is("*"))
            ? Stars(list).Where(entry => !entry.IsImplied).Select(entry => (entry, what))
            : [];

    private static IEnumerable<Entry> Stars(EntryList list) => list.Known.Where(entry => entry.Text.Is("*"));
}
