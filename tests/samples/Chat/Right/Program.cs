using Chat;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddSingleton<Rooms>();
builder.Services.AddSignalR();
builder.Services.AddAuthentication("Cookies").AddCookie("Cookies");
builder.Services.AddAuthorization();
builder.Services.AddChatCors();

var app = builder.Build();

app.UseRouting();
app.UseCors("chat");
app.UseAuthentication();
app.UseAuthorization();
app.UseWebSockets(new WebSocketOptions { AllowedOrigins = { "https://chat.example", "https://admin.chat.example" } });

app.MapRooms();
app.MapHub<ChatHub>("/hubs/chat");
app.MapHub<PresenceHub>("/hubs/presence");

app.Run();
