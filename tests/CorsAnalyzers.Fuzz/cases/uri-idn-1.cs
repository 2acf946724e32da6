var builder = WebApplication.CreateBuilder(args);
builder.Services.AddCors(o => o.AddDefaultPolicy(p => p.AllowAnyOrigin()));
var c = args.Length > 0;
var w = new Uri("https://xn--" + "\u0130" + ".test").IdnHost;
var y = new Uri("https://" + new string('a', 70) + "é.test").IdnHost;
var z = new Uri("https://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaé.test").IdnHost;var app = builder.Build();
app.UseCors();
app.MapGet("/x", () => "x");
app.Run();
