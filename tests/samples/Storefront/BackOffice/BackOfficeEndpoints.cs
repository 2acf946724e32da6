using Storefront.Cors;

namespace Storefront.BackOffice;

public static class BackOfficeEndpoints
{
    public static IEndpointRouteBuilder MapBackOffice(this IEndpointRouteBuilder endpoints)
    {
        var backOffice = endpoints.MapGroup("/backoffice").RequireCors(CorsPolicies.BackOffice);
        backOffice.MapGet("/stock/{product:int}", (int product) => new Stock(product, 12));
        backOffice.MapPut("/stock/{product:int}", (int product, Stock stock) => stock with { Product = product });
        return endpoints;
    }
}

public sealed record Stock(int Product, int Count);
