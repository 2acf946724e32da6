var builder = WebApplication.CreateBuilder(args);
builder.Services.AddCors(o => o.AddDefaultPolicy(builder => builder.WithOrigins("https://www.contoso.com", "http://localhost:4200").AllowCredentials()));

var app = builder.Build();
app.UseCors();
app.MapGet("/a", () => 1);
app.Run();
