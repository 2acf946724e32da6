using CorsAnalyzers.App;
using CorsAnalyzers.Options;
using CorsAnalyzers.Protocol;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Rules;

/// <summary>CORS406 (facts #71).</summary>
internal sealed class HeaderWithoutEffectRule() : Rule(Description)
{
    private static readonly DiagnosticDescriptor Description = new(
        RuleIds.HeaderWithoutEffect,
        "A header name without effect",
        "'{0}' has no effect here: {1}",
        RuleCategory.Reliability,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "Some request headers can never be set by a script and some may always be; some response headers can always be read and Set-Cookie never. Naming them in a policy changes nothing.",
        RuleIds.Pages + RuleIds.HeaderWithoutEffect + ".md");

    public override IEnumerable<Finding> Find(CorsApp app, AnalyzerOptions options)
    {
        foreach (var (_, variant) in app.Variants())
        {
            foreach (var entry in variant.Headers.Known)
            {
                if (RequestReason(entry.Text.Value!) is { } reason)
                {
                    yield return At(entry, entry.Text.Value!, reason);
                }
            }

            foreach (var entry in variant.ExposedHeaders.Known)
            {
                if (ResponseReason(entry.Text.Value!) is { } reason)
                {
                    yield return At(entry, entry.Text.Value!, reason);
                }
            }
        }
    }

    private const string NoName = "no header has an empty name";

    private static string? RequestReason(string text) => text.Trim() is not { Length: > 0 } name ? NoName
        : ResponseHeaders.IsResponseOnly(name) ? "it is a header of responses, and this list is about requests"
        : RequestHeaders.IsForbidden(name) ? "browsers set this header themselves, and scripts cannot"
        : name.ToLowerInvariant() is "accept" or "accept-language" or "content-language" ? "scripts may always set this header"
        : null;

    private static string? ResponseReason(string text) => text.Trim() is not { Length: > 0 } name ? NoName
        : RequestHeaders.IsOfCors(name) ? "it is a header of requests, and this list is about answers"
        : ResponseHeaders.IsOfPreflights(name) ? "it is in answers to preflights only, which no script sees"
        : ResponseHeaders.IsForbidden(name) ? "browsers never let scripts read this header"
        : ResponseHeaders.IsSafelisted(name) ? "scripts can always read this header"
        : null;
}
