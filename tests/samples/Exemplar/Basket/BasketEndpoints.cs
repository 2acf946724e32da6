using Exemplar.Cors;

namespace Exemplar.Basket;

public static class BasketEndpoints
{
    public static IEndpointRouteBuilder MapBasket(this IEndpointRouteBuilder endpoints)
    {
        var basket = endpoints.MapGroup("/basket/{customer}").RequireCors(CorsPolicies.Basket);
        basket.MapGet("/", (string customer, BasketStore store) => store.Of(customer));
        basket.MapPut("/{product:int}", (string customer, int product, BasketStore store) => store.Add(customer, product));
        basket.MapDelete("/", (string customer, BasketStore store) => store.Clear(customer));

        // The app shows only how many things lie in the basket.
        endpoints.MapGet("/mobile/basket/{customer}", (string customer, BasketStore store) => new { Count = store.Of(customer).Count })
            .RequireCors(CorsPolicies.MobileApp);
        return endpoints;
    }
}
