using CorsAnalyzers.Evaluation;
using CorsAnalyzers.Evaluation.Values;

namespace CorsAnalyzers.Knowledge.AspNetCore;

/// <summary>Which of a host's faces an expression has in hand.</summary>
internal enum Facet
{
    Builder,
    Services,
    Environment,
    Configuration,
    Application,
    CorsOptions,
    ServiceProvider,
    MvcBuilder,
    AuthorizationOptions,
    RouteOptions,
    WebSocketOptions,
}

/// <summary>A face of the host: its builder, services, environment, application…</summary>
/// <param name="Host">The number of its <see cref="HostCell"/>.</param>
/// <param name="Facet">Which one.</param>
/// <param name="Branch">For an application: which pipeline; 0 is the main one.</param>
internal sealed record HostFacet(int Host, Facet Facet, int Branch = 0) : Value
{
    public override bool IsHandle => Facet != Facet.Environment;

    public override void Escape(Evaluator evaluator)
    {
        if (Facet is Facet.Services or Facet.Application or Facet.Builder or Facet.CorsOptions or Facet.MvcBuilder)
        {
            evaluator.ChangeHost(Host, host => host with { MayHideUses = true });
        }
    }
}

/// <summary>An endpoint or a group of them, to which conventions are added.</summary>
/// <param name="Host">The number of the <see cref="HostCell"/>.</param>
/// <param name="Id">The number of its <see cref="EndpointCell"/>.</param>
internal sealed record Endpoints(int Host, int Id) : Value
{
    public override void Escape(Evaluator evaluator) => evaluator.ChangeHost(Host, host => host with { MayHideUses = true });
}
