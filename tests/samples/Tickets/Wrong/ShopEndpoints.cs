namespace Tickets;

internal static class ShopEndpoints
{
    public static void MapShop(this WebApplication app)
    {
        var shop = app.MapGroup("/tickets").RequireCors("Shop");

        shop.MapGet("/", (BoxOffice office) => office.Sold);
        shop.MapPost("/", (Order order, BoxOffice office) => office.Sell(order));
        shop.MapDelete("/{id:int}", (int id, BoxOffice office) => office.Return(id)).RequireAuthorization();
        shop.MapGet("/version", () => "1").ShortCircuit(); // expect: CORS317
    }
}
