namespace Gateway;

internal static class CorsServices
{
    public static void AddGatewayCors(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddCors(options =>
        {
            options.AddDefaultPolicy(policy => policy // expect: CORS314
                .WithOrigins(configuration.GetSection("Cors:Origins").Get<string[]>()!) // expect: CORS207
                .AllowAnyHeader()
                .AllowAnyMethod());

            options.AddPolicy("dashboards", policy => policy
                .SetIsOriginAllowed(origin => origin.EndsWith(".dashboards.example")) // expect: CORS105
                .AllowCredentials()
                .AllowAnyHeader());

            options.DefaultPolicyName = "gateway";
        });
    }
}
