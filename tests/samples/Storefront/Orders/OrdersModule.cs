using Microsoft.AspNetCore.Cors.Infrastructure;
using Storefront.Cors;

namespace Storefront.Orders;

public static class OrdersModule
{
    public static IServiceCollection AddOrders(this IServiceCollection services) =>
        services.Configure<CorsOptions>(options => options.AddPolicy(CorsPolicies.Orders, policy => policy
            .WithOrigins("https://checkout.storefront.example") // expect: CORS204
            .SetIsOriginAllowed(IsPaymentProvider)
            .AllowAnyHeader()
            .WithMethods("POST")
            .AllowCredentials()));

    public static IEndpointRouteBuilder MapOrders(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/orders", (Order order) => Results.Accepted($"/orders/{order.Number}", order)).RequireCors(CorsPolicies.Orders);
        return endpoints;
    }

    private static bool IsPaymentProvider(string origin) =>
        origin is "https://pay.provider.example" or "https://secure.provider.example";
}

public sealed record Order(string Number, int[] Products);
