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
                .WithOrigins("https://bookings.example/") // expect: CORS201
                .WithMethods("GET", "PUT") // expect: CORS401
                .AllowAnyHeader());

            options.AddPolicy(PolicyNames.Partners, policy => policy // expect: CORS402
                .WithOrigins("https://partner.example")
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
        app.UseAuthorization();
        app.UseCors(PolicyNames.Web); // expect: CORS306
        app.UseEndpoints(endpoints => endpoints.MapControllers());
    }
}
