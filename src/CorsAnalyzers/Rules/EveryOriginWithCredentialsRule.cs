using CorsAnalyzers.App;
using CorsAnalyzers.Options;
using CorsAnalyzers.Shared.HandOver;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Rules;

/// <summary>CORS102 (facts #1).</summary>
internal sealed class EveryOriginWithCredentialsRule() : Rule(Description)
{
    private static readonly DiagnosticDescriptor Description = new(
        RuleIds.EveryOriginWithCredentials,
        "Every origin is allowed with credentials",
        "Every website can call this API as the signed-in user and read the answers: the check accepts any origin, 'https://evil.test'{0} "
        + "included, and credentials are allowed. {1}List the origins that may.",
        RuleCategory.Security,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A predicate that is true for every origin echoes each of them back, and with credentials the browser sends the user's cookies "
        + "along and "
        + "hands the answer to the page that asked. ASP.NET Core refuses 'any origin' with credentials for this reason; the predicate "
        + "gets around that.",
        RuleIds.Pages + RuleIds.EveryOriginWithCredentials + ".md",
        RuleCategory.SecurityTags);

    // From this version on, the built-in check against cross-site requests trusts what the CORS policy allows (facts #1).
    private const int FirstVersionThatTrustsCors = 11;

    public override IEnumerable<Finding> Find(CorsApp app, AnalyzerOptions options)
    {
        foreach (var (policy, variant) in app.ExposedVariants())
        {
            if (variant is { IsAnyOrigin: false, HasCredentials: true, Predicate: { AdmitsEveryone: true } predicate }
                && policy.OpenedByMissing(variant) is null)
            {
                yield return At(predicate.By.At, predicate.AdmitsNull ? " and even 'null'" : string.Empty, Csrf(app))
                    .With(new OpenPolicyData(app.SuggestOrigins(options), variant.OthersThan(null), variant.CredentialsBy?.At,
                        policy.OnlyUse(app)));
            }
        }
    }

    private static string Csrf(CorsApp app) =>
        app.FrameworkVersion >= FirstVersionThatTrustsCors
            ? "This also switches off the check against cross-site request forgery, which trusts allowed origins. " : string.Empty;
}
