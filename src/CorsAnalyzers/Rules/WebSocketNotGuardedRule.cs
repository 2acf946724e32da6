using CorsAnalyzers.App;
using CorsAnalyzers.Options;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Rules;

/// <summary>CORS112 (facts #17).</summary>
internal sealed class WebSocketNotGuardedRule() : Rule(Description)
{
    private static readonly DiagnosticDescriptor Description = new(
        RuleIds.WebSocketNotGuarded,
        "CORS does not guard WebSockets",
        "A page of any origin can open a WebSocket to {0} as the signed-in user: browsers send cookies along and ask no CORS policy about it. List the origins in WebSocketOptions.AllowedOrigins.",
        RuleCategory.Security,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "A WebSocket starts with a GET that browsers send to any origin, with cookies, and no CORS header can stop it. What the CORS policy of a hub keeps out of the negotiation gets in by opening the WebSocket directly.",
        RuleIds.Pages + RuleIds.WebSocketNotGuarded + ".md",
        RuleCategory.SecurityTags);

    public override IEnumerable<Finding> Find(CorsApp app, AnalyzerOptions options) =>
        from host in app.WholeHosts()
        where !host.LimitsWebSocketOrigins && (host.Authentication & Authentication.Cookies) != 0
        from endpoint in host.Endpoints
        where endpoint.Kind == EndpointKind.Hub || endpoint.AcceptsWebSockets
        let variants = EffectivePolicy.Of(host, endpoint).Policies.SelectMany(policy => policy.Variants).ToList()
        where variants.Count > 0 && variants.All(variant => variant.HasCredentials && !variant.IsOpen)
        select At(endpoint.By.At, endpoint.Label).WithLines(FindingProperties.Origins, variants.SelectMany(variant => variant.OthersThan(null)).Distinct());
}
