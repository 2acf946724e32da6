using CorsAnalyzers.App;
using CorsAnalyzers.Options;
using CorsAnalyzers.Shared.HandOver;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Rules;

/// <summary>CORS112 (facts #17).</summary>
internal sealed class WebSocketNotGuardedRule() : Rule(Description)
{
    private static readonly DiagnosticDescriptor Description = new(
        RuleIds.WebSocketNotGuarded,
        "CORS does not guard WebSockets",
        "A page of any origin can open a WebSocket to {0} as the signed-in user, where its cookie goes along (SameSite=None, or a page of "
        + "the same site): browsers ask no CORS policy about it. List the origins in WebSocketOptions.AllowedOrigins.",
        RuleCategory.Security,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "A WebSocket starts with a GET that browsers send to any origin, with cookies, and no CORS header can stop it. What the CORS "
        + "policy of a hub keeps out of the negotiation gets in by opening the WebSocket directly.",
        RuleIds.Pages + RuleIds.WebSocketNotGuarded + ".md",
        RuleCategory.SecurityTags);

    public override IEnumerable<Finding> Find(CorsApp app, AnalyzerOptions options) =>
        from host in app.WholeHosts()
        where !host.LimitsWebSocketOrigins && (host.Authentication & Authentication.Cookies) != 0
        let open = Open(host).ToList()
        let origins = open.SelectMany(each => each.Variants).SelectMany(variant => variant.OthersThan(null)).Distinct().ToList()
        from each in open
        select At(each.Endpoint.By.At, each.Endpoint.Label).With(new WebSocketData(ServesItself(host) ? [] : origins));

    private static IEnumerable<(Endpoint Endpoint, List<PolicyVariant> Variants)> Open(CorsHost host) =>
        from endpoint in host.Endpoints
        where endpoint.Kind == EndpointKind.Hub || endpoint.AcceptsWebSockets
        let variants = endpoint.Effective.Policies.SelectMany(policy => policy.Variants).ToList()
        where variants.Count > 0 && variants.All(variant => variant.HasCredentials && !variant.IsOpen)
        select (endpoint, variants);

    // The list must have the app's own origin then, which nobody but the user knows.
    private static bool ServesItself(CorsHost host) =>
        host.ServesPages || host.Pipeline.Any(step => step.Kind is MiddlewareKind.StaticFiles or MiddlewareKind.OwnFiles);
}
