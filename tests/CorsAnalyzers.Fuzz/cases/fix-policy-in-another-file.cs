// FILE /app/Program.cs
using Site;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSite(); var web = builder.Build(); web.UseSite(); web.MapGet("/a", () => 1); web.Run();
// FILE /app/SiteExtensions.cs
namespace Site;

public static class SiteExtensions
{
    // Far enough down that the positions of the other file's variables come before these.
    public static IServiceCollection AddSite(this IServiceCollection services)
    {
        services.AddCors(options => options.AddPolicy("Site", policy => policy.AllowAnyOrigin()));
        return services;
    }

    public static IApplicationBuilder UseSite(this IApplicationBuilder app)
    {
        app.UseCors("Site");
        return app;
    }
}
