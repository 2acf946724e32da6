using CorsAnalyzers.App;
using CorsAnalyzers.Options;
using CorsAnalyzers.Shared.HandOver;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Rules;

/// <summary>CORS307 (facts #23).</summary>
internal sealed class CorsBeforeRoutingRule() : Rule(Description)
{
    private static readonly DiagnosticDescriptor Description = new(
        RuleIds.CorsBeforeRouting,
        "UseCors in front of UseRouting",
        "{0}",
        RuleCategory.Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "UseRouting finds out which endpoint a request is for. In front of it the CORS middleware cannot see the policy that the endpoint "
        + "asks for, and ASP.NET Core refuses to run an endpoint whose CORS metadata nothing has handled.",
        RuleIds.Pages + RuleIds.CorsBeforeRouting + ".md");

    public override IEnumerable<Finding> Find(CorsApp app, AnalyzerOptions options)
    {
        foreach (var host in app.OrderedHosts())
        {
            foreach (var (cors, routing) in host.Paths.SelectMany(path => Behind(path.ToList())))
            {
                var finding = host.HasMetadata(app)
                    ? At(
                        cors.By.At,
                        "Every request to an endpoint with CORS metadata fails with status 500: UseCors runs before UseRouting has found "
                        + "the endpoint. Call UseCors after UseRouting.")
                    : At(
                        cors.By.At,
                        "No endpoint can have a policy of its own: UseCors runs before UseRouting has found the endpoint. Call UseCors "
                        + "after UseRouting.") with
                    { Severity = DiagnosticSeverity.Info };
                yield return finding.With(MoveOf(host, cors, routing) is { } move ? new CallOrderData(move, routing.By.At) : null);
            }
        }
    }

    // Behind what answers or refuses requests UseCors would be the next finding: then UseRouting comes to it, unless something in between
    // may change the path that routing goes by.
    private static CallMove? MoveOf(CorsHost host, Middleware cors, Middleware routing)
    {
        var between = host.PathThrough(cors.Branch).SkipWhile(step => step != cors).Skip(1).TakeWhile(step => step != routing).ToList();
        return between.All(step => MayStayInFront(step, host)) ? CallMove.MarkedBehind
            : between.All(MayComeBehind) ? CallMove.OtherBefore
            : null;
    }

    private static bool MayStayInFront(Middleware step, CorsHost host) =>
        IsInert(step)
        || step.Kind is MiddlewareKind.Other or MiddlewareKind.OwnFiles
        || (step.Kind == MiddlewareKind.StaticFiles && host.ServesPages);

    private static bool MayComeBehind(Middleware step) =>
        IsInert(step)
        || step.Kind is MiddlewareKind.Authorization or MiddlewareKind.ResponseCaching or MiddlewareKind.StaticFiles
        || step.Kind is MiddlewareKind.Responder or MiddlewareKind.Guard;

    private static bool IsInert(Middleware step) =>
        step.Kind is MiddlewareKind.Authentication or MiddlewareKind.Transport;

    private static IEnumerable<(Middleware Cors, Middleware Routing)> Behind(List<Middleware> path) =>
        path.FirstOrDefault(step => step is { Kind: MiddlewareKind.Cors, IsCertain: true }) is { } cors
        && path.TakeWhile(step => step != cors).All(step => step.Kind != MiddlewareKind.Routing)
        && path.SkipWhile(step => step != cors)
        .FirstOrDefault(step => step is { Kind: MiddlewareKind.Routing, IsCertain: true } && step.Branch == cors.Branch) is { } routing
            ? [(cors, routing)]
            : [];
}
