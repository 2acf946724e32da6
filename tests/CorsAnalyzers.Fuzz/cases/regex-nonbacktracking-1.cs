var builder = WebApplication.CreateBuilder(args);
var re = new System.Text.RegularExpressions.Regex(@"^https://(?!evil)[a-z.]+$", System.Text.RegularExpressions.RegexOptions.NonBacktracking);
builder.Services.AddCors(o => o.AddDefaultPolicy(p => p.SetIsOriginAllowed(x => re.IsMatch(x))));
var app = builder.Build();
app.UseCors();
app.MapGet("/x", () => "x");
app.Run();
