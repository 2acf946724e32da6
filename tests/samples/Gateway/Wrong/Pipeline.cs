namespace Gateway;

internal static class Pipeline
{
    public static WebApplication UseGateway(this WebApplication app)
    {
        app.UseHealthChecks("/health");
        app.UseMiddleware<ApiKeys>();
        app.UseOutputCache();
        app.UseCors("dashboards"); // expect: CORS309
        app.Map("/legacy", legacy =>
        {
            legacy.UseCors(policy => policy.WithOrigins("https://old.example")); // expect: CORS312
            legacy.Run(context => context.RequestServices.GetRequiredService<Proxy>().ForwardAsync(context, "legacy"));
        });
        return app;
    }

    public static void MapGateway(this IEndpointRouteBuilder endpoints)
    {
        endpoints.Map("/orders/{**rest}", (HttpContext context, Proxy proxy) => proxy.ForwardAsync(context, "orders"));
        endpoints.MapGet("/stock/{**rest}", (HttpContext context, Proxy proxy) => proxy.ForwardAsync(context, "stock"));
    }
}
