using CorsAnalyzers.App;
using CorsAnalyzers.Options;
using CorsAnalyzers.Shared.HandOver;
using Microsoft.CodeAnalysis;

namespace CorsAnalyzers.Rules;

/// <summary>CORS310 (facts #32).</summary>
internal sealed class ImplicitAuthorizationRule() : Rule(Description)
{
    private static readonly DiagnosticDescriptor Description = new(
        RuleIds.ImplicitAuthorization,
        "Authorization runs before UseCors by itself",
        "Answers 401 reach no page of another origin: WebApplication adds authentication and authorization in front of everything, "
        + "because nothing calls them{0}. Call UseAuthentication and UseAuthorization after UseCors.",
        RuleCategory.Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "With authorization services registered and UseAuthorization not called, WebApplication runs it first of all. The order in the "
        + "code looks right, and what runs is not what it says.",
        RuleIds.Pages + RuleIds.ImplicitAuthorization + ".md");

    /// <summary>The first version that adds them (facts §1.8).</summary>
    private const int FirstVersion = 7;

    public override IEnumerable<Finding> Find(CorsApp app, AnalyzerOptions options)
    {
        foreach (var host in app.WholeHosts()
            .Where(host =>
                host is { IsWebApplication: true, HasAuthorizationServices: true }
                    && app.FrameworkVersion >= FirstVersion
                    && host.RequiresUsers()))
        {
            if (host.Main.Any(step => step.Kind == MiddlewareKind.Authorization))
            {
                continue;
            }

            foreach (var cors in host.Main.Where(step => step is { Kind: MiddlewareKind.Cors, IsCertain: true }).Take(1))
            {
                var authentication = host.Main.FirstOrDefault(step => step.Kind == MiddlewareKind.Authentication);
                yield return At(cors.By.At, host.PreflightsNeedUsers() ? ", and preflights get a 401" : string.Empty)
                    .With(new ImplicitAuthorizationData(authentication?.By.At, host.HasAuthenticationServices));
            }
        }
    }
}
