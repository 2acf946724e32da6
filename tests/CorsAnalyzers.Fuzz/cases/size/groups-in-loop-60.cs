var builder = WebApplication.CreateBuilder(args);
builder.Services.AddCors(o => o.AddDefaultPolicy(p => p.AllowAnyOrigin()));
var app = builder.Build();
app.UseCors();
var g = app.MapGroup("/g");
for (var i = 0; i < 60; i++) for (var j = 0; j < 250; j++) g = g.MapGroup("/b");
g.MapGet("/x", () => "x");
app.MapGet("/x", () => "x");
app.Run();
