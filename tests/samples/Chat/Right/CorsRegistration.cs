namespace Chat;

internal static class CorsRegistration
{
    public static IServiceCollection AddChatCors(this IServiceCollection services) => services.AddCors(options =>
        options.AddPolicy("chat", policy => policy
            .WithOrigins("https://chat.example", "https://admin.chat.example")
            .AllowCredentials()
            .WithHeaders("Content-Type", "X-Requested-With", "X-SignalR-User-Agent")
            .WithMethods("GET", "POST", "DELETE")));
}
