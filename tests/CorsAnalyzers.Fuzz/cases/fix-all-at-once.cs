var builder = WebApplication.CreateBuilder(args);
builder.Services.AddCors(options =>
{
    options.AddPolicy("Old", policy => policy
        .SetIsOriginAllowed(_ => true).SetIsOriginAllowedToAllowWildcardSubdomains()
        .WithOrigins("https://*.azurewebsites.net").AllowCredentials());
    options.AddPolicy("Previews", policy => policy
        .WithOrigins("https://*.vercel.app", "https://www.contoso.com").AllowCredentials());
    options.AddPolicy("Check", policy => policy
        .WithOrigins("https://contoso.vercel.app", "http://localhost:3000")
        .SetIsOriginAllowed(origin => origin.EndsWith(".vercel.app") || origin == "http://localhost:3000").AllowAnyHeader());
    options.AddPolicy("Nobody", policy => policy.WithOrigins(Array.Empty<string>()).WithMethods("GET"));
});

var app = builder.Build();
app.UseCors();
app.MapGet("/a", () => 1).RequireCors("Old");
app.MapGet("/b", () => 1).RequireCors("Previews");
app.MapGet("/c", () => 1).RequireCors("Check");
app.MapGet("/d", () => 1).RequireCors("Nobody");
app.Run();
