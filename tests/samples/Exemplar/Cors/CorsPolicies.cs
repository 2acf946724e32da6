namespace Exemplar.Cors;

/// <summary>The names under which the policies are registered.</summary>
public static class CorsPolicies
{
    public const string Account = nameof(Account);
    public const string BackOffice = nameof(BackOffice);
    public const string Basket = nameof(Basket);
    public const string Catalog = nameof(Catalog);
    public const string MobileApp = nameof(MobileApp);
    public const string Orders = nameof(Orders);
    public const string Partners = nameof(Partners);
    public const string Reviews = nameof(Reviews);
    public const string Stores = nameof(Stores);
}
