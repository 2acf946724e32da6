using CorsAnalyzers.App;
using CorsAnalyzers.Options;
using CorsAnalyzers.Protocol;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Rules;

/// <summary>CORS201 (facts #34–#37, #40, #55).</summary>
internal sealed class OriginNeverMatchesRule() : Rule(Description)
{
    private static readonly DiagnosticDescriptor Description = new(
        RuleIds.OriginNeverMatches,
        "This origin can never match",
        "{0} allowed by this: {1}{2}",
        RuleCategory.Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A browser sends its page's origin as scheme, host and, unless it is the default, port, in lower case and with nothing behind. ASP.NET Core "
        + "compares that with the configured string character by character.",
        RuleIds.Pages + RuleIds.OriginNeverMatches + ".md");

    public override IEnumerable<Finding> Find(CorsApp app, AnalyzerOptions options)
    {
        foreach (var (_, variant) in app.Variants())
        {
            foreach (var (entry, origin) in variant.LiveOrigins().Where(each => IsMeant(each.Origin, variant)))
            {
                var finding = At(entry, Who(origin), Reason(origin), "." + origin.Proposal());
                yield return finding.WithLines(FindingProperties.Choices, origin.Corrections.Select(choice => string.Join(" ", choice)));
            }

            if (variant is { IsAnyOrigin: false, Predicate: { WaitsFor: { } text } predicate })
            {
                yield return At(predicate.By.At, Nobody, $"the check waits for '{text}', which no browser sends as an origin", ".")
                    .WithOrigins(app, options)
                    .WithLines(FindingProperties.Remaining, variant.OthersThan(null));
            }
        }
    }

    // A pattern that throws once wildcards are allowed is CORS203's; a star beside other origins is CORS204's.
    private static bool IsMeant(ConfiguredOrigin origin, PolicyVariant variant) =>
        origin.Kind == OriginKind.NeverMatches && !(variant.AllowsWildcards() && origin.ThrowsAsPattern);

    private const string Nobody = "No page is";

    // Browsers keep a dot behind the host. Such an address leads to the same server, and nobody writes it.
    private static string Who(ConfiguredOrigin origin) => origin.Defect == OriginDefect.TrailingDot ? "Only a page at an address with a dot behind its host is" : Nobody;

    private static string Reason(ConfiguredOrigin origin) => origin.Defect switch
    {
        OriginDefect.Empty => "an empty string is no origin",
        OriginDefect.SeveralInOne => $"'{origin.Text}' is compared as one string; each origin needs a string of its own",
        OriginDefect.PatternThrows or OriginDefect.UnsupportedWildcard => $"'{origin.Text}' is compared literally; '*' can only stand for subdomains right behind '://', and for nothing else",
        OriginDefect.IdnPattern => $"'{origin.Text}' is compared as written, and browsers send host names with other letters in their ASCII form (xn--…)",
        OriginDefect.NoScheme => $"'{origin.Text}' lacks the scheme; a browser sends 'https://' or 'http://' in front",
        OriginDefect.WebSocketScheme => "the origin is that of the page, which is http or https, also for WebSockets",
        OriginDefect.OpaqueScheme => $"pages of '{origin.Text}' send the origin 'null'",
        OriginDefect.Blank => $"'{origin.Text}' has white space in it, which no browser sends",
        OriginDefect.UserInfo => "a browser sends no user name or password in an origin",
        OriginDefect.Path => $"a browser sends no path in an origin, and '{origin.Text}' has one",
        OriginDefect.Query => $"a browser sends no query in an origin, and '{origin.Text}' has one",
        OriginDefect.Fragment => $"a browser sends no '#' in an origin, and '{origin.Text}' has one",
        OriginDefect.TrailingSlash => $"a browser sends no slash at the end of an origin, and '{origin.Text}' has one",
        OriginDefect.InvalidPort => $"the port of '{origin.Text}' is not one that a browser sends",
        OriginDefect.DefaultPort => $"a browser leaves out the default port, and '{origin.Text}' names it",
        OriginDefect.TrailingDot => $"hardly anybody writes an address as '{origin.Text}' has it",
        OriginDefect.InvalidHost => $"the host of '{origin.Text}' is not written as a browser sends it",
        OriginDefect.Idn => $"a browser sends host names in their ASCII form (xn--…), and '{origin.Text}' goes into the list as it is",
        OriginDefect.UpperCase => $"a browser sends lower case, and '{origin.Text}' goes into the list as it is",
        OriginDefect.NormalizationThrows => $"'{origin.Text}' makes WithOrigins throw a UriFormatException",
        _ => $"'{origin.Text}' is no origin that a browser sends",
    };
}
