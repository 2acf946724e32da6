namespace Chat;

internal static class CorsRegistration
{
    public static IServiceCollection AddChatCors(this IServiceCollection services) => services.AddCors(options =>
    {
        options.AddPolicy("chat", policy => policy // expect: CORS409
            .WithOrigins("https://chat.example", "https://admin.chat.example")
            .AllowCredentials()
            .WithHeaders("Content-Type")
            .WithMethods("GET", "POST", "delete")); // expect: CORS403

        options.AddPolicy("anyone", policy => policy // expect: CORS409
            .AllowAnyOrigin() // expect: CORS103
            .AllowAnyHeader());

        options.AddPolicy("widgets", policy => policy.WithOrigins("https://widgets.chat.example")); // expect: CORS318
    });
}
