using Gateway;

var builder = WebApplication.CreateBuilder(args);

builder.AddGateway();

var app = builder.Build();

app.UseGateway();
app.MapGateway();

app.Run();
