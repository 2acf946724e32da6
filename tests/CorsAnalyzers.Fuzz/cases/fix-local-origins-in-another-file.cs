// FILE /app/Program.cs
using Site;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSite(); var app = builder.Build(); app.UseSite(); app.MapGet("/a", () => 1); app.Run();
// FILE /app/SiteExtensions.cs
namespace Site;

public static class SiteExtensions
{
    public static IServiceCollection AddSite(this IServiceCollection services)
    {
        services.AddCors(options => options.AddPolicy("Site", policy => policy.WithOrigins("https://www.contoso.com", "http://localhost:4200").AllowCredentials()));
        return services;
    }

    public static IApplicationBuilder UseSite(this IApplicationBuilder site)
    {
        site.UseCors("Site");
        return site;
    }
}
