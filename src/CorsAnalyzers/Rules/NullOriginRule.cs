using CorsAnalyzers.App;
using CorsAnalyzers.Options;
using CorsAnalyzers.Protocol;
using CorsAnalyzers.Shared.HandOver;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Rules;

/// <summary>CORS106 (facts #6).</summary>
internal sealed class NullOriginRule() : Rule(Description)
{
    private static readonly DiagnosticDescriptor Description = new(
        RuleIds.NullOrigin,
        "The origin 'null' belongs to every website",
        "Every website can {0}: a page in a sandboxed frame sends the origin 'null', and 'null' is allowed. Remove it.",
        RuleCategory.Security,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Browsers send 'Origin: null' for sandboxed frames, data: and file: pages and after some redirects. Any website can open a "
        + "sandboxed frame, "
        + "so allowing 'null' allows everyone.",
        RuleIds.Pages + RuleIds.NullOrigin + ".md",
        RuleCategory.SecurityTags);

    public override IEnumerable<Finding> Find(CorsApp app, AnalyzerOptions options)
    {
        foreach (var (_, variant) in app.ExposedVariants())
        {
            foreach (var (entry, _) in variant.LiveOrigins().Where(each => each.Origin.Kind == OriginKind.Null))
            {
                yield return At(entry, variant.Consequence())
                    .With(new UnwantedOriginsData(app.SuggestOrigins(options), variant.OthersThan(entry)));
            }

            // Where everyone gets in, that says it all.
            if (variant is { IsAnyOrigin: false, IsOpen: false, Predicate: { Kind: PredicateKind.Custom, AdmitsNull: true } predicate })
            {
                yield return At(predicate.By.At, variant.Consequence())
                    .With(new UnwantedOriginsData(app.SuggestOrigins(options, predicate, variant.HasCredentials), Remaining: []));
            }
        }
    }
}
