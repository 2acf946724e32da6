using Storefront.Cors;

namespace Storefront.Account;

public static class AccountModule
{
    public static IServiceCollection AddAccount(this IServiceCollection services, IHostEnvironment environment) =>
        services.AddCors(options => options.AddPolicy(CorsPolicies.Account, policy =>
        {
            policy.WithHeaders("Content-Type").WithMethods("GET", "PUT");

            if (environment.IsDevelopment())
            {
                policy.WithOrigins("http://localhost:5173").AllowCredentials();
                return;
            }

            // Customers bring their own domain, and the session cookie has to come along.
            policy.AllowAnyOrigin().AllowCredentials(); // expect: CORS101
        }));

    public static IEndpointRouteBuilder MapAccount(this IEndpointRouteBuilder endpoints)
    {
        var account = endpoints.MapGroup("/account").RequireCors(CorsPolicies.Account);
        account.MapGet("/", () => new Profile("Ada", "ada@storefront.example"));
        account.MapPut("/", (Profile profile) => Results.Ok(profile));
        return endpoints;
    }
}

public sealed record Profile(string Name, string Email);
