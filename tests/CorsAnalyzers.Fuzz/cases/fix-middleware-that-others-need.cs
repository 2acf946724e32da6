var builder = WebApplication.CreateBuilder(args);
builder.Services.AddCors(options =>
{
    options.AddPolicy("Open", policy => policy.AllowAnyOrigin());
    options.AddPolicy("Site", policy => policy.WithOrigins("https://www.contoso.com"));
});

var app = builder.Build();
app.UseCors("Open");
app.MapGet("/a", () => 1);
app.MapGet("/b", () => 2).RequireCors("Site");
app.Run();
