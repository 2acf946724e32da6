var builder = WebApplication.CreateBuilder(args);
builder.Services.AddCors(options => options.AddDefaultPolicy(policy => policy
    .WithOrigins("https://http://www.contoso.com")));

var app = builder.Build();
app.UseCors();
app.MapGet("/prices", () => new[] { 1.99, 2.49 });
app.Run();
