using Microsoft.AspNetCore.Cors.Infrastructure;
using Exemplar.Cors;

namespace Exemplar.Orders;

public static class OrdersModule
{
    public static IServiceCollection AddOrders(this IServiceCollection services) =>
        services.Configure<CorsOptions>(options => options.AddPolicy(CorsPolicies.Orders, policy => policy
            .SetIsOriginAllowed(IsCheckout)
            .AllowAnyHeader()
            .WithMethods("POST")
            .AllowCredentials()));

    public static IEndpointRouteBuilder MapOrders(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/orders", (Order order) => Results.Accepted($"/orders/{order.Number}", order)).RequireCors(CorsPolicies.Orders);
        return endpoints;
    }

    /// <summary>Our own checkout page, and those of the payment providers.</summary>
    private static bool IsCheckout(string origin) =>
        origin is "https://checkout.storefront.example" or "https://pay.provider.example" or "https://secure.provider.example";
}

public sealed record Order(string Number, int[] Products);
