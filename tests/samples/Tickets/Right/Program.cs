using Tickets;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddSingleton<BoxOffice>();
builder.Services.AddAuthorization();
builder.Services.AddCors(options =>
{
    options.AddPolicy("Shop", policy => policy
        .WithOrigins(builder.Configuration.GetSection("Cors:Shop").Get<string[]>() ?? throw new InvalidOperationException("Cors:Shop is missing."))
        .WithHeaders("Content-Type", "X-Requested-With")
        .WithMethods("GET", "DELETE"));

    options.AddPolicy("Kiosk", policy => policy
        .WithOrigins("https://kiosk.tickets.example")
        .AllowCredentials());
});

var app = builder.Build();

app.UseCors("Shop");
app.UseAuthentication();
app.UseAuthorization();

app.MapShop();
app.MapKiosk();

app.Run();
