namespace Gateway;

internal static class GatewayServices
{
    public static WebApplicationBuilder AddGateway(this WebApplicationBuilder builder)
    {
        builder.Services.AddHttpClient();
        builder.Services.AddSingleton<Proxy>();
        builder.Services.AddHealthChecks();
        builder.Services.AddOutputCache();
        builder.Services.AddGatewayCors(builder.Configuration);
        return builder;
    }
}
