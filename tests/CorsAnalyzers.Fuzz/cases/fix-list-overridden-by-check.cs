var builder = WebApplication.CreateBuilder(args);
builder.Services.AddCors(options => options.AddDefaultPolicy(policy => policy
    .WithOrigins("https://contoso.vercel.app", "http://localhost:3000")
    .SetIsOriginAllowed(origin => origin.EndsWith(".vercel.app") || origin == "http://localhost:3000").AllowAnyHeader()));

var app = builder.Build();
app.UseCors();
app.MapGet("/prices", () => new[] { 1.99, 2.49 });
app.Run();
