var builder = WebApplication.CreateBuilder(args);
builder.Services.AddCors(options => options.AddPolicy("Site", policy => policy.WithOrigins("https://www.contoso.com")));

var app = builder.Build();
app.UseCors("Sites");
app.MapGet("/a", () => 1);
app.UseCors("Site");
app.Run();
