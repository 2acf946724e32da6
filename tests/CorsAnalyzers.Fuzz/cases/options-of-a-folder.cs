// FILE /app/Program.cs
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddShop();
builder.Services.AddAdmin();
var app = builder.Build();
app.UseCors("PublicPrices");
app.MapGet("/admin", () => "x").RequireCors("PublicAdmin");
app.Run();
// FILE /app/Shop/ShopServices.cs
public static class ShopServices
{
    public static IServiceCollection AddShop(this IServiceCollection services) => services.AddCors(o => o.AddPolicy("PublicPrices", p => p.AllowAnyOrigin()));
}
// FILE /app/Admin/AdminServices.cs
public static class AdminServices
{
    public static IServiceCollection AddAdmin(this IServiceCollection services) => services.AddCors(o => o.AddPolicy("PublicAdmin", p => p.AllowAnyOrigin()));
}
// FILE /app/.editorconfig
root = true
[*.cs]
dotnet_diagnostic.CORS103.severity = warning
// FILE /app/Shop/.editorconfig
[*.cs]
cors_analyzers.public_policies = PublicPrices
