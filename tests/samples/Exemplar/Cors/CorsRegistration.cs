using Microsoft.AspNetCore.Cors.Infrastructure;

namespace Exemplar.Cors;

public static class CorsRegistration
{
    public static IServiceCollection AddExemplarCors(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddCors(options =>
        {
            if (environment.IsDevelopment())
            {
                // Whatever page a developer has open may call, but never as somebody.
                options.AddDefaultPolicy(policy => policy.AllowAnyOrigin().AllowAnyHeader().AllowAnyMethod());
            }
            else
            {
                options.AddDefaultPolicy(policy => WebShop(policy, configuration));
            }

            options.AddPolicy(CorsPolicies.Catalog, policy => policy
                .WithOrigins(configuration.RequiredOrigins("Catalog"))
                .WithMethods("GET")
                .SetPreflightMaxAge(TimeSpan.FromHours(1)));

            options.AddPolicy(CorsPolicies.Account, policy => policy
                .WithOrigins(configuration.RequiredOrigins("WebShop"))
                .WithHeaders("Content-Type")
                .WithMethods("GET", "PUT")
                .AllowCredentials());

            options.AddPolicy(CorsPolicies.Basket, policy => policy
                .WithOrigins(configuration.RequiredOrigins("WebShop"))
                .AllowAnyHeader()
                .WithMethods("GET", "PUT", "DELETE")
                .AllowCredentials());

            options.AddPolicy(CorsPolicies.MobileApp, policy => policy
                .WithOrigins("capacitor://localhost", "ionic://localhost")
                .AllowAnyHeader()
                .WithMethods("GET", "POST"));

            options.AddPolicy(CorsPolicies.BackOffice, policy => policy
                .WithOrigins("https://backoffice.storefront.example", "https://warehouse.storefront.example")
                .AllowAnyHeader()
                .AllowAnyMethod()
                .AllowCredentials());

            options.AddPolicy(CorsPolicies.Partners, policy => policy
                .WithOrigins(configuration.RequiredOrigins("Partners"))
                .WithHeaders("Content-Type", "X-Partner-Key")
                .WithMethods("GET", "POST"));

            options.AddPolicy(CorsPolicies.Reviews, policy => policy
                .WithOrigins(configuration.RequiredOrigins("WebShop"))
                .WithHeaders("Content-Type")
                .WithMethods("GET", "POST"));

            options.AddPolicy(CorsPolicies.Stores, policy => policy.AllowStores().AllowAnyHeader().WithMethods("GET", "PUT"));
        });

        return services;
    }

    private static void WebShop(CorsPolicyBuilder policy, IConfiguration configuration) => policy
        .WithOrigins(configuration.RequiredOrigins("WebShop"))
        .AllowAnyHeader()
        .AllowAnyMethod();

    /// <summary>Our own stores, whichever there are: the domain is ours, so nobody else can put a page there.</summary>
    private static CorsPolicyBuilder AllowStores(this CorsPolicyBuilder policy) => policy
        .WithOrigins("https://*.stores.storefront.example")
        .SetIsOriginAllowedToAllowWildcardSubdomains();
}
