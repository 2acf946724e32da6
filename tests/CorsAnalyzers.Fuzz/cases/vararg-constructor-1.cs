var builder = WebApplication.CreateBuilder(args);
builder.Services.AddCors(o => o.AddDefaultPolicy(p => p.AllowAnyOrigin()));
var c = args.Length > 0;
var v = new V(__arglist(1, 2));
var app = builder.Build();
app.UseCors();
app.MapGet("/x", () => "x");
app.Run();
class V { public V(__arglist) { } }
