using Microsoft.AspNetCore.Cors.Infrastructure;

namespace Storefront.Cors;

public static class CorsRegistration
{
    // Everything the back office is reached under, including the tablets in the warehouse.
    private static readonly string[] BackOfficeOrigins =
    [
        "https://backoffice.storefront.example",
        "http://warehouse.storefront.example", // expect: CORS108
        "http://localhost:4200", // expect: CORS109
    ];

    public static IServiceCollection AddStorefrontCors(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddCors(options =>
        {
            if (environment.IsDevelopment())
            {
                options.AddDefaultPolicy(policy => policy.AllowAnyOrigin().AllowAnyHeader().AllowAnyMethod());
            }
            else
            {
                options.AddDefaultPolicy(WebShop);
            }

            options.AddPolicy(CorsPolicies.Catalog, policy => policy
                .AllowAnyOrigin() // expect: CORS103
                .WithMethods("GET")
                .SetPreflightMaxAge(TimeSpan.FromHours(1)));

            options.AddPolicy(CorsPolicies.Basket, policy => policy
                .SetIsOriginAllowed(_ => true) // expect: CORS102
                .AllowAnyHeader()
                .AllowAnyMethod()
                .AllowCredentials());

            // The Cordova build of the app is served from file://, which browsers send as "null".
            options.AddPolicy(CorsPolicies.MobileApp, policy => policy
                .WithOrigins("capacitor://localhost", "ionic://localhost", "null") // expect: CORS106
                .AllowAnyHeader()
                .WithMethods("GET", "POST"));

            options.AddPolicy(CorsPolicies.BackOffice, policy => policy
                .WithOrigins(BackOfficeOrigins)
                .AllowAnyHeader()
                .AllowAnyMethod()
                .AllowCredentials());

            options.AddPolicy(CorsPolicies.Partners, policy => policy
                .WithOrigins(configuration.GetSection("Cors:Partners").Get<string[]>() ?? ["*"]) // expect: CORS104
                .WithHeaders("Content-Type", "X-Partner-Key")
                .WithMethods("GET", "POST"));

            // Anyone who has bought something may review it.
            options.AddPolicy(CorsPolicies.Reviews, policy => policy.AllowAnyHeader().WithMethods("GET", "POST")); // expect: CORS205

            options.AddPolicy(CorsPolicies.Stores, policy => policy.AllowStores().AllowAnyHeader().WithMethods("GET", "PUT"));
        });

        return services;
    }

    private static void WebShop(CorsPolicyBuilder policy) => policy
        .WithOrigins(
            "https://shop.storefront.example/", // expect: CORS201
            "https://www.Storefront.example",
            "https://*.preview.storefront.example") // expect: CORS202
        .AllowAnyHeader()
        .AllowAnyMethod();

    /// <summary>Our own stores, those on their own server, and the trial stores that run in our cloud.</summary>
    private static CorsPolicyBuilder AllowStores(this CorsPolicyBuilder policy)
    {
        policy.SetIsOriginAllowedToAllowWildcardSubdomains();
        policy.WithOrigins("https://*.stores.storefront.example");
        policy.WithOrigins("https://*.franchise.example:*"); // expect: CORS203
        policy.WithOrigins("https://*.azurewebsites.net"); // expect: CORS107
        return policy;
    }
}
