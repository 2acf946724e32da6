using Storefront.Cors;

namespace Storefront.Partners;

public static class PartnerEndpoints
{
    public static IEndpointRouteBuilder MapPartners(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/partners/commission", () => new { Percent = 4 }).RequireCors(CorsPolicies.Partners);
        return endpoints;
    }
}
