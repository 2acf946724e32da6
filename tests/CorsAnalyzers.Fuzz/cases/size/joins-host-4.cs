var builder = WebApplication.CreateBuilder(args);
builder.Services.AddCors(o => o.AddDefaultPolicy(p => p.AllowAnyOrigin()));
var app = builder.Build();
app.UseCors();
var k = 0;
for (var i = 0; i < 4; i++) for (var j = 0; j < 250; j++) if (args.Length > i) app.MapGet("/e" + i + j, () => "x");
app.MapGet("/x", () => "x");
app.Run();
