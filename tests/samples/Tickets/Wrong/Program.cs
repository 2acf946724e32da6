using Tickets;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddSingleton<BoxOffice>();
builder.Services.AddAuthorization();
builder.Services.AddCors(options =>
{
    options.AddPolicy("Shop", policy => policy
        .WithOrigins(builder.Configuration.GetSection("Cors:Shop").Get<string[]>() ?? throw new InvalidOperationException("Cors:Shop is missing."))
        .WithHeaders("X-Requested-With") // expect: CORS402
        .WithMethods("GET")); // expect: CORS401

    options.AddPolicy("Kiosk", policy => policy
        .SetIsOriginAllowed(_ => true) // expect: CORS102
        .AllowCredentials());
});

var app = builder.Build();

app.UseCors("shop"); // expect: CORS301, CORS310

app.MapShop();
app.MapKiosk();

app.Run();
