var builder = WebApplication.CreateBuilder(args);
builder.Services.AddCors(options => options.AddDefaultPolicy(policy => policy
    .WithOrigins("https://www.contoso.com").SetPreflightMaxAge(TimeSpan.FromSeconds(/* short */ 1.5))));

var app = builder.Build();
app.UseCors();
app.MapGet("/prices", () => new[] { 1.99, 2.49 });
app.Run();
