using CorsAnalyzers.App;
using CorsAnalyzers.Options;
using CorsAnalyzers.Protocol;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Rules;

/// <summary>CORS407 (facts #72, #73).</summary>
internal sealed class MaxAgeIgnoredRule() : Rule(Description)
{
    private static readonly DiagnosticDescriptor Description = new(
        RuleIds.MaxAgeIgnored,
        "The preflight answer is not remembered as long as it says",
        "{0}",
        RuleCategory.Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Access-Control-Max-Age is a whole number of seconds. Fractions are ignored, and every browser has an upper limit of its own: 7200 seconds in Chrome and Edge, 600 in Safari, 86400 in Firefox.",
        RuleIds.Pages + RuleIds.MaxAgeIgnored + ".md");

    // Safari forgets sooner, but nobody would write a duration for it alone.
    private static readonly int Limit = BrowserEngine.Chromium.LongestMaxAge;

    public override IEnumerable<Finding> Find(CorsApp app, AnalyzerOptions options)
    {
        foreach (var (_, variant) in app.Variants())
        {
            if (variant.MaxAge is not { IsKnown: true, Value: { } age, At: { } at })
            {
                continue;
            }

            if (age.TotalSeconds != Math.Floor(age.TotalSeconds))
            {
                // new TimeSpan(600) is 600 ticks, and 600 seconds were meant. More than browsers remember would be the next finding.
                var meant = Math.Min(Limit, age < TimeSpan.FromSeconds(1) && age.Ticks % 10 == 0 ? age.Ticks : (long)Math.Ceiling(age.TotalSeconds));
                yield return At(at, $"Browsers ignore this duration and ask again after 5 seconds, Firefox every time: {Number(age.TotalSeconds)} is no whole number of seconds. Write TimeSpan.FromSeconds({Number(meant)}), say.")
                    .With(FindingProperties.Seconds, Number(meant));
            }
            else if (age.TotalSeconds > Limit)
            {
                yield return At(at, $"{Number(age.TotalSeconds)} seconds are cut: Chrome and Edge remember a preflight answer for {Limit} at the most, Safari for {BrowserEngine.WebKit.LongestMaxAge}, Firefox for {BrowserEngine.Firefox.LongestMaxAge}.")
                    with
                { Severity = DiagnosticSeverity.Info };
            }
        }
    }

    private static string Number(double value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
