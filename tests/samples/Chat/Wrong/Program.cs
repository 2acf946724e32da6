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

app.MapRooms();
app.MapHub<ChatHub>("/hubs/chat"); // expect: CORS112
app.MapHub<PresenceHub>("/hubs/presence").RequireCors("anyone");

app.Run();
