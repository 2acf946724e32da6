var builder = WebApplication.CreateBuilder(args);
builder.Services.AddCors(options => options.AddDefaultPolicy(policy => policy
    .SetIsOriginAllowed(origin => origin.StartsWith("http://localhost") || origin.StartsWith("https://localhost")).AllowCredentials()));

var app = builder.Build();
app.UseCors();
app.MapGet("/prices", () => new[] { 1.99, 2.49 });
app.Run();
