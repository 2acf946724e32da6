using CorsAnalyzers.App;
using CorsAnalyzers.Options;
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
        "Access-Control-Max-Age is a whole number of seconds. Fractions are ignored, and every browser has an upper limit of its own.",
        RuleIds.Pages + RuleIds.MaxAgeIgnored + ".md");

    /// <summary>Seconds; Chromium's limit (facts §3).</summary>
    private const int ChromiumLimit = 7200;

    public override IEnumerable<Finding> Find(CorsApp app, AnalyzerOptions options)
    {
        foreach (var (_, variant) in app.Variants())
        {
            if (variant.MaxAge is not { IsKnown: true, Value: { } age, At: { } at })
            {
                continue;
            }

            if (age < TimeSpan.Zero)
            {
                // The one that stands for "for ever" elsewhere; all others are meant for "not at all".
                var meant = age == Timeout.InfiniteTimeSpan ? ChromiumLimit : 0;
                yield return At(at, $"A negative duration ends in an ArgumentOutOfRangeException, as soon as the policy is made: {Number(age.TotalSeconds)} seconds. Write TimeSpan.FromSeconds({Number(meant)}), say.")
                    .With(FindingProperties.Seconds, Number(meant));
            }
            else if (age.TotalSeconds != Math.Floor(age.TotalSeconds))
            {
                // new TimeSpan(600) is 600 ticks, and 600 seconds were meant. More than browsers remember would be the next finding.
                var meant = Math.Min(ChromiumLimit, age < TimeSpan.FromSeconds(1) && age.Ticks % 10 == 0 ? age.Ticks : (long)Math.Ceiling(age.TotalSeconds));
                yield return At(at, $"Browsers ignore this duration and ask again after 5 seconds: {Number(age.TotalSeconds)} is no whole number of seconds. Write TimeSpan.FromSeconds({Number(meant)}), say.")
                    .With(FindingProperties.Seconds, Number(meant));
            }
            else if (age.TotalSeconds > ChromiumLimit)
            {
                yield return At(at, $"Browsers remember a preflight answer for {ChromiumLimit} seconds (Chrome, Edge) or 86400 (Firefox) at the most; {Number(age.TotalSeconds)} is cut to that.")
                    with
                { Severity = DiagnosticSeverity.Info };
            }
        }
    }

    private static string Number(double value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
