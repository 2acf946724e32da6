using System.Collections.Concurrent;

namespace Exemplar.Basket;

/// <summary>The products in each customer's basket, for as long as the process lives.</summary>
public sealed class BasketStore
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<int>> _baskets = new();

    public IReadOnlyList<int> Of(string customer) => _baskets.GetValueOrDefault(customer, []);

    public IReadOnlyList<int> Add(string customer, int product) =>
        _baskets.AddOrUpdate(customer, [product], (_, products) => [.. products, product]);

    public void Clear(string customer) => _baskets.TryRemove(customer, out _);
}
