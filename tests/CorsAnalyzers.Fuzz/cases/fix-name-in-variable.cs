var MyPolicy = "_myPolicy";
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddCors(options => options.AddPolicy(name: MyPolicy, policy => policy.WithOrigins("https://www.contoso.com")));

var app = builder.Build();
app.UseCors();
app.MapGet("/a", () => 1);
app.Run();
