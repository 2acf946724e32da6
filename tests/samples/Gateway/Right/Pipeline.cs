namespace Gateway;

internal static class Pipeline
{
    public static WebApplication UseGateway(this WebApplication app)
    {
        app.UseWhen(
            context => context.Request.Path.StartsWithSegments("/dashboards"),
            dashboards => dashboards.UseCors("dashboards"));
        app.UseCors();
        app.UseHealthChecks("/health");
        app.UseMiddleware<ApiKeys>();
        app.UseOutputCache();
        app.Map("/legacy", legacy =>
            legacy.Run(context => context.RequestServices.GetRequiredService<Proxy>().ForwardAsync(context, "legacy")));
        return app;
    }

    public static void MapGateway(this IEndpointRouteBuilder endpoints)
    {
        endpoints.Map("/orders/{**rest}", (HttpContext context, Proxy proxy) => proxy.ForwardAsync(context, "orders"));
        endpoints.MapGet("/stock/{**rest}", (HttpContext context, Proxy proxy) => proxy.ForwardAsync(context, "stock"));
    }
}
