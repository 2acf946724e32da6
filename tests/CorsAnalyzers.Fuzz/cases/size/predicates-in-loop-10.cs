var builder = WebApplication.CreateBuilder(args);
builder.Services.AddCors(o => {
for (var i = 0; i < 10; i++) for (var j = 0; j < 250; j++) o.AddPolicy("p" + i + j, p => p.SetIsOriginAllowed(x => { for (var k = 0; k < 250; k++) for (var l = 0; l < 250; l++) { } return true; }));
});
var app = builder.Build();
app.UseCors();
app.MapGet("/x", () => "x");
app.Run();
