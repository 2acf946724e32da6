namespace Bookings;

public sealed class Startup(IConfiguration configuration)
{
    public void ConfigureServices(IServiceCollection services)
    {
        services.AddSingleton<Calendar>();
        services.AddControllers();
        services.AddAuthorization(options => options.FallbackPolicy = options.DefaultPolicy);
        services.AddCors(options =>
        {
            options.AddPolicy(PolicyNames.Web, policy => policy
                .WithOrigins("https://bookings.example")
                .WithMethods("GET", "PUT", "DELETE")
                .AllowAnyHeader());

            options.AddPolicy(PolicyNames.Partners, policy => policy
                .WithOrigins("https://partner.example")
                .WithHeaders("Content-Type")
                .AllowAnyMethod());
        });
    }

    public void Configure(IApplicationBuilder app, IWebHostEnvironment environment)
    {
        if (environment.IsDevelopment())
        {
            app.UseDeveloperExceptionPage();
        }

        app.UsePathBase(configuration["PathBase"]);
        app.UseRouting();
        app.UseCors(PolicyNames.Web);
        app.UseAuthorization();
        app.UseEndpoints(endpoints => endpoints.MapControllers());
    }
}
