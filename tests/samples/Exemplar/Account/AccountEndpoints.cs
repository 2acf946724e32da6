using Exemplar.Cors;

namespace Exemplar.Account;

public static class AccountEndpoints
{
    public static IEndpointRouteBuilder MapAccount(this IEndpointRouteBuilder endpoints)
    {
        var account = endpoints.MapGroup("/account").RequireCors(CorsPolicies.Account);
        account.MapGet("/", () => new Profile("Ada", "ada@storefront.example"));
        account.MapPut("/", (Profile profile) => Results.Ok(profile));
        return endpoints;
    }
}

public sealed record Profile(string Name, string Email);
