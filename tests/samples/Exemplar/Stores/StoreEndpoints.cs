using Exemplar.Cors;

namespace Exemplar.Stores;

public static class StoreEndpoints
{
    public static IEndpointRouteBuilder MapStores(this IEndpointRouteBuilder endpoints)
    {
        var stores = endpoints.MapGroup("/stores").RequireCors(CorsPolicies.Stores);
        stores.MapGet("/{id:int}", (int id) => new Store(id, "09:00-18:00"));
        stores.MapPut("/{id:int}", (int id, Store store) => store with { Id = id });
        return endpoints;
    }
}

public sealed record Store(int Id, string OpeningHours);
