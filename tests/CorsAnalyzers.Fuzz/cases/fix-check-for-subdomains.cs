var builder = WebApplication.CreateBuilder(args);
builder.Services.AddCors(options => options.AddDefaultPolicy(policy => policy
    .SetIsOriginAllowed(o => o.Contains("localhost") || o.EndsWith(".github.io") || o.EndsWith(".contoso.com")).AllowCredentials()));

var app = builder.Build();
app.UseCors();
app.MapGet("/prices", () => new[] { 1.99, 2.49 });
app.Run();
