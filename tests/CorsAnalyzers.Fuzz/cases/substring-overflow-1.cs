var builder = WebApplication.CreateBuilder(args);
builder.Services.AddCors(o => o.AddDefaultPolicy(p => p.SetIsOriginAllowed(x => x.Substring(int.MaxValue, 1) == "a")));
var app = builder.Build();
app.UseCors();
app.MapGet("/x", () => "x");
app.Run();
