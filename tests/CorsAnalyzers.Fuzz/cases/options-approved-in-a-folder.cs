// FILE /app/Program.cs
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddCors(o => o.AddDefaultPolicy(p => p.WithOrigins("https://a.test")));
builder.Services.AddPartners();
var app = builder.Build();
app.UseCors();
app.MapGet("/partners", () => "x").RequireCors("Partners");
app.Run();
// FILE /app/Partners/PartnerServices.cs
public static class PartnerServices
{
    public static IServiceCollection AddPartners(this IServiceCollection services) => services.AddCors(o => o.AddPolicy("Partners", p => p.WithOrigins("https://b.test")));
}
// FILE /app/Partners/.editorconfig
[*.cs]
cors_analyzers.approved_origins = https://c.test
