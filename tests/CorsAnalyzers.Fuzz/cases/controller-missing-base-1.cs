var builder = WebApplication.CreateBuilder(args);
builder.Services.AddCors(o => o.AddDefaultPolicy(p => p.AllowAnyOrigin()));
builder.Services.AddControllers();
var app = builder.Build();
app.UseCors();
app.MapControllers();
app.MapGet("/x", () => "x");
app.Run();
public class ShopController : MissingBaseController { public int Get() => 1; }
