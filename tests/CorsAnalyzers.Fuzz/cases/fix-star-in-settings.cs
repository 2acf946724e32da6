// FILE /app/Program.cs
var builder = WebApplication.CreateBuilder(args);
var origins = builder.Configuration.GetSection("AllowedOrigins").Get<string[]>() ?? throw new InvalidOperationException("AllowedOrigins");
builder.Services.AddCors(options =>
{
    options.AddPolicy("Configured", policy => policy.WithOrigins(origins).AllowCredentials());
    options.AddPolicy("Public", builder => builder.AllowAnyOrigin());
});

var app = builder.Build();
app.UseCors("Public");
app.MapGet("/a", () => 1).RequireCors("Configured");
app.Run();
// FILE /app/appsettings.json
{
  "AllowedOrigins": [
    "http://a.contoso.com", // the shop
    "http://a.contoso.com:80",
    "https://b.contoso.com/",
    "null"
  ]
}
